"""A protected word of the glossary stands in every language of a text, as it is written.

glossary.yaml lists such words beside guideline.yaml. This is a warning.

PASS:
    glossary.yaml: protected: [HER2]
    text: {de: HER2-positiv, en: HER2-positive}
FAIL:
    glossary.yaml: protected: [HER2]
    text: {de: HER2-positiv, en: HER-2-positive}
"""

from collections.abc import Iterator, Sequence

from guidepress.check.walk import first_form, translations
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, Severity
from guidepress.model.text import Text

SEVERITY: Severity = "warning"


def check_texts(texts: Sequence[Text], guideline: Guideline) -> Iterator[Problem]:
    for text in texts if guideline.glossary.protected else ():
        for source, original, language, translated in translations(text, guideline):
            for word in guideline.glossary.protected:
                in_source = bool(first_form(original, (word,), exact=True))
                if in_source != bool(first_form(translated, (word,), exact=True)):
                    side = source if in_source else language
                    yield Problem(
                        where=text.where(language),
                        rule="glossary-protected",
                        message=f"the protected word '{word}' stands only in {side}",
                        hint="write it alike in every language, or reword both",
                        severity=SEVERITY,
                    )
