"""Problems as SARIF 2.1.0, the format in which code scanners report."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from urllib.parse import quote

from guidepress import __version__
from guidepress.check.registry import RULES
from guidepress.check.rule import Rule
from guidepress.model.location import Location
from guidepress.model.problem import Problem
from guidepress.report.problems_text import hint
from guidepress.storage.cache import digest


def sarif(problems: Sequence[Problem]) -> str:
    driver = {
        "name": "guidepress",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule) for rule in RULES],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": list(_results(problems)),
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    examples = [("Right", rule.passes), ("Wrong", rule.fails)]
    plain = [f"{head}:\n\n{example}" for head, example in examples if example]
    marked = [f"{head}:\n\n```yaml\n{example}\n```" for head, example in examples if example]
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "help": {
            "text": "\n\n".join([rule.summary, *plain]),
            "markdown": "\n\n".join([rule.summary, *marked]),
        },
        "defaultConfiguration": {"level": rule.severity},
    }


def _results(problems: Sequence[Problem]) -> Iterator[dict[str, object]]:
    ids = [rule.id for rule in RULES]
    seen: Counter[str] = Counter()
    for problem in problems:
        # Without line and column, so that a problem stays the same when lines above it move.
        fingerprint = digest(problem.rule, problem.where.path, problem.message)
        seen[fingerprint] += 1
        yield {
            "ruleId": problem.rule,
            "ruleIndex": ids.index(problem.rule),
            "level": problem.severity,
            "message": {"text": "\n".join([problem.message, *hint(problem)])},
            "locations": [{"physicalLocation": _location(problem.where)}],
            "partialFingerprints": {"guidepress/v1": f"{fingerprint}:{seen[fingerprint]}"},
        }


def _location(where: Location) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": quote(where.path)},
        "region": {"startLine": where.line, "startColumn": where.column},
    }
