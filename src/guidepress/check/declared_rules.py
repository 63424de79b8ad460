"""Rules without a module of their own: they are checked where files are read, compared or made."""

from collections.abc import Iterator

from guidepress.check.rule import Rule, Scope
from guidepress.model.problem import Severity


def _rules(scope: Scope, summaries: dict[str, str], severity: Severity = "error") -> Iterator[Rule]:
    for name, summary in summaries.items():
        yield Rule(name, scope, severity, summary)


EDITION_LOCKED = "What was published is corrected by an erratum, and never silently."
ACCEPTED_USED = "accepted-used"

READ = (  # checked by read/
    *_rules(
        "file",
        {
            "file-unknown": "An edition holds its own files, chapters/ and figures/, "
            "and no other YAML.",
            "file-outside": "Content stays in its folder: links that lead out of it are not "
            "followed.",
            "file-unreadable": "A file is a plain file that the user may read.",
            "yaml": "A file is one YAML document in UTF-8, without tags, anchors and aliases.",
            "yaml-duplicate-key": "A key stands once in a record.",
            "field-unknown": "A record has no fields but those of its schema.",
            "field-missing": "A record has each field that its schema requires.",
            "value-type": "A value is of the type that its schema asks for; numbers as text are "
            "quoted.",
            "value-form": "A value has the form that its schema describes.",
            "value-choice": "A value is one of those that its schema lists.",
            "value-empty": "A text, a list or a record is not empty.",
            "value-repeated": "A list of ids names each one once.",
        },
    ),
)
FOLDER = (  # checked by check/
    *_rules(
        "folder",
        {
            "scale-known": "guideline.yaml and edition.yaml name scales that there are.",
            "language-known": "guideline.yaml names languages that have interface words.",
            "words-complete": "A language has each of the interface words that the others have.",
            "lock-intact": "The lock of a published edition is as `guidepress publish` wrote it.",
            "edition-locked": EDITION_LOCKED,
            "draft-unlocked": "A draft is not published, and what was published is no draft again.",
            "erratum-fits": "An erratum names files of a published edition as they are since then.",
            "erratum-unique": "Each erratum of an edition has an id of its own.",
            "edition-complete": "An edition has edition.yaml, references.yaml and a file for each "
            "chapter.",
            "file-named": "An id that is also the name of its file or folder is the same as that "
            "name.",
        },
    ),
)
REVISION = (  # checked by review/gate
    *_rules(
        "revision",
        {
            "change-approved": "What changes practice is approved in approvals.yaml, "
            "by its fingerprint.",
            "lock-kept": "The lock of a published edition stays as it was published.",
            "errata-kept": "An erratum stays as it was declared.",
        },
    ),
)
FORMAT = (  # checked by edit/format
    *_rules("form", {"file-form": "A file is in its form, which `guidepress fmt` gives it."}),
)
IMPORT = (  # checked by translate/ and edit/translations
    *_rules(
        "import",
        {"translation-fits": "A translation that comes back fits the text that it was made for."},
    ),
)
LINT = (  # checked by check/lint
    *_rules("method", {ACCEPTED_USED: "What was accepted is still asked about."}, "warning"),
)
SLIDES = (  # checked by slides/
    *_rules(
        "slides",
        {
            "slide-over-several": "What a section says fits on one slide.",
            "slide-row-over-several": "A row of a table fits on one slide.",
        },
        "warning",
    ),
    *_rules("slides", {"slide-title-fits": "A title fits above what is on its slide."}),
    *_rules(
        "slides",
        {
            "slide-font": "The master is set in a font that slides are measured in.",
            "slide-letters": "Some font of the decks has every letter of a slide.",
        },
        "warning",
    ),
    *_rules(
        "slides",
        {"slide-master": "The master of the slides has the layouts that slides need."},
    ),
)
