"""Gate 2: what a guideline must mean. One rule, one module; this is their list."""

from types import ModuleType

from guidepress.check.rule import Rule, rule
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
from guidepress.model.problem import Severity

FILE_SCOPES = ("chapter", "references", "abbreviations", "scale")
"""Scopes that are also kinds of files."""

SCOPES = ("texts", *FILE_SCOPES, "edition", "guideline")
"""What a rule here is given.

The texts of one file; a chapter, the references, the abbreviations or a scale; an edition; all
editions from the oldest to the newest.
"""

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


def of_scope(scope: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in RULES if rule.scope == scope)
