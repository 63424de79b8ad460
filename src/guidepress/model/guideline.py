"""What a guideline is, as frozen values.

Every record carries `at`, the place of its YAML mapping, left out of comparison: two editions
compare by meaning, and every later stage can still point at the line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Literal

from guidepress.model.blocks.block import NOTE
from guidepress.model.chapter import (
    Chapter,
)
from guidepress.model.declarations import Acceptance, Approval, Declaration, Erratum
from guidepress.model.glossary import Glossary
from guidepress.model.location import Place
from guidepress.model.record import role
from guidepress.model.scale import Scale
from guidepress.model.text import Text

_DATA = role("reference-changed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One work. `csl` holds its CSL variables; `literal`, if given, is shown instead of them."""

    SUBJECT: ClassVar[str] = "reference"

    id: str
    csl: Mapping[str, object] = field(metadata=_DATA)
    nct: str = field(metadata=role("reference-changed", key="NCT"))
    literal: str = field(metadata=_DATA)
    note: Text | None = field(metadata=NOTE)
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    SUBJECT: ClassVar[str] = "abbreviation"

    id: str
    short: Text
    long: Text
    note: Text | None = field(metadata=NOTE)
    at: Place = field(compare=False, repr=False)


Status = Literal["draft", "published", "reconstructed"]
Reviewed = Literal["unreviewed", "reviewed"]
"""Whether translations of which nothing else is said were read by somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionHead:
    """What edition.yaml says: everything about an edition but its content.

    `scales` are those of its own, if it is rated on others than guideline.yaml says.
    """

    id: str
    version: Text
    date: str
    status: Status
    status_note: Text | None
    introduction: Text | None
    provenance: Text | None
    citation: Text | None
    translations: Reviewed
    scales: Mapping[str, str]
    chapters: tuple[str, ...]
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What one year's guideline says. `references` and `abbreviations` go by id.

    `pictures` are the files in its folder figures/: the hash of each by name. `scales` go by the
    key that ratings use. `confirmed` are fingerprints of translations by language and key. Neither
    what is declared of an edition nor its place is its content.
    """

    head: EditionHead
    chapters: tuple[Chapter, ...]
    references: Mapping[str, Reference]
    abbreviations: Mapping[str, Abbreviation]
    pictures: Mapping[str, str] = field(default_factory=dict, compare=False)
    scales: Mapping[str, Scale] = field(default_factory=dict, compare=False)
    declarations: tuple[Declaration, ...] = field(default=(), compare=False)
    errata: tuple[Erratum, ...] = field(default=(), compare=False)
    approvals: tuple[Approval, ...] = field(default=(), compare=False)
    accepted: tuple[Acceptance, ...] = field(default=(), compare=False)
    confirmed: Mapping[str, Mapping[str, str]] = field(default_factory=dict, compare=False)

    @property
    def id(self) -> str:
        return self.head.id


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidelineHead:
    """What guideline.yaml says. `scales` are scale ids by the key that ratings use."""

    id: str
    title: Text
    short_title: Text
    publisher: Text
    publisher_lines: tuple[Text, ...]
    publisher_url: str
    languages: tuple[str, ...]
    source_language: str
    scales: Mapping[str, str]
    address: str
    guides: bool
    notice: Text | None
    licence: Text | None
    at: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Messages:
    """The interface words of one language, from templates/words/<language>.yaml.

    `changes` says each kind of change in a sentence; `spelling` are spellings that mean the same.
    """

    language: str
    name: str
    decimal: str
    words: Mapping[str, str]
    changes: Mapping[str, str]
    spelling: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guideline:
    """What holds for every edition.

    `scales` go by the key that ratings use, in column order; `all_scales` has every scale
    that there are, by id; `decimals` is the sign before a decimal fraction, by language.
    """

    head: GuidelineHead
    scales: Mapping[str, Scale]
    decimals: Mapping[str, str]
    all_scales: Mapping[str, Scale] = field(default_factory=dict)
    glossary: Glossary = field(default_factory=Glossary)

    def of(self, edition: EditionHead) -> "Guideline":
        """The guideline with the scales that an edition is rated on."""
        if not edition.scales:
            return self
        scales = {
            key: self.all_scales[name]
            for key, name in edition.scales.items()
            if name in self.all_scales
        }
        return replace(self, head=replace(self.head, scales=edition.scales), scales=scales)

    @property
    def languages(self) -> tuple[str, ...]:
        return self.head.languages
