"""Every language cites the same works in a text.

PASS:
    text: {de: "wie gezeigt [@golse-2017]", en: "as shown [@golse-2017]"}
FAIL:
    text: {de: "wie gezeigt [@golse-2017]", en: "as shown"}
"""

from collections.abc import Iterator, Sequence

from guidepress.check.walk import difference, translations
from guidepress.model.guideline import Guideline
from guidepress.model.markup import cites
from guidepress.model.problem import Problem
from guidepress.model.text import Text


def check_texts(texts: Sequence[Text], guideline: Guideline) -> Iterator[Problem]:
    for text in texts:
        for source, original, language, translated in translations(text, guideline):
            there, here = cites(original), cites(translated)
            if set(there) != set(here):
                yield Problem(
                    where=text.where(language),
                    rule="same-citations",
                    message=f"the citations differ: {difference(source, there, language, here)}",
                    hint="cite the same works in every language: [@key]",
                )
