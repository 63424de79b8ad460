"""What a reviewer must know of a change, as a comment in Markdown."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from guidepress.compare.change import Change, counts
from guidepress.compare.kinds import WEIGHTS, Weight
from guidepress.model.guideline import Messages
from guidepress.report.change_lines import badge, change_lines
from guidepress.report.markdown import (
    Markdown,
    code,
    escape,
    fill,
    from_spans,
    join,
    labelled,
    row,
    table,
)
from guidepress.review.pairs import Pair
from guidepress.review.size_limit import Block, Piece, fit
from guidepress.view.change_types import ChangeView, RatingChanged
from guidepress.view.changes import Changes
from guidepress.view.list_items import work
from guidepress.view.localizer import Localizer
from guidepress.view.part_types import RatingView

_ENGLISH = "en"
"""The language of the command itself."""
_NONE = escape("–")
_LONGEST_CELL = 4_000
"""Bytes, with all marks; a longer text would take the room of many others, and is not shown."""


def review_markdown(
    base: str, pairs: Sequence[Pair], notes: Sequence[str], messages: Mapping[str, Messages]
) -> str:
    """The review as a comment that is short enough.

    `notes` are said of editions as wholes; `messages` are by language.
    """
    changed = [pair for pair in pairs if pair.comparison.changes]
    title = [fill("## What changes, compared with {}", code(base))]
    title += [escape(""), *(fill("- {}", escape(note)) for note in notes)] if notes else []
    if not changed and not notes:
        title += [escape(""), escape("No edition says anything else than before.")]
    blocks = [block for pair in changed for block in _PairReview(pair, messages).blocks()]
    return fit(title, blocks, WEIGHTS)


class _PairReview:
    """The review of one edition, in the words of every language side by side."""

    def __init__(self, pair: Pair, messages: Mapping[str, Messages]) -> None:
        self._pair = pair
        self._messages = messages
        self._languages = pair.new_guideline.languages

    # ---- views ----

    @cached_property
    def _views(self) -> Mapping[str, Mapping[str, ChangeView]]:
        """Every change by its fingerprint, in each language."""
        return {
            language: {view.fingerprint: view for view in self._views_in(language)}
            for language in self._languages
        }

    def _views_in(self, language: str) -> Iterator[ChangeView]:
        pair = self._pair
        guideline = pair.old_guideline.of(pair.old.head)
        old = Localizer(guideline, pair.old, self._messages[language])
        return Changes(pair.comparison, old, self._localizer(language)).views()

    def _localizer(self, language: str) -> Localizer:
        pair = self._pair
        guideline = pair.new_guideline.of(pair.new.head)
        return Localizer(guideline, pair.new, self._messages[language])

    def _view(self, change: Change) -> ChangeView:
        """A change in the guideline's first language."""
        return self._views[self._languages[0]][change.fingerprint]

    # ---- blocks ----

    def blocks(self) -> Iterator[Block]:
        """The heading, and each block that has something to say."""
        yield Block(tuple(self._heading()))
        blocks = (
            self._unapproved(),
            self._outdated_translations(),
            self._newly_cited(),
            self._grades(),
            *(block for weight in WEIGHTS for block in self._texts(weight)),
        )
        yield from (block for block in blocks if block.pieces)

    def _heading(self) -> Iterator[str]:
        pair = self._pair
        heading = fill("### {}", escape(pair.new.id))
        compared = fill(", a new edition, compared with {}", code(pair.old_name))
        yield ""
        yield join("", [heading, *([compared] if pair.is_new else [])])
        yield ""
        by_weight = counts(pair.comparison.changes)["by_weight"]
        numbers = [escape(str(by_weight[weight])) for weight in WEIGHTS]
        yield from table([escape(weight) for weight in WEIGHTS], [numbers])

    def _unapproved(self) -> Block:
        pieces = (
            Piece(change.weight, fill("- {} {}", code(change.fingerprint), self._named(change)))
            for change in self._pair.unapproved()
        )
        return Block(("", "**Approvals that are missing**", ""), tuple(pieces))

    def _outdated_translations(self) -> Block:
        pieces = (
            Piece(change.weight, fill("- {}: {}", escape(language), self._named(change)))
            for change, language in self._pair.outdated_translations()
        )
        heading = "**Translations left behind:** the source says something else now"
        return Block(("", heading, ""), tuple(pieces))

    def _newly_cited(self) -> Block:
        localizer = self._localizer(self._languages[0])
        works = (work(reference, localizer) for reference in self._pair.newly_cited())
        pieces = tuple(Piece("evidence", fill("- {}", escape(line))) for line in works)
        return Block(("", "**Newly cited works**", ""), pieces)

    def _grades(self) -> Block:
        columns = ("Recommendation", "Scale", "Before", "After", "Kind", "Why")
        pieces = tuple(
            Piece(change.weight, self._grade(change, detail))
            for change in self._pair.comparison.changes
            if isinstance(detail := self._view(change).detail, RatingChanged)
        )
        return Block(("", "**Grades**", "", *table(list(map(escape, columns)), [])), pieces)

    def _grade(self, change: Change, detail: RatingChanged) -> Markdown:
        view = self._view(change)
        cells = [
            fill("{} {}", from_spans(view.words), code(change.id)),
            escape(view.field),
            _badge(detail.before),
            _badge(detail.after),
            self._sentence(change),
            join(" / ", self._reasons(change)),
        ]
        return row(cells)

    def _texts(self, weight: Weight) -> Iterator[Block]:
        """The other changes of a weight: first those that languages say in different words."""
        rows, items = [], []
        for change in self._pair.comparison.changes:
            is_grade = isinstance(self._view(change).detail, RatingChanged)
            if change.weight == weight and not is_grade:
                cells = [_cell(self._views[name][change.fingerprint]) for name in self._languages]
                if len(set(cells)) > 1:
                    rows.append(self._row(change, cells))
                else:
                    items.append(Piece(weight, fill("- {}: {}", self._named(change), cells[0])))
        columns = table(list(map(escape, ("Change", *self._languages))), [])
        yield Block(("", f"**{weight.capitalize()}**", "", *columns), tuple(rows))
        yield Block(("", f"**{weight.capitalize()}, in every language**", ""), tuple(items))

    # ---- one change ----

    def _row(self, change: Change, cells: Sequence[Markdown]) -> Piece:
        too_long = fill("_too long to show_")
        shown = [cell if len(cell.encode()) < _LONGEST_CELL else too_long for cell in cells]
        return Piece(change.weight, row([self._named(change), *shown]))

    def _named(self, change: Change) -> Markdown:
        """What happened to what, and where."""
        return fill(
            "{}: {} {} ({})",
            self._sentence(change),
            escape(change.subject),
            code(change.id),
            code(str(change.where)),
        )

    def _sentence(self, change: Change) -> Markdown:
        return escape(self._messages[_ENGLISH].changes[change.kind])

    def _reasons(self, change: Change) -> list[Markdown]:
        """The declared reason in every language, each once."""
        views = (self._views[name][change.fingerprint] for name in self._languages)
        return list(dict.fromkeys(from_spans(view.reason) for view in views if view.reason))


def _cell(view: ChangeView) -> Markdown:
    """One change in one language: what it is about, how it differs, and why."""
    words = escape("") if view.says_itself else from_spans(view.words)
    lines = join("<br>", (words, *map(labelled, change_lines(view))))
    reason = fill("<br>— {}", from_spans(view.reason))
    return join("", (lines, *([reason] if view.reason else [])))


def _badge(rating: RatingView | None) -> Markdown:
    return escape(badge(rating)) if rating else _NONE
