"""A link leads to a full http or https address. Anything else is shown as it is written.

PASS:
    text: {de: "[AGO](https://www.ago-online.de)", en: "[AGO](https://www.ago-online.de)"}
FAIL:
    text: {de: "[AGO](www.ago-online.de)", en: "[AGO](javascript:alert)"}
"""

import re
from collections.abc import Iterator, Sequence

from guidepress.check.walk import places
from guidepress.model.guideline import Guideline
from guidepress.model.markup import parse, walk
from guidepress.model.problem import Problem
from guidepress.model.text import Text

# [words](target), where the target has a sign that addresses have, and brackets only in pairs
_LINK = re.compile(
    r"(?<!\\)\[[^\[\]]*\]\(\s*<?((?:[^\s()<>]|\([^\s()]*\))*[:/.#@](?:[^\s()<>]|\([^\s()]*\))*)"
)


def check_texts(texts: Sequence[Text], _guideline: Guideline) -> Iterator[Problem]:
    for text in texts:
        for words, where in places(text):
            if "](" in words:
                for address in _dead(words):
                    yield Problem(
                        where=where,
                        rule="link-safe",
                        message=f"the link to '{address}' is not a link: its address must begin "
                        "with https:// or http://",
                        hint="write the full address, or the words alone",
                    )


def _dead(words: str) -> list[str]:
    """The addresses that were meant as links but are none.

    >>> _dead("[AGO](www.ago-online.de), [ER](positiv)")
    ['www.ago-online.de']
    """
    live = sum(span.mark == "link" for span in walk(parse(words)))
    targets = [match[1] for match in _LINK.finditer(words)]
    if len(targets) <= live:
        return []
    return [target for target in targets if not re.match(r"https?://\w", target, re.IGNORECASE)]
