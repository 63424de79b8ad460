"""Feed nonsense to the commands that read what people write: check, fmt, diff, translate import.

    python tools/fuzz.py [--seconds 600] [--way bytes|structure]

Two ways at once, a process each: atheris turns bytes, led by what of the code they reach;
hypothesis turns records, lists and values. A fault is an error that is not said in a sentence, a
run of more than 20 seconds, or a file that is changed and should not be. Each is told once, by its
place in the code, with a file that shows it; fails if there is any.
"""

import argparse
import contextlib
import importlib
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parents[1]
BASE = ROOT / "tests" / "cases" / "good" / "changes"
FILES = (
    "guideline.yaml",
    "2024/chapters/brewing.yaml",
    "2024/edition.yaml",
    "2024/references.yaml",
    "2024/changes.yaml",
    "2023/chapters/brewing.yaml",
    "scales/advice.yaml",
)
DELIVERIES = {"en.xlf": "xliff", "en.po": "po"}
COMMANDS = (("check",), ("fmt", "--check"), ("diff", "2023", "2024"), ("fmt",))
MODULES = ("read.yaml_reader", "cli.check", "cli.diff", "cli.fmt", "cli.translate_import")
LIMIT = 20
"""Seconds that a command may take on a small guideline."""
SEED = 5
ROUND = 50
"""Structures between two looks at the clock."""
FORGET = 100
"""After so many inputs what was remembered is removed, so that it does not fill the disk."""


class TooSlowError(Exception):
    pass


class Room:
    """A folder with a small guideline, in which commands run; and the faults that were seen."""

    def __init__(self, folder: Path, way: str) -> None:
        self.way = way
        self.inputs = 0
        self.faults: set[str] = set()
        self.endings: Counter[str] = Counter()
        self._cli = importlib.import_module("guidepress.cli.main").cli
        self._parse = importlib.import_module("guidepress.read.yaml_reader").parse
        shutil.copytree(BASE, folder / "content")
        os.chdir(folder)
        self._run("publish", "2022")
        for name, form in DELIVERIES.items():
            self._run("translate", "export", "--lang", "en", "--format", form, "-o", name)
        self.deliveries = {name: Path(name).read_bytes() for name in DELIVERIES}
        self.good = snapshot()

    def trial(self, name: str, content: bytes) -> None:
        """What the commands do when a file has this content, and everything else is good."""
        self.inputs += 1
        if self.inputs % FORGET == 0:
            shutil.rmtree(".guidepress", ignore_errors=True)
        self._input = content
        if name in DELIVERIES:
            self._deliver(name, content)
        else:
            self._write(name, content)

    def _write(self, name: str, content: bytes) -> None:
        file = Path("content", name)
        file.write_bytes(content)
        for command in COMMANDS:
            before = snapshot()
            self._attempt(command)
            self._expect(command == ("fmt",) or before == snapshot(), f"{command} writes")
        made = file.read_bytes()
        old, new = self._parse(content, ""), self._parse(made, "")
        self._expect(made == content if old.problems else not new.problems, "fmt breaks")
        self._attempt(("fmt",))
        self._expect(file.read_bytes() == made, "fmt, then fmt, is something else")
        file.write_bytes(self.good[name])
        self._expect(snapshot() == self.good, "fmt changes another file")

    def _deliver(self, name: str, content: bytes) -> None:
        Path(name).write_bytes(content)
        if self._attempt(("translate", "import", name)):
            self._expect(snapshot() == self.good, "an import that fails writes")
        else:
            self._expect(self._attempt(("check",)) == 0, "an import breaks the content")
        shutil.rmtree("content")
        for path, good in self.good.items():
            Path("content", path).parent.mkdir(parents=True, exist_ok=True)
            Path("content", path).write_bytes(good)

    def _attempt(self, command: tuple[str, ...]) -> int:
        try:
            code = self._run(*command)
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            place = traceback.extract_tb(error.__traceback__)[-1]
            said = f"{type(error).__name__} at {place.filename}:{place.lineno}"
            self._expect(False, f"{' '.join(command[:2])}: {said}")
            return -1
        self.endings[f"{command[0]} {code}"] += 1
        return code

    def _run(self, *arguments: str) -> int:
        """The exit code of a command; what a user would not be told in a sentence is raised."""
        said = importlib.import_module("guidepress.model.problem").GuidepressError
        nowhere = io.StringIO()
        with contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
            signal.alarm(LIMIT)
            try:
                return int(self._cli.main(list(arguments), standalone_mode=False) or 0)
            except (click.ClickException, said, OSError):
                return 2
            finally:
                signal.alarm(0)

    def _expect(self, holds: bool, law: str) -> None:
        if not holds and law not in self.faults:
            kept = Path(tempfile.gettempdir(), f"fault-{self.way}-{len(self.faults)}")
            kept.write_bytes(self._input)
            self.faults.add(law)
            click.echo(f"{law}; the input is {kept}")

    def tell(self) -> None:
        ended = ", ".join(f"{name}: {count}" for name, count in sorted(self.endings.items()))
        click.echo(f"{self.way}: {self.inputs} inputs, {len(self.faults)} faults ({ended})")


def snapshot() -> dict[str, bytes]:
    """The bytes of every file of the content, by path."""
    root = Path("content")
    files = (file for file in root.rglob("*") if file.is_file())
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


# ---- bytes ----


def by_bytes(room: Room, seconds: int) -> None:
    """Until the time is over; the fuzzer never returns, so the process ends here."""
    names = (*FILES, *DELIVERIES)
    corpus, ends = Path(tempfile.mkdtemp()), time.monotonic() + seconds
    for number, name in enumerate(names):
        (corpus / str(number)).write_bytes(bytes([number]) + (room.good | room.deliveries)[name])

    def one(data: bytes) -> None:
        if time.monotonic() > ends:
            room.tell()
            os._exit(bool(room.faults))
        if data:
            room.trial(names[data[0] % len(names)], data[1:])

    atheris = importlib.import_module("atheris")
    quiet = ("-verbosity=0", "-print_final_stats=0")
    atheris.Setup([sys.argv[0], str(corpus), "-max_len=8192", f"-seed={SEED}", *quiet], one)
    atheris.Fuzz()


# ---- structure ----

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
HINTS = st.sampled_from(["de", "en", "id", "[@x]", "a: b", "- c", "{", "2024", "++", "*", "#"])
NONSENSE = st.recursive(
    SCALARS | HINTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(HINTS, inner, max_size=3),
    max_leaves=5,
)
EDITS: tuple[Callable[[str], str], ...] = (
    lambda words: f"{words} x",
    lambda words: f"{words} [@leaf-2019]",
    lambda words: f"**{words}",
    lambda words: words[:-1],
    lambda words: words.replace(" ", "\n"),
    lambda words: words.upper(),
    lambda words: f" {words} ",
)
DROP, REPEAT = 1, 2
DEEDS = 12
"""So many kinds of deed; nonsense, dropping and repeating are one each, the others go deeper."""


@st.composite
def turned(draw: Callable[[st.SearchStrategy[Any]], Any], data: Any) -> Any:
    """The same data with something in it that is otherwise."""
    if isinstance(data, str) and draw(st.integers(0, 3)):
        return draw(st.sampled_from(EDITS))(data)
    deed = draw(st.integers(0, DEEDS if isinstance(data, list | dict) and data else 0))
    if not deed:
        return draw(NONSENSE)
    if isinstance(data, list):
        return turned_list(draw, data, deed)
    key = draw(st.sampled_from(sorted(data)))
    if deed == REPEAT:
        return {draw(HINTS) if name == key else name: value for name, value in data.items()}
    kept = {name: value for name, value in data.items() if name != key}
    return kept if deed == DROP else kept | {key: draw(turned(data[key]))}


def turned_list(draw: Callable[[st.SearchStrategy[Any]], Any], data: list[Any], deed: int) -> Any:
    at = draw(st.integers(0, len(data) - 1))
    if deed == REPEAT:
        return [*data, data[at]]
    inner = [] if deed == DROP else [draw(turned(data[at]))]
    return [*data[:at], *inner, *data[at + 1 :]]


def written(data: object, indent: int) -> bytes:
    """Data as YAML; as JSON, which is YAML too, where the writer cannot write it."""
    writer, made = YAML(), io.BytesIO()
    writer.indent(mapping=indent, sequence=indent + 2, offset=2)
    try:
        writer.dump(data, made)
    except Exception:  # noqa: BLE001 - the writer is not what is tried here
        return json.dumps(data).encode()
    return made.getvalue()


def by_structure(room: Room, seconds: int) -> None:
    ends, number = time.monotonic() + seconds, 0
    known = {name: YAML(typ="safe").load(room.good[name]) for name in FILES}
    calm = settings(
        max_examples=ROUND,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    def one(data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(FILES))
        record = data.draw(turned(known[name]))
        record = data.draw(turned(record)) if data.draw(st.booleans()) else record
        room.trial(name, written(record, data.draw(st.sampled_from((2, 5)))))

    while time.monotonic() < ends:
        seed(number)(calm(given(st.data())(one)))()
        number += 1
    room.tell()


def one_way(way: str, seconds: int) -> int:
    signal.signal(signal.SIGALRM, _too_slow)
    if way == "bytes":
        atheris = importlib.import_module("atheris")
        with atheris.instrument_imports(include=["guidepress"]):
            for name in MODULES:
                importlib.import_module(f"guidepress.{name}")
    room = Room(Path(tempfile.mkdtemp()), way)
    {"bytes": by_bytes, "structure": by_structure}[way](room, seconds)
    return bool(room.faults)


def _too_slow(*_: object) -> None:
    raise TooSlowError


def main() -> int:
    parser = argparse.ArgumentParser(description="Feed nonsense to commands.")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--way", choices=["bytes", "structure"])
    asked = parser.parse_args()
    if asked.way:
        return one_way(asked.way, asked.seconds)
    command = (sys.executable, __file__, "--seconds", str(asked.seconds))
    both = [subprocess.Popen((*command, "--way", way)) for way in ("bytes", "structure")]  # noqa: S603
    return max(one.wait() for one in both)


if __name__ == "__main__":
    sys.exit(main())
