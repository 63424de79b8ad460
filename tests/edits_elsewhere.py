"""Every kind of edit in works, abbreviations, pictures, and in what all editions share."""

from typing import Any

import yaml

from editing import (
    Content,
    Edits,
    Pick,
    blocks,
    citing,
    items,
    master,
    picture,
)
from in_process import run
from sites import ROOT

EDITS = Edits()


# ---- works and abbreviations ----


@EDITS.add
def change_a_work(content: Content, pick: Pick) -> None:
    with content.edited(pick(content.files("*/references.yaml"))) as data:
        pick(data["references"])[pick(("title", "publisher", "literal"))] = content.fresh()


@EDITS.add
def add_a_work(content: Content, pick: Pick) -> None:
    edition, name = pick(content.editions), f"work-{content.fresh()}"
    with content.edited(f"{edition}/references.yaml") as data:
        data["references"].insert(0, {"id": name, "type": "book", "title": content.fresh()})
    with content.edited(f"{edition}/chapters/{pick(content.chapters(edition))}.yaml") as chapter:
        pick(items(chapter)).setdefault("cites", []).append(name)


@EDITS.add
def remove_a_work(content: Content, pick: Pick) -> None:
    """And whatever cites it no longer does."""
    edition = pick(content.editions)
    with content.edited(f"{edition}/references.yaml") as data:
        works = data["references"]
        works.remove(gone := pick(works if len(works) > 1 else []))
    for name in content.chapters(edition):
        with content.edited(f"{edition}/chapters/{name}.yaml") as chapter:
            for place in citing(chapter):
                place["cites"] = [work for work in place["cites"] if gone["id"] not in str(work)]
                if not place["cites"]:
                    del place["cites"]


@EDITS.add
def change_an_abbreviation(content: Content, pick: Pick) -> None:
    with content.edited(pick(content.files("*/abbreviations.yaml"))) as data:
        pick(data["abbreviations"])["long"] = content.text("Long")


@EDITS.add
def add_an_abbreviation(content: Content, pick: Pick) -> None:
    path = f"{pick(content.editions)}/abbreviations.yaml"
    with content.edited(path, {"abbreviations": []}) as data:
        short = pick(("Steep", "Glass", "LoE", "Said"))
        new = {"id": content.fresh(), "short": short, "long": content.text("Long")}
        data["abbreviations"].append(new)


@EDITS.add
def remove_abbreviations(content: Content, pick: Pick) -> None:
    content.remove(pick(content.files("*/abbreviations.yaml")))


# ---- pictures and the master ----


@EDITS.add
def change_a_picture(content: Content, pick: Pick) -> None:
    path = pick(content.files("*/figures/*"))
    colours = [picture(red, 0, 0) for red in (10, 20, 30)]
    content.put(path, pick([c for c in colours if c != (content.root / path).read_bytes()]))


@EDITS.add
def add_a_figure(content: Content, pick: Pick) -> None:
    edition = pick(content.editions)
    with content.edited(f"{edition}/chapters/{pick(content.chapters(edition))}.yaml") as chapter:
        file, texts = f"{content.fresh()}.png", {"title": content.text(), "alt": content.text()}
        new = {"kind": "figure", "id": content.fresh(), "file": file, **texts}
        pick(chapter["sections"])["blocks"].append(new)
    content.put(f"{edition}/figures/{file}", picture(0, 99, 0))


@EDITS.add
def rename_a_picture(content: Content, pick: Pick) -> None:
    with content.chapter(pick, lambda chapter: blocks(chapter, "figure")) as chapter:
        figure = pick(blocks(chapter, "figure"))
        old, figure["file"] = figure["file"], f"{content.fresh()}.png"
    for path in content.files(f"*/figures/{old}"):
        new = path.replace(old, figure["file"])
        content.put(new, (content.root / path).read_bytes())


@EDITS.add
def add_a_picture_that_nobody_shows(content: Content, pick: Pick) -> None:
    content.put(f"{pick(content.editions)}/figures/{content.fresh()}.png", picture(1, 2, 3))


@EDITS.add
def put_in_an_own_master(content: Content, pick: Pick) -> None:
    content.put("slides/master.pptx", master(pick((1, 2, 3))))


@EDITS.add
def take_the_own_master_out(content: Content, pick: Pick) -> None:
    content.remove(pick(content.files("slides/master.pptx")))


# ---- what all editions share ----


@EDITS.add
def change_the_guideline(content: Content, pick: Pick) -> None:
    with content.edited("guideline.yaml") as data:
        data[pick(("title", "short_title", "notice", "licence"))] = content.text("Tea")


@EDITS.add
def change_the_publisher(content: Content, pick: Pick) -> None:
    with content.edited("guideline.yaml") as data:
        data["publisher"]["lines"] = [content.text("Street")]
        data["address"] = f"https://{content.fresh()}.guidepress.example/"
        data["publisher"]["name"] = pick([content.text("Group")])


@EDITS.add
def show_the_guides(content: Content, pick: Pick) -> None:
    with content.edited("guideline.yaml") as data:
        data["guides"] = pick([not data.get("guides", False)])


@EDITS.add
def speak_another_language(content: Content, pick: Pick) -> None:
    """Or no longer: all files are translated, or lose their translation."""
    both = content.languages == ["en"]
    for path in pick([content.files("**/*.yaml")]):
        if not path.startswith("words/"):
            content.write(path, _translated(content.read(path), both))
    with content.edited("guideline.yaml") as data:
        data["languages"] = ["en", "de"] if both else ["en"]


def _translated(data: Any, both: bool) -> Any:
    if isinstance(data, list):
        return [_translated(part, both) for part in data]
    if not isinstance(data, dict):
        return data
    if "en" in data and set(data) <= {"en", "de"}:
        return {"en": data["en"], "de": f"{data['en']} (de)"} if both else {"en": data["en"]}
    return {key: _translated(part, both) for key, part in data.items()}


@EDITS.add
def confirm_translations(content: Content, pick: Pick) -> None:
    edition = pick(content.editions if len(content.languages) > 1 else [])
    run("translate", "confirm", "--all", "--edition", edition, cwd=content.root.parent)


@EDITS.add
def change_a_scale(content: Content, pick: Pick) -> None:
    with content.edited(pick(content.files("scales/*"))) as data:
        changed = pick([data, *data["levels"]])
        changed["title" if changed is data else pick(("label", "meaning"))] = content.text("Level")


@EDITS.add
def change_a_sign(content: Content, pick: Pick) -> None:
    with content.edited(pick(content.files("scales/*"))) as data:
        pick(data["levels"])["sign"] = content.fresh()


@EDITS.add
def write_own_words(content: Content, pick: Pick) -> None:
    language = pick(content.languages)
    shipped = yaml.safe_load((ROOT / "templates" / "words" / f"{language}.yaml").read_bytes())
    with content.edited(f"words/{language}.yaml", shipped) as data:
        names = ("recommendation", "edition", "changes", "literature", "label_oldest", "cited_by")
        data["words"][pick([name for name in names if name in data["words"]])] = content.fresh()


@EDITS.add
def take_own_words_out(content: Content, pick: Pick) -> None:
    content.remove(pick(content.files("words/*")))


@EDITS.add
def change_the_glossary(content: Content, pick: Pick) -> None:
    with content.edited("glossary.yaml", {"terms": [], "protected": []}) as data:
        new = {"id": content.fresh(), "term": content.text("pot")}
        data["terms"].append(new)
        data["protected"] = pick([[content.fresh()], ["LED"]])


@EDITS.add
def remove_the_glossary(content: Content, pick: Pick) -> None:
    content.remove(pick(content.files("glossary.yaml")))


# ---- slips ----


@EDITS.add
def break_a_rule(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        pick(items(chapter))["cites"] = ["nobody-1900"]


@EDITS.add
def leave_a_file_half_written(content: Content, pick: Pick) -> None:
    content.put(pick(content.files("*/*.yaml")), b"id: [\n")


@EDITS.add
def lay_a_note_beside(content: Content, pick: Pick) -> None:
    content.put(f"{pick(content.editions)}/{pick(('notes.txt', 'figures/notes.txt'))}", b"tea")
