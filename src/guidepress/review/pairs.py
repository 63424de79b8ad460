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

_SAME_IN_SUBSTANCE = ("editorial", "translation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An edition, and what it is compared with: itself at the revision, or the one before it.

    `before` is what that is called; `is_new` tells which of the two it is.
    """

    old: Edition
    new: Edition
    old_guideline: Guideline
    new_guideline: Guideline
    before: str
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

    def left_behind(self) -> tuple[tuple[Change, str], ...]:
        """The languages in which a text stayed as it was although its source says another thing."""
        return tuple(
            (change, language)
            for change in self.comparison.changes
            if change.kind not in _SAME_IN_SUBSTANCE
            for language in self.new_guideline.languages
            if _says_the_same(language, change.before, change.after)
        )

    def newly_cited(self) -> tuple[Reference, ...]:
        """The works that the edition cites now, and did not before."""
        before = {name for name, _ in citations(self.old)}
        after = sorted({name for name, _ in citations(self.new)} - before)
        return tuple(self.new.references[name] for name in after if name in self.new.references)


def _says_the_same(language: str, before: Any, after: Any) -> bool:
    sides = isinstance(before, dict) and isinstance(after, dict)
    return sides and language in after and before.get(language) == after[language]


def since(base: Revision, now: CheckResult) -> Iterator[Pair]:
    """Every edition that can be compared with something, oldest first."""
    last: Edition | None = None
    for edition in now.editions:
        before = base.edition(edition.id)
        if before:
            yield _pair(before, edition, base.checked, now, f"{base.name}:{edition.id}")
        elif last:
            yield _pair(last, edition, now, now, last.id)
        last = edition


def first_of_all(base: Revision, now: CheckResult) -> tuple[str, ...]:
    """The ids of editions that are new and have none before them."""
    return tuple(one.id for one in now.editions[:1] if base.edition(one.id) is None)


def gone(base: Revision, now: CheckResult) -> tuple[str, ...]:
    """The ids of editions that were there at the revision."""
    there = {edition.id for edition in now.editions}
    return tuple(one.id for one in base.checked.editions if one.id not in there)


def _pair(old: Edition, new: Edition, then: CheckResult, now: CheckResult, before: str) -> Pair:
    if then.guideline is None or now.guideline is None:
        raise TypeError("editions without a guideline")  # each was read by one
    return Pair(
        old=old,
        new=new,
        old_guideline=then.guideline,
        new_guideline=now.guideline,
        before=before,
        is_new=old.id != new.id,
        comparison=compare(old, new, wording_rules(now.guideline, now.words)),
    )
