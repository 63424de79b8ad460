"""What changed since a revision, edition by edition; a new one is held against the one before."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from guidepress.check.check import CheckResult
from guidepress.check.walk import citations
from guidepress.compare.change import Change, Comparison
from guidepress.compare.compare import compare
from guidepress.compare.neighbours import wording_rules
from guidepress.model.guideline import Edition, Guideline, Reference
from guidepress.review.revision import Revision

_NO_REASON_TO_TRANSLATE = ("editorial", "translation")
"""Kinds of changes after which the other languages still say the same as the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An edition, and what it is compared with: itself at the revision, or the one before it.

    `old_name` is what that is called; `is_new` is set where it is the one before.
    """

    old: Edition
    new: Edition
    old_guideline: Guideline
    new_guideline: Guideline
    old_name: str
    is_new: bool
    comparison: Comparison

    def unapproved(self) -> tuple[Change, ...]:
        """The practice-changing changes that no approval names."""
        approved = {approval.fingerprint for approval in self.new.approvals}
        return tuple(
            change
            for change in self.comparison.changes
            if change.weight == "practice-changing" and change.fingerprint not in approved
        )

    def outdated_translations(self) -> tuple[tuple[Change, str], ...]:
        """Changes of a source, each with a language whose translation stayed as it was."""
        return tuple(
            (change, language)
            for change in self.comparison.changes
            if change.kind not in _NO_REASON_TO_TRANSLATE
            for language in self.new_guideline.languages
            if _is_same_in(language, change.before, change.after)
        )

    def newly_cited(self) -> tuple[Reference, ...]:
        """The works that the edition cites now, and did not before."""
        old = {key for key, _ in citations(self.old)}
        keys = sorted({key for key, _ in citations(self.new)} - old)
        return tuple(self.new.references[key] for key in keys if key in self.new.references)


def _is_same_in(language: str, before: Any, after: Any) -> bool:
    """Whether two sides of a change are texts, with the same words in a language."""
    are_texts = isinstance(before, dict) and isinstance(after, dict)
    return are_texts and language in after and before.get(language) == after[language]


def pairs_since(base: Revision, now: CheckResult) -> Iterator[Pair]:
    """Every edition that can be compared with something, oldest first."""
    previous: Edition | None = None
    for edition in now.editions:
        old = base.edition(edition.id)
        if old:
            yield _pair(old, edition, base.checked, now, f"{base.name}:{edition.id}")
        elif previous:
            yield _pair(previous, edition, now, now, previous.id)
        previous = edition


def incomparable_editions(base: Revision, now: CheckResult) -> tuple[str, ...]:
    """The ids of editions that are new and have none before them."""
    return tuple(edition.id for edition in now.editions[:1] if base.edition(edition.id) is None)


def removed_editions(base: Revision, now: CheckResult) -> tuple[str, ...]:
    """The ids of editions that were there at the revision, and are not now."""
    ids = {edition.id for edition in now.editions}
    return tuple(edition.id for edition in base.checked.editions if edition.id not in ids)


def _pair(old: Edition, new: Edition, base: CheckResult, now: CheckResult, old_name: str) -> Pair:
    if base.guideline is None or now.guideline is None:
        raise TypeError("editions without a guideline")  # each was read by one
    return Pair(
        old=old,
        new=new,
        old_guideline=base.guideline,
        new_guideline=now.guideline,
        old_name=old_name,
        is_new=old.id != new.id,
        comparison=compare(old, new, wording_rules(now.guideline, now.words)),
    )
