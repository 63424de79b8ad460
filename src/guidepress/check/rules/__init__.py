"""Gate 2: what a guideline must mean. One rule, one module; this is their list."""

from collections.abc import Iterator
from types import ModuleType
from typing import Any, get_args

from guidepress.check.rule import ContentScope, Rule, rule
from guidepress.check.rules import (
    abbreviation_unique,
    agreement_range,
    change_circle,
    change_declared,
    change_ids,
    change_once,
    change_true,
    chapter_reference,
    citation_once,
    citation_resolves,
    figure_file,
    footnote_defined,
    footnote_used,
    glossary_protected,
    glossary_term,
    id_never_reused,
    id_reserved,
    id_unique,
    level_unique,
    link_safe,
    rating_complete,
    rating_empty_head,
    rating_on_scale,
    reference_cited,
    reference_duplicate,
    reference_identifiers,
    same_citations,
    same_markup,
    same_numbers,
    section_reference,
    table_columns,
    text_in_every_language,
    trial_number,
    untranslated_copy,
)
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, Severity

SCOPES: tuple[ContentScope, ...] = get_args(ContentScope)

_MODULES = (
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


def _rule(module: ModuleType) -> Rule:
    """The rule of a module; the name of its `check_<scope>` says what it is given."""
    scope = next(scope for scope in SCOPES if hasattr(module, f"check_{scope}"))
    severity: Severity = getattr(module, "SEVERITY", "error")
    return rule(module, scope, getattr(module, f"check_{scope}"), severity)


RULES: tuple[Rule, ...] = tuple(_rule(module) for module in _MODULES)


def run_rules(
    scope: ContentScope, subject: Any, guideline: Guideline, *, whole: bool = True
) -> Iterator[Problem]:
    """What the rules of a scope find in what they judge; `whole` unless parts of it are missing."""
    for each in RULES:
        if each.scope == scope and (whole or not each.needs_all):
            yield from each.check(subject, guideline)
