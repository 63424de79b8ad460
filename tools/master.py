"""Write templates/slides/master.pptx, the master of the slides, out of the parts in tools/master/.

    python tools/master.py [FILE]

It is a PowerPoint file without slides: a theme, a slide master with three layouts, a master of
notes and a table style. The same parts give the same bytes. A point is 12,700 units of the format.
"""

import sys
import zipfile
from pathlib import Path

PARTS = Path(__file__).parent / "master"
FILE = PARTS.parents[1] / "templates" / "slides" / "master.pptx"
EPOCH = (1980, 1, 1, 0, 0, 0)
FIRST = "[Content_Types].xml"
"""What office programs want to read before all else."""


def write(file: Path) -> None:
    paths = sorted(
        path.relative_to(PARTS).as_posix() for path in PARTS.rglob("*") if path.is_file()
    )
    with zipfile.ZipFile(file, "w") as package:
        for path in sorted(paths, key=lambda path: path != FIRST):
            entry = zipfile.ZipInfo(path, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(entry, (PARTS / path).read_bytes())


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FILE)
