"""The front door: `python build.py` checks content/, then makes site/.

It is `guidepress build`, run from this checkout; see `guidepress build --help` for its options.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent


def main() -> None:
    sys.path.insert(0, str(ROOT / "src"))
    own = ROOT / ".venv" / "bin" / "python"
    if own.exists() and Path(sys.prefix).resolve() != (ROOT / ".venv").resolve():
        os.execv(own, [str(own), *sys.argv])  # noqa: S606 - what `make site` has set up
    try:
        from guidepress.cli.main import main as guidepress  # noqa: PLC0415 - only now can it be found
    except ModuleNotFoundError as missing:
        sys.exit(f"{missing.name} is not installed here; `make site` sets everything up")
    sys.argv[1:1] = ["build"]
    guidepress()


# The guard keeps `python -m build` safe, which finds this file when it runs in this folder.
if __name__ == "__main__":
    main()
