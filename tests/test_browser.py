"""The site in a real browser: every page, and what a reader does on it."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from browsing import DESK, PHONE, Visit, Visitor
from sites import CONTENT, ROOT, Site, Wanted

AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
AGO = Wanted(CONTENT["ago"])
CHAPTER = "metastasis-sites/"
LOOKS = [(scheme, size) for scheme in ("light", "dark") for size in (DESK, PHONE)]


def _accuse(visitor: Visitor) -> list[str]:
    """What axe-core finds serious or critical."""
    visitor.script(AXE.read_text(encoding="utf-8"))
    found: Any = visitor.script("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['html'][:200]} {node['failureSummary']}"
        for violation in found["violations"]
        if violation["impact"] in ("serious", "critical")
        for node in violation["nodes"]
    ]


def _overflow(visitor: Visitor) -> int:
    code = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(visitor.script(code))


def _assert_good(visit: Visit, base: str, address: str, scheme: str, size: object) -> None:
    visitor = visit(base, color_scheme=scheme, viewport=size).go(address)
    expect(visitor.find("body")).to_have_attribute(
        "data-md-color-scheme", "slate" if scheme == "dark" else "default"
    )
    assert _overflow(visitor) <= 0
    assert _accuse(visitor) == []


LIVES = {f"{language}/{page}" for language in AGO.languages for page in AGO.histories()}
SEEN = [page for page in AGO.addresses() if page not in LIVES]
"""Every page, and one of those of recommendations: they are all made alike."""


@pytest.mark.parametrize("address", [*SEEN, max(LIVES)])
def test_a_page_is_sound_in_every_look(ago: Site, visit: Visit, address: str) -> None:
    assert address in ago.pages
    for scheme, size in LOOKS:
        _assert_good(visit, "ago/site/", address, scheme, size)


@pytest.mark.parametrize(
    "address",
    [
        "de/2024/light/",
        "en/2023/watering/",
        "en/2024/",
        "de/2023/changes/",
        "en/2024/changes/",
        "de/r/ice-cubes/",
        "en/r/rotate-pot/",
    ],
)
def test_another_guideline_is_sound_too(houseplants: Site, visit: Visit, address: str) -> None:
    assert address in houseplants.pages
    for scheme, size in LOOKS:
        _assert_good(visit, "plants/site/", address, scheme, size)


@pytest.mark.usefixtures("ago")
def test_unfolded_and_open_parts_are_sound_too(visit: Visit) -> None:
    for scheme, size in LOOKS:
        visitor = visit(color_scheme=scheme, viewport=size).go(f"en/2024/{CHAPTER}")
        visitor.script("for (const part of document.querySelectorAll('details')) part.open = true")
        assert _overflow(visitor) <= 0
        assert _accuse(visitor) == []
        visitor.page.keyboard.press("Escape")
        visitor.find("[data-gp-search]").click()
        assert _accuse(visitor) == []


@pytest.mark.usefixtures("ago")
@pytest.mark.parametrize("language", ["de", "en"])
def test_the_front_door_leads_to_the_readers_language(visit: Visit, language: str) -> None:
    visit(locale=f"{language}-CH").go().arrives(f"{language}/2024/")


@pytest.mark.usefixtures("ago")
def test_the_language_switch_keeps_the_recommendation(visit: Visit) -> None:
    visitor = visit().go(f"de/2024/{CHAPTER}#lung-thermoablation")
    assert visitor.sees("lung-thermoablation")
    visitor.find(".gp-languages a[hreflang=en]").click()
    visitor.arrives(f"en/2024/{CHAPTER}#lung-thermoablation")
    assert visitor.sees("lung-thermoablation")


@pytest.mark.usefixtures("ago")
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_switches_keep_what_the_reader_scrolled_to(visit: Visit, size: object) -> None:
    visitor = visit(viewport=size).go(f"de/2024/{CHAPTER}")
    name = "soft-tissue-radiotherapy-metastases"
    visitor.script(
        """async (id) => {
          const top = document.getElementById(id).getBoundingClientRect().top;
          scrollTo({top: scrollY + top - 100, behavior: 'instant'});
          await new Promise((done) => setTimeout(done, 300));
        }""",
        name,
    )
    visitor.find(".gp-languages a[hreflang=en]").click()
    visitor.page.wait_for_url(re.compile(r"/en/2024/metastasis-sites/#"))
    assert visitor.sees(name)
    visitor.find(".gp-menu summary").click()
    visitor.find(".gp-menu a", "2023").click()
    visitor.page.wait_for_url(re.compile(r"/en/2023/metastasis-sites/#"))
    assert visitor.sees(name)


@pytest.mark.usefixtures("ago")
def test_an_old_edition_leads_to_the_same_place_in_the_current_one(visit: Visit) -> None:
    visitor = visit().go(f"en/2023/{CHAPTER}#liver-cryoablation")
    visitor.find(".gp-banner a.gp-keep").click()
    visitor.arrives(f"en/2024/{CHAPTER}#liver-cryoablation")
    assert visitor.sees("liver-cryoablation")


def _switch(visitor: Visitor, edition: str) -> None:
    """Go to an edition by the menu, or to the current one by the banner of an older page."""
    named = visitor.find(".gp-menu a", edition)
    if named.count():
        visitor.find(".gp-menu summary").click()
        named.first.click()
    else:
        visitor.find(".gp-banner a.gp-keep").click()


@pytest.mark.usefixtures("houseplants")
@pytest.mark.parametrize(
    ("name", "there", "here"),
    [
        ("finger-test", "2023/watering", "2024/watering"),
        ("winter-watering", "2023/light", "2024/watering"),
        ("misting", "2022/watering", "2024/watering"),
    ],
)
def test_switching_the_edition_follows_a_recommendation_and_back(
    visit: Visit, name: str, there: str, here: str
) -> None:
    visitor = visit("plants/site/").go(f"en/{there}/#{name}")
    for place in (here, there):
        _switch(visitor, place.partition("/")[0])
        visitor.arrives(f"en/{place}/#{name}")
        assert visitor.sees(name)
        expect(visitor.find(".gp-arrival")).to_be_hidden()


@pytest.mark.usefixtures("houseplants")
@pytest.mark.parametrize(
    ("name", "there", "said", "successors"),
    [
        ("ice-cubes", "2023/watering", "Replaced", ["orchid-bath"]),
        ("soft-water", "2023/watering", "Split", ["rainwater", "filtered-water"]),
        ("talking-to-plants", "2023/watering", "Withdrawn", []),
    ],
)
def test_switching_to_an_edition_without_a_recommendation_shows_what_became_of_it(
    visit: Visit, name: str, there: str, said: str, successors: list[str]
) -> None:
    visitor = visit("plants/site/").go(f"en/{there}/#{name}")
    _switch(visitor, "2024")
    visitor.arrives(f"en/2024/watering/#{name}")
    assert visitor.sees(name)
    stone = visitor.find(f".gp-gone li#{name}")
    expect(stone).to_contain_text(said)
    links = stone.locator(".gp-successors a")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"../../../en/r/{successor}/" for successor in successors
    ]
    _switch(visitor, "2023")
    visitor.arrives(f"en/2023/watering/#{name}")
    assert visitor.sees(name)


@pytest.mark.usefixtures("houseplants")
@pytest.mark.parametrize(
    ("name", "here", "there", "named"),
    [
        ("orchid-bath", "2024/watering", "2023/watering", ["ice-cubes"]),
        ("rainwater", "2024/watering", "2022/watering", ["soft-water"]),
        ("east-window", "2022/light", "2024/light", ["east-or-west-window"]),
        ("east-or-west-window", "2024/light", "2022/light", ["east-window", "west-window"]),
        ("moon-watering", "2022/moon", "editions", []),
    ],
)
def test_who_arrives_for_what_is_not_there_is_led_to_its_relatives(
    visit: Visit, name: str, here: str, there: str, named: list[str]
) -> None:
    visitor = visit("plants/site/").go(f"de/{here}/#{name}")
    _switch(visitor, there.partition("/")[0])
    visitor.arrives(f"de/{there}/#{name}")
    notice = visitor.find(".gp-arrival")
    expect(notice).to_be_visible()
    expect(notice.locator("a", has_text="Verlauf")).to_be_visible()
    links = [str(link.get_attribute("href")) for link in notice.locator("a").all()][:-1]
    assert [link.rpartition("#")[2] for link in links] == named
    for index in range(len(links)):
        notice.locator("a").nth(index).click()
        assert visitor.sees(named[index])
        visitor.go(f"de/{there}/#{name}")
        expect(notice).to_be_visible()


@pytest.mark.usefixtures("houseplants")
def test_the_page_of_a_recommendation_leads_on_in_the_same_language_and_edition(
    visit: Visit,
) -> None:
    visitor = visit("plants/site/").go("de/r/ice-cubes/")
    expect(visitor.find(".gp-tombstone")).to_contain_text("Ersetzt 2024")
    visitor.find(".gp-tombstone a").click()
    visitor.arrives("de/r/orchid-bath/")
    visitor.find(".gp-languages a[hreflang=en]").click()
    visitor.page.wait_for_url(re.compile(r"/en/r/orchid-bath/"))
    visitor.find("a.gp-button").click()
    visitor.arrives("en/2024/watering/#orchid-bath")
    assert visitor.sees("orchid-bath")


@pytest.mark.usefixtures("houseplants")
def test_the_edition_menu_of_a_recommendations_page_leads_to_it_in_that_edition(
    visit: Visit,
) -> None:
    visitor = visit("plants/site/").go("en/r/winter-watering/")
    _switch(visitor, "2023")
    visitor.arrives("en/2023/light/#winter-watering")
    assert visitor.sees("winter-watering")


@pytest.mark.usefixtures("houseplants")
def test_what_is_new_can_be_filtered(visit: Visit) -> None:
    visitor = visit("plants/site/").go("en/2024/changes/")
    every = visitor.find(".gp-changed__list > li")
    total = every.count()
    visitor.find("select[name=weight]").select_option("practice-changing")
    shown = visitor.find(".gp-changed__list > li:visible")
    assert {item.get_attribute("data-weight") for item in shown.all()} == {"practice-changing"}
    expect(visitor.find(".gp-filter output")).to_have_text(f"{shown.count()} of {total} changes")
    visitor.find("select[name=chapter]").select_option("light")
    assert visitor.find(".gp-group:visible").count() == 1
    visitor.find(".gp-filter button").click()
    expect(visitor.find(".gp-filter output")).to_have_text(f"{total} of {total} changes")
    assert visitor.find(".gp-changed__list > li:visible").count() == total


@pytest.mark.usefixtures("houseplants")
def test_what_is_new_is_whole_without_scripts(visit: Visit) -> None:
    visitor = visit("plants/site/", java_script_enabled=False).go("de/2024/changes/")
    assert visitor.find(".gp-filter").is_hidden()
    items = visitor.find(".gp-changed__list > li")
    assert items.count() > 50
    assert all(item.is_visible() for item in items.all())


@pytest.mark.usefixtures("houseplants")
def test_a_label_unfolds_into_the_history(visit: Visit) -> None:
    visitor = visit("plants/site/").go("de/2024/light/")
    label = visitor.find("tr#rotate-pot .gp-history summary")
    expect(label).to_have_text("[2022, geändert 2024]")
    label.click()
    history = visitor.find("tr#rotate-pot .gp-history__body")
    expect(history).to_contain_text("Grad angehoben")
    expect(history).to_contain_text("Evidenzgrad angehoben")
    assert history.locator(".gp-timeline > li").count() == 3


@pytest.mark.usefixtures("ago")
@pytest.mark.parametrize("anchor", ["%", "%E0%A4%A", "'\"><script>", "gone"])
def test_a_broken_anchor_breaks_nothing(visit: Visit, anchor: str) -> None:
    visitor = visit().go(f"de/2024/{CHAPTER}#{anchor}")
    expect(visitor.find("[data-gp-search]")).to_be_visible()
    visitor.find(".gp-languages a[hreflang=en]").click()
    visitor.page.wait_for_url(re.compile(r"/en/2024/"))


SEARCHES = [
    ("de", "Kryoablation", "liver-cryoablation"),
    ("en", "cryoablation", "liver-cryoablation"),
    ("de", "Pleurapunktion", "pleura-serial-thoracocentesis"),
    ("en", "talcum powder", "pleura-talcum-powder"),
]


@pytest.mark.usefixtures("ago")
@pytest.mark.parametrize(("language", "words", "name"), SEARCHES)
@pytest.mark.parametrize("key", ["", "/"])
def test_search_leads_to_the_recommendation(
    visit: Visit, language: str, words: str, name: str, key: str
) -> None:
    visitor = visit().go(f"{language}/2024/glossary/")
    if key:
        visitor.page.keyboard.press(key)
    else:
        visitor.find("[data-gp-search]").click()
    visitor.find(".gp-search input").fill(words)
    hits = visitor.find(".gp-search li a")
    expect(hits.first).to_be_visible()
    hits.and_(visitor.find(f"[href$='#{name}']")).first.click()
    visitor.arrives(f"{language}/2024/{CHAPTER}#{name}")
    assert visitor.sees(name)


@pytest.mark.usefixtures("ago")
def test_search_says_that_it_found_nothing(visit: Visit) -> None:
    visitor = visit().go("de/2024/")
    visitor.find("[data-gp-search]").click()
    visitor.find(".gp-search input").fill("жжж")
    expect(visitor.find(".gp-search__state")).not_to_be_empty()
    expect(visitor.find(".gp-search li")).to_have_count(0)
    for _ in range(2):  # the browser lets the first empty the field
        visitor.page.keyboard.press("Escape")
    expect(visitor.find(".gp-search")).to_be_hidden()


@pytest.mark.usefixtures("ago")
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_without_javascript_everything_can_be_read(visit: Visit, size: object) -> None:
    visitor = visit(viewport=size, java_script_enabled=False).go(f"de/2024/{CHAPTER}")
    expect(visitor.find("#liver-cryoablation")).to_be_visible()
    expect(visitor.find("[data-gp-search]")).to_be_hidden()
    visitor.find(".gp-literature summary").first.click()
    expect(visitor.find(".gp-literature li").first).to_be_visible()
    visitor.find(".gp-languages a[hreflang=en]").click()
    visitor.arrives(f"en/2024/{CHAPTER}")
    visitor.find(".gp-menu summary").click()
    visitor.find(".gp-menu a", "2023").click()
    visitor.arrives(f"en/2023/{CHAPTER}")
    visitor.find(".gp-banner a.gp-keep").click()
    visitor.arrives(f"en/2024/{CHAPTER}")


def test_from_a_memory_stick_links_lead_to_pages(offline: Path, visit: Visit) -> None:
    visitor = visit(f"file://{offline}/", locale="de-DE").go("index.html")
    visitor.page.wait_for_url(re.compile(r"/de/2024/index\.html$"))
    visitor.find(f".gp-card a[href*='{CHAPTER}']").first.click()
    visitor.page.wait_for_url(re.compile(r"/de/2024/metastasis-sites/index\.html"))
    visitor.find(".gp-languages a[hreflang=en]").click()
    visitor.page.wait_for_url(re.compile(r"/en/2024/metastasis-sites/index\.html"))
    visitor.find(".gp-menu summary").click()
    visitor.find(".gp-menu a", "2023").click()
    visitor.page.wait_for_url(re.compile(r"/en/2023/metastasis-sites/index\.html"))
    visitor.find(".gp-banner a.gp-keep").click()
    visitor.page.wait_for_url(re.compile(r"/en/2024/metastasis-sites/index\.html"))
    visitor.find("[data-gp-search]").click()
    expect(visitor.find(".gp-search__state")).not_to_be_empty()


@pytest.mark.usefixtures("ago")
def test_on_paper_there_are_no_controls_but_the_literature(visit: Visit) -> None:
    visitor = visit().go(f"de/2024/{CHAPTER}")
    visitor.page.emulate_media(media="print")
    for control in (".md-header", ".gp-controls", ".md-sidebar", ".gp-permalink"):
        assert not any(part.is_visible() for part in visitor.find(control).all()), control
    expect(visitor.find("#liver-cryoablation")).to_be_visible()
    expect(visitor.find(".gp-banner")).to_be_visible()
    visitor.script(
        """addEventListener('beforeprint', () => {
          window.unfolded = [...document.querySelectorAll('.gp-literature li')]
            .filter((entry) => entry.getClientRects().length).length;
        })"""
    )
    visitor.page.pdf()
    assert visitor.script("window.unfolded") == 146


@pytest.mark.usefixtures("ago")
def test_the_reader_chooses_light_or_dark_and_keeps_it(visit: Visit) -> None:
    visitor = visit(color_scheme="light").go("de/2024/")
    body = visitor.find("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for _ in range(2):
        visitor.find("label.md-header__button:visible[for^=__palette]").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    visitor.page.goto(visitor.base + f"en/2024/{CHAPTER}")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


@pytest.mark.usefixtures("ago")
def test_on_a_phone_every_row_fits_and_shows_its_grades(visit: Visit) -> None:
    visitor = visit(viewport=PHONE).go(f"de/2024/{CHAPTER}")
    outside = visitor.script(
        """() => [...document.querySelectorAll('tr.gp-recommendation')].filter((row) =>
          [row, ...row.cells].some((part) => {
            const box = part.getBoundingClientRect();
            return box.left < 0 || box.right > innerWidth || !box.width;
          })).map((row) => row.id)"""
    )
    assert outside == []
