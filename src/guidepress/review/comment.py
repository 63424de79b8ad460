"""What a reviewer must know of a change: as a comment in Markdown, and as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from guidepress.compare.change import Change, counts
from guidepress.compare.kinds import WEIGHTS
from guidepress.model.guideline import Messages
from guidepress.report.lines import badge, lines
from guidepress.report.markdown import code, escape, row, say, table
from guidepress.review.pairs import Pair
from guidepress.review.size_limit import Block, Piece, fitted
from guidepress.view.change_types import ChangeView, RatingChanged
from guidepress.view.changes import Changes
from guidepress.view.list_items import work
from guidepress.view.localizer import Localizer
from guidepress.view.part_types import RatingView

_ENGLISH = "en"
"""The language of the command itself."""
_NONE = "–"
_LONG = 4_000
"""A text of so many bytes, with all its marks, is not shown."""


def review_json(base: str, pairs: Sequence[Pair]) -> str:
    """The review as data: each comparison whole, and what is to be seen to."""
    record = {"base": base, "editions": [_record(pair) for pair in pairs]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _record(pair: Pair) -> dict[str, Any]:
    return {
        "edition": pair.new.id,
        "compared_with": pair.before,
        "new": pair.is_new,
        "missing_approvals": [change.fingerprint for change in pair.unapproved()],
        "translations_left_behind": [
            {"fingerprint": change.fingerprint, "language": language}
            for change, language in pair.left_behind()
        ],
        "newly_cited": [reference.id for reference in pair.newly_cited()],
        "comparison": pair.comparison.record(),
    }


def review_markdown(
    base: str, pairs: Sequence[Pair], notes: Sequence[str], words: Mapping[str, Messages]
) -> str:
    """The review as a comment that is short enough; `notes` are said of editions as wholes."""
    changed = [pair for pair in pairs if pair.comparison.changes]
    title = [f"## What changes, compared with {code(base)}"]
    title += ["", *(f"- {escape(note)}" for note in notes)] if notes else []
    title += [] if changed or notes else ["", "No edition says anything else than before."]
    blocks = [block for pair in changed for block in _Reviewer(pair, words).blocks()]
    return fitted(title, blocks, WEIGHTS)


class _Reviewer:
    """Reviews one edition, in the words of every language side by side."""

    def __init__(self, pair: Pair, words: Mapping[str, Messages]) -> None:
        self._pair = pair
        self._words = words
        self._languages = pair.new_guideline.languages

    @cached_property
    def _views(self) -> Mapping[str, Mapping[str, ChangeView]]:
        """Every change by its fingerprint, in each language."""
        return {name: {one.fingerprint: one for one in self._in(name)} for name in self._languages}

    def _in(self, language: str) -> Iterator[ChangeView]:
        pair, words = self._pair, self._words[language]
        old = Localizer(pair.old_guideline.of(pair.old.head), pair.old, words)
        return Changes(pair.comparison, old, self._localizer(language)).views()

    def _localizer(self, language: str) -> Localizer:
        pair = self._pair
        guideline = pair.new_guideline.of(pair.new.head)
        return Localizer(guideline, pair.new, self._words[language])

    def _view(self, change: Change) -> ChangeView:
        return self._views[self._languages[0]][change.fingerprint]

    def blocks(self) -> Iterator[Block]:
        yield Block(tuple(self._head()))
        told = (
            self._unapproved(),
            self._left_behind(),
            self._cited(),
            self._grades(),
            *(block for weight in WEIGHTS for block in self._texts(weight)),
        )
        yield from (block for block in told if block.pieces)

    def _head(self) -> Iterator[str]:
        pair = self._pair
        named = f"### {escape(pair.new.id)}"
        yield ""
        yield f"{named}, a new edition, compared with {code(pair.before)}" if pair.is_new else named
        yield ""
        by_weight = counts(pair.comparison.changes)["by_weight"]
        yield from table(WEIGHTS, [[str(by_weight[weight]) for weight in WEIGHTS]])

    def _unapproved(self) -> Block:
        pieces = (
            Piece(change.weight, f"- {code(change.fingerprint)} {self._named(change)}")
            for change in self._pair.unapproved()
        )
        return Block(("", "**Approvals that are missing**", ""), tuple(pieces))

    def _left_behind(self) -> Block:
        pieces = (
            Piece(change.weight, f"- {language}: {self._named(change)}")
            for change, language in self._pair.left_behind()
        )
        head = "**Translations left behind:** the source says something else now"
        return Block(("", head, ""), tuple(pieces))

    def _cited(self) -> Block:
        localizer = self._localizer(self._languages[0])
        works = (work(reference, localizer) for reference in self._pair.newly_cited())
        pieces = tuple(Piece("evidence", f"- {escape(said)}") for said in works)
        return Block(("", "**Newly cited works**", ""), pieces)

    def _grades(self) -> Block:
        head = table(["Recommendation", "Scale", "Before", "After", "Kind", "Why"], [])
        moved = [
            (change, detail)
            for change in self._pair.comparison.changes
            if isinstance(detail := self._view(change).detail, RatingChanged)
        ]
        pieces = tuple(Piece(change.weight, self._grade(change, d)) for change, d in moved)
        return Block(("", "**Grades**", "", *head), pieces)

    def _grade(self, change: Change, detail: RatingChanged) -> str:
        view = self._view(change)
        cells = [
            f"{say(view.words)} {code(change.id)}",
            escape(view.field),
            _badge(detail.before),
            _badge(detail.after),
            self._sentence(change),
            " / ".join(self._reasons(change)),
        ]
        return row(cells)

    def _texts(self, weight: str) -> Iterator[Block]:
        """The other changes of a weight: first those that languages say in different words."""
        rows, items = [], []
        for change in self._pair.comparison.changes:
            detail = self._view(change).detail
            if change.weight == weight and not isinstance(detail, RatingChanged):
                cells = [_cell(self._views[name][change.fingerprint]) for name in self._languages]
                if len(set(cells)) > 1:
                    rows.append(self._piece(change, cells))
                else:
                    items.append(Piece(weight, f"- {self._named(change)}: {cells[0]}"))
        head = table(["Change", *self._languages], [])
        yield Block(("", f"**{weight.capitalize()}**", "", *head), tuple(rows))
        yield Block(("", f"**{weight.capitalize()}, in every language**", ""), tuple(items))

    def _piece(self, change: Change, cells: Sequence[str]) -> Piece:
        """A row; what alone would take the room of many others is only named."""
        short = [cell if len(cell.encode()) < _LONG else "_too long to show_" for cell in cells]
        return Piece(change.weight, row([self._named(change), *short]))

    def _named(self, change: Change) -> str:
        """What happened to what, and where."""
        id_ = code(change.id)
        return f"{self._sentence(change)}: {change.subject} {id_} ({code(str(change.where))})"

    def _sentence(self, change: Change) -> str:
        return escape(self._words[_ENGLISH].changes[change.kind])

    def _reasons(self, change: Change) -> list[str]:
        """The declared reason in every language, each once."""
        views = (self._views[name][change.fingerprint] for name in self._languages)
        return list(dict.fromkeys(say(view.reason) for view in views if view.reason))


def _cell(view: ChangeView) -> str:
    """One change in one language: what it is about, how it differs, and why."""
    own = "" if view.says_itself else say(view.words)
    told = [
        f"{escape(line.label)}: {say(line.words)}" if line.label else say(line.words)
        for line in lines(view)
        if line.words
    ]
    why = f"<br>— {say(view.reason)}" if view.reason else ""
    return "<br>".join(part for part in (own, *told) if part) + why


def _badge(rating: RatingView | None) -> str:
    return escape(badge(rating)) if rating else _NONE
