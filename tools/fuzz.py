"""Feed nonsense to the commands that read what people write: check, fmt, diff, translate import.

    python tools/fuzz.py [--seconds 600] [--way bytes|structure]

Two ways at once, a process each: atheris turns bytes, led by what of the code they reach;
hypothesis turns records, lists and values. A fault is an error that is not said in a sentence, a
run of more than 20 seconds, or a file that is changed and should not be. Each is told once, by its
place in the code, with a folder that shows it; fails if there is any.
"""

import argparse
import contextlib
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
from collections.abc import Callable, Iterator
from pathlib import Path

import click

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
DELIVERIES = ("en.xlf", "en.po")
LIMIT = 20
"""Seconds that a command may take on a small guideline."""
SEED = 5
ROUND = 50
"""Structures between two looks at the clock."""


class TooSlowError(Exception):
    pass


class Room:
    """A folder with a small guideline, in which commands run; and the faults that were seen."""

    def __init__(self, folder: Path, way: str) -> None:
        self.folder, self.way = folder, way
        self.runs = 0
        self.faults: dict[str, str] = {}
        self.endings: dict[str, int] = {}
        shutil.copytree(BASE, folder / "content")
        os.chdir(folder)
        self.run("publish", "2022")
        for form, name in zip(("xliff", "po"), DELIVERIES, strict=True):
            self.run("translate", "export", "--lang", "en", "--format", form, "-o", name)
        self.good = snapshot(folder)

    def run(self, *arguments: str) -> int:
        """The exit code of a command; what a user would not be told in a sentence is raised."""
        from guidepress.cli import cli
        from guidepress.problem import CannotGoOnError

        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            signal.alarm(LIMIT)
            try:
                cli.main(list(arguments), standalone_mode=False)
            except SystemExit as end:
                return int(end.code or 0)
            except (click.ClickException, CannotGoOnError, OSError):
                return 2
            finally:
                signal.alarm(0)
        return 0

    def trial(self, name: str, content: bytes) -> None:
        """What the commands do when a file has this content, and everything else is good."""
        self.runs += 1
        if self.runs % 100 == 0:
            shutil.rmtree(".guidepress", ignore_errors=True)
        if name in DELIVERIES:
            self._deliver(name, content)
            return
        Path("content", name).write_bytes(content)
        for command in (("check",), ("fmt", "--check"), ("diff", "2023", "2024"), ("fmt",)):
            before = snapshot(Path("content"))
            self.attempt(f"{name} {' '.join(command)}", command, content)
            if command != ("fmt",):
                self.expect(before == snapshot(Path("content")), f"{command} writes", content)
        self._formed(name, content)
        Path("content", name).write_bytes(self.good[f"content/{name}"])

    def _formed(self, name: str, content: bytes) -> None:
        from guidepress import tree

        made = Path("content", name).read_bytes()
        old, new = tree.parse(content, ""), tree.parse(made, "")
        same = old.problems == new.problems if old.problems else not new.problems
        self.expect(same, "fmt changes what can be read", content)
        self.attempt("fmt again", ("fmt",), content)
        self.expect(Path("content", name).read_bytes() == made, "fmt, then fmt", content)
        others = {k: v for k, v in snapshot(Path("content")).items() if k != name}
        wanted = {k[8:]: v for k, v in self.good.items() if k.startswith("content/")}
        self.expect(others.items() <= wanted.items(), "fmt changes another file", content)

    def _deliver(self, name: str, content: bytes) -> None:
        Path(name).write_bytes(content)
        code = self.attempt(f"import {name}", ("translate", "import", name), content)
        now = snapshot(Path("content"))
        wanted = {k[8:]: v for k, v in self.good.items() if k.startswith("content/")}
        if code:
            self.expect(now == wanted, "a failed import writes", content)
        else:
            self.expect(self.attempt("check", ("check",), content) == 0, "import breaks", content)
        for path in now.keys() - wanted.keys():
            Path("content", path).unlink()
        for path, good in wanted.items():
            if now.get(path) != good:
                Path("content", path).write_bytes(good)

    def attempt(self, what: str, command: tuple[str, ...], content: bytes) -> int:
        try:
            code = self.run(*command)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)[-1]
            self._fault(f"{type(error).__name__} at {place.filename}:{place.lineno}", what, content)
            return -1
        self.endings[f"{command[0]} {code}"] = self.endings.get(f"{command[0]} {code}", 0) + 1
        return code

    def expect(self, holds: bool, law: str, content: bytes) -> None:
        if not holds:
            self._fault(law, law, content)

    def _fault(self, key: str, what: str, content: bytes) -> None:
        if key not in self.faults:
            kept = Path(tempfile.gettempdir(), f"fault-{self.way}-{len(self.faults)}")
            kept.write_bytes(content)
            self.faults[key] = f"{what}: {key}; the input is {kept}"
            print(self.faults[key], flush=True)


def snapshot(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file() and ".guidepress" not in file.parts)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


# ---- bytes ----


def by_bytes(room: Room, seconds: int) -> None:
    """Until the time is over; atheris ends the process, so what was seen is told before."""
    import atheris

    names = (*FILES, *DELIVERIES)
    corpus = Path(tempfile.mkdtemp())
    for number, name in enumerate(names):
        good = room.good.get(f"content/{name}") or room.good[name]
        (corpus / str(number)).write_bytes(bytes([number]) + good)
    ends = time.monotonic() + seconds

    def one(data: bytes) -> None:
        if time.monotonic() > ends:
            tell(room)
            os._exit(bool(room.faults))
        if data:
            room.trial(names[data[0] % len(names)], data[1:])

    quiet = ("-verbosity=0", "-print_final_stats=0")
    atheris.Setup([sys.argv[0], str(corpus), "-max_len=8192", f"-seed={SEED}", *quiet], one)
    atheris.Fuzz()


# ---- structure ----


def by_structure(room: Room, seconds: int) -> None:
    from hypothesis import HealthCheck, Phase, given, seed, settings
    from hypothesis import strategies as st
    from ruamel.yaml import YAML

    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    hints = st.sampled_from(["de", "en", "id", "tea", "[@x]", "a: b", "- c", "{", "2024", "++", "*", "#"])
    nonsense = st.recursive(
        scalars | hints,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hints, inner, max_size=3),
        max_leaves=5,
    )

    edits = st.sampled_from([
        lambda words: f"{words} x",
        lambda words: f"{words} [@leaf-2019]",
        lambda words: f"**{words}",
        lambda words: words[:-1],
        lambda words: words.replace(" ", "\n"),
        lambda words: words.upper(),
        lambda words: f" {words} ",
    ])

    @st.composite
    def turned(draw: Callable, data: object) -> object:  # noqa: PLR0911
        if isinstance(data, str) and draw(st.integers(0, 3)):
            return draw(edits)(data)
        deed = draw(st.integers(0, 12 if isinstance(data, list | dict) and data else 0))
        if deed == 0:
            return draw(nonsense)
        if isinstance(data, list):
            at = draw(st.integers(0, len(data) - 1))
            if deed == 1:
                return data[:at] + data[at + 1 :]
            if deed == 2:
                return [*data, data[at]]
            return [*data[:at], draw(turned(data[at])), *data[at + 1 :]]
        key = draw(st.sampled_from(sorted(data)))
        if deed == 1:
            return {k: v for k, v in data.items() if k != key}
        if deed == 2:
            return {draw(hints) if k == key else k: v for k, v in data.items()}
        return data | {key: draw(turned(data[key]))}

    def dumped(data: object, indent: int) -> bytes:
        writer, written = YAML(), io.BytesIO()
        writer.indent(mapping=indent, sequence=indent + 2, offset=2)
        writer.dump(data, written)
        return written.getvalue()

    ends, number = time.monotonic() + seconds, 0
    known = {name: YAML(typ="safe").load(room.good[f"content/{name}"]) for name in FILES}
    while time.monotonic() < ends:

        @seed(number)
        @settings(
            max_examples=ROUND,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(st.data())
        def one(data: object) -> None:
            name = data.draw(st.sampled_from(FILES))
            record = data.draw(turned(known[name]))
            again = data.draw(st.booleans())
            record = data.draw(turned(record)) if again else record
            as_json = json.dumps(record).encode()
            room.trial(name, data.draw(st.sampled_from([as_json, *_yaml(dumped, record)])))

        one()
        number += 1
    tell(room)


def _yaml(dumped: Callable[[object, int], bytes], record: object) -> Iterator[bytes]:
    with contextlib.suppress(Exception):  # what the writer cannot write is not what is tried here
        yield dumped(record, 2)
        yield dumped(record, 5)


def tell(room: Room) -> None:
    ended = ", ".join(f"{name}: {count}" for name, count in sorted(room.endings.items()))
    print(f"{room.way}: {room.runs} inputs, {len(room.faults)} faults ({ended})", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--way", choices=["bytes", "structure"])
    asked = parser.parse_args()
    if not asked.way:
        ways = [
            subprocess.Popen([sys.executable, __file__, "--way", way, "--seconds", str(asked.seconds)])
            for way in ("bytes", "structure")
        ]
        return max(way.wait() for way in ways)
    signal.signal(signal.SIGALRM, _too_slow)
    if asked.way == "bytes":
        import atheris

        with atheris.instrument_imports(include=["guidepress"]):
            import guidepress.cli
            import guidepress.verbs.check
            import guidepress.verbs.diff
            import guidepress.verbs.fmt
            import guidepress.verbs.translate_import
    room = Room(Path(tempfile.mkdtemp()), asked.way)
    {"bytes": by_bytes, "structure": by_structure}[asked.way](room, asked.seconds)
    return bool(room.faults)


def _too_slow(*_: object) -> None:
    raise TooSlowError


if __name__ == "__main__":
    sys.exit(main())
