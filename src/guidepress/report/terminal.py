"""Text that a terminal prints and never obeys."""

import re

_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
"""Control characters, marks of the direction of writing, and what is no character at all."""


def printable(text: str) -> str:
    r"""The text in one line, with an escape for each character that would steer a terminal.

    >>> printable("red: \x1b[31m, then\nanother line")
    'red: \\u001b[31m, then another line'
    """
    return _STEERING.sub(_escape, text.replace("\n", " "))


def printable_lines(text: str) -> str:
    r"""The same for several lines, which stay lines.

    >>> printable_lines("one\x07\ntwo")
    'one\\u0007\ntwo'
    """
    return "\n".join(printable(line) for line in text.split("\n"))


def _escape(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"
