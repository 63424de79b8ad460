"""An edition as a book: its chapters, its works, its grades, and what changed. A PDF to print."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from guidepress.slides import style
from guidepress.slides.blocks import block_content, recommendations
from guidepress.slides.blocks.context import BlockContext
from guidepress.slides.columns import widths
from guidepress.slides.deck import Grid, Para, Run, Runs
from guidepress.slides.grids import signs
from guidepress.slides.marks import Marks
from guidepress.slides.runs import CITED, clean, runs, words
from guidepress.slides.typeset import typeset
from guidepress.slides.whats_new import change_grids
from guidepress.view.blocks.block import BlockView, own_fields
from guidepress.view.blocks.recommendations import RecommendationsView
from guidepress.view.chapter_types import ChapterView, LiteratureView, SectionView
from guidepress.view.history import Past
from guidepress.view.pages import about_view, glossary_view, references_view, scale_views
from guidepress.view.volume import Volume

Plain = dict[str, Any]
_PUBLISHED = "published"
_WIDE, _SIZE = 453.0, 9.0
"""The width of a page's text and the size of letters in tables, in points."""


def handbook(volume: Volume, chapters: Sequence[Plain], pictures: Mapping[str, bytes]) -> bytes:
    """The handbook of an edition in a language; `pictures` are those of its figures by name.

    `chapters` are what `chapter_data` gives for each. Raises `GuidepressError` where it cannot be
    set.
    """
    named = _named(pictures)
    files = {named[name]: content for name, content in pictures.items()}
    return typeset("handbook/handbook.typ", _Book(volume, named).data(chapters), files)


def chapter_data(volume: Volume, view: ChapterView, past: Past, pictures: Collection[str]) -> Plain:
    """A chapter as plain data for the book's template; `pictures` are the edition's names."""
    return _Book(volume, _named(pictures)).chapter(view, past)


def _named(pictures: Collection[str]) -> dict[str, str]:
    """What each picture is called beside the book's template, by its own name."""
    return {name: f"picture-{i}.{name.rpartition('.')[2]}" for i, name in enumerate(pictures)}


def _runs(some: Runs) -> list[Plain]:
    return [asdict(run) for run in some]


def _paras(some: list[Runs]) -> list[Plain]:
    return [asdict(Para(one)) for one in some]


class _Book:
    """Puts an edition into the plain data that the template of a handbook takes."""

    def __init__(self, volume: Volume, named: Mapping[str, str]) -> None:
        self._volume = volume
        self._named = named
        self._localizer = volume.localizer
        self._words = volume.localizer.words.words

    def data(self, chapters: Sequence[Plain]) -> Plain:
        localizer, head = self._localizer, self._localizer.guideline.head
        edition, about = localizer.edition.head, about_view(localizer)
        return {
            "language": localizer.language,
            "words": dict(self._words),
            "title": clean(localizer.plain(head.title)),
            "short": clean(localizer.plain(head.short_title)),
            "version": clean(localizer.plain(edition.version)),
            "date": edition.date,
            "status": ""
            if edition.status == _PUBLISHED
            else self._words[f"status_{edition.status}"],
            "status_note": clean(localizer.plain(edition.status_note)),
            "notice": clean(localizer.plain(head.notice)),
            "translated": localizer.is_translated(),
            "publisher": [clean(line) for line in (about.publisher, *about.publisher_lines)],
            "licence": _runs(runs(about.licence)),
            "citation": _runs(runs(about.citation)),
            "introduction": _paras([runs(p) for p in localizer.paragraphs(edition.introduction)]),
            "provenance": _paras([runs(p) for p in about.provenance]),
            "chapters": chapters,
            "works": list(self._works()),
            "glossary": list(self._glossary()),
            "grades": list(self._grades()),
            "changes": list(self._changes()),
            "before": self._before,
            "tones": style.TONES,
            "marks": style.MARKS,
        }

    @property
    def _before(self) -> str:
        number = self._volume.number
        return self._volume.localized.editions[number - 1].id if number else ""

    # ---- chapters ----

    def chapter(self, view: ChapterView, past: Past) -> Plain:
        chapter = next(c for c in self._localizer.edition.chapters if c.id == view.id)
        marks = Marks(self._volume.localized, self._volume.number, chapter)
        return {
            "id": view.id,
            "title": _runs(runs(view.title)),
            "authors": [
                f"{line.editions}: {' · '.join(line.names)}" for line in reversed(view.authors)
            ],
            "note": _runs(runs(view.note)),
            "legend": clean(past.legend),
            "sections": [self._section(s, view, past, marks) for s in view.sections],
        }

    def _section(self, view: SectionView, chapter: ChapterView, past: Past, marks: Marks) -> Plain:
        return {
            "title": _runs(runs(view.title)),
            "subtitle": _runs(runs(view.subtitle)),
            "note": _runs(runs(view.note)),
            "blocks": [self._block(block, chapter, past, marks) for block in view.blocks],
            "footnotes": [
                {"mark": note.mark, "text": _runs(runs(note.text))} for note in view.footnotes
            ],
            "remarks": [
                {
                    "title": _runs(runs(remark.title) or words(self._words["remarks"])),
                    "paras": _paras([runs(p) for p in remark.paragraphs]),
                }
                for remark in view.remarks
            ],
            "literature": [_literature(each) for each in view.literature],
        }

    def _block(self, view: BlockView, chapter: ChapterView, past: Past, marks: Marks) -> Plain:
        """A block with every field of its view; of one that is rows on slides, those rows."""
        title = runs(view.title)
        grid = self._grid(view, chapter, past, marks)
        return {
            **self._own_fields(view),
            "kind": view.kind,
            "title": _runs((*title, *signs(view.footnotes)) if title else ()),
            "translated": view.translated and self._words[f"translation_{view.translated}"],
            "note": _runs(runs(view.note)),
            "notes": [
                {"on": _runs(runs(text)), "note": _runs(runs(note))}
                for text, note in view.inner_notes()
            ],
            "cites": [_cited(cite.ref, cite.label) for cite in view.cites],
            "grid": _grid_data(grid) if grid else None,
        }

    def _own_fields(self, view: BlockView) -> Plain:
        """What a view adds to those of every block: texts as runs, paragraphs, plain values."""
        data: Plain = {}
        for name, kind in own_fields(view).items():
            value = getattr(view, name)
            match kind:
                case "text":
                    data[name] = _runs(runs(value))
                case "paragraphs":
                    data[name] = _paras([runs(paragraph) for paragraph in value])
                case "value":
                    data[name] = self._named.get(value, value)
        return data

    def _grid(self, view: BlockView, chapter: ChapterView, past: Past, marks: Marks) -> Grid | None:
        if isinstance(view, RecommendationsView):
            grid = recommendations.grid(view, chapter.scales, self._words["recommendation"])
            return _labelled(grid, past)
        content = block_content(view, BlockContext(chapter.scales, marks, self._words))
        return content if isinstance(content, Grid) else None

    # ---- at the end ----

    def _works(self) -> Iterator[Plain]:
        for work in references_view(self._localizer):
            view = work.reference
            fields = (view.authors, view.title, view.container, view.details, view.extra)
            yield {
                "key": f"{CITED}{view.id}",
                "label": clean(view.label),
                "text": clean(view.literal or " ".join(field for field in fields if field)),
                "links": [asdict(link) for link in view.links],
                "note": _runs(runs(view.note)),
            }

    def _glossary(self) -> Iterator[Plain]:
        for entry in glossary_view(self._localizer):
            yield {"short": clean(entry.short), "long": _runs(runs(entry.long))}

    def _grades(self) -> Iterator[Plain]:
        """Of each scale of badges: its levels, with the recommendations that have them."""
        for scale in scale_views(self._localizer):
            if scale.look == "badge":
                yield {
                    "title": clean(scale.title),
                    "about": _runs(runs(scale.about)),
                    "levels": [
                        {
                            "sign": level.sign,
                            "label": clean(level.label),
                            "tone": level.tone,
                            "items": list(self._rated(scale.key, level.value)),
                        }
                        for level in scale.levels
                    ],
                }

    def _rated(self, key: str, value: str) -> Iterator[Plain]:
        for chapter in self._localizer.edition.chapters:
            for section in chapter.sections:
                for item in section.recommendations():
                    if item.rating.get(key) == value:
                        title = clean(self._localizer.plain(section.title))
                        text = clean(self._localizer.plain(item.text))
                        yield {"id": item.id, "text": text, "section": title}

    def _changes(self) -> Iterator[Plain]:
        if self._volume.number:
            for title, grid in change_grids(self._volume.localized, self._volume.number):
                yield {"title": clean(title), "grid": _grid_data(grid)}


def _cited(ref: str, label: str) -> Plain:
    return asdict(Run(clean(label), link=f"#{CITED}{ref}"))


def _literature(view: LiteratureView) -> Plain:
    cites = [_cited(item.reference.id, item.reference.label) for item in view.items]
    return {"heading": _runs(runs(view.heading)), "cites": cites}


def _labelled(grid: Grid, past: Past) -> Grid:
    """Recommendations with what the brackets say of each."""
    rows = []
    for row in grid.rows:
        first, *others = row.cells
        label = past.of[row.id].label
        if not row.is_head or label.kind in ("new", "changed"):
            mark = label.kind if label.kind in ("new", "changed") else "label"
            lead, *rest = first.paras
            lead = Para((*lead.runs, Run(" "), Run(label.short, mark=mark)), lead.look)
            first = replace(first, paras=(lead, *rest))
        rows.append(replace(row, cells=(first, *others)))
    return replace(grid, rows=tuple(rows))


def _grid_data(grid: Grid) -> Plain:
    """A grid with the share of the width that each column has."""
    return asdict(grid) | {"shares": widths(grid, _WIDE, _SIZE)}
