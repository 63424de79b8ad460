"""What authors get wrong in YAML: the parser's words in theirs.

The line `ago: -` makes libyaml say "block sequence entries are not allowed in this context". The
author reads "a list cannot begin here", and the hint `put a sign in quotes: ago: "-"`.
"""

from guidepress.model.location import Location

_EXPLANATIONS = (
    # a part of what the parser says, what that means for an author, and what to do about it
    ("invalid Unicode character escape", "this is no character", "write the character itself"),
    ("found a tab character", "a tab stands here", "indent with spaces, not with tabs"),
    (
        "mapping values are not allowed",
        "a colon cannot stand here",
        'put the text in quotes if it holds a colon: "Breast: …"',
    ),
    (
        "block sequence entries",
        "a list cannot begin here",
        'put a sign in quotes: ago: "-"',
    ),
    (
        "cannot start any token",
        "a text cannot begin with this sign",
        'put the text in quotes: "≥ 10 %", "@…"',
    ),
    ("found unexpected end of stream", "this quotation mark is not closed", "close it"),
    (
        "could not find expected ':'",
        "a key without a colon",
        "write 'key: value', or put the text in quotes",
    ),
    (
        "did not find expected key",
        "this does not fit what stands above it",
        "check the indentation and the quotation marks above this line",
    ),
    (
        "did not find expected ',' or",
        "a bracket is not closed, or a comma is missing before this",
        "put the text in quotes if it holds a comma, a bracket or a quotation mark",
    ),
    (
        "did not find expected node content",
        "a value is missing here",
        "close the bracket, or write the value",
    ),
    (
        "did not find expected alphabetic",
        "a text cannot begin with this sign",
        'put the text in quotes if it begins with * or &: "*"',
    ),
    (
        "while scanning a block scalar",
        "a text cannot begin with this sign",
        'put the text in quotes if it begins with > or |: ">= 10 %"',
    ),
)


def explain(error: str, text: str, where: Location) -> tuple[str, str]:
    """What the parser's error at a place of the text means, and what to do about it.

    >>> explain("found character that cannot start any token", "text: @home", Location("", 1, 7))
    ('a text cannot begin with this sign', 'put the text in quotes: "≥ 10 %", "@…"')
    """
    line = [*text.splitlines(), "", ""][where.line - 1]
    if line[where.column - 1 : where.column] == "\t":
        error = "found a tab character"
    elif "mapping values" in error and ": " not in line[: where.column - 1]:
        # The line has no colon before the one that is complained of, so something above is open.
        error = "did not find expected key"
    fitting = ((meaning, hint) for part, meaning, hint in _EXPLANATIONS if part in error)
    return next(fitting, (error, ""))
