"""A deck as its three forms see it: slides on which everything fits, in words of one language.

All lengths are points (1/72 inch).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from guidepress.model.location import Location


@dataclass(frozen=True, slots=True)
class Run:
    """Words under the same marks.

    `script` is 1 above the line and -1 below it; `link` is the address that they lead to: one of
    the web, or '#' and the id of a section. `mark` is 'new' or 'changed' (since the last edition),
    'del' or 'ins' (only before or only after), 'abbr' (then `long` is the long form), 'footnote'
    (then `long` is its text), or empty.
    """

    text: str
    bold: bool = False
    italic: bool = False
    script: int = 0
    link: str = ""
    mark: str = ""
    long: str = ""


Runs = tuple[Run, ...]


def words_of(runs: Runs) -> str:
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph. What `look` it may have depends on where it stands.

    In a cell, words or a foot: '' or 'bullet'. In words also 'quote', 'source', 'heading'. On the
    title slide: 'guideline', 'authors', 'publisher', 'notice'. In notes: '', 'bullet', 'heading'.
    """

    runs: Runs
    look: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A rating: its sign, the words for a screen reader, and the tone of its colour.

    `look` is 'badge' for what is coloured (a grade), or 'plain'. `tone` is 'strong-for', 'for',
    'neutral', 'against', 'strong-against', 'high', 'moderate', 'low', 'very-low' or empty.
    """

    key: str
    value: str
    sign: str
    label: str
    look: str
    tone: str
    marks: Runs = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `span` counts the columns that it takes."""

    paras: tuple[Para, ...] = ()
    span: int = 1
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    `id` is that of the recommendation or row; `depth` counts the heads above it. A head
    (`is_head`) has no ratings of its own. `repeated` is a head that an earlier slide showed, or
    the rest of a row that began there.
    """

    id: str
    cells: tuple[Cell, ...]
    depth: int = 0
    is_head: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width, and whether its cells are centred."""

    title: Runs
    width: float = 0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `look` is 'recommendations', 'table' or 'changes'; `heights` are those of its rows.

    `size` is that of its letters, and `head_height` the height of its row of heads.
    """

    look: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    size: float = 0
    head_height: float = 0
    heights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars: for each series its name, and its values in the order of `names`."""

    title: str
    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the edition, by its file; `alt` says what it shows."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs of the title slide, of the list of topics, or of any other, in letters of a size.

    `style` says which of the three.
    """

    paras: tuple[Para, ...] = ()
    size: float = 0
    style: Literal["title", "topics", "words"] = "words"


Content = Words | Grid | Picture | Chart
"""What a slide shows below its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide.

    `id` is its address within the deck: that of the section, with a number from its second slide
    on. `part` of `parts` slides show the same; the first has the `notes` for all of them. `foot`
    stands below the content. `title_size` is that of the letters in the title.
    """

    id: str
    section: str
    title: Runs
    content: Content
    title_size: float = 0
    subtitle: Runs = ()
    part: int = 1
    parts: int = 1
    foot: tuple[Para, ...] = ()
    notes: tuple[Para, ...] = ()
    where: Location | None = None

    @property
    def kind(self) -> str:
        """'title', 'topics', 'words', 'grid', 'picture' or 'chart': what templates tell it by."""
        match self.content:
            case Words(style=style):
                return style
            case Grid():
                return "grid"
            case Picture():
                return "picture"
            case Chart():
                return "chart"
            case _:
                assert_never(self.content)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, from the upper left corner of the slide."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Room:
    """How large a slide is, and where its title, its content and its footer stand on it."""

    width: float
    height: float
    title: Box
    body: Box
    footer: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A deck in one language.

    `version` is the edition's own ('2024.1D'), `mark` the line that stands at the foot of every
    slide, `notice` what every slide warns of (empty for nothing). `address` is where the chapter is
    read, `words` are the interface words. `date` is that of the edition, as written.
    """

    language: str
    title: str
    subject: str
    author: str
    version: str
    date: str
    mark: str
    notice: str
    address: str
    words: Mapping[str, str]
    room: Room
    slides: tuple[Slide, ...]
