"""What is new, on the site: the page, the feed, the data, labels, and lasting addresses."""

import json
import re
from collections import Counter
from itertools import chain, pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from sites import Page, Site, recommendations

ATOM = "{http://www.w3.org/2005/Atom}"


def _compared(site: Site) -> list[tuple[str, str]]:
    """Each edition with the one before it: older, newer."""
    return list(pairwise(site.wanted.editions))


def _changes(site: Site, edition: str) -> Any:
    return json.loads((site.folder / "api" / "v1" / edition / "changes.json").read_bytes())


def _items(site: Site, edition: str) -> dict[str, tuple[str, Any]]:
    """The chapter and the YAML of each recommendation, by id."""
    return {
        item["id"]: (name, item)
        for name, chapter in site.wanted.chapters(edition).items()
        for _, item in recommendations(chapter)
    }


def test_the_page_of_what_is_new_tells_every_change_once(site: Site) -> None:
    for _, edition in _compared(site):
        wanted = Counter(change["fingerprint"] for change in _changes(site, edition)["changes"])
        for language in site.wanted.languages:
            page = site.page(f"{language}/{edition}/changes/")
            told = page.all(".gp-changed__list > li")
            assert Counter(str(li.attributes["id"]).removeprefix("c-") for li in told) == wanted
            assert all(li.css_first(".gp-kind").text().strip() for li in told)


def test_numbers_on_the_page_are_those_of_the_data(site: Site) -> None:
    for _, edition in _compared(site):
        counts = _changes(site, edition)["counts"]
        for language in site.wanted.languages:
            page = site.page(f"{language}/{edition}/changes/")
            weights = [int(b.text()) for b in page.all(".gp-weights p b")]
            assert weights == list(counts["by_weight"].values())
            kinds = sorted(int(b.text()) for b in page.all(".gp-weights li b"))
            assert kinds == sorted(counts["by_kind"].values())
            assert sum(int(c.text()) for c in page.all(".gp-group h2 .gp-count")) == sum(weights)


def test_the_change_between_the_real_editions_is_what_the_source_dates(ago: Site) -> None:
    said = [(c["kind"], c["id"]) for c in _changes(ago, "2024")["changes"]]
    assert sorted(said) == [
        ("authors-changed", "metastasis-sites"),
        ("citations-changed", "contralateral-axillary-metastasis"),
        ("citations-changed", "definitions"),
        ("citations-changed", "overviews"),
        ("reference-added", "cardoso-2024"),
        ("reference-added", "pusztai-2023"),
        ("row-added", "abc-7"),
        ("statement-added", "contralateral-axilla-consensus"),
        ("text-removed", "contralateral-axilla-wording"),
    ]


def test_places_in_the_data_are_those_of_the_content(site: Site) -> None:
    for _, edition in _compared(site):
        for change in _changes(site, edition)["changes"]:
            where = change["where"]
            lines = (site.wanted.content / where["path"]).read_text(encoding="utf-8").splitlines()
            assert lines[where["line"] - 1][where["column"] - 1 :].strip()


def test_the_feed_is_atom_with_an_entry_for_each_change(site: Site) -> None:
    for _, edition in _compared(site):
        for language in site.wanted.languages:
            folder = site.folder / language / edition / "changes"
            feed = ET.fromstring((folder / "feed.xml").read_bytes())  # noqa: S314 - our own file
            assert feed.tag == f"{ATOM}feed"
            for name in ("id", "title", "updated", "author"):
                assert len(feed.findall(f"{ATOM}{name}")) == 1
            entries = feed.findall(f"{ATOM}entry")
            assert len(entries) == len(_changes(site, edition)["changes"])
            _assert_entries(entries, site, f"{language}/{edition}/changes/")


def _assert_entries(entries: list[ET.Element], site: Site, address: str) -> None:
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        assert (entry.findtext(f"{ATOM}title") or "").strip()
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext(f"{ATOM}updated") or "")
        link = entry.find(f"{ATOM}link")
        assert link is not None
        found = site.resolve(site.page(address), link.attrib["href"])
        assert found
        assert found[0] == address
        assert site.is_there(*found)


def test_a_page_names_the_feed_of_its_edition(site: Site) -> None:
    for number, edition in enumerate(site.wanted.editions):
        page = site.page(f"en/{edition}/")
        feeds = page.all("link[type='application/atom+xml']")
        assert len(feeds) == (1 if number else 0)
        for feed in feeds:
            found = site.resolve(page, str(feed.attributes["href"]))
            assert found
            assert (site.folder / found[0]).is_file()


def _label(page: Page, name: str) -> str:
    return page.text(f"tr[id='{name}'] .gp-history > summary")


UNDER_ANOTHER_ID = ("recommendation-moved", "recommendation-renamed")
WORDS = {"de": ("neu", "geändert", "bestätigt"), "en": ("new", "changed", "confirmed")}


def _expected_label(site: Site, edition: str, name: str, language: str) -> str:
    """What the data of all editions says of a recommendation, in a label's words."""
    editions = list(site.wanted.editions)
    number, first = editions.index(edition), _first(site, name)
    head = site.wanted.editions[editions[first]]
    since = f"{head['id']}*" if head["status"] == "reconstructed" else head["id"]
    new, changed, confirmed = WORDS[language]
    if not number:
        return f"[{edition}]"
    if first == number:
        return f"[{new} {edition}]"
    return f"[{since}, {changed if _is_changed(site, edition, name) else confirmed} {edition}]"


def _first(site: Site, name: str) -> int:
    """The number of the first edition that has a recommendation, under whatever id."""
    editions = list(site.wanted.editions)
    first = next(i for i, edition in enumerate(editions) if name in _items(site, edition))
    for change in _changes(site, editions[first])["changes"] if first else ():
        if change["kind"] in UNDER_ANOTHER_ID and name in change["successors"]:
            return _first(site, change["predecessors"][0])
    return first


def _is_changed(site: Site, edition: str, name: str) -> bool:
    """Whether more than its writing is changed of a recommendation, its parts and footnotes."""
    chapter, item = _items(site, edition)[name]
    marks = chain(item.get("footnotes", ()), *item.get("rating_footnotes", {}).values())
    footnotes = set(marks)
    return any(
        name in (*change["key"][1:2], *change["predecessors"], *change["successors"])
        or (
            (change["subject"] == "footnote" and change["kind"].endswith("-reworded"))
            and (change["chapter"] == chapter and change["id"] in footnotes)
        )
        for change in _changes(site, edition)["changes"]
        if change["weight"] != "editorial"
    )


def test_every_recommendation_says_since_when_it_is_there(site: Site) -> None:
    for edition in site.wanted.editions:
        for name, (chapter, item) in _items(site, edition).items():
            for language in site.wanted.languages if "rating" in item else ():
                label = _label(site.page(f"{language}/{edition}/{chapter}/"), name)
                assert label == _expected_label(site, edition, name, language), name


@pytest.mark.parametrize(
    ("name", "chapter", "label"),
    [
        ("rotate-pot", "light", "[2022, changed 2024]"),
        ("light-hours", "light", "[2022, confirmed 2024]"),
        ("reading-lamp", "light", "[new 2024]"),
        ("orchid-bath", "watering", "[new 2024]"),
        ("winter-watering", "watering", "[2022, changed 2024]"),
        ("drainage-hole", "watering", "[2023, confirmed 2024]"),
    ],
)
def test_labels_tell_what_the_edition_did(
    houseplants: Site, name: str, chapter: str, label: str
) -> None:
    assert _label(houseplants.page(f"en/2024/{chapter}/"), name) == label


def test_a_label_says_that_an_edition_is_a_reconstruction(ago: Site) -> None:
    page = ago.page("de/2024/metastasis-sites/")
    assert _label(page, "liver-cryoablation") == "[2023*, bestätigt 2024]"
    assert "Rekonstruktion" in page.text(".gp-labels")


def test_every_recommendation_has_an_address_that_outlives_editions(site: Site) -> None:
    editions = {edition: _items(site, edition) for edition in site.wanted.editions}
    for language in site.wanted.languages:
        for address in site.wanted.histories():
            name = address.split("/")[1]
            page = site.page(f"{language}/{address}")
            there = [edition for edition, items in editions.items() if name in items]
            chapter = editions[there[-1]][name][0]
            (button,) = page.all("a.gp-button")
            found = site.resolve(page, str(button.attributes["href"]))
            assert found == (f"{language}/{there[-1]}/{chapter}/", name)
            assert bool(page.all(".gp-tombstone")) == (there[-1] != site.wanted.current)


def test_the_history_tells_of_every_edition_that_has_the_recommendation(
    houseplants: Site,
) -> None:
    for address in houseplants.wanted.histories():
        name = address.split("/")[1]
        page = houseplants.page(f"en/{address}")
        spans = [node.text() for node in page.all(".gp-timeline__head > :first-child")]
        told = {
            year
            for span in spans
            for year in houseplants.wanted.editions
            if span.partition("–")[0] <= year <= (span.partition("–")[2] or span)
        }
        editions = list(houseplants.wanted.editions)
        there = [edition for edition in editions if name in _items(houseplants, edition)]
        gone = editions[editions.index(there[-1]) + 1 :][:1]
        assert told == {*there, *gone}


def test_what_is_gone_leaves_a_stone_with_its_reason_and_successor(houseplants: Site) -> None:
    for older, edition in _compared(houseplants):
        now = _items(houseplants, edition)
        chapters = houseplants.wanted.editions[edition]["chapters"]
        for name, (chapter, _) in _items(houseplants, older).items():
            if name not in now and chapter in chapters:
                stone = houseplants.page(f"en/{edition}/{chapter}/").one(f".gp-gone li#{name}")
                assert stone.css_first(".gp-kind").text().strip()
    stone = houseplants.page("de/2024/watering/").one(".gp-gone li#ice-cubes")
    assert "Ersetzt" in stone.text()
    assert "84 Orchideen" in stone.css_first(".gp-reason").text()


def test_the_picture_of_grades_counts_every_recommendation(site: Site) -> None:
    for older, edition in _compared(site):
        for key, scale in site.wanted.scales().items():
            if scale["look"] != "badge":
                continue
            page = site.page(f"en/{edition}/changes/")
            (figure,) = [f for f in page.all(".gp-movement") if f.css(f"#moved-{key}")]
            rows = [
                (a.text(), b.text(), int(n.text()))
                for row in figure.css("tbody tr")
                for a, b, n, _ in [row.css("td")]
            ]
            for place, year in ((0, older), (1, edition)):
                rated = [
                    item for _, item in _items(site, year).values() if key in item.get("rating", {})
                ]
                assert sum(row[2] for row in rows if row[place] != "–") == len(rated)
            svg = figure.css_first("svg")
            assert svg.attributes["role"] == "img"
            for name in str(svg.attributes["aria-labelledby"]).split():
                assert page.one(f"#{name}").text().strip()


def test_search_engines_are_led_to_what_is_new_in_the_current_edition_only(site: Site) -> None:
    named = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    listed = [edition for edition in site.wanted.editions if f"/{edition}/changes/" in named]
    assert listed == [site.wanted.current]
