"""What a reviewer must know of a change, as JSON."""

import json
from collections.abc import Sequence

from guidepress.review.pairs import Pair


def review_json(base: str, pairs: Sequence[Pair]) -> str:
    """The review as data: each comparison whole, and what is to be seen to."""
    record = {"base": base, "editions": [_record(pair) for pair in pairs]}
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"


def _record(pair: Pair) -> dict[str, object]:
    return {
        "edition": pair.new.id,
        "compared_with": pair.old_name,
        "new": pair.is_new,
        "missing_approvals": [change.fingerprint for change in pair.unapproved()],
        "translations_left_behind": [
            {"fingerprint": change.fingerprint, "language": language}
            for change, language in pair.outdated_translations()
        ],
        "newly_cited": [reference.id for reference in pair.newly_cited()],
        "comparison": pair.comparison.record(),
    }
