"""The wheel carries all that is shipped: installed alone elsewhere, it makes a site."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from sites import CONTENT, ROOT, Site, snapshot


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of a copy of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    copy = folder / "checkout"
    for name in ("src", "schema", "templates", "docs"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", "dist", copy]
    subprocess.run(list(map(str, command)), cwd=folder, check=True, capture_output=True)
    (made,) = (folder / "dist").iterdir()
    return made


def test_the_wheel_carries_all_that_is_shipped(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "guidepress/py.typed" in names  # for those who check the types of what they import
    packed = {name for name in names if "/shipped/" in name}
    wanted = {
        f"guidepress/shipped/{file.relative_to(ROOT).as_posix()}"
        for root in ("schema", "templates", "docs/de", "docs/en")
        for file in (ROOT / root).rglob("*")
        if file.is_file()
    }
    assert packed == wanted


def test_the_wheel_installed_elsewhere_makes_a_site(
    wheel: Path, houseplants: Site, tmp_path: Path
) -> None:
    venv.create(tmp_path / "venv", with_pip=False, symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    (library,) = (tmp_path / "venv" / "lib").glob("python*/site-packages")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    subprocess.run([*pip, "--no-deps", "--no-index", str(wheel)], check=True, cwd=tmp_path)
    # What it depends on is lent by the environment of the tests; itself it must bring along.
    lent = [
        entry
        for entry in Path(sysconfig.get_path("purelib")).iterdir()
        if not entry.name.startswith(("guidepress", "_editable_impl_guidepress"))
    ]
    for entry in lent:
        if not (library / entry.name).exists():
            (library / entry.name).symlink_to(entry)
    shutil.copytree(CONTENT["houseplants"], tmp_path / "work" / "plants")
    command = tmp_path / "venv" / "bin" / "guidepress"
    begun = ["build", "--content", "balcony/content", "--out", "balcony/site"]
    for arguments in (
        ["--version"],
        ["build", "--content", "plants", "--slides"],
        ["init", "balcony", "--edition", "2026"],
        begun,
    ):
        done = subprocess.run(
            [command, *arguments],
            cwd=tmp_path / "work",
            env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert snapshot(tmp_path / "work" / "site") == snapshot(houseplants.folder)
    assert (tmp_path / "work" / "balcony" / "site" / "de" / "guides" / "publish").is_dir()
