"""Texts in one language, with abbreviations explained and citations labelled."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from guidepress.model.guideline import Edition, Guideline, Messages, Reference
from guidepress.model.markup import Span, parse, plain
from guidepress.model.text import Text
from guidepress.translate.status import CURRENT, State, Unit, state, units

_TRIAL = re.compile(r"\bNCT\d{8}\b")
_LETTER = re.compile(r"-\d{4}([a-z])\Z")
_LABEL_WORDS = 3
TRIALS = "https://clinicaltrials.gov/study/"

Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class OriginalView:
    """What a translation that is not confirmed was made from; `state` says why it is not."""

    state: State
    language: str
    text: Spans


def open_state(originals: Iterable[OriginalView]) -> str:
    """The state of several texts together: 'stale', 'unreviewed', or '' if all are confirmed."""
    states = {original.state for original in originals}
    return "stale" if "stale" in states else "unreviewed" if states else ""


@dataclass(frozen=True)
class Localizer:
    """Says an edition's texts in one language."""

    guideline: Guideline
    edition: Edition
    words: Messages

    @property
    def language(self) -> str:
        return self.words.language

    def plain(self, text: Text | None) -> str:
        """The words alone, without markup and without citations; empty for no text."""
        return plain(parse(text.say(self.language))) if text else ""

    def spans(self, text: Text | None) -> Spans:
        """The spans of a text: with marks 'abbr' (target: the long form) and labelled citations."""
        if text is None:
            return ()
        return tuple(_each(parse(text.say(self.language)), self))

    def paragraphs(self, text: Text | None) -> list[Spans]:
        """The spans of each paragraph; an empty line parts them."""
        said = text.say(self.language) if text else ""
        parts = (part for part in re.split(r"\n\s*\n", said) if part.strip())
        return [tuple(_each(parse(part.strip()), self)) for part in parts]

    def number(self, written: str) -> str:
        """A number that the YAML writes with a point, as this language writes it."""
        return written.replace(".", self.words.decimal)

    def is_translated(self, chapter: str = "") -> bool:
        """Whether the edition, or a chapter of it, is a translation that is not all confirmed."""
        if self.language == self.guideline.head.source_language:
            return False
        return any(chapter in ("", unit.part) for unit, _ in self._open.values())

    def originals(self, *texts: Text | None) -> tuple[OriginalView, ...]:
        """The source of each of these texts whose translation is not confirmed."""
        places = ((text.at.file.path, text.at.mark) for text in texts if text)
        found = (self._open[place] for place in places if place in self._open)
        return tuple(
            OriginalView(why, unit.source, tuple(_each(parse(unit.original), self._unexplained)))
            for unit, why in found
        )

    @cached_property
    def _open(self) -> Mapping[tuple[str, int], tuple[Unit, State]]:
        """The texts whose translation is not confirmed, by where they stand."""
        every = units(self.edition, self.guideline.head.source_language)
        states = (
            (unit, state(unit, self.language, self.edition))
            for unit in every
            if unit.source != self.language
        )
        return {
            (unit.text.at.file.path, unit.text.at.mark): (unit, why)
            for unit, why in states
            if why != CURRENT
        }

    @cached_property
    def _unexplained(self) -> "Localizer":
        """The same, but it explains no abbreviations: those of another language are others."""
        return replace(self, edition=replace(self.edition, abbreviations={}))

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """Long forms by short form."""
        records = self.edition.abbreviations.values()
        return {self.plain(record.short): self.plain(record.long) for record in records}

    @cached_property
    def short_forms(self) -> re.Pattern[str] | None:
        return _alternatives(frozenset(self.abbreviations))


@lru_cache
def _alternatives(short_forms: frozenset[str]) -> re.Pattern[str] | None:
    longest_first = sorted(short_forms, key=lambda form: (-len(form), form))
    forms = "|".join(re.escape(form) for form in longest_first)
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)") if forms else None


def _each(spans: Spans, localizer: Localizer) -> list[Span]:
    said: list[Span] = []
    for span in spans:
        if span.mark == "text":
            said += _explained(span.text, localizer)
        elif span.mark == "cite":
            reference = localizer.edition.references.get(span.target)
            label = cite_label(reference) if reference else span.target
            said.append(Span("cite", target=span.target, spans=(Span("text", label),)))
        else:
            inner = tuple(_each(span.spans, localizer))
            said.append(Span(span.mark, target=span.target, spans=inner))
    return said


def _explained(text: str, localizer: Localizer) -> list[Span]:
    """A text cut at its abbreviations and trial numbers."""
    marks = [
        (m.span(), "abbr", localizer.abbreviations[m[0]]) for m in _short_forms(text, localizer)
    ]
    if "NCT" in text:
        marks += [(m.span(), "link", TRIALS + m[0]) for m in _TRIAL.finditer(text)]
    if not marks:
        return [Span("text", text)]
    said: list[Span] = []
    end = 0
    for (start, stop), mark, target in sorted(marks):
        said += [Span("text", text[end:start])] if start > end else []
        said.append(Span(mark, target=target, spans=(Span("text", text[start:stop]),)))
        end = stop
    return [*said, Span("text", text[end:])] if end < len(text) else said


def _short_forms(text: str, localizer: Localizer) -> list[re.Match[str]]:
    pattern = localizer.short_forms
    return list(pattern.finditer(text)) if pattern else []


def cite_label(reference: Reference) -> str:
    """A short name of a work, such as 'Golse 2017'."""
    authors = reference.csl.get("author")
    first = authors[0] if isinstance(authors, list) else {}
    name = first.get("family") or first.get("literal") or _shortened(_title(reference))
    return f"{name} {year(reference)}".strip()


def _title(reference: Reference) -> str:
    return str(reference.csl.get("title") or reference.literal)


def _shortened(title: str) -> str:
    """The first words of a title.

    >>> _shortened("ABC-7 consensus: Cardoso F et al.")
    'ABC-7 consensus: Cardoso …'
    """
    words = title.split()
    return title if len(words) <= _LABEL_WORDS else f"{' '.join(words[:_LABEL_WORDS])} …"


def year(reference: Reference) -> str:
    """The year, with the letter that the citation key may add: '2021a'."""
    issued = reference.csl.get("issued")
    letter = _LETTER.search(reference.id)
    said = str(issued["date-parts"][0][0]) if isinstance(issued, dict) else ""
    return said + (letter[1] if letter and said else "")
