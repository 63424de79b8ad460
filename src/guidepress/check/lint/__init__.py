"""What a methodologist asks of an edition that is in order. One question, one module."""

from posixpath import dirname

from guidepress.check import declared_rules
from guidepress.check.finding import Finding
from guidepress.check.rule import Rule, modules, rule
from guidepress.model.declarations import Acceptance
from guidepress.model.guideline import Edition, Guideline
from guidepress.model.problem import Problem

# The order of the table of rules:
# isort: off
from guidepress.check.lint import (  # noqa: F401 - `modules` takes them up
    strong_on_weak,
    wording_fits,
    level_detail,
    recommendation_supported,
    literature_used,
    abstract_published,
    one_action,
    abbreviation_known,
)
# isort: on

QUESTIONS: tuple[Rule, ...] = tuple(
    rule(module, "method", module.check, "warning") for module in modules(__name__, vars())
)
RULES = (*declared_rules.LINT, *QUESTIONS)


def questions(edition: Edition, guideline: Guideline) -> tuple[list[Problem], int]:
    """What asks for a reason and has none, as warnings; and how many questions are answered."""
    pairs = [(rule, finding) for rule in QUESTIONS for finding in rule.check(edition, guideline)]
    unanswered = [pair for pair in pairs if not _is_answered(*pair, edition)]
    asked = {(rule.id, finding.id) for rule, finding in pairs}
    answers = {(answer.rule, answer.id): answer for answer in edition.accepted}
    problems = [_asked(rule, finding, edition) for rule, finding in unanswered]
    problems += [_unused(answer) for key, answer in answers.items() if key not in asked]
    return sorted(set(problems)), len(pairs) - len(unanswered)


def _is_answered(rule: Rule, finding: Finding, edition: Edition) -> bool:
    return any(
        (answer.rule, answer.id, answer.text) == (rule.id, finding.id, finding.fingerprint)
        for answer in edition.accepted
    )


def _asked(rule: Rule, finding: Finding, edition: Edition) -> Problem:
    was_answered = any((a.rule, a.id) == (rule.id, finding.id) for a in edition.accepted)
    changed = "; it was accepted, but what it says has changed since" if was_answered else ""
    folder = dirname(edition.head.at.file.path)
    entry = f'{{rule: {rule.id}, id: {finding.id}, text: "{finding.fingerprint}", reason: {{…}}}}'
    return Problem(
        where=finding.where,
        rule=rule.id,
        message=f"{finding.message}{changed}",
        hint=f"mend it, or say why in {folder}/accepted.yaml, under 'accepted:': - {entry}",
        severity="warning",
    )


def _unused(answer: Acceptance) -> Problem:
    return Problem(
        where=answer.at.value("id"),
        rule=declared_rules.ACCEPTED_USED,
        message=f"'{answer.rule}' no longer asks about '{answer.id}'",
        hint="take the entry out",
        severity="warning",
    )
