"""What the office of a guideline wants to know of an edition: numbers, evidence, reporting."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guidepress.check.lint import RULES, questions
from guidepress.compare.kinds import WEIGHTS, Weight
from guidepress.model.blocks.recommendations import Recommendation
from guidepress.model.chapter import Chapter
from guidepress.model.guideline import Edition
from guidepress.model.scale import Scale
from guidepress.translate.status import STATES, State, states, units
from guidepress.view.history import LocalizedEditions
from guidepress.view.localizer import Localizer
from guidepress.view.pages import citations

EVIDENCE, STRENGTH = "evidence", "recommendation"


@dataclass(frozen=True, slots=True)
class CellView:
    """How many recommendations have a level and a grade; `share` is that of the most frequent."""

    count: int
    share: float


@dataclass(frozen=True, slots=True)
class MapView:
    """Levels of evidence against grades: the signs of both, and a row of cells for each level."""

    evidence: str
    strength: str
    grades: tuple[tuple[str, str, str], ...]
    levels: tuple[tuple[str, tuple[CellView, ...]], ...]


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter in numbers: `grades` by sign in the order of the columns, `changes` by weight."""

    id: str
    title: str
    recommendations: int
    grades: tuple[int, ...]
    citations: int
    changes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class YearView:
    """How many works are of a year, and the share of that in the year with most."""

    year: str
    count: int
    share: float


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item of the checklist RIGHT: its number, its name, and the page that reports it."""

    number: int
    said: str
    page: str


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A rule of method, in a sentence, and at how many places it asks for a reason."""

    id: str
    said: str
    count: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """An edition in numbers. `signs` head the columns of grades, `weights` those of changes.

    `translations` has, by language, how many texts have each state of a translation; `questions`
    by id, what methodology asks of the edition and nobody has answered.
    """

    signs: tuple[tuple[str, str], ...]
    weights: tuple[str, ...]
    chapters: tuple[ChapterLine, ...]
    maps: tuple[MapView, ...]
    years: tuple[YearView, ...]
    translations: tuple[tuple[str, tuple[tuple[State, int], ...]], ...]
    questions: tuple[QuestionView, ...]
    items: tuple[ItemView, ...]


def overview(localized: LocalizedEditions, number: int) -> OverviewView:
    """The overview of an edition, by its number, in the language of `localized`."""
    localizer = localized.localizer(number)
    scales = localizer.guideline.scales
    graded = _graded(scales)
    levels = graded[1].levels if graded else ()
    return OverviewView(
        signs=tuple((level.sign, level.tone) for level in levels),
        weights=tuple(localized.say(f"weight_{w.partition('-')[0]}") for w in _weights(number)),
        chapters=tuple(
            _chapter(chapter, graded, localized, number) for chapter in localizer.edition.chapters
        ),
        maps=tuple(_maps(localizer)),
        years=tuple(_years(localizer.edition)),
        translations=tuple(_translations(localized, localizer)),
        questions=tuple(_questions(localizer)),
        items=tuple(_items(localized, localizer)),
    )


def _graded(scales: Mapping[str, Scale]) -> tuple[str, Scale] | None:
    """The scale whose grades are counted by chapter: one that is shown in colours, if any is."""
    strengths = [(key, scale) for key, scale in scales.items() if scale.measures == STRENGTH]
    coloured = [pair for pair in strengths if pair[1].look == "badge"]
    return next(iter(coloured or strengths), None)


def _translations(
    localized: LocalizedEditions, localizer: Localizer
) -> Iterator[tuple[str, tuple[tuple[State, int], ...]]]:
    """Each language that anything is translated into, by its name."""
    guideline, edition = localizer.guideline, localizer.edition
    texts = units(edition, guideline.head.source_language)
    counts: dict[str, Counter[State]] = {}
    for _, language, state in states(edition, guideline.languages, texts):
        counts.setdefault(language, Counter())[state] += 1
    for language in guideline.languages:
        if language in counts:
            pairs = tuple((state, counts[language][state]) for state in STATES)
            yield localized.words[language].name, pairs


def _questions(localizer: Localizer) -> Iterator[QuestionView]:
    problems, _ = questions(localizer.edition, localizer.guideline)
    counts = Counter(problem.rule for problem in problems)
    summaries = {rule.id: rule.summary for rule in RULES}
    yield from (QuestionView(name, summaries[name], counts[name]) for name in sorted(counts))


def _weights(number: int) -> tuple[Weight, ...]:
    """The weights of changes; there are none in the oldest edition."""
    return WEIGHTS if number else ()


def _rated(chapters: Sequence[Chapter]) -> Iterator[Recommendation]:
    return (item for chapter in chapters for item in chapter.recommendations() if item.rating)


def _chapter(
    chapter: Chapter, graded: tuple[str, Scale] | None, localized: LocalizedEditions, number: int
) -> ChapterLine:
    key, levels = (graded[0], graded[1].levels) if graded else ("", ())
    counts = Counter(item.rating.get(key) for item in _rated([chapter]))
    comparison = localized.comparisons[number - 1].changes if number else ()
    weights = Counter(change.weight for change in comparison if change.chapter == chapter.id)
    return ChapterLine(
        id=chapter.id,
        title=localized.localizer(number).plain(chapter.title),
        recommendations=sum(1 for _ in _rated([chapter])),
        grades=tuple(counts[level.value] for level in levels),
        citations=citations(chapter),
        changes=tuple(weights[weight] for weight in _weights(number)),
    )


def _maps(localizer: Localizer) -> Iterator[MapView]:
    """A map for each scale of evidence and each of strength."""
    scales = localizer.guideline.scales.items()
    for key, evidence in scales:
        for other, strength in scales:
            if evidence.measures == EVIDENCE and strength.measures == STRENGTH:
                yield _map((key, evidence), (other, strength), localizer)


def _map(evidence: tuple[str, Scale], strength: tuple[str, Scale], localizer: Localizer) -> MapView:
    rated = list(_rated(localizer.edition.chapters))
    pairs = ((item.rating.get(evidence[0]), item.rating.get(strength[0])) for item in rated)
    counts = Counter(pairs)
    most = max([1, *(count for (level, grade), count in counts.items() if level and grade)])
    grades = tuple(
        (level.sign, level.tone, localizer.plain(level.label)) for level in strength[1].levels
    )
    rows = tuple(
        (
            level.sign,
            tuple(
                CellView(counts[level.value, grade.value], counts[level.value, grade.value] / most)
                for grade in strength[1].levels
            ),
        )
        for level in evidence[1].levels
        if any(counts[level.value, grade.value] for grade in strength[1].levels)
    )
    return MapView(
        localizer.plain(evidence[1].short), localizer.plain(strength[1].short), grades, rows
    )


def _years(edition: Edition) -> Iterator[YearView]:
    years = Counter(_year(work.csl.get("issued")) for work in edition.references.values())
    most = max([1, *years.values()])
    for year, count in sorted(years.items()):
        yield YearView(year, count, count / most)


def _year(issued: object) -> str:
    if isinstance(issued, dict) and issued.get("date-parts"):
        return str(issued["date-parts"][0][0])
    return "–"


RIGHT = 22
"""How many items the checklist has: Chen Y et al., Ann Intern Med 2017;166(2):128-32."""


def _items(localized: LocalizedEditions, localizer: Localizer) -> Iterator[ItemView]:
    """Each item of RIGHT, and where the content's own fields report it."""
    pages = _reported(localizer)
    for number in range(1, RIGHT + 1):
        yield ItemView(number, localized.say(f"right_{number}"), pages.get(number, ""))


def _reported(localizer: Localizer) -> dict[int, str]:
    """The page of each item that some field of the content is made for."""
    guideline, edition = localizer.guideline, localizer.edition
    measured = {scale.measures for scale in guideline.scales.values()}
    rated = any(True for _ in _rated(edition.chapters))
    pages = {
        1: "./" if edition.head.date else "",
        3: "glossary/" if edition.abbreviations else "",
        4: "about/" if guideline.head.publisher_url else "",
        9: "./" if all(chapter.authors for chapter in edition.chapters) else "",
        12: "grades/" if EVIDENCE in measured and rated else "",
        13: "./" if STRENGTH in measured and rated else "",
        20: "about/" if guideline.head.licence else "",
    }
    return {number: page for number, page in pages.items() if page}
