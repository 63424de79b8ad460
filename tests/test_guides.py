"""The guides in docs/: every command is run, every edit made, every output seen, as they say."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click
import pytest
from playwright.sync_api import Browser
from selectolax.lexbor import LexborHTMLParser

from guidepress.check import registry
from guidepress.cli.lazy import LazyCommand
from guidepress.cli.main import cli
from guidepress.site.guides import GUIDES
from repository import ALONE, Repository
from sites import ROOT, Site, guidepress

DOCS = ROOT / "docs"
LANGUAGES = ("en", "de")
SHELL = ("sh", "sh setup", "sh fails", "sh serve")
_FENCE = re.compile(r"^```([^\n]+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_INLINE = re.compile(r"`guidepress\s+([^`]+)`")
_SUM = re.compile(r"sha256:[0-9a-f]{64}")


def text(name: str, language: str = "en") -> str:
    return (DOCS / language / f"{name}.md").read_text(encoding="utf-8")


def fences(name: str, language: str = "en") -> list[tuple[str, str]]:
    """What a guide's blocks of code are called, and what they hold."""
    return _FENCE.findall(text(name, language))


def named(name: str, language: str) -> list[str]:
    """The commands that a guide names in passing, without their first word."""
    return [" ".join(said.split()) for said in _INLINE.findall(text(name, language))]


@dataclass
class Reader:
    """Somebody who does what a guide says: in a folder, with the variables of a shell."""

    folder: Path
    environment: dict[str, str]
    said: str = ""
    running: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def follow(self, kind: str, content: str) -> None:
        language, _, more = kind.partition(" ")
        if kind in SHELL:
            self._run(content, more)
        elif language == "text":
            self._see(content)
        elif language == "diff":
            self._edit(self.folder / more, content)
        elif language == "yaml":
            printed = _SUM.search(self.said)
            content = content.replace("sha256:…", printed[0] if printed else "")
            (self.folder / more).write_text(content, encoding="utf-8")

    def _run(self, commands: str, more: str) -> None:
        if more == "serve":
            self._serve(commands)
            return
        state = self.folder.parent / f"{self.folder.name}.state"
        script = f"set -eu\ncd {self.folder}\n{commands}\n{{ pwd; env -0; }} > {state}"
        done = subprocess.run(
            ["bash", "-c", script],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        self.said = done.stdout + done.stderr
        assert done.returncode == (1 if more == "fails" else 0), f"{commands}\n{self.said}"
        if more != "fails":
            place, _, variables = state.read_text().partition("\n")
            self.folder = Path(place)
            self.environment = dict(one.split("=", 1) for one in variables.split("\0") if one)

    def _serve(self, command: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        environment = self.environment | {"GUIDEPRESS_SERVE_PORT": str(port)}
        words = ["bash", "-c", f"exec {command}"]
        self.running.append(subprocess.Popen(words, cwd=self.folder, env=environment))
        assert b"<html" in answered(f"http://127.0.0.1:{port}/en/")

    def _see(self, content: str) -> None:
        rest = self.said
        for line in content.splitlines():
            before, found, rest = rest.partition(line.strip())
            assert found, f"{line!r} is not in\n{before}"

    @staticmethod
    def _edit(file: Path, content: str) -> None:
        lines = content.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        now = file.read_text(encoding="utf-8")
        assert now.count(old) == 1, f"{file.name} has not once:\n{old}\nbut is\n{now}"
        file.write_text(now.replace(old, new), encoding="utf-8")


def answered(address: str) -> bytes:
    """What an address answers, as soon as it does."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - this machine
                return bytes(answer.read())
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"nobody answers at {address}")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    """A reader in an empty folder, with the command at hand."""
    folder = tmp_path / "here"
    folder.mkdir()
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    one = Reader(folder, {k: v for k, v in ALONE.items() if k != "CI"} | {"PATH": path})
    yield one
    for process in one.running:
        process.terminate()
        process.wait(20)


def checkout(folder: Path) -> None:
    """All that git would know of this checkout, as it is."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in filter(None, names.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def test_the_first_recommendation_from_a_bare_checkout(reader: Reader) -> None:
    checkout(reader.folder)
    reader.environment["PATH"] = os.environ["PATH"]
    begun = reader.folder
    for kind, content in fences("first-recommendation"):
        reader.follow(kind, content)
    assert shutil.which("guidepress", path=reader.environment["PATH"]) == str(
        begun / ".venv/bin/guidepress"
    )
    made = begun / "balcony"
    page = (made / "site/de/2026/watering/index.html").read_text(encoding="utf-8")
    assert "Morgens gießen, nicht mittags" in page
    assert "#leaf-2019" in page
    assert (made / "slides/en/watering.pptx").is_file() or list(made.glob("slides/**/*.pptx"))


@pytest.mark.parametrize("name", ["new-edition", "translate"])
def test_what_is_tried_with_the_example(name: str, reader: Reader) -> None:
    shutil.copytree(ROOT / "examples", reader.folder / "examples")
    for kind, content in fences(name):
        reader.follow(kind, content)
    assert guidepress("check", cwd=reader.folder).returncode == 0


def test_the_look(reader: Reader) -> None:
    checkout(reader.folder)
    reader.environment["PYTHONPATH"] = str(reader.folder / "src")
    for kind, content in fences("look"):
        reader.follow(kind, content)
    home = (reader.folder / "site/en/2024/index.html").read_text(encoding="utf-8")
    assert "Find your way" in home
    style = (reader.folder / "site/assets/guidepress.css").read_text(encoding="utf-8")
    assert "--md-primary-fg-color: #5a1243;" in style


def test_publishing(reader: Reader, tmp_path: Path) -> None:
    assert guidepress("init", "balcony", "--edition", "2026", cwd=reader.folder).returncode == 0
    reader.folder /= "balcony"
    repository = Repository(reader.folder)
    origin = Repository(tmp_path / "origin")
    origin.folder.mkdir()
    origin.git("init", "--quiet", "--bare")
    reader.environment["ORIGIN"] = str(origin.folder)
    reader.environment["TARGET"] = f"{tmp_path}/server/"
    for kind, content in fences("publish"):
        reader.follow(kind, content)
    assert origin.git("rev-parse", "main") == repository.git("rev-parse", "main")
    home = (tmp_path / "server/en/2026/index.html").read_text(encoding="utf-8")
    assert "https://herbs.example/balcony/en/2026/" in home
    assert (reader.folder / "stick/index.html").is_file()


def test_the_rules(reader: Reader) -> None:
    for kind, content in fences("rules"):
        reader.follow(kind, content)
    assert "rating-on-scale" in reader.said


def test_every_kind_of_block_is_followed() -> None:
    kinds = {kind for name in GUIDES for kind, _ in fences(name)}
    followed = {
        kind for kind in kinds if kind in SHELL or kind.split()[0] in ("diff", "yaml", "text")
    }
    assert kinds - followed == {"nginx guideline.conf"}


@pytest.mark.parametrize("name", GUIDES)
def test_both_languages_say_the_same_to_the_machine(name: str) -> None:
    assert fences(name, "de") == fences(name, "en")
    outlines = [
        [line.split()[0] for line in text(name, lang).splitlines() if line.startswith(("#", "|"))]
        for lang in LANGUAGES
    ]
    assert outlines[0] == outlines[1]
    commands = [sorted(named(name, language)) for language in LANGUAGES]
    assert commands[0] == commands[1]


@pytest.mark.parametrize(
    ("name", "language"), [(name, language) for name in GUIDES for language in LANGUAGES]
)
def test_what_is_named_in_passing_exists(name: str, language: str) -> None:
    for said in named(name, language):
        command: click.Command = cli
        words = said.split()
        while isinstance(command, click.Group) and words:
            listed = command.commands[words.pop(0)]
            command = listed.load() if isinstance(listed, LazyCommand) else listed
        options = {option for one in command.params for option in one.opts}
        assert {word.partition("=")[0] for word in words if word.startswith("--")} <= options


# ---- the site ----


def test_the_site_has_every_guide_in_both_languages(ago: Site) -> None:
    for language in LANGUAGES:
        listed = LexborHTMLParser((ago.folder / language / "guides/index.html").read_text())
        links = [link.attributes["href"] for link in listed.css(".gp-guide-list a")]
        assert links == [f"{name}/" for name in GUIDES]
        for name in GUIDES:
            page = LexborHTMLParser(
                (ago.folder / language / "guides" / name / "index.html").read_text()
            )
            (heading,) = page.css("h1")
            assert text(name, language).startswith(f"# {heading.text()}\n")
            blocks = [block.text() for block in page.css(".highlight code")]
            assert blocks == [content for _, content in fences(name, language)]


def test_the_guide_to_rules_has_every_rule(ago: Site) -> None:
    page = LexborHTMLParser((ago.folder / "en/guides/rules/index.html").read_text())
    shown = {rule.attributes["id"]: rule for rule in page.css(".gp-rule")}
    assert set(shown) == {entry.id for entry in registry.RULES}
    for entry in registry.RULES:
        assert entry.summary in shown[entry.id].text()
        codes = [code.text() for code in shown[entry.id].css("pre code")]
        assert codes == [example for example in (entry.passes, entry.fails) if example]


def test_a_guideline_without_them_says_nothing_of_them(houseplants: Site) -> None:
    assert not (houseplants.folder / "en" / "guides").exists()
    assert "guides/" not in (houseplants.folder / "en/2024/index.html").read_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_guides_fit_on_a_phone(ago: Site, browser: Browser, scheme: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    for name in GUIDES:
        page.goto((ago.folder / "de/guides" / name / "index.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()


# ---- a web server ----


@contextmanager
def nginx(folder: Path, server: str) -> Iterator[str]:
    """A server as the guide says, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {folder}/{kind};\n" for kind in kinds)
    (folder / "nginx.conf").write_text(
        f"{'user root;' * (os.getuid() == 0)}\n"
        f"daemon off; pid {folder}/pid; error_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n{places}{server}}}\n".replace(
            "listen 80;", f"listen 127.0.0.1:{port};"
        )
    )
    program = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    assert program
    with subprocess.Popen(
        [program, "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
    ) as process:
        try:
            answered(f"http://127.0.0.1:{port}/index.html")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def test_a_browser_keeps_what_never_changes_and_asks_for_the_rest(
    houseplants: Site, tmp_path: Path
) -> None:
    (server,) = (content for kind, content in fences("publish") if kind.startswith("nginx"))
    tmp_path.chmod(0o755)
    with nginx(tmp_path, server.replace("/srv/guideline", str(houseplants.folder))) as address:
        for file in houseplants.folder.rglob("*"):
            path = file.relative_to(houseplants.folder).as_posix()
            if not file.is_file() or "/r/" in path or "/2022" in path or "/2023" in path:
                continue
            with urllib.request.urlopen(f"{address}/{path}") as answer:  # noqa: S310 - this machine
                kept = answer.headers["Cache-Control"]
                assert answer.headers["X-Content-Type-Options"] == "nosniff"
            named = re.search(r"[._][0-9a-f]{7,}[.]|fragment/|index/\w+_", path)
            assert kept == ("public, max-age=31536000, immutable" if named else "no-cache"), path
