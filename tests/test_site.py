"""The site on the disk: what is there, where links lead, what pages say of themselves."""

import re
from xml.etree import ElementTree as ET

import pytest

from sites import Page, Site, is_foreign, recommendations

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_every_page_is_there_and_no_other(site: Site) -> None:
    wanted = site.wanted
    doors = {f"{language}/{door}" for language in wanted.languages for door in ("", "r/")}
    for language in wanted.languages:
        every = {page for edition in wanted.editions for page in wanted.pages(edition)}
        doors |= {f"{language}/current/{page}" for page in every}
    assert set(site.pages) == {"", *doors, *wanted.addresses()}


def test_the_chapter_lies_where_its_address_says(ago: Site) -> None:
    for address in ("de/2024", "en/2024", "de/2023", "en/2023"):
        assert (ago.folder / address / "metastasis-sites" / "index.html").is_file()


def test_data_pictures_and_search_are_there(site: Site) -> None:
    for edition in site.wanted.editions:
        data = {file.name for file in (site.folder / "api" / "v1" / edition).iterdir()}
        news = {"changes.json"} if edition != min(site.wanted.editions) else set()
        every = {"references.json", "chapters.json", "content.json"}
        every |= {"recommendations.json", "recommendations.csv"}
        assert data == every | news
        for language in site.wanted.languages:
            assert (site.folder / language / edition / "pagefind" / "pagefind.js").is_file()
    pictures = {p.name for p in site.wanted.content.glob("2*/figures/*")}
    assert {p.name for p in site.folder.glob("figures/*/*")} == pictures or not pictures


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_2024_chapter_has_49_rated_recommendations(ago: Site, language: str) -> None:
    page = ago.page(f"{language}/2024/metastasis-sites/")
    rated = [row for row in page.all("tr.gp-recommendation") if row.css("td.gp-rating")]
    assert len(rated) == 49


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_2024_chapter_lists_146_citations(ago: Site, language: str) -> None:
    page = ago.page(f"{language}/2024/metastasis-sites/")
    assert len(page.all(".gp-literature ol > li")) == 146
    shown = sum(int(count.text()) for count in page.all(".gp-literature .gp-count"))
    assert shown == 146


def test_every_link_leads_somewhere(site: Site) -> None:
    dead = [
        f"{page.address or '/'} → {target}"
        for page in site.pages.values()
        for target in page.targets()
        if (found := site.resolve(page, target)) and not site.is_there(*found)
    ]
    assert dead == []


def test_no_page_has_the_same_id_twice(site: Site) -> None:
    for page in site.pages.values():
        ids = [node.attributes["id"] for node in page.all("[id]")]
        assert len(ids) == len(set(ids)), page.address


def test_nothing_is_loaded_from_elsewhere(site: Site) -> None:
    loading = (
        "script[src], link:not([rel^=alternate]):not([rel=canonical])[href], img, iframe, source"
    )
    for page in site.pages.values():
        for node in page.all(loading):
            for name in ("src", "href", "srcset", "data"):
                assert not is_foreign(node.attributes.get(name) or ""), (
                    f"{page.address}: {node.html}"
                )
    for sheet in site.folder.rglob("*.css"):
        named = re.findall(
            r"(?:url\(|@import)\s*[\"']?([^\"')]+)", sheet.read_text(encoding="utf-8")
        )
        assert [address for address in named if is_foreign(address)] == []


def test_links_to_other_sites_are_plain_web_addresses(site: Site) -> None:
    for page in site.pages.values():
        for target in page.targets():
            if is_foreign(target):
                assert target.startswith(("https://", "http://"))
                assert " " not in target


def test_every_page_names_its_own_public_address(site: Site) -> None:
    for address in site.wanted.addresses():
        canonical = site.page(address).one("link[rel=canonical]").attributes["href"]
        assert canonical == site.wanted.base + address


def _alternates(page: Page) -> dict[str, str]:
    return {
        str(link.attributes["hreflang"]): str(link.attributes["href"])
        for link in page.all("link[hreflang]")
        if (link.attributes["rel"] or "").split() == ["alternate"]
    }


def test_pages_in_different_languages_name_each_other(site: Site) -> None:
    base, languages = site.wanted.base, site.wanted.languages
    for address in site.wanted.addresses():
        language, _, rest = address.partition("/")
        named = _alternates(site.page(address))
        assert set(named) == {*languages, "x-default"}
        assert named[language] == base + address
        for other in languages:
            assert named[other] == f"{base}{other}/{rest}"
            assert _alternates(site.page(f"{other}/{rest}")) == named


def test_the_entrance_leads_to_each_language(site: Site) -> None:
    page = site.page("")
    assert {link.attributes["href"] for link in page.all("main a")} == {
        f"{language}/" for language in site.wanted.languages
    }


def test_lasting_addresses_lead_to_the_current_edition(site: Site) -> None:
    current = site.wanted.current
    for language in site.wanted.languages:
        for page in site.wanted.pages(current):
            door = site.page(f"{language}/current/{page}")
            (target,) = {link.attributes["href"] for link in door.all("body a")}
            assert site.resolve(door, str(target)) == (f"{language}/{current}/{page}", "")
            refresh = re.search(r'content="0; url=([^"]+)"', door.tree.html or "")
            assert refresh
            assert refresh[1] == target


def test_only_an_old_edition_says_that_there_is_a_newer_one(site: Site) -> None:
    wanted = site.wanted
    for language in wanted.languages:
        for edition in wanted.editions:
            for page in wanted.pages(edition):
                shown = site.page(f"{language}/{edition}/{page}")
                links = shown.all(".gp-banner a")
                if edition == wanted.current:
                    assert links == []
                    assert not shown.all("meta[name=robots]")
                    continue
                (link,) = links
                target = str(link.attributes["href"])
                assert site.resolve(shown, target) == (f"{language}/current/{page}", "")
                assert "noindex" in str(shown.one("meta[name=robots]").attributes["content"])


def test_every_page_says_what_the_reader_must_know(site: Site) -> None:
    wanted = site.wanted
    for language in wanted.languages:
        notice = " ".join(wanted.guideline["notice"][language].split())
        for edition, head in wanted.editions.items():
            for page in wanted.pages(edition):
                said = site.page(f"{language}/{edition}/{page}").text(".gp-banner")
                assert notice in said
                if "status_note" in head:
                    assert " ".join(head["status_note"][language].split()) in said


def test_the_reconstructed_edition_says_so_on_every_page(ago: Site) -> None:
    for language, word in (("de", "Rekonstruktion"), ("en", "Reconstruction")):
        for page in ago.wanted.pages("2023"):
            assert word in ago.page(f"{language}/2023/{page}").text(".gp-banner")
            assert word not in ago.page(f"{language}/2024/{page}").text(".gp-banner")


def test_switches_lead_to_the_same_page(site: Site) -> None:
    wanted = site.wanted
    for language in wanted.languages:
        for edition in wanted.editions:
            for name in wanted.pages(edition):
                page = site.page(f"{language}/{edition}/{name}")
                languages = {_leads(site, page, a) for a in page.all(".gp-languages a")}
                assert languages == {f"{other}/{edition}/{name}" for other in wanted.languages}
                editions = {_leads(site, page, a) for a in page.all(".gp-menu a.gp-keep")}
                known = [other for other in editions if other.endswith(f"/{name}")]
                assert f"{language}/{edition}/{name}" in known


def _leads(site: Site, page: Page, link: object) -> str:
    found = site.resolve(page, str(link.attributes["href"]))  # type: ignore[attr-defined]
    assert found
    return found[0]


def test_pages_say_their_language_and_title(site: Site) -> None:
    for address in site.wanted.addresses():
        page = site.page(address)
        assert page.one("html").attributes["lang"] == address.partition("/")[0]
        assert page.one("head > title").text().strip()
        assert len(page.all("h1")) == 1
        assert page.one("meta[name=description]").attributes["content"]


def test_the_site_map_lists_every_page_of_the_current_edition(site: Site) -> None:
    wanted = site.wanted
    root = ET.fromstring((site.folder / "sitemap.xml").read_bytes())  # noqa: S314 - our own file
    assert root.tag == f"{SITEMAP}urlset"
    named = [location.text for location in root.iter(f"{SITEMAP}loc")]
    assert sorted(str(name) for name in named) == sorted(
        f"{wanted.base}{language}/{wanted.current}/{page}"
        for language in wanted.languages
        for page in wanted.pages(wanted.current)
    )


def test_the_glossary_explains_what_pages_abbreviate(site: Site) -> None:
    for language in site.wanted.languages:
        for edition in site.wanted.editions:
            known = {n.text() for n in site.page(f"{language}/{edition}/glossary/").all("dt")}
            for chapter in site.chapters(language, edition):
                assert {n.text() for n in chapter.all("abbr")} <= known


def test_every_work_is_cited_and_leads_back(site: Site) -> None:
    for language in site.wanted.languages:
        for edition in site.wanted.editions:
            page = site.page(f"{language}/{edition}/references/")
            shown = [str(work.attributes["id"]) for work in page.all(".gp-work")]
            assert sorted(shown) == sorted(r["id"] for r in site.wanted.references(edition))
            assert all(work.css(".gp-cited-by a") for work in page.all(".gp-work"))


def test_what_a_recommendation_cites_for_itself_stands_beside_it(houseplants: Site) -> None:
    cited = 0
    for edition in houseplants.wanted.editions:
        for name, chapter in houseplants.wanted.chapters(edition).items():
            page = houseplants.page(f"en/{edition}/{name}/")
            for _, item in recommendations(chapter):
                shown = [str(a.attributes["href"]) for a in page.all(f"#{item['id']} .gp-cite")]
                for cite in item.get("cites", []):
                    key = cite if isinstance(cite, str) else cite["ref"]
                    assert f"../references/#{key}" in shown
                    text = page.text(f"#{item['id']}")
                    assert isinstance(cite, str) or cite["note"]["en"] in text
                    cited += 1
    assert cited


def test_what_can_be_taken_along_is_as_large_as_the_page_says(site: Site) -> None:
    seen = 0
    for page in site.pages.values():
        for link in page.all(".gp-take a"):
            found = site.resolve(page, str(link.attributes["href"]))
            assert found
            size = (site.folder / found[0]).stat().st_size
            said = link.css_first("small").text()
            number, unit = said.replace(",", ".").split()
            exact = float(number) * {"kB": 1_000, "MB": 1_000_000}[unit]
            assert abs(exact - size) <= {"kB": 500, "MB": 50_000}[unit], (page.address, said, size)
            if unit == "MB":
                assert ("," in said) == page.address.startswith("de/")
            seen += 1
    assert seen >= 3 * len(site.wanted.languages) * len(site.wanted.editions)
