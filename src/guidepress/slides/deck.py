"""The deck that each file format is written from: fitted slides in one language.

All lengths are points (1/72 inch).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, assert_never

from guidepress.model.location import Location

RunMark = Literal["", "new", "changed", "label", "del", "ins", "abbr", "footnote"]
"""What a run is marked as.

'new', 'changed': the words that say so of what is beside them (since the last edition); 'label':
the words that say since when it has been there · 'del', 'ins': only before, only after · 'abbr':
an abbreviation · 'footnote': the mark of a footnote.
"""
ParaStyle = Literal["plain", "bullet", "quote", "source", "heading", "guideline", "authors"]
"""The style of a paragraph.

'plain', 'bullet': anywhere · 'quote', 'source': in `Paragraphs` · 'heading': in speaker notes ·
'guideline', 'authors': on the title slide.
"""
BadgeStyle = Literal["badge", "plain"]
"""Whether a rating is shown in the colour of its tone."""
GridStyle = Literal["recommendations", "table", "changes"]
"""What the rows of a grid are; it decides how its columns share the width."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in the same letters, under the same mark.

    `script` is 1 above the line and -1 below it. `link` is a web address, or '#' and the id of a
    section. `long` is the long form of an abbreviation, or the text of a footnote.
    """

    text: str
    bold: bool = False
    italic: bool = False
    script: int = 0
    link: str = ""
    mark: RunMark = ""
    long: str = ""


Runs = tuple[Run, ...]


def plain_text(runs: Runs) -> str:
    return "".join(run.text for run in runs)


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    runs: Runs
    style: ParaStyle = "plain"


@dataclass(frozen=True, slots=True)
class Badge:
    """A rating in a cell.

    `key` and `value` are those of the record, `sign` is what the cell shows and `label` what a
    screen reader says. `tone` is a key of `colours.TONES`. `marks` are those of its footnotes.
    """

    key: str
    value: str
    sign: str
    label: str
    style: BadgeStyle
    tone: str
    marks: Runs = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a grid, with paragraphs or a badge; `span` counts the columns that it takes."""

    paras: tuple[Para, ...] = ()
    span: int = 1
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid.

    `id` is that of the recommendation or the row of a table, or the fingerprint of a change.
    `depth` counts the heads above it; a head (`is_head`) has no ratings of its own. `repeated` is
    set for a head that an earlier slide showed, and for the rest of a row that began there.
    """

    id: str
    cells: tuple[Cell, ...]
    depth: int = 0
    is_head: bool = False
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a grid: its head, its width, and whether its cells are centred."""

    title: Runs
    width: float = 0
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table.

    `size` is that of its letters, `head_height` the height of the row of column heads, and
    `heights` are those of its rows. These are 0 and empty until the grid is fitted.
    """

    style: GridStyle
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    size: float = 0
    head_height: float = 0
    heights: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked bars, one for each of `names`; a series has a name, and a value for each bar."""

    title: str
    names: tuple[str, ...]
    series: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the edition: the name of its file, and the text for who cannot see it."""

    file: str
    alt: str


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """Paragraphs in letters of a size; `style` tells the title slide, the topics and all others."""

    paras: tuple[Para, ...] = ()
    size: float = 0
    style: Literal["title", "topics", "words"] = "words"


Content = Paragraphs | Grid | Picture | Chart
"""What a slide shows below its title."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slide:
    """One slide.

    `id` is its address within the deck: that of the section, and from its second slide on also a
    number ('liver--2'). `part` of `parts` slides show the same; the first has the `speaker_notes`
    for all of them. `footer_notes` stand below the content. `title_size` is that of the letters in
    the title. `where` is the place in the YAML; what no author wrote has none.
    """

    id: str
    section: str
    title: Runs
    content: Content
    title_size: float = 0
    subtitle: Runs = ()
    part: int = 1
    parts: int = 1
    footer_notes: tuple[Para, ...] = ()
    speaker_notes: tuple[Para, ...] = ()
    where: Location | None = None

    @property
    def kind(self) -> Literal["title", "topics", "words", "grid", "picture", "chart"]:
        """The name of the kind of content, by which templates dispatch."""
        match self.content:
            case Paragraphs(style=style):
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
    """A rectangle; `x` and `y` are measured from the upper left corner of the slide."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Geometry:
    """The size of a slide, and where its title, its content and its footer stand on it."""

    width: float
    height: float
    title: Box
    body: Box
    footer: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Deck:
    """A deck in one language.

    `version` is the edition's own ('2024.1D'), `date` that of the edition, as written.
    `footer_text` stands in the footer of every slide, and below it the `notice` (such as 'not for
    clinical use'; may be empty). `address` is that of the page on the site. `words` are the
    interface words by their names.
    """

    language: str
    title: str
    subject: str
    author: str
    version: str
    date: str
    footer_text: str
    notice: str
    address: str
    words: Mapping[str, str]
    geometry: Geometry
    slides: tuple[Slide, ...]
