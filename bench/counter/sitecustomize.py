"""Count the calls of this Python process, if `COUNT_CALLS_INTO` names a folder for the counts.

Python imports this module at its start when the folder that it is in stands in PYTHONPATH, so the
processes that a counted command starts are counted too. Each writes a file of its own: for every
code object its file, its qualified name, how often it was entered, and how often it called a
function that is written in C.

What is counted must not depend on the machine, so a counted process believes that it has one
processor: then nothing is handed to forked processes, which end without saying what they did.
"""

import atexit
import json
import os
import sys
import threading
from cProfile import Profile
from pathlib import Path

_PROFILES: list[Profile] = []


def _begin(*_: object) -> None:
    _PROFILES.append(Profile())
    _PROFILES[-1].enable()


def _write(folder: Path) -> None:
    _PROFILES[0].disable()
    rows = [
        (
            entry.code.co_filename,
            entry.code.co_qualname,
            entry.callcount,
            sum(called.callcount for called in entry.calls or () if isinstance(called.code, str)),
        )
        for profile in _PROFILES
        for entry in profile.getstats()
        if not isinstance(entry.code, str)
    ]
    (folder / f"{os.getpid()}.json").write_text(json.dumps(rows), encoding="utf-8")


if folder := os.environ.get("COUNT_CALLS_INTO"):
    os.cpu_count = lambda: 1
    atexit.register(_write, Path(folder))
    if sys.version_info < (3, 12):  # from 3.12 on, one profile sees all threads
        threading.setprofile(_begin)
    _begin()
