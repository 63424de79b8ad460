"""A recommendation says one thing to do.

PASS:
    text: {de: Punktion bei Symptomen, en: Puncture in case of symptoms}
FAIL:
    text: {de: Punktion bei Symptomen; danach Verlaufskontrolle, en: …}
"""

import re
from collections.abc import Iterator

from guidepress.check.finding import Finding
from guidepress.model.guideline import Edition, Guideline

_PARTED = re.compile(r";|(?<=[^\W\d_]{4})[.!?]\s+[A-ZÄÖÜ]")
"""A semicolon, or the end of a sentence before another one; not the stop of an abbreviation."""


def check(edition: Edition, guideline: Guideline) -> Iterator[Finding]:
    language = guideline.head.source_language
    for chapter in edition.chapters:
        for item in chapter.recommendations():
            if item.rating and _PARTED.search(item.text.say(language)):
                yield Finding(
                    item.id,
                    item,
                    item.text.where(language),
                    "this seems to say more than one thing to do, under one rating",
                )
