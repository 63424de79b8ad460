"""Where a text uses a term of the glossary, its translation uses the term's translation.

glossary.yaml lists the terms beside guideline.yaml, with other forms of them. This is a warning.

PASS:
    glossary.yaml: terms: [{id: kettle, term: {de: Kanne, en: pot}}]
    text: {de: Eine Kanne Tee, en: A pot of tea}
FAIL:
    glossary.yaml: terms: [{id: kettle, term: {de: Kanne, en: pot}}]
    text: {de: Eine Kanne Tee, en: A can of tea}
"""

from collections.abc import Iterator, Sequence

from guidepress.check.walk import Translation, first_form, translations
from guidepress.model.glossary import Term
from guidepress.model.guideline import Guideline
from guidepress.model.problem import Problem, Severity
from guidepress.model.text import Text

SEVERITY: Severity = "warning"


def check_texts(texts: Sequence[Text], guideline: Guideline) -> Iterator[Problem]:
    for text in texts if guideline.glossary.terms else ():
        for translation in translations(text, guideline):
            for term in guideline.glossary.terms:
                yield from _compare(text, translation, term)


def _compare(text: Text, translation: Translation, term: Term) -> Iterator[Problem]:
    source, original, language, translated = translation
    if not first_form(original, term.forms(source)):
        return
    fact = f"'{term.term.say(source)}' is '{term.term.say(language)}' in {language}"
    if not first_form(translated, term.forms(language)):
        hint = "write the term of glossary.yaml, or add this form of it there, under 'also'"
        yield _problem(text, language, f"{fact}, and these words do not say so", hint)
    elif wrong := first_form(translated, term.forbidden.get(language, ())):
        hint = "write the term of glossary.yaml, which lists this word under 'forbidden'"
        yield _problem(text, language, f"{fact}, and not '{wrong}'", hint)


def _problem(text: Text, language: str, message: str, hint: str) -> Problem:
    return Problem(
        where=text.where(language),
        rule="glossary-term",
        message=message,
        hint=hint,
        severity=SEVERITY,
    )
