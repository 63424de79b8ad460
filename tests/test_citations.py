"""Citations in each form are read into clean records: cases/citations/, and what is left to people.

`expected.txt` holds what an input becomes, as references.yaml would have it.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from string import ascii_lowercase
from textwrap import indent
from time import monotonic
from typing import Literal

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import CASES
from guidepress.model.problem import GuidepressError
from guidepress.read import schema, yaml_reader
from guidepress.references.key import new_key
from guidepress.references.recognise import Identifier, read_works
from guidepress.references.record import Record
from guidepress.references.to_yaml import to_yaml
from guidepress.references.vancouver import LONGEST, parse_vancouver
from sites import CONTENT, Wanted
from test_source_facts import CITATION, SOURCE

CITATIONS = sorted((CASES / "citations").iterdir())


def _records(text: str) -> tuple[Record, ...]:
    found = read_works(text)
    assert not isinstance(found, Identifier)
    return found


def _written(text: str) -> str:
    taken: set[str] = set()
    lines = []
    for work in _records(text):
        name = new_key(work, taken)
        taken.add(name)
        lines.append(to_yaml({"id": name, **work}))
    return "---\n".join(lines)


@pytest.mark.parametrize("case", CITATIONS, ids=lambda path: path.name)
def test_a_citation_becomes_a_clean_record(case: Path, rewrite: bool) -> None:
    (file,) = case.glob("input.*")
    expected = case / "expected.txt"
    found = _written(file.read_text(encoding="utf-8"))
    if rewrite:
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("10.1200/JCO.23.00911", "DOI", "10.1200/JCO.23.00911"),
        (" https://doi.org/10.1200/JCO.23.00911\n", "DOI", "10.1200/JCO.23.00911"),
        ("doi: 10.1200/JCO.23.00911.", "DOI", "10.1200/JCO.23.00911"),
        ("37607325", "PMID", "37607325"),
        ("PMID: 37607325", "PMID", "37607325"),
        ("https://pubmed.ncbi.nlm.nih.gov/37607325/", "PMID", "37607325"),
    ],
)
def test_a_work_that_is_only_named_is_asked_for(
    text: str, name: Literal["DOI", "PMID"], value: str
) -> None:
    assert read_works(text) == Identifier(name, value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "there is no citation: the text is empty"),
        ("NCT02364557", "'NCT02364557' alone names no work that could be looked up; give a DOI"),
        ("PMC10691789", "'PMC10691789' alone names no work that could be looked up"),
        ("{", "this JSON cannot be read: Expecting property name"),
        ("[" + "[{" * 2000, "this looks like more than one citation"),
        ('[{"a":' * 100_000, "this JSON cannot be read: it is nested too deep"),
        ('{"type": "book"}', "this JSON holds no CSL records: a record has a type and a title"),
        ("[]", "this CSL-JSON holds no record"),
        ("@article{a, title = {b}", "this BibTeX cannot be read: syntax error in line 2"),
        ("@article{a, title = b}", "this BibTeX cannot be read: undefined string"),
        ("@article{a, year = 2019}", "the record 1 of this BibTeX has no title"),
        ("@comment{a}", "this BibTeX holds no record"),
        ("TY  - JOUR\nER  - \n", "the record 1 of this RIS has no title"),
        ("TY  - JOUR\nTI  - A\nTY  - JOUR\nER  - ", "a record does not end with 'ER  - '"),
        ("PMID- 1\nTI  - \n", "the record 1 of this nbib has no title"),
        ("Leaf A. A\u202e. J Tea. 2019;1:2.", "the citation holds the character U+202E, which no"),
        ("Leaf A. A\x1b[1m. J Tea. 2019;1:2.", "the citation holds the character U+001B"),
        ('{"title": "\\ud800"}', "the citation holds the character U+D800"),
        (
            "1. Leaf A. B. J Tea. 2019;1:2.\n2. Leaf A. C. J Tea. 2020;1:2.",
            "more than one citation",
        ),
        ("Leaf A. B. J Tea. 2019;1:2.\nLeaf A. C. J Tea. 2020;1:2.", "more than one citation"),
        ("Leaf A. " + "word " * 1000, "more than one citation"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_sentence(text: str, said: str) -> None:
    with pytest.raises(GuidepressError) as error:
        read_works(text)
    assert said in str(error.value)


def test_no_macro_unfolds_into_a_flood() -> None:
    doubled = "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}\n" for n in range(1, 60))
    with pytest.raises(GuidepressError, match="this BibTeX cannot be read: @string 'a4' is too"):
        read_works(f'@string{{a0 = "0123456789012345"}}\n{doubled}@article{{a, title = a59}}')


@pytest.mark.parametrize(
    ("citation", "said"),
    [
        ("Leaf A. How? J Tea. 2019.", "a year alone is no place in a journal"),
        ("Leaf A. What leaves do in the cup and then J Tea. 2019;1:2.", "no end of the title"),
        ("Leaf A. Cups. leaves in a cup J Tea. 2019;1:2.", "no name of a journal"),
        ("How leaves unfold. J Tea. 2019;1:2.", "no author"),
        ("Leaf A. How. J Tea. 2019;1:2. And more.", "something left over"),
        ("Leaf, A., & Kettle, B. (2019). How leaves unfold. J Tea, 1(2), 3-4.", "another style"),
        ("https://guidepress.example/leaves", "an address"),
    ],
)
def test_what_is_not_certain_stays_literal(citation: str, said: str) -> None:
    (work,) = _records(citation)
    assert work["literal"] == citation, said
    assert not {"title", "container-title", "volume", "page"} & set(work), said


@pytest.mark.parametrize(
    ("citation", "field", "value"),
    [
        ("Leaf A. How. J Tea. 2019;29 Suppl 8:viii1-viii10.", "volume", "29 Suppl 8"),
        ("Leaf A. How. J Tea. 2019;29 Suppl 8:viii1-viii10.", "page", "viii1-viii10"),
        ("Leaf A. How. J Tea. 2019 May;(3):12-4.", "issue", "3"),
        ("Leaf A. How. J Tea. 2019;7(Suppl 2):S1-S5.", "issue", "Suppl 2"),
        ("Leaf A. How. J Tea. 2019;7:10-8; discussion 18-9.", "page", "10-8"),
        ("Leaf A. How. npj Tea. 2019;7:e10.", "container-title", "npj Tea"),
        (
            "Leaf A; Tea Group. How. J Tea. 2019;7:1.",
            "author",
            [{"family": "Leaf", "given": "A"}, {"literal": "Tea Group"}],
        ),
        (
            "Leaf A and Kettle B. How. J Tea. 2019;7:1.",
            "author",
            [{"family": "Leaf", "given": "A"}, {"family": "Kettle", "given": "B"}],
        ),
        ("O’Leaf A. How. J Tea. 2019;7:1.", "author", [{"family": "O’Leaf", "given": "A"}]),
        ("Leaf A. How. Why? J Tea. 2019;7:1.", "title", "How. Why?"),
        ("Leaf A. NCT01234567 and more. J Tea. 2019;7:1.", "NCT", "NCT01234567"),
    ],
)
def test_how_journals_print_it(citation: str, field: str, value: object) -> None:
    (work,) = _records(citation)
    assert work.get(field) == value


@pytest.mark.parametrize(
    ("author", "taken", "expected"),
    [
        ("Leaf", [], "leaf-2019"),
        ("Leaf", ["leaf-2019"], "leaf-2019b"),
        ("Leaf", ["leaf-2019a", "leaf-2019b"], "leaf-2019c"),
        ("Leaf", [f"leaf-2019{letter}" for letter in ascii_lowercase], "leaf-2019aa"),
        ("Leaf", ["leaf-20191", "greenleaf-2019"], "leaf-2019"),
        ("Díaz-Roldán", [], "diaz-roldan-2019"),
        ("van der Stok", [], "van-der-stok-2019"),
        ("Łukaszewicz-Øst", [], "lukaszewicz-ost-2019"),
        ("王", [], "how-2019"),
        ("A" * 90, [], "a" * 40 + "-2019"),
    ],
)
def test_keys_are_as_those_of_the_content(author: str, taken: list[str], expected: str) -> None:
    work: Record = {
        "author": [{"family": author, "given": "A"}],
        "title": "How leaves unfold",
        "issued": {"date-parts": [[2019]]},
    }
    assert new_key(work, taken) == expected


def test_every_record_of_the_content_is_written_as_it_stands_there() -> None:
    text = (CONTENT["ago"] / "2024" / "references.yaml").read_text(encoding="utf-8")
    for work in yaml.safe_load(text)["references"]:
        bare = {name: value for name, value in work.items() if name != "note"}
        assert f"  - {indent(to_yaml(bare), '    ').lstrip()}" in text


@pytest.mark.skipif(not SOURCE.exists(), reason=f"the source's text, {SOURCE}, is not here")
def test_most_citations_of_the_source_are_read_as_people_read_them() -> None:
    """The others are printed with a slip, or cut by a slide, or no article in a journal."""
    wanted = Wanted(CONTENT["ago"])
    works = {work["id"]: work for work in wanted.references("2024")}
    sections = wanted.chapter("2024", "metastasis-sites")["sections"]
    lists = [item["cites"] for section in sections for item in section.get("literature", ())]
    cited = [cite if isinstance(cite, str) else cite["ref"] for cites in lists for cite in cites]
    entries = list(_entries(SOURCE.read_text(encoding="utf-8").splitlines()))
    assert len(entries) == len(cited) == 146
    read_alike = [_reads(entry, works[name]) for entry, name in zip(entries, cited, strict=True)]
    assert sum(read_alike) == 118


def _entries(lines: list[str]) -> Iterator[list[str]]:
    """The lines from each citation of the source on."""
    last = 0
    for line, text in enumerate(lines):
        found = CITATION.match(text)
        if found and int(found[1]) in (1, last + 1):
            last = int(found[1])
            yield [text for text in lines[line : line + 12] if text.strip()]


def _reads(entry: list[str], work: Record) -> bool:
    """Whether the first lines are read as the content has it, wherever the citation ends."""
    bare = {name: value for name, value in work.items() if name not in ("id", "note")}
    return any(_attempt("\n".join(entry[:count])) == bare for count in range(1, 7))


def _attempt(citation: str) -> Record:
    try:
        return _records(citation)[0]
    except GuidepressError:
        return {}


# ---- nothing that is thrown at it does harm ----

WORDS = st.text(st.characters(), max_size=30)
PIECES = st.sampled_from(
    (
        *(
            "Leaf A",
            "et al",
            ". ",
            ", ",
            "; ",
            ": ",
            "J Tea",
            "2019",
            " Apr",
            ";7(2):1-9",
            "doi:10.5555/a",
        ),
        *("{", "}", "[", "]", '"', "@", "article{", "@string{", "#", "=", "$", "\\", "--", "\\'e"),
        *("TY  - JOUR\n", "ER  - \n", "TI  - A\n", "AU  - ", "PMID- 1\n", "\n", "\r\n", "      "),
        *('{"title":', '"author":[', '{"family":', "null", "1e9", '"issued":{"date-parts":[['),
        *("<i>", "&lt;", "\u202e", "\x00", "NCT01234567", "PMC1", "\u00ad", "\ud800"),
    )
)


@given(st.lists(st.one_of(PIECES, WORDS), max_size=25).map("".join))
@settings(deadline=None)
def test_anything_is_read_or_refused(text: str) -> None:
    try:
        found = read_works(text)
    except GuidepressError:
        return
    for number, work in enumerate(found if isinstance(found, tuple) else ()):
        name = new_key(work, [])
        file = f"references:\n  - {indent(to_yaml({'id': name, **work}), '    ').lstrip()}"
        read_back = yaml_reader.parse(file.encode(), f"{number}.yaml")
        assert read_back.data == {"references": [{"id": name, **work}]}
        assert {problem.rule for problem in schema.check(read_back, "references")} <= {"value-form"}


@pytest.mark.parametrize(
    "form", ["@article{{a, {0} = {{b}}}}", "TY  - {0}", "PMID- {0}", '{{"title": {0}']
)
@pytest.mark.parametrize(
    "filling", ["{", "\\", "a # ", "\\'{e}", "[", "$", '"', "a, ", "A B and ", "\n"]
)
def test_a_flood_is_read_or_refused_in_time(form: str, filling: str) -> None:
    began = monotonic()
    with suppress(GuidepressError):
        read_works(form.format(filling * (200_000 // len(filling))))
    assert monotonic() - began < 20


@pytest.mark.parametrize(
    "filling",
    ["A ", "1", "a. ", "Leaf A, ", "2019 ", "2019;1", "2019;1(", "Leaf, A.; ", "Suppl ", "1-a-"],
)
def test_a_long_citation_is_read_in_time(filling: str) -> None:
    began = monotonic()
    with suppress(GuidepressError):
        parse_vancouver(("Leaf A. " + filling * LONGEST)[:LONGEST])
    assert monotonic() - began < 5
