"""PO, which gettext and its editors read. A translation that is not confirmed is fuzzy.

An entry has the text's key as `msgctxt`, the source as `msgid` and the translation as `msgstr`.
"""

import re
from collections.abc import Iterable

import polib

from guidepress.translate.item import Delivery, Item, Returned, UnreadableError
from guidepress.translate.status import CURRENT

_NEVER_WRAPPED = 1 << 30
_LINE_ENDS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]|\r(?!\n)")
_FIRST = "#\n"
"""A line that polib reads past: what begins with it is surely not the name of a file."""


def to_bytes(items: Iterable[Item], edition: str, language: str) -> bytes:
    """The PO file for a language."""
    file = polib.POFile(wrapwidth=_NEVER_WRAPPED, encoding="utf-8")
    file.metadata = {
        "Project-Id-Version": f"guidepress {edition}",
        "PO-Revision-Date": f"{edition[:4]}-01-01 00:00+0000",
        "Last-Translator": "guidepress",
        "Language-Team": language,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    file.extend(_entry(item) for item in items)
    return f"{file}\n".encode()


def _entry(item: Item) -> polib.POEntry:
    fuzzy = bool(item.target) and item.state != CURRENT
    return polib.POEntry(
        msgctxt=item.key,
        msgid=item.source,
        msgstr=item.target,
        comment=f"{item.state}; from {item.source_language}",
        occurrences=[(item.where.path, str(item.where.line))],
        flags=["fuzzy"] * fuzzy,
        previous_msgid=item.previous or None,
    )


def read(content: bytes) -> Delivery:
    """The translations in a PO file.

    Raises `UnreadableError` where it is not PO in UTF-8.
    """
    try:
        text = content.decode("utf-8-sig")
        _assure_lines(text)
        file = polib.pofile(_FIRST + text, encoding="utf-8")
    except UnicodeDecodeError as error:
        byte = f"the byte 0x{content[error.start]:02x}"
        raise UnreadableError(f"this is not UTF-8 text: {byte}; save it as such") from None
    except (OSError, ValueError) as error:
        match = re.search(r"line (\d+)", str(error))  # polib: "Syntax error in po file (line 7)"
        line = int(match[1]) - _FIRST.count("\n") if match else 1
        raise UnreadableError("this is not PO: a line is not as it must be", line) from None
    return Delivery(file.metadata.get("Language", ""), tuple(_returned(e) for e in _live(file)))


def _assure_lines(text: str) -> None:
    """Polib would end lines at these characters, and lose the words behind them."""
    if match := _LINE_ENDS.search(text):
        line = text.count("\n", 0, match.start()) + 1
        raise UnreadableError(f"the character U+{ord(match[0]):04X} is not allowed", line)


def _live(file: polib.POFile) -> Iterable[polib.POEntry]:
    """The entries but for those that a tool has marked as obsolete."""
    return (entry for entry in file if not entry.obsolete)


def _returned(entry: polib.POEntry) -> Returned:
    final = bool(entry.msgstr) and not entry.fuzzy
    line = (entry.linenum or 1) - _FIRST.count("\n")
    return Returned(entry.msgctxt or "", entry.msgid, entry.msgstr, final, line)
