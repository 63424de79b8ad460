"""The table of all rules."""

import json
from typing import Literal

from guidepress.check.registry import RULES
from guidepress.check.rule import Rule

_FIELDS = ("id", "scope", "severity", "summary", "passes", "fails")


def rules_table(output_format: Literal["text", "json"] = "text") -> str:
    """What `guidepress rules` prints."""
    if output_format == "json":
        records = [{field: getattr(rule, field) for field in _FIELDS} for rule in RULES]
        return json.dumps(records, ensure_ascii=False, indent=2)
    return "\n\n".join(_paragraph(rule) for rule in RULES)


def _paragraph(rule: Rule) -> str:
    lines = [f"{rule.id} ({rule.scope}, {rule.severity})", f"    {rule.summary}"]
    for head, example in (("PASS", rule.passes), ("FAIL", rule.fails)):
        if example:
            first, *others = example.splitlines()
            lines += [f"    {head}  {first}", *(f"          {line}" for line in others)]
    return "\n".join(lines)
