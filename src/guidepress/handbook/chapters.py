"""The chapters of a handbook as plain data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from guidepress.handbook.data import (
    Data,
    cite_data,
    grid_data,
    paras_data,
    runs_data,
    spans_data,
)
from guidepress.slides.blocks import block_content
from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.blocks.recommendations import recommendations_grid
from guidepress.slides.change_marks import ChangeMarks
from guidepress.slides.deck import Grid, Para, Run, RunMark
from guidepress.slides.runs import clean, footnote_marks, runs, text_runs
from guidepress.view.blocks.block import BlockView, own_fields
from guidepress.view.blocks.recommendations import RecommendationsView
from guidepress.view.chapter_types import AsideView, ChapterView, LiteratureView, SectionView
from guidepress.view.history_types import LabelView, Past
from guidepress.view.volume import Volume


def picture_files(pictures: Iterable[str]) -> dict[str, str]:
    """What the file of each of an edition's pictures is called beside the book's template.

    >>> picture_files(["window.png", "pot.jpg"])
    {'window.png': 'picture-0.png', 'pot.jpg': 'picture-1.jpg'}
    """
    return {name: f"picture-{i}.{name.rpartition('.')[2]}" for i, name in enumerate(pictures)}


def chapter_data(volume: Volume, view: ChapterView, past: Past, pictures: Iterable[str]) -> Data:
    """A chapter; `pictures` are the names of the edition's pictures."""
    chapter = next(each for each in volume.localizer.edition.chapters if each.id == view.id)
    return _Chapter(
        view=view,
        past=past,
        change_marks=ChangeMarks(volume.localized, volume.number, chapter),
        words=volume.localizer.words.words,
        picture_files=picture_files(pictures),
    ).data()


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter with all that its data needs; `words` are the interface words by their names."""

    view: ChapterView
    past: Past
    change_marks: ChangeMarks
    words: Mapping[str, str]
    picture_files: Mapping[str, str]

    def data(self) -> Data:
        view = self.view
        return {
            "id": view.id,
            "title": spans_data(view.title),
            "authors": [
                f"{line.editions}: {' · '.join(line.names)}" for line in reversed(view.authors)
            ],
            "note": spans_data(view.note),
            "legend": clean(self.past.legend),
            "sections": [self._section(section) for section in view.sections],
        }

    def _section(self, view: SectionView) -> Data:
        return {
            "title": spans_data(view.title),
            "subtitle": spans_data(view.subtitle),
            "note": spans_data(view.note),
            "blocks": [self._block(block) for block in view.blocks],
            "footnotes": [
                {"mark": note.mark, "text": spans_data(note.text)} for note in view.footnotes
            ],
            "asides": [self._aside(aside) for aside in view.remarks],
            "literature": [_literature(each) for each in view.literature],
        }

    def _aside(self, view: AsideView) -> Data:
        title = runs(view.title) or text_runs(self.words["remarks"])
        return {"title": runs_data(title), "paras": paras_data(view.paragraphs)}

    def _block(self, view: BlockView) -> Data:
        """A block with every field of its view; of one that is rows on slides, those rows."""
        title = runs(view.title)
        grid = self._grid(view)
        return {
            **self._own_fields(view),
            "kind": view.kind,
            "title": runs_data((*title, *footnote_marks(view.footnotes)) if title else ()),
            "translated": view.translated and self.words[f"translation_{view.translated}"],
            "note": spans_data(view.note),
            "inner_notes": [
                {"on": spans_data(text), "note": spans_data(note)}
                for text, note in view.inner_notes()
            ],
            "cites": [cite_data(cite.ref, cite.label) for cite in view.cites],
            "grid": grid_data(grid) if grid else None,
        }

    def _own_fields(self, view: BlockView) -> Data:
        """What a view adds to those of every block: texts as runs, paragraphs, plain values.

        The name of a picture becomes that of its file beside the template.
        """
        data: Data = {}
        for name, kind in own_fields(view).items():
            value = getattr(view, name)
            match kind:
                case "text":
                    data[name] = spans_data(value)
                case "paragraphs":
                    data[name] = paras_data(value)
                case "value":
                    data[name] = self.picture_files.get(value, value)
                case "rows":
                    pass  # they are in the grid
                case _:
                    assert_never(kind)
        return data

    def _grid(self, view: BlockView) -> Grid | None:
        """The rows of a block, as on slides; recommendations with labels in place of marks."""
        if isinstance(view, RecommendationsView):
            grid = recommendations_grid(view, self.view.scales, self.words["recommendation"])
            return _with_labels(grid, self.past)
        context = BlockContext(self.view.scales, self.change_marks, self.words)
        content = block_content(view, context)
        return content if isinstance(content, Grid) else None


def _literature(view: LiteratureView) -> Data:
    works = (item.reference for item in view.items)
    return {
        "heading": spans_data(view.heading),
        "cites": [cite_data(work.id, work.label) for work in works],
    }


def _with_labels(grid: Grid, past: Past) -> Grid:
    """Recommendations with the labels that say since when they are there: '[2022, changed 2024]'.

    A head has one only if it is new or changed.
    """
    rows = []
    for row in grid.rows:
        first, *others = row.cells
        label = past.of[row.id].label
        mark = _label_mark(label)
        if not row.is_head or mark != "label":
            para, *conditions = first.paras
            para = Para((*para.runs, Run(" "), Run(label.short, mark=mark)), para.style)
            first = replace(first, paras=(para, *conditions))
        rows.append(replace(row, cells=(first, *others)))
    return replace(grid, rows=tuple(rows))


def _label_mark(label: LabelView) -> RunMark:
    match label.kind:
        case "new" | "changed" as mark:
            return mark
        case _:
            return "label"
