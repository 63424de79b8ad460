"""guidepress translate: what is confirmed stays known, and what comes back fits or is refused."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import polib
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from conftest import CASES
from guidepress.check.check import CheckResult, check
from guidepress.edit.translations import Target, merge
from guidepress.model.location import Location
from guidepress.read import yaml_reader
from guidepress.read.folder import scan_folder
from guidepress.storage.cache import Cache
from guidepress.translate import po, xliff
from guidepress.translate.item import Item, items
from guidepress.translate.status import STATES, confirm, state, units
from sites import CONTENT, build, guidepress, snapshot

EDITION = Path("content/2024")
CHAPTER = EDITION / "chapters" / "brewing.yaml"
STATE = EDITION / "translations.yaml"
FORMS = ("xliff", "po")
KEY = "recommendation/boil-fresh-water/text"


def _translate(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return guidepress("translate", *arguments, cwd=Path.cwd())


def _done(*arguments: str | Path) -> str:
    done = _translate(*arguments)
    assert done.returncode == 0, done.stderr
    return done.stdout


def _states() -> dict[str, int]:
    """How many translations into English have each state."""
    told = json.loads(_done("status", "--lang", "en", "--format", "json"))
    return {state: sum(part[state] for part in told["parts"]) for state in STATES}


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def draft(content: Path) -> Path:
    """The minimal guideline, with nothing confirmed."""
    _edit(EDITION / "edition.yaml", "translations: reviewed", "translations: unreviewed")
    return content


def _exported(form: str) -> Path:
    file = Path(f"en.{form}")
    _done("export", "--lang", "en", "--format", form, "-o", file)
    return file


# ---- states ----


@pytest.mark.usefixtures("draft")
def test_a_text_is_unreviewed_then_current_then_stale() -> None:
    count = _states()["unreviewed"]
    assert _states() == {"current": 0, "stale": 0, "missing": 0, "unreviewed": count}
    assert _done("confirm", "--all", "--lang", "en") == f"en: {count} translations are confirmed\n"
    assert _states() == {"current": count, "stale": 0, "missing": 0, "unreviewed": 0}
    _edit(CHAPTER, "Frisches Wasser kochen", "Frisches weiches Wasser kochen")
    assert _states() == {"current": count - 1, "stale": 1, "missing": 0, "unreviewed": 0}
    assert _done("confirm", "boil-fresh-water").startswith("en: 2 translations")
    assert _states()["current"] == count


@pytest.mark.usefixtures("draft")
def test_other_words_of_a_translation_are_to_be_confirmed_anew() -> None:
    _done("confirm", "--all")
    _edit(CHAPTER, "Boil fresh water", "Boil water afresh")
    assert _states()["unreviewed"] == 1
    told = json.loads(_done("status", "--format", "json"))["open"]
    where = CHAPTER.read_text(encoding="utf-8").split("Boil water afresh")[0].count("\n") + 1
    open_text = {"key": KEY, "language": "en", "state": "unreviewed"}
    assert told == [open_text | {"path": CHAPTER.as_posix(), "line": where}]


@pytest.mark.usefixtures("draft")
def test_what_was_confirmed_and_is_no_longer_there_is_forgotten() -> None:
    _done("confirm", "--all")
    assert KEY in yaml.safe_load(STATE.read_text(encoding="utf-8"))["confirmed"]["en"]
    _edit(CHAPTER, "id: boil-fresh-water", "id: boil-any-water")
    _edit(CHAPTER, "supports: [boil-fresh-water", "supports: [boil-any-water")
    _done("confirm", "--all")
    keys = yaml.safe_load(STATE.read_text(encoding="utf-8"))["confirmed"]["en"]
    assert KEY not in keys
    assert KEY.replace("boil-fresh-water", "boil-any-water") in keys


@pytest.mark.usefixtures("draft")
def test_a_text_without_translation_is_missing_and_cannot_be_confirmed() -> None:
    _edit(CHAPTER, "{de: Frisches Wasser kochen, en: Boil fresh water}", "{de: Wasser kochen}")
    assert _states()["missing"] == 1
    assert _done("confirm", KEY) == "en: 0 translations are confirmed; 1 have no words yet\n"
    assert not STATE.exists()
    assert _translate("status", "--fail-on", "missing").returncode == 1
    assert _translate("status", "--fail-on", "stale").returncode == 0


@pytest.mark.usefixtures("content")
def test_in_a_reviewed_edition_all_is_current_until_a_source_is_changed() -> None:
    assert _states()["current"] > 0
    assert _translate("status", "--fail-on", "unreviewed").returncode == 0
    _done("confirm", "--all")
    _edit(CHAPTER, "Frisches Wasser kochen", "Wasser frisch kochen")
    assert _states()["stale"] == 1


@pytest.mark.usefixtures("draft")
def test_a_block_of_another_language_is_translated_from_that() -> None:
    _edit(CHAPTER, "id: cups-agree\n", "id: cups-agree\n        original: en\n")
    told = json.loads(_done("status", "--lang", "de", "--format", "json"))["open"]
    key = "statement/brewing/cups-agree"
    assert [text["key"] for text in told] == [f"{key}/text", f"{key}/source"]


@pytest.mark.usefixtures("draft")
def test_words_that_are_the_same_in_every_language_are_no_translation() -> None:
    told = json.loads(_done("status", "--format", "json"))["open"]
    keys = {text["key"] for text in told}
    assert "row/brewing/kinds/cold/cells/heat" in keys
    assert "row/brewing/kinds/black/cells/heat" not in keys


@pytest.mark.usefixtures("draft")
def test_the_table_has_a_line_for_each_part_and_language() -> None:
    assert _done("status", "--lang", "en").splitlines()[1:3] == [
        "edition        en              0           0           0           1",
        "brewing        en              0           0           0          17",
    ]


def test_what_is_confirmed_is_a_line_for_each_text_in_order(
    draft: Path, examine: Callable[[Path], CheckResult]
) -> None:
    _done("confirm", "--all")
    lines = [line for line in STATE.read_text(encoding="utf-8").splitlines() if "/" in line][2:]
    assert lines == sorted(lines)
    assert all(re.fullmatch(r"    [a-z0-9_/-]+: [0-9a-f]{16}/[0-9a-f]{16}", line) for line in lines)
    before = STATE.read_bytes()
    _done("confirm", "--all")
    assert STATE.read_bytes() == before
    assert examine(draft).problems == ()


@pytest.mark.usefixtures("draft")
def test_a_text_that_is_not_there_is_asked_about() -> None:
    done = _translate("confirm", "boil-fresh-watr")
    assert done.returncode == 2
    assert "no translated text is called 'boil-fresh-watr'; did you mean 'boil-fresh-water'?" in (
        done.stderr
    )
    assert _translate("confirm").returncode == 2
    assert _translate("status", "--lang", "fr").returncode == 2


@pytest.mark.usefixtures("content")
def test_a_locked_edition_can_still_be_confirmed() -> None:
    _edit(EDITION / "edition.yaml", "translations: reviewed", "translations: unreviewed")
    assert guidepress("publish", "2024", cwd=Path.cwd()).returncode == 0
    _done("confirm", "--all")
    done = guidepress("check", cwd=Path.cwd())
    assert done.returncode == 0, done.stdout


# ---- there and back ----


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CONTENT)
def test_a_round_trip_changes_no_byte(
    name: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CONTENT[name], "content")
    _done("confirm", *["--all"] * (name == "ago"), *["--chapter", "light"] * (name != "ago"))
    before = snapshot(Path("content"))
    for language in ("en", "de"):
        file = Path(f"{language}.{form}")
        _done("export", "--lang", language, "--format", form, "-o", file)
        assert " 0 changed, 0 confirmed" in _done("import", file)
    assert snapshot(Path("content")) == before


_WORDS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cs", "Cc"),
        exclude_characters="\u2028\u2029\ufeff\ufffe\uffff",
        include_characters="\n\t",
    ),
    min_size=1,
    max_size=40,
).filter(
    lambda words: yaml_reader.parse(json.dumps(words).encode(), "").data == words and words.strip()
)


@pytest.mark.parametrize("form", [xliff, po], ids=FORMS)
@given(st.lists(st.tuples(_WORDS, _WORDS, st.sampled_from(STATES)), max_size=4))
@settings(max_examples=80)
def test_whatever_words_go_out_come_back(form: Any, words: list[tuple[str, str, Any]]) -> None:
    sent = [
        Item(f"edition/{i}", Location("content/é.yaml", i + 1), "de", one, other, state, one)
        for i, (one, other, state) in enumerate(words)
    ]
    delivery = form.read(form.to_bytes(sent, "2024", "en"))
    found = [(one.key, one.source, one.target) for one in delivery.returned]
    assert found == [(item.key, item.source, item.target) for item in sent]
    assert [one.final for one in delivery.returned] == [item.state == "current" for item in sent]
    assert delivery.language == "en" or (form is xliff and not sent)


@cache
def _home() -> Target:
    with TemporaryDirectory() as cache:
        source = scan_folder(CASES / "good" / "minimal")
        checked = check(source, Cache(Path(cache)))
    assert checked.guideline
    edition = checked.editions[0]
    return Target(source.editions[0], checked.guideline, edition, units(edition, "de"))


@pytest.mark.parametrize("form", [xliff, po], ids=FORMS)
@given(st.lists(st.tuples(_WORDS, _WORDS), min_size=1, max_size=5), st.booleans())
@settings(max_examples=80)
def test_what_comes_back_as_it_went_changes_nothing(
    form: Any, words: list[tuple[str, str]], confirmed: bool
) -> None:
    home = _home()
    texts = tuple(
        replace(unit, text=replace(unit.text, words={"de": one, "en": other}))
        for unit, (one, other) in zip(home.units, words, strict=False)
    )
    known = confirm(home.edition, texts, [(unit, "en") for unit in texts] if confirmed else ())
    home = replace(home, units=texts, edition=replace(home.edition, confirmed=known))
    states = [(unit, "en", state(unit, "en", home.edition)) for unit in texts]
    written = form.to_bytes(items(states, (home.edition,), "de"), "2024", "en")
    merged = merge(form.read(written), home, "en")
    assert (merged.files, merged.confirmed, merged.problems) == ({}, [], [])


# ---- what translators do ----


def _return(form: str, key: str, words: str, *, final: bool = True) -> Path:
    """Export, and let a translator give a text other words."""
    file = _exported(form)
    if form == "po":
        catalogue = polib.pofile(str(file), wrapwidth=1 << 30)
        entry = next(entry for entry in catalogue if entry.msgctxt == key)
        entry.msgstr, entry.flags = words, [] if final else ["fuzzy"]
        catalogue.save()
        return file
    root = etree.parse(file)
    (unit,) = root.xpath(f"//*[@id='{key}']")
    target = unit.find("{*}target")
    target.text = words
    target.set("state", "translated" if final else "needs-review-translation")
    root.write(file, encoding="UTF-8", xml_declaration=True)
    return file


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("form", FORMS)
def test_other_words_come_into_their_place_and_are_confirmed(form: str) -> None:
    before = CHAPTER.read_text(encoding="utf-8")
    told = _done("import", _return(form, KEY, "Boil fresh water: now"))
    assert told.endswith(" 1 changed, 1 confirmed\n")
    after = before.replace("en: Boil fresh water}", 'en: "Boil fresh water: now"}')
    assert CHAPTER.read_text(encoding="utf-8") == after != before
    assert _states()["current"] == 1


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("form", FORMS)
def test_what_is_not_finished_is_taken_and_not_confirmed(form: str) -> None:
    told = _done("import", _return(form, KEY, "Boil it", final=False))
    assert told.endswith(" 1 changed, 0 confirmed\n")
    assert _states()["current"] == 0


@pytest.mark.usefixtures("content")
@pytest.mark.parametrize("form", FORMS)
def test_unfinished_words_in_a_reviewed_edition_are_unreviewed(form: str) -> None:
    told = _done("import", _return(form, KEY, "Boil it", final=False))
    assert told.endswith(" 1 changed, 0 confirmed\n")
    assert _states()["unreviewed"] == 1


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "written",
    [
        "{de: Frisches Wasser kochen}",
        "\n              de: Frisches Wasser kochen",
        "\n              de: >-\n                Frisches\n                Wasser kochen",
    ],
    ids=["in its line", "in lines", "folded"],
)
def test_a_missing_translation_comes_beside_its_source(written: str, form: str) -> None:
    _edit(CHAPTER, "{de: Frisches Wasser kochen, en: Boil fresh water}", written)
    _done("import", _return(form, KEY, "Boil fresh water"))
    text = yaml.safe_load(CHAPTER.read_bytes())["sections"][0]["blocks"][0]["items"][0]["text"]
    assert text == {"de": "Frisches Wasser kochen", "en": "Boil fresh water"}
    assert _states()["missing"] == 0


def _refused(file: Path, *said: str) -> None:
    """The import is refused, says so, and changes no byte."""
    before = snapshot(Path("content"))
    done = _translate("import", file)
    assert done.returncode == 1, done.stderr
    for part in said:
        assert part in done.stderr
    assert done.stderr.endswith("nothing was changed\n")
    assert snapshot(Path("content")) == before


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("form", FORMS)
def test_a_text_whose_source_was_changed_is_refused_and_nothing_else_taken(form: str) -> None:
    file = _return(form, "chapter/brewing/title", "How to brew")
    _edit(CHAPTER, "Frisches Wasser kochen", "Wasser kochen")
    _refused(file, f"the source of '{KEY}' is now: 'Wasser kochen' [translation-fits]")


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("form", FORMS)
def test_every_problem_of_a_file_is_told(form: str) -> None:
    _return(form, "condition/boil-fresh-water/soft-water/text", "Hardness ≤ 25 mmol/l")
    file = Path(f"en.{form}")
    text = file.read_text(encoding="utf-8").replace("With its lid [@kettle-2021]", "With its lid")
    file.write_text(text, encoding="utf-8")
    _refused(file, "[same-numbers]", "only in de: 'kettle-2021' [same-citations]")


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("form", FORMS)
def test_a_text_that_is_unknown_or_stands_twice_is_refused(form: str) -> None:
    file = _exported(form)
    text = file.read_text(encoding="utf-8")
    _edit(file, KEY, "recommendation/boil-fresh-watr/text")
    _refused(
        file, f"no text 'recommendation/boil-fresh-watr/text' to translate; did you mean '{KEY}'?"
    )
    file.write_text(text.replace("recommendation/green-tea/text", KEY), encoding="utf-8")
    _refused(file, f"'{KEY}' stands twice")


@pytest.mark.usefixtures("draft")
@pytest.mark.parametrize("form", FORMS)
def test_a_character_that_yaml_does_not_allow_is_refused(form: str) -> None:
    before = snapshot(Path("content"))
    done = _translate("import", _return(form, KEY, "Boil\u0085it"))
    assert done.returncode in (1, 2)
    assert "the character U+0085 is not allowed" in done.stderr
    assert snapshot(Path("content")) == before


def test_what_is_published_is_not_changed_by_an_import(content: Path) -> None:
    file = _return("xliff", KEY, "Boil it")
    assert guidepress("publish", "2024", cwd=Path.cwd()).returncode == 0
    before = snapshot(content)
    done = _translate("import", file)
    assert (done.returncode, "the edition 2024 is locked" in done.stderr) == (2, True)
    assert snapshot(content) == before


EVIL = {
    "an entity": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;</xliff>',
    "many entities": "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><xliff>&b;</xliff>",
    "another format": "<xliff version='2.0' xmlns='urn:oasis:names:tc:xliff:document:2.0'/>",
    "no end": "<xliff>",
    "no PO": 'msgid "a\nmsgstr',
    "only a name": "content/2024/edition.yaml",
    "nothing": "",
}


@pytest.mark.parametrize("name", EVIL)
def test_what_cannot_be_read_is_refused_in_a_sentence(name: str, draft: Path) -> None:
    before = snapshot(draft)
    Path("evil").write_text(EVIL[name], encoding="utf-8")
    done = _translate("import", "evil")
    assert done.returncode == 2, done.stdout
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert "root:" not in done.stderr
    assert snapshot(draft) == before


@pytest.mark.usefixtures("draft")
def test_markup_of_another_tool_is_refused() -> None:
    file = _exported("xliff")
    _edit(file, ">Boil fresh water<", "><g id='1'>Boil</g> fresh water<")
    done = _translate("import", file)
    assert done.returncode == 2
    assert re.search(r"en\.xliff:\d+:1: <g> is not known here", done.stderr)


@pytest.mark.usefixtures("draft")
def test_a_file_in_another_language_is_refused() -> None:
    done = _translate("import", _exported("po"), "--lang", "de")
    assert done.stderr == "guidepress: en.po is in 'en', not in 'de'\n"


# ---- between editions ----


@pytest.fixture
def next_edition(content: Path) -> Path:
    """An edition that comes after a reviewed one, with one source changed."""
    assert guidepress("new-edition", "2025", cwd=Path.cwd()).returncode == 0
    _edit(content / "2025" / "chapters" / "brewing.yaml", "Tee hilft.", "Tee hilft meist.")
    return content / "2025"


@pytest.mark.usefixtures("next_edition")
def test_what_was_confirmed_is_so_in_the_next_edition_until_a_source_is_changed() -> None:
    told = json.loads(_done("status", "--format", "json"))["open"]
    assert {(text["key"], text["state"]) for text in told} == {
        ("edition/version", "unreviewed"),
        ("statement/brewing/cups-agree/text", "stale"),
    }


@pytest.mark.usefixtures("next_edition")
def test_a_stale_text_goes_out_with_the_source_that_it_was_made_from() -> None:
    _done("export", "--lang", "en", "--format", "po", "--only", "stale", "-o", "en.po")
    (entry,) = polib.pofile("en.po")
    assert (entry.msgid, entry.previous_msgid) == ("Tee hilft meist.", "Tee hilft.")
    assert entry.fuzzy
    _done("export", "--lang", "en", "--only", "stale", "-o", "en.xliff")
    (before,) = etree.parse("en.xliff").xpath("//*[local-name()='alt-trans']/*[1]")
    assert before.text == "Tee hilft."


# ---- what a reader sees ----


def _originals(site: Path, page: str) -> dict[str, str]:
    """What folds out of each mark of a page, by what the mark says."""
    tree = LexborHTMLParser((site / page / "index.html").read_text(encoding="utf-8"))
    marks = tree.css("details.gp-original")
    return {" | ".join(p.text() for p in m.css("p")): m.css("summary")[0].text() for m in marks}


def test_a_reader_sees_what_is_not_confirmed_and_its_source_one_click_away(
    next_edition: Path,
) -> None:
    content, site = next_edition.parent, Path("site")
    build(content, site, "--no-slides")
    page = "2025/brewing"
    stale = "Translation out of date · Original text: DE"
    assert _originals(site, f"en/{page}") == {"Tee hilft meist.": stale}
    assert _originals(site, f"de/{page}") == {}
    assert _originals(site, "en/2024/brewing") == {}
    whole = LexborHTMLParser((site / "en" / page / "index.html").read_text(encoding="utf-8"))
    assert [mark.text() for mark in whole.css(".gp-block .gp-translated")] == [
        "Translation out of date"
    ]
    assert [p.attributes["lang"] for p in whole.css(".gp-original p")] == ["de"]
    head = content / "2025" / "edition.yaml"
    said = head.read_text(encoding="utf-8")
    head.write_text(
        f"{said}introduction: {{de: Neu gebrüht., en: Brewed anew.}}\n", encoding="utf-8"
    )
    short = content / "2025" / "abbreviations.yaml"
    said = short.read_text(encoding="utf-8")
    before = re.search(r"long: \{de: (.+?), en", said)
    assert before
    short.write_text(said.replace(before[1], f"{before[1]} (neu)", 1), encoding="utf-8")
    build(content, site, "--no-slides")
    assert "Neu gebrüht." in " ".join(_originals(site, "en/2025"))
    assert f"{before[1]} (neu)" in " ".join(_originals(site, "en/2025/glossary"))
    assert _originals(site, "de/2025/glossary") == {}
    shutil.copytree(content, "confirmed")
    done = _translate("confirm", "--all", "--content", "confirmed")
    assert done.returncode == 0, done.stderr
    build(Path("confirmed"), site, "--no-slides")
    assert _originals(site, f"en/{page}") == {}
    assert "gp-translated" not in (site / "en" / page / "index.html").read_text(encoding="utf-8")


# ---- the glossary ----


def test_another_form_of_a_term_that_the_glossary_lists_is_as_good(
    content: Path, examine: Callable[[Path], CheckResult]
) -> None:
    _edit(CHAPTER, "en: Tea helps.", "en: Teas help.")
    glossary = content / "glossary.yaml"
    glossary.write_text("terms: [{id: tea, term: {de: Tee, en: tea}}]\n", encoding="utf-8")
    assert [problem.rule for problem in examine(content).problems] == ["glossary-term"]
    _edit(glossary, "en: tea}", "en: tea}, also: {en: [teas]}")
    assert examine(content).problems == ()


# ---- real tools ----


def test_msgfmt_and_the_translate_toolkit_read_what_is_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(CONTENT["ago"], "content")
    _done("confirm", "--chapter", "metastasis-sites", "--lang", "en")
    file = EDITION / "chapters" / "metastasis-sites.yaml"
    _edit(file, "Lebermetastasen", "Metastasen der Leber")
    for language in ("en", "de"):
        _done("export", "--lang", language, "--format", "po", "-o", f"{language}.po")
        _done("export", "--lang", language, "--format", "xliff", "-o", f"{language}.xlf")
        check = ["msgfmt", "--check", "--statistics", "-o", "/dev/null", f"{language}.po"]
        done = subprocess.run(check, capture_output=True, text=True, check=False)
        assert (done.returncode, "warning" in done.stderr) == (0, False), done.stderr
    for name in ("en.po", "en.xlf"):
        told = _toolkit("pocount", "--csv", name).splitlines()[-1].split(",")
        counts = [int(cell) for cell in told[1:-1] if cell.strip().isdigit()]
        states = _states()
        assert counts[0] == states["current"]
        assert counts[3] == states["unreviewed"] + states["stale"]
        _toolkit("pofilter", "-t", "xmltags", "-t", "newlines", "-t", "untranslated", name, "out")


def _toolkit(tool: str, *arguments: str) -> str:
    command = [str(Path(sys.executable).with_name(tool)), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_what_a_translator_tool_saves_comes_back_the_same(draft: Path) -> None:
    """The Translate Toolkit reads a file and writes it anew, in its own way."""
    _done("confirm", KEY)
    before = snapshot(draft)
    for form, kind in (("po", "po.pofile"), ("xliff", "xliff.xlifffile")):
        file = _exported(form)
        module, _, name = kind.partition(".")
        program = f"""
from translate.storage.{module} import {name}
store = {name}.parsefile({str(file)!r})
print(len([unit for unit in store.units if unit.istranslatable()]))
store.savefile({str(file)!r})
"""
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True
        )
        assert int(done.stdout) == sum(_states().values())
        assert " 0 changed, 0 confirmed" in _done("import", file)
    assert snapshot(draft) == before
