"""The folder of results: it stays within its limit, and is in nobody's way."""

import os
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

from guidepress.check.check import check
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import HOUR, LIMIT, Cache, RecentCache, digest
from sites import guidepress, snapshot

KEYS = [digest(str(number)) for number in range(20)]
KILOBYTE = b"x" * 1000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def _fill(folder: Path, limit: int = LIMIT) -> Cache:
    """A cache with a kilobyte under each key, last used one hour after the other, long ago."""
    cache = Cache(folder, limit)
    now = time.time()
    for hours, key in enumerate(reversed(KEYS), 2):
        cache.put(key, KILOBYTE)
        _age(_file(folder, key), now - hours * HOUR)
    return cache


def _file(folder: Path, key: str) -> Path:
    return folder / key[:2] / key[2:]


def _age(file: Path, used: float) -> None:
    os.utime(file, (used, used))


def _kept(cache: Cache) -> list[int]:
    """The numbers of the keys that are there, without using them."""
    return [number for number, key in enumerate(KEYS) if key in cache]


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def test_what_was_used_longest_ago_goes_first(folder: Path) -> None:
    cache = _fill(folder, limit=5500)
    cache.trim()
    assert _kept(cache) == [15, 16, 17, 18, 19]
    assert _size(folder) <= 5500


def test_what_is_used_stays(folder: Path) -> None:
    cache = _fill(folder, limit=2500)
    assert cache.get(KEYS[0]) == KILOBYTE
    cache.trim()
    assert _kept(cache) == [0, 19]


def test_what_fits_stays(folder: Path) -> None:
    cache = _fill(folder)
    cache.trim()
    assert len(_kept(cache)) == len(KEYS)


def test_a_use_within_the_hour_writes_nothing(folder: Path) -> None:
    cache = Cache(folder)
    cache.put(KEYS[0], KILOBYTE)
    _age(_file(folder, KEYS[0]), before := time.time() - HOUR / 2)
    assert cache.get(KEYS[0]) == KILOBYTE
    assert _file(folder, KEYS[0]).stat().st_mtime == pytest.approx(before)


def test_the_folder_is_looked_at_once_an_hour(folder: Path) -> None:
    cache = _fill(folder, limit=5500)
    cache.trim()
    _fill(folder)
    cache.trim()
    assert len(_kept(cache)) == len(KEYS)
    _age(folder / "trimmed", time.time() - HOUR)
    cache.trim()
    assert _kept(cache) == [15, 16, 17, 18, 19]


def test_a_clock_that_was_set_back_stops_nothing(folder: Path) -> None:
    cache = _fill(folder, limit=0)
    (folder / "trimmed").touch()
    _age(folder / "trimmed", time.time() + 1000 * HOUR)
    cache.trim()
    assert _kept(cache) == []


def test_leftovers_of_a_run_that_was_cut_off_go_too(folder: Path) -> None:
    cache = _fill(folder, limit=0)
    leftover = _file(folder, KEYS[0]).with_suffix(".99999")
    leftover.write_bytes(KILOBYTE)
    cache.trim()
    assert not leftover.exists()


def _write_and_trim(folder: Path) -> None:
    cache = Cache(folder, limit=5500)
    for number in range(200):
        (folder / "trimmed").unlink(missing_ok=True)
        cache.put(KEYS[number % len(KEYS)], KILOBYTE)
        cache.trim()


def test_two_processes_may_write_and_trim_at_once(folder: Path) -> None:
    _fill(folder)
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_write_and_trim, [folder, folder]))
    cache = Cache(folder, limit=5500)
    _age(folder / "trimmed", time.time() - HOUR)
    cache.trim()
    assert _size(folder) <= 5500
    assert all(cache.get(KEYS[number]) == KILOBYTE for number in _kept(cache))


def test_a_folder_that_is_not_there_stays_away(folder: Path) -> None:
    Cache(folder).trim()
    assert not folder.exists()


@pytest.mark.parametrize("make", [Cache, RecentCache])
def test_without_a_folder_nothing_is_written(
    make: type[Cache], content: Path, tmp_path: Path
) -> None:
    before = snapshot(tmp_path)
    cache = make(None)
    result = check(scan_folder(content), cache, jobs=2)
    cache.trim()
    assert (len(result.editions), result.problems) == (1, ())
    assert snapshot(tmp_path) == before


def test_a_cache_without_a_folder_is_empty() -> None:
    cache = Cache(None)
    cache.put(KEYS[0], KILOBYTE)
    assert KEYS[0] not in cache
    assert cache.get(KEYS[0]) is None
    assert [cache.get_or_make(KEYS[0], made.pop) for made in ([1], [2])] == [1, 2]


def test_what_was_used_lately_stays_at_hand(folder: Path) -> None:
    cache = RecentCache(folder)
    for key in KEYS[:2]:
        cache.put(key, KILOBYTE)
        _file(folder, key).unlink()
    for _ in range(3):
        assert cache.get(KEYS[0]) == KILOBYTE
        cache.drop_unused()
    assert (KEYS[0] in cache, KEYS[1] in cache) == (True, False)


def test_a_command_trims_when_its_work_is_done(content: Path) -> None:
    folder = Path(".guidepress/memory")
    big = _file(folder, KEYS[0])
    big.parent.mkdir(parents=True)
    with big.open("wb") as file:
        file.truncate(LIMIT)
    _age(big, 0)
    assert guidepress("check", cwd=content.parent).returncode == 0
    assert not big.exists()
    assert 0 < _size(folder) < LIMIT
