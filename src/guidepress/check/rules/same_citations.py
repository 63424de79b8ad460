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
            keys, translated_keys = cites(original), cites(translated)
            if set(keys) != set(translated_keys):
                yield Problem(
                    where=text.where(language),
                    rule="same-citations",
                    message="the citations differ: "
                    + difference(source, keys, language, translated_keys),
                    hint="cite the same works in every language: [@key]",
                )
