"""guidepress add-reference: one clean record, once, and nothing else in the file is touched."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Literal

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import CASES
from guidepress.check.check import CheckResult
from guidepress.edit import yaml_edit
from guidepress.model.problem import GuidepressError
from guidepress.read import yaml_reader
from guidepress.references import lookup
from guidepress.references.lookup import Services, look_up
from guidepress.references.recognise import Identifier
from guidepress.report.problems import render
from services import service
from sites import CONTENT, guidepress, snapshot

CITATION = (
    "Brew A, Cup C. Steeping: how long? J Inv Tea. 2020 Mar;8(1):1-9. doi: 10.5555/tea.2020.8."
)
ADDED = """\
id: brew-2020
type: article-journal
author:
  - {family: Brew, given: "A"}
  - {family: Cup, given: "C"}
title: "Steeping: how long?"
container-title: J Inv Tea
issued: {date-parts: [[2020, 3]]}
volume: "8"
issue: "1"
page: "1-9"
DOI: "10.5555/tea.2020.8"
"""


def _add(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return guidepress("add-reference", *arguments, cwd=Path.cwd(), **environment)


def _works(content: Path) -> list[dict[str, object]]:
    data = yaml.safe_load((content / "2024" / "references.yaml").read_bytes())
    works: list[dict[str, object]] = data["references"]
    return works


def _new_lines(before: bytes, after: bytes) -> list[str]:
    """What is new; fails if anything is gone."""
    old, new = (text.decode().splitlines(keepends=True) for text in (before, after))
    changes = [line for line in unified_diff(old, new, n=0) if line[:2] not in ("--", "++", "@@")]
    assert [line for line in changes if line[0] != "+"] == []
    return [line[1:] for line in changes]


def test_a_pasted_citation_is_added_where_it_belongs(
    content: Path, examine: Callable[[Path], CheckResult]
) -> None:
    file = content / "2024" / "references.yaml"
    before = file.read_bytes()
    done = _add(CITATION)
    assert done.returncode == 0, done.stderr
    line = before.count(b"\n") + 1
    where = f"content/2024/references.yaml:{line}:5"
    assert done.stdout == f"{where}: this is brew-2020:\n{ADDED}Cite it: cites: [brew-2020]\n"
    added = "".join(_new_lines(before, file.read_bytes()))
    assert added.replace("\n    ", "\n").removeprefix("  - ") == ADDED
    assert [work["id"] for work in _works(content)][-1] == "brew-2020"
    said = render(examine(content).problems, "text", 0)
    assert "nothing in the edition 2024 cites 'brew-2020' [reference-cited]" in said
    assert said.endswith("\n1 problem (1 error) in 1 file\n")


def test_keys_in_order_stay_in_order(content: Path) -> None:
    file = content / "2024" / "references.yaml"
    shutil.copyfile(CONTENT["ago"] / "2024" / "references.yaml", file)
    before = file.read_bytes()
    done = _add("--file", CASES / "citations" / "ris" / "input.ris")
    assert done.returncode == 0, done.stderr
    keys = [str(work["id"]) for work in _works(content)]
    assert keys == sorted(keys)
    assert {"leaf-2019", "cup-2023"} < set(keys)
    assert done.stdout.endswith("\nCite them: cites: [leaf-2019, cup-2023]\n")
    assert len(_new_lines(before, file.read_bytes())) == 13 + 8


@pytest.mark.parametrize("case", ["ris", "nbib", "bibtex", "csl-json", "csl-json-crossref"])
def test_each_form_of_export_is_known_by_itself(case: str, content: Path) -> None:
    (file,) = (CASES / "citations" / case).glob("input.*")
    shutil.copyfile(
        CONTENT["houseplants"] / "2024" / "references.yaml", content / "2024/references.yaml"
    )
    before = (content / "2024/references.yaml").read_bytes()
    done = _add("--file", file, "--format", "json")
    assert done.returncode == 0, done.stderr
    added = json.loads(done.stdout)["added"]
    lines = (content / "2024/references.yaml").read_text(encoding="utf-8").splitlines()
    for one in added:
        assert lines[one["line"] - 1] == f"  - id: {one['key']}"
        assert one["record"] in _works(content)
        assert lines[one["line"] - 2] == ""
    expected = (file.parent / "expected.txt").read_text(encoding="utf-8")
    assert {one["key"] for one in added} == {work["id"] for work in yaml.safe_load_all(expected)}
    assert _new_lines(before, (content / "2024/references.yaml").read_bytes())


def test_a_citation_comes_from_a_pipe(content: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "guidepress", "add-reference", "--file", "-"],
        input=f"{CITATION}\n",
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert _works(content)[-1]["id"] == "brew-2020"


def test_a_dry_run_writes_nothing(content: Path) -> None:
    before = snapshot(content)
    done = _add(CITATION, "--dry-run")
    assert done.returncode == 0
    assert ":5: this would be brew-2020:\nid: brew-2020\n" in done.stdout
    assert json.loads(_add(CITATION, "--dry-run", "--format", "json").stdout)["dry_run"] is True
    assert snapshot(content) == before


def test_what_cannot_be_told_apart_is_told(content: Path) -> None:
    done = _add("Brew A. At the Tea Congress 2020")
    assert done.returncode == 0
    assert (
        "It could not be told apart into fields, so it is shown as it was pasted.\n" in done.stdout
    )
    assert _works(content)[-1] == {
        "id": "brew-2020",
        "type": "document",
        "author": [{"family": "Brew", "given": "A"}],
        "issued": {"date-parts": [[2020]]},
        "literal": "Brew A. At the Tea Congress 2020",
    }


# ---- keys ----


def test_a_key_is_chosen_or_free(content: Path) -> None:
    assert _add(CITATION, "--id", "steeping").returncode == 0
    assert _add("Brew A. Other. J Inv Tea. 2020;8:10.").returncode == 0
    assert _add("Brew A. Another. J Inv Tea. 2020;8:11.").returncode == 0
    assert [work["id"] for work in _works(content)][-3:] == ["steeping", "brew-2020", "brew-2020b"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (
            "leaf-2019",
            "the key 'leaf-2019' is another work's, at content/2024/references.yaml:2:5;",
        ),
        ("Brew 2020", "'Brew 2020' cannot be a key; write small letters, digits and hyphens"),
        ("b" * 65, "cannot be a key; write small letters"),
    ],
)
def test_a_key_that_does_not_fit(name: str, said: str, content: Path) -> None:
    before = snapshot(content)
    done = _add(CITATION, "--id", name)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert snapshot(content) == before


def test_a_work_keeps_the_key_that_another_edition_gave_it(content: Path) -> None:
    assert _add(CITATION, "--id", "steeping").returncode == 0
    shutil.copytree(content / "2024", content / "2025")
    (content / "2025" / "edition.yaml").write_text(
        (content / "2024" / "edition.yaml").read_text().replace("2024", "2025")
    )
    shutil.copyfile(CASES / "good/minimal/2024/references.yaml", content / "2025/references.yaml")
    assert "this is steeping:" in _add(CITATION).stdout
    shutil.copyfile(CASES / "good/minimal/2024/references.yaml", content / "2025/references.yaml")
    done = _add("Brew A. Other. J Inv Tea. 2020;8:10.", "--id", "steeping")
    assert done.returncode == 2
    said = (
        "guidepress: the key 'steeping' is another work's in another edition; choose another --id"
    )
    assert done.stderr.splitlines()[-1] == said


# ---- what is there already ----


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("10.5555/TEA.2019.1", "DOI"),
        ("https://doi.org/10.5555/tea.2019.1", "DOI"),
        ("PMID: 12345678", "PMID"),
        ("Other A. Otherwise. J Inv Tea. 2020;8:1. doi: 10.5555/tea.2019.1", "DOI"),
        ("Other A. Otherwise. J Inv Tea. 2020;8:1. PMID: 12345678.", "PMID"),
        ("Leaf A. How Leaves Unfold! J Inv Tea. 2019;1:1.", "title, year and first author"),
        (
            "TY  - JOUR\nAU  - Leaf, Anna\nTI  - How leaves unfold\nPY  - 2019\nER  - ",
            "title, year and first author",
        ),
    ],
)
def test_a_work_that_is_there_is_refused(text: str, what: str, content: Path) -> None:
    before = snapshot(content)
    done = _add(text)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        "content/2024/references.yaml:2:5: error: this work is there already, as 'leaf-2019': they "
        f"have the same {what} [reference-duplicate]\n"
        "    hint: cite it as it is: cites: [leaf-2019]\n"
    ) in done.stderr
    assert done.stderr.endswith("\nnothing was added\n")
    assert snapshot(content) == before


@pytest.mark.usefixtures("content")
def test_the_words_of_a_literal_tell_it() -> None:
    done = _add("Consensus of cups, 2023 (invented)")
    assert done.returncode == 1
    assert "this work is there already, as 'cup-2023': they have the same words" in done.stderr


@pytest.mark.usefixtures("content")
def test_a_refusal_is_told_to_machines_too() -> None:
    done = _add("PMID: 12345678", "--format", "json")
    assert (done.returncode, json.loads(done.stdout)["problems"][0]["line"]) == (1, 2)


def test_a_file_is_added_whole_or_not_at_all(content: Path) -> None:
    before = snapshot(content)
    file = content.parent / "export.ris"
    records = "TY  - JOUR\nAU  - Brew, A\nTI  - {}\nPY  - 2020\nER  - \n"
    for titles in (("New", "New"), ("New", "\u202enew"), ("New", "")):
        file.write_text("".join(map(records.format, titles)), encoding="utf-8")
        assert _add("--file", file).returncode in (1, 2)
    file.write_text(
        records.format("New")
        + "DO  - 10.5555/new\n"
        + records.format("Bad").replace("ER", "DO  - 10/x\nER")
    )
    done = _add("--file", file)
    assert done.returncode == 1
    assert "'10/x' is not a DOI such as 10.1200/JCO.23.00911 [reference-identifiers]" in done.stderr
    assert snapshot(content) == before


# ---- what is refused ----


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "give a citation, or a file of them with --file; --help has examples"),
        (["Leaf", "--file", "content/guideline.yaml"], "give a citation, or a file of them with"),
        (["10.5555/new"], "a DOI alone says nothing of the work: paste the citation, give a file"),
        (
            ["PMID: 1"],
            "a PMID alone says nothing of the work: paste the citation, give a file with",
        ),
        ([CITATION, "--look-up"], "--look-up asks for a DOI or a PMID alone"),
        ([CITATION, "--edition", "2023"], "content has no edition '2023'; there are: 2024"),
        (["--file", "big"], "this is more than 1 MB; give it in smaller parts"),
        (["--file", "latin"], "the citation is not UTF-8 text: the byte 0xe9; save it as such"),
        (["--file", "nowhere"], "nowhere"),
        (["--file", "two", "--id", "one"], "--id names one work, and here are 2"),
        ([CITATION + "\x1b[2J"], "the citation holds the character U+001B"),
    ],
)
def test_what_is_asked_wrongly_is_said_in_one_sentence(
    arguments: list[str], said: str, content: Path
) -> None:
    Path("big").write_bytes(b" " * (1 << 20) + b"x")
    Path("latin").write_bytes("Bréw A. A. J Tea. 2020;1:2.".encode("latin-1"))
    shutil.copyfile(CASES / "citations" / "ris" / "input.ris", "two")
    before = snapshot(content)
    done = _add(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert snapshot(content) == before


def test_a_locked_edition_takes_no_work(content: Path) -> None:
    assert guidepress("publish", "2024", cwd=Path.cwd()).returncode == 0
    before = snapshot(content)
    done = _add(CITATION)
    assert done.returncode == 2
    assert done.stderr == (
        "guidepress: the edition 2024 is locked: What was published is corrected by an erratum, "
        "and never silently. To begin the next one: guidepress new-edition\n"
    )
    assert snapshot(content) == before


def test_a_file_with_errors_is_mended_first(content: Path) -> None:
    file = content / "2024" / "references.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("type: report", "type: reprot"))
    before = snapshot(content)
    done = _add(CITATION)
    assert done.returncode == 1
    assert "'reprot' is not one of:" in done.stderr
    assert snapshot(content) == before


def test_other_errors_of_a_draft_are_not_in_the_way(content: Path) -> None:
    (content / "2024" / "chapters" / "brewing.yaml").write_text("id: ")
    assert _add(CITATION).returncode == 0


def test_a_file_written_too_oddly_stays_as_it_is(content: Path) -> None:
    file = content / "2024" / "references.yaml"
    file.write_text("references: [{id: cup-2023, type: report, literal: Cups}]\n")
    done = _add(CITATION)
    assert done.returncode == 2
    assert "references.yaml is written in a way that a program cannot change" in done.stderr


# ---- the services ----


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with service() as running:
        yield running


@pytest.mark.parametrize(
    ("text", "name"),
    [("10.5555/tea.2022.3", "kettle-2022"), ("PMID: 12345679", "cup-2023")],
)
def test_a_work_is_looked_up_when_asked(text: str, name: str, content: Path, address: str) -> None:
    file = content / "2024" / "references.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("cup-2023", "cups"), encoding="utf-8")
    done = _add(text, "--look-up", GUIDEPRESS_ADD_REFERENCE_SERVICE=address, no_proxy="127.0.0.1")
    assert done.returncode == 0, done.stderr
    assert _works(content)[-1]["id"] == name
    assert _works(content)[-1]["container-title"] == "J Inv Tea"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("DOI", "10.5555/none", "knows no work with the DOI 10.5555/none"),
        ("PMID", "1", "knows no work with the PMID 1"),
        ("DOI", "10.5555/other", "answers with something else than the work with the DOI"),
        ("DOI", "10.5555/page", "answers with something else than the work with the DOI"),
        ("DOI", "10.5555/downgrade", "leads to http://guidepress.example/work, which is not https"),
        ("DOI", "10.5555/file", "cannot be asked: it answers 302; without a network"),
        ("DOI", "10.5555/circle", "cannot be asked"),
        ("DOI", "10.5555/flood", "answers with more than 1 MB"),
        ("DOI", "10.5555/broken", "cannot be asked: it answers 503; without a network, paste"),
        ("DOI", "10.5555/silent", "cannot be asked: timed out; without a network, paste"),
    ],
)
def test_a_service_that_does_not_help_is_told_in_one_sentence(
    name: Literal["DOI", "PMID"],
    value: str,
    said: str,
    address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    monkeypatch.setattr(lookup, "PATIENCE", 1)
    with pytest.raises(GuidepressError) as error:
        look_up(Identifier(name, value), Services(address, address))
    assert said in str(error.value)


@pytest.mark.usefixtures("content")
def test_without_a_network_it_says_what_else_to_do() -> None:
    done = _add("10.5555/new", "--look-up", "--service", "https://127.0.0.1:9", no_proxy="*")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(
        "guidepress: 127.0.0.1:9 cannot be asked: Connection refused; without a network, paste the "
        "citation, or give a file of RIS, BibTeX, CSL-JSON or nbib\n"
    )


def test_only_the_public_services_are_asked() -> None:
    assert Services().address(Identifier("DOI", "10.1/a b?c")) == "https://doi.org/10.1/a%20b%3Fc"
    assert (
        Services().address(Identifier("PMID", "1")).startswith("https://eutils.ncbi.nlm.nih.gov/")
    )


# ---- the pen ----

FILE = """\
# of the file
references: # all of them
  # of b
  - id: b  # the first
    text: |
      words
  # of d
  # and more
  - {id: d}
# of the end
"""


@pytest.mark.parametrize(
    ("index", "above", "below"),
    [
        (0, "references: # all of them\n", "  # of b\n"),
        (1, "      words\n", "  # of d\n"),
        (2, "  - {id: d}\n", "# of the end\n"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_record_is_inserted_and_comments_stay(
    index: int, above: str, below: str, end: str, bom: str
) -> None:
    content = (bom + FILE.replace("\n", end)).encode()
    new = yaml_edit.insert(content, "references", {index: ["id: x\nlist:\n  - 1\n"]}, "f.yaml")
    record = f"{above}  - id: x\n    list:\n      - 1\n{below}"
    assert new.decode() == bom + FILE.replace(above + below, record).replace("\n", end)


@pytest.mark.parametrize(
    "text", ["a:\n- id: b", "a:\n  - id: b\n\n  - id: c\n\n\n", "a:\n    - id: b\n"]
)
def test_records_are_set_as_their_neighbours(text: str) -> None:
    new = yaml_edit.insert(text.encode(), "a", {1: ["id: x\nn: 1\n", "id: y\n"]}, "f.yaml").decode()
    ids = [record["id"] for record in yaml_reader.parse(new.encode(), "").data["a"]]
    assert ids[1:3] == ["x", "y"]
    gap = "\n\n" if "\n\n" in text else "\n"
    dash = text.partition("\n")[2].partition("i")[0]
    assert f"{dash}id: b{gap}{dash}id: x\n{' ' * len(dash)}n: 1{gap}{dash}id: y" in new


@given(
    st.lists(
        st.sampled_from(("# c\n", "\n", "  - id: a\n", "    b: 2 # x\n", "  # d\n")), min_size=1
    ),
    st.data(),
)
def test_no_file_loses_anything(lines: list[str], data: st.DataObject) -> None:
    text = "r:\n  - id: a\n" + "".join(lines)
    read = yaml_reader.parse(text.encode(), "")
    if read.problems or read.data is None:
        return
    index = data.draw(st.integers(0, len(read.data["r"])))
    new = yaml_edit.insert(text.encode(), "r", {index: ["id: x\n"]}, "f.yaml")
    left = new.decode().replace("  - id: x\n", "", 1)
    assert [line for line in left.splitlines() if line] == [
        line for line in text.splitlines() if line
    ]
