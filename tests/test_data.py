"""The data that a machine reads: by its schema, and the same as the pages and the YAML."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from sites import ROOT, Page, Site, recommendations

KINDS = ("content", "recommendations", "references", "chapters")
SCHEMAS = (*KINDS, "changes")


def _schema(kind: str) -> Any:
    return json.loads((ROOT / "schema" / "api" / f"{kind}.schema.json").read_bytes())


def _data(site: Site, edition: str, kind: str) -> Any:
    return json.loads((site.folder / "api" / "v1" / edition / f"{kind}.json").read_bytes())


def _fields(schema: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """Every schema in a schema that describes a value of its own."""
    yield place, schema
    for name, inner in {**schema.get("properties", {}), **schema.get("$defs", {})}.items():
        yield from _fields(inner, f"{place}/{name}")
    for name in ("items", "additionalProperties"):
        if isinstance(schema.get(name), dict):
            yield from _fields(schema[name], f"{place}/{name}")


@pytest.mark.parametrize("kind", SCHEMAS)
def test_every_field_of_a_schema_explains_itself(kind: str) -> None:
    schema = _schema(kind)
    Draft202012Validator.check_schema(schema)
    for place, field in _fields(schema):
        assert field.get("title"), place
        assert field.get("description"), place
        if place:
            assert field.get("examples"), place
            top = {"$defs": schema.get("$defs", {})}
            judge = Draft202012Validator(field | top)
            assert [e.message for x in field["examples"] for e in judge.iter_errors(x)] == [], place


@pytest.mark.parametrize("kind", KINDS)
def test_the_data_have_the_shape_that_the_schema_promises(site: Site, kind: str) -> None:
    judge = Draft202012Validator(_schema(kind), format_checker=FormatChecker())
    for edition in site.wanted.editions:
        errors = judge.iter_errors(_data(site, edition, kind))
        assert [f"{e.json_path}: {e.message}" for e in errors] == []


def test_the_content_is_all_that_authors_wrote(site: Site) -> None:
    for edition in site.wanted.editions:
        chapters = _data(site, edition, "content")["chapters"]
        assert [c["id"] for c in chapters] == list(site.wanted.chapters(edition))
        for chapter in chapters:
            assert chapter == _plain(site.wanted.chapters(edition)[chapter["id"]])


def _plain(data: Any) -> Any:
    """YAML as JSON has it: what is said by leaving it out is left out."""
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items() if value not in (False, [], {})}
    return [_plain(value) for value in data] if isinstance(data, list) else data


Ratings = list[tuple[str, dict[str, str]]]


def _in_yaml(site: Site, edition: str) -> Ratings:
    return [
        (item["id"], dict(item.get("rating", {})))
        for chapter in site.wanted.chapters(edition).values()
        for _, item in recommendations(chapter)
    ]


def _in_json(site: Site, edition: str) -> Ratings:
    records = _data(site, edition, "recommendations")["recommendations"]
    return [(record["id"], record["rating"]) for record in records]


def _on_pages(site: Site, language: str, edition: str) -> Ratings:
    values = {
        key: {level.get("sign", level["value"]): level["value"] for level in scale["levels"]}
        for key, scale in site.wanted.scales().items()
    }
    return [
        (
            str(row.attributes["id"]),
            {
                key: values[key][cell.css("[aria-hidden]")[0].text().strip()]
                for key in values
                for cell in row.css(f"td.gp-rating--{key}")
            },
        )
        for page in site.chapters(language, edition)
        for row in page.all("tr.gp-recommendation")
    ]


def test_pages_data_and_yaml_say_the_same(site: Site) -> None:
    for edition in site.wanted.editions:
        wanted = _in_yaml(site, edition)
        assert _in_json(site, edition) == wanted
        for language in site.wanted.languages:
            assert _on_pages(site, language, edition) == wanted


def test_a_record_says_the_words_of_its_row(site: Site) -> None:
    for edition in site.wanted.editions:
        for record in _data(site, edition, "recommendations")["recommendations"]:
            for language in site.wanted.languages:
                page = site.page(f"{language}/{edition}/{record['chapter']}/")
                (row,) = page.all(f"tr[id='{record['id']}']")
                assert _words(record["text"][language]) in _words(row.text())
                for condition in record["conditions"]:
                    assert _words(condition["text"][language]) in _words(row.text())
                _assert_footnotes(record, language, page)


def _assert_footnotes(record: Any, language: str, page: Page) -> None:
    noted = _words(" ".join(note.text() for note in page.all(".gp-footnotes li")))
    for footnote in record["footnotes"]:
        assert _words(footnote["text"][language]) in noted


def _words(text: str) -> str:
    return "".join(text.split())


def test_addresses_in_the_data_lead_to_the_page(site: Site) -> None:
    for edition in site.wanted.editions:
        records = _data(site, edition, "recommendations")["recommendations"]
        chapters = _data(site, edition, "chapters")["chapters"]
        for record in (*records, *chapters):
            for language, address in record["url"].items():
                found = site.resolve(site.page(""), address)
                assert found
                assert found[0].startswith(f"{language}/{edition}/")
                assert site.is_there(*found), address


def test_citations_in_the_data_are_among_the_works(site: Site) -> None:
    for edition in site.wanted.editions:
        works = [work["id"] for work in _data(site, edition, "references")]
        assert works == [work["id"] for work in site.wanted.references(edition)]
        for record in _data(site, edition, "recommendations")["recommendations"]:
            assert set(record["cites"]) <= set(works)


def test_the_data_say_which_edition_they_are_and_what_one_must_know(site: Site) -> None:
    for edition, head in site.wanted.editions.items():
        for kind in ("recommendations", "chapters"):
            data = _data(site, edition, kind)
            assert (data["edition"], data["status"]) == (edition, head["status"])
            said = {language: " ".join(words.split()) for language, words in data["notice"].items()}
            notice = site.wanted.guideline["notice"]
            assert said == {language: " ".join(notice[language].split()) for language in notice}
