"""Reading a folder: the same in one process and in several, and without a trace in the caller's."""

import gc
import signal
from pathlib import Path

import pytest

from guidepress.check.check import CheckResult, check
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import Cache
from sites import CONTENT, snapshot


def _read(cache: Path | None, jobs: int) -> CheckResult:
    return check(scan_folder(CONTENT["houseplants"]), Cache(cache), jobs)


def test_several_processes_read_what_one_does(tmp_path: Path) -> None:
    alone, together = _read(tmp_path / "one", 1), _read(tmp_path / "two", 2)
    assert together == alone
    assert snapshot(tmp_path / "one").keys() == snapshot(tmp_path / "two").keys()


@pytest.mark.parametrize("name", [None, "cache"])
def test_reading_leaves_no_trace_in_the_process(name: str | None, tmp_path: Path) -> None:
    def state() -> tuple[object, ...]:
        return gc.isenabled(), gc.get_freeze_count(), signal.getsignal(signal.SIGINT)

    before = state()
    assert _read(tmp_path / name if name else None, 2).editions
    assert state() == before
