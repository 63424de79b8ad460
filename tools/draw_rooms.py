"""Draw the rooms of src/guidepress and what they import: docs/rooms.svg.

    python tools/draw_rooms.py

The floors are the layers of the contract in pyproject.toml, the lines the imports as they are. A
test fails while the picture shows something else.
"""

import ast
import tomllib
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "docs" / "rooms.svg"
WIDTH, HIGH, GAP, MARGIN = 1000, 46, 22, 16
LEFT = 70
"""Room at the left and at the right for the lines that pass over floors."""


def floors() -> list[list[str]]:
    """The rooms of each floor, from the roof down."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    return [[room.strip() for room in layer.split("|")] for layer in contract["layers"]]


def imports() -> list[tuple[str, str]]:
    """The pairs of rooms of which a module in the first imports from the second."""
    graph = grimp.build_graph("guidepress", cache_dir=None)
    pairs = {
        (_room(module), _room(other))
        for module in graph.modules
        for other in graph.find_modules_directly_imported_by(module)
    }
    return sorted((upper, lower) for upper, lower in pairs if upper != lower)


def _room(module: str) -> str:
    """The room of a module; empty for the package itself."""
    return module.split(".")[1] if "." in module else ""


def purpose(room: str) -> str:
    """The first sentence of a room's docstring."""
    folder = ROOT / "src" / "guidepress" / room
    file = folder / "__init__.py" if folder.is_dir() else folder.with_suffix(".py")
    text = ast.get_docstring(ast.parse(file.read_bytes())) or ""
    return text.partition("\n")[0].rstrip(".")


def boxes(rows: list[list[str]]) -> dict[str, tuple[float, float, float]]:
    """The left edge, the upper edge and the width of each room."""
    placed = {}
    for number, row in enumerate(rows):
        wide = (WIDTH - 2 * LEFT - GAP * (len(row) - 1)) / len(row)
        for index, room in enumerate(row):
            x = LEFT + index * (wide + GAP)
            placed[room] = (x, MARGIN + number * (HIGH + GAP), wide)
    return placed


def svg() -> str:
    """The picture."""
    rows = floors()
    placed = boxes(rows)
    high = 2 * MARGIN + len(rows) * (HIGH + GAP) - GAP
    lines = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" role="img" '
            'font-family="sans-serif">'
        ),
        "<title>The rooms of guidepress: each imports only from those below it</title>",
        f'<rect width="{WIDTH}" height="{high}" fill="#ffffff"/>',
    ]
    pairs = imports()
    order = {room: number for number, row in enumerate(rows) for room in row}
    lines += [
        _line(placed, order, upper, lower)
        for upper, lower in pairs
        if upper in placed and lower in placed
    ]
    lines += [_box(room, *placed[room]) for row in rows for room in row]
    return "\n".join([*lines, "</svg>", ""])


def _line(
    placed: dict[str, tuple[float, float, float]], order: dict[str, int], upper: str, lower: str
) -> str:
    """A line down to the next floor, or a curve around the floors between."""
    (x1, y1, w1), (x2, y2, w2) = placed[upper], placed[lower]
    style = 'fill="none" stroke="#1f6b74" stroke-opacity="0.35"'
    if order[lower] - order[upper] == 1:
        share = (order[upper] % 3 + 1) / 4
        a, b = x1 + w1 * share, x2 + w2 * share
        return f'<path d="M{a:.0f} {y1 + HIGH} L{b:.0f} {y2}" {style}/>'
    right = (order[upper] + order[lower]) % 2
    a, b = (x1 + w1, x2 + w2) if right else (x1, x2)
    out = 6 * (order[lower] - order[upper]) * (1 if right else -1)
    edge = (WIDTH - LEFT if right else LEFT) + out
    return (
        f'<path d="M{a:.0f} {y1 + HIGH / 2} C{edge:.0f} {y1 + HIGH / 2} '
        f'{edge:.0f} {y2 + HIGH / 2} {b:.0f} {y2 + HIGH / 2}" {style}/>'
    )


def _box(room: str, x: float, y: float, wide: float) -> str:
    words = _fitted(purpose(room), wide)
    return (
        f'<rect x="{x:.0f}" y="{y}" width="{wide:.0f}" height="{HIGH}" rx="4" fill="#f3f7f8" '
        f'stroke="#12435a"/><text x="{x + 10:.0f}" y="{y + 19}" font-size="15" '
        f'font-weight="bold" fill="#12435a">{room}</text><text x="{x + 10:.0f}" y="{y + 37}" '
        f'font-size="11" fill="#51626c">{escape(words)}</text>'
    )


def _fitted(words: str, wide: float) -> str:
    """As many words as fit a box, with letters of about 5.6 units each."""
    most = int((wide - 20) / 5.6)
    if len(words) <= most:
        return words
    return words[: most - 1].rsplit(" ", 1)[0].rstrip(",:") + " …"


if __name__ == "__main__":
    PICTURE.write_text(svg(), encoding="utf-8")
