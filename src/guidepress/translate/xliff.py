"""XLIFF 1.2, which translators' tools read. Inline markup goes as text, as an author writes it."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from lxml import etree

from guidepress.translate.item import Delivery, Item, Returned, UnreadableError
from guidepress.translate.status import CURRENT, State

_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_STATES: Mapping[State, str] = {
    "current": "final",
    "unreviewed": "needs-review-translation",
    "stale": "needs-adaptation",
    "missing": "new",
}
_FINISHED = ("final", "signed-off", "translated")


def to_bytes(items: Iterable[Item], edition: str, language: str) -> bytes:
    """The XLIFF file for a language: a part for each YAML file and each language of its source."""
    root = etree.Element(_tag("xliff"), {"version": "1.2"}, {None: _NAMESPACE})
    ordered = sorted(items, key=_of_one_file)
    for (path, source), group in groupby(ordered, _of_one_file):
        about = {
            "original": path,
            "source-language": source,
            "target-language": language,
            "datatype": "plaintext",
            "product-version": edition,
        }
        body = etree.SubElement(etree.SubElement(root, _tag("file"), about), _tag("body"))
        for item in group:
            _add(body, item)
    etree.indent(root)
    document: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return document + b"\n"


def _of_one_file(item: Item) -> tuple[str, str]:
    return item.where.path, item.source_language


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"


def _add(body: etree._Element, item: Item) -> None:
    approved = "yes" if item.state == CURRENT else "no"
    unit = etree.SubElement(body, _tag("trans-unit"), {"id": item.key, "approved": approved})
    unit.set(_SPACE, "preserve")
    etree.SubElement(unit, _tag("source")).text = item.source
    target = etree.SubElement(unit, _tag("target"), {"state": _STATES[item.state]})
    target.text = item.target
    if item.previous:
        previous = etree.SubElement(unit, _tag("alt-trans"), {"alttranstype": "previous-version"})
        etree.SubElement(previous, _tag("source")).text = item.previous
        etree.SubElement(previous, _tag("target")).text = item.target
    note = etree.SubElement(unit, _tag("note"), {"from": "guidepress"})
    note.text = f"{item.where.path}:{item.where.line} ({item.state})"


def read(content: bytes) -> Delivery:
    """The translations in an XLIFF file.

    Raises `UnreadableError` where it is not XLIFF 1.2, or holds a document type, several languages
    or inline elements.
    """
    root = _parsed(content)
    if root.tag != _tag("xliff"):
        raise UnreadableError("this is not XLIFF 1.2; export it in that version")
    languages = {str(file.get("target-language", "")) for file in root.iter(_tag("file"))}
    if len(languages) > 1:
        raise UnreadableError(f"this is in several languages: {', '.join(sorted(languages))}")
    returned = tuple(_returned(unit) for unit in root.iter(_tag("trans-unit")))
    return Delivery(next(iter(languages), ""), returned)


def _parsed(content: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"this is not XML: {error.msg}", error.lineno or 1) from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableError("a document type is not allowed here; remove the line <!DOCTYPE …>")
    return root


def _returned(unit: etree._Element) -> Returned:
    target = unit.find(_tag("target"))
    state = "" if target is None else str(target.get("state", ""))
    final = state in _FINISHED if state else unit.get("approved") == "yes"
    source = _words(unit.find(_tag("source")))
    return Returned(str(unit.get("id", "")), source, _words(target), final, unit.sourceline or 1)


def _words(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return "".join(_pieces(element))


def _pieces(element: etree._Element) -> Iterator[str]:
    """The words of an element, also where a tool has cut them into segments (`mrk`)."""
    yield element.text or ""
    for inner in element:
        if inner.tag != _tag("mrk"):
            name = etree.QName(inner).localname
            line = inner.sourceline or 1
            raise UnreadableError(f"<{name}> is not known here: markup is text, *so*", line)
        yield from _pieces(inner)
        yield inner.tail or ""
