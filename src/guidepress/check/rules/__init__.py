"""Gate 2: what a guideline must mean. One rule, one module; this is their list."""

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from typing import Any, get_args

from guidepress.check.rule import ContentScope, Rule, modules, rule
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, Severity

# The order of the table of rules:
# isort: off
from guidepress.check.rules import (  # noqa: F401 - `modules` takes them up
    rating_complete,
    rating_on_scale,
    rating_empty_head,
    agreement_range,
    text_in_every_language,
    same_numbers,
    same_citations,
    same_markup,
    untranslated_copy,
    glossary_term,
    glossary_protected,
    link_safe,
    trial_number,
    footnote_defined,
    footnote_used,
    citation_resolves,
    citation_once,
    reference_cited,
    reference_duplicate,
    reference_identifiers,
    section_reference,
    chapter_reference,
    table_columns,
    figure_file,
    abbreviation_unique,
    level_unique,
    id_unique,
    id_reserved,
    id_never_reused,
    change_declared,
    change_ids,
    change_true,
    change_once,
    change_circle,
)
# isort: on

SCOPES: tuple[ContentScope, ...] = get_args(ContentScope)


def _rule(module: ModuleType) -> Rule:
    """The rule of a module; the name of its `check_<scope>` says what it is given."""
    scope = next(scope for scope in SCOPES if hasattr(module, f"check_{scope}"))
    severity: Severity = getattr(module, "SEVERITY", "error")
    return rule(module, scope, getattr(module, f"check_{scope}"), severity)


RULES: tuple[Rule, ...] = tuple(_rule(module) for module in modules(__name__, vars()))


def run_rules(
    scope: ContentScope, subject: Any, guideline: Guideline, *, whole: bool = True
) -> Iterator[Problem]:
    """What the rules of a scope find in what they judge; `whole` unless parts of it are missing."""
    for entry in RULES:
        if entry.scope == scope and (whole or not entry.needs_whole):
            for problem in entry.check(subject, guideline):
                yield _weighed(problem, entry)


def _weighed(problem: Problem, entry: Rule) -> Problem:
    """A problem as severe as its rule is, whatever the rule itself says of it."""
    if problem.severity == entry.severity:
        return problem
    return replace(problem, severity=entry.severity)
