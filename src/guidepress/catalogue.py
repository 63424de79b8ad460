"""Every rule there is, whichever gate holds it, and the table of them."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from guidepress import check, exchange, form, gate, method, rules, shape
from guidepress.problem import Severity
from guidepress.slides import rules as slides


@dataclass(frozen=True, slots=True)
class Entry:
    """One rule as the table shows it. The schema's own rules have no examples."""

    id: str
    scope: str
    severity: Severity
    summary: str
    passes: str = ""
    fails: str = ""


def entries() -> tuple[Entry, ...]:
    """The rules in the order in which they are asked."""
    return tuple(_entries())


def _entries() -> Iterator[Entry]:
    for name, summary in shape.RULES.items():
        yield Entry(name, "file", "error", summary)
    for name, summary in check.RULES.items():
        yield Entry(name, "folder", "error", summary)
    for name, summary in gate.RULES.items():
        yield Entry(name, "revision", "error", summary)
    for name, summary in form.RULES.items():
        yield Entry(name, "form", "error", summary)
    for name, summary in exchange.RULES.items():
        yield Entry(name, "import", "error", summary)
    for name, summary in method.RULES.items():
        yield Entry(name, "method", "warning", summary)
    for one in method.METHODS:
        yield Entry(one.id, "method", "warning", one.summary, one.passes, one.fails)
    for name, (severity, summary) in slides.RULES.items():
        yield Entry(name, "slides", severity, summary)
    for rule in rules.RULES:
        yield Entry(rule.id, rule.scope, rule.severity, rule.summary, rule.passes, rule.fails)


def rules_table(form: str = "text") -> str:
    """What `guidepress rules` prints, as text or as JSON."""
    if form == "json":
        return json.dumps([asdict(entry) for entry in entries()], ensure_ascii=False, indent=2)
    return "\n\n".join(_described(entry) for entry in entries())


def _described(entry: Entry) -> str:
    lines = [f"{entry.id} ({entry.scope}, {entry.severity})", f"    {entry.summary}"]
    for head, example in (("PASS", entry.passes), ("FAIL", entry.fails)):
        if example:
            first, *others = example.splitlines()
            lines += [f"    {head}  {first}", *(f"          {line}" for line in others)]
    return "\n".join(lines)
