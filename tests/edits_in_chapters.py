"""Every kind of edit in the chapters of an edition."""

from editing import (
    Content,
    Edits,
    Pick,
    blocks,
    citing,
    footnotes,
    item_lists,
    items,
    long_lists,
)

EDITS = Edits()


# ---- chapters: what they say ----


@EDITS.add
def reword_a_recommendation(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        pick(items(chapter))["text"] = content.text("Steep it")


@EDITS.add
def rate_a_recommendation_otherwise(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        rated = pick([item for item in items(chapter) if "rating" in item])
        other = {"++": "-", "-": "+/-", "+/-": "++"}
        rated["rating"]["grade"] = other[rated["rating"]["grade"]]


@EDITS.add
def add_a_recommendation(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        line = pick(item_lists(chapter))
        new = {"id": f"new-{content.fresh()}", "text": content.text("Add")}
        new["rating"] = {"loe": pick(("1", "2")), "grade": pick(("++", "-"))}
        line.insert(pick(range(len(line) + 1)), new)


@EDITS.add
def remove_a_recommendation(content: Content, pick: Pick) -> None:
    with content.chapter(pick, long_lists) as chapter:
        line = pick(long_lists(chapter))
        line.remove(pick(line))


@EDITS.add
def move_a_recommendation(content: Content, pick: Pick) -> None:
    """To another chapter of the same edition."""
    edition = pick([name for name in content.editions if len(content.chapters(name)) > 1])
    old, new = pick.order(content.chapters(edition))[:2]
    with (
        content.edited(f"{edition}/chapters/{old}.yaml") as here,
        content.edited(f"{edition}/chapters/{new}.yaml") as there,
    ):
        line = pick(long_lists(here))
        moved = pick([item for item in line if "footnotes" not in item])
        line.remove(moved)
        pick(item_lists(there)).append(moved)


@EDITS.add
def put_a_recommendation_under_a_head(content: Content, pick: Pick) -> None:
    with content.chapter(pick, item_lists) as chapter:
        line = pick(item_lists(chapter))
        child = pick([item for item in line if "children" not in item])
        head = {"id": f"head-{content.fresh()}", "text": content.text("Head"), "children": [child]}
        line[line.index(child)] = head


@EDITS.add
def add_a_condition(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        new = {"id": content.fresh(), "text": content.text("Only if")}
        pick(items(chapter)).setdefault("conditions", []).append(new)


@EDITS.add
def add_a_footnote(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        section = pick([s for s in chapter["sections"] if s["blocks"][0].get("items")])
        name = content.fresh()
        section.setdefault("footnotes", {})[name] = content.text("Below")
        section["blocks"][0]["items"][0].setdefault("footnotes", []).append(name)


@EDITS.add
def reword_a_footnote(content: Content, pick: Pick) -> None:
    with content.chapter(pick, footnotes) as chapter:
        found = pick(footnotes(chapter))
        found[pick(sorted(found))] = content.text("Below")


@EDITS.add
def write_a_note(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        noted = [
            chapter,
            *chapter["sections"],
            *blocks(chapter, "figure", "table"),
            *items(chapter),
        ]
        pick(noted)["note"] = content.text("Printed so")


@EDITS.add
def name_a_chapter_otherwise(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        chapter["title"] = content.text("Of")


@EDITS.add
def name_a_section_otherwise(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        pick(chapter["sections"])[pick(("title", "subtitle"))] = content.text("In")


@EDITS.add
def name_other_authors(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        chapter["authors"] = [{"editions": "2024", "names": [content.fresh()]}]


@EDITS.add
def say_what_a_chapter_covers(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        section = pick(chapter["sections"])["id"]
        chapter["topics"] = [{"text": content.text("On"), "sections": [section]}]


@EDITS.add
def point_at_a_chapter(content: Content, pick: Pick) -> None:
    edition = pick(content.editions)
    names = content.chapters(edition)
    with content.edited(f"{edition}/chapters/{pick(names)}.yaml") as chapter:
        chapter["see_also"] = [{"title": content.text("See"), "chapter": pick(names)}]


@EDITS.add
def add_a_section(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        block = {"kind": "text", "id": content.fresh(), "text": content.text("Said")}
        new = {"id": content.fresh(), "title": content.text("New"), "blocks": [block]}
        chapter["sections"].insert(pick(range(len(chapter["sections"]) + 1)), new)


@EDITS.add
def remove_a_section(content: Content, pick: Pick) -> None:
    with content.chapter(pick, lambda chapter: chapter["sections"][1:]) as chapter:
        chapter["sections"].remove(pick(chapter["sections"]))


@EDITS.add
def reorder_sections(content: Content, pick: Pick) -> None:
    with content.chapter(pick) as chapter:
        chapter["sections"].append(chapter["sections"].pop(0))


@EDITS.add
def change_a_table(content: Content, pick: Pick) -> None:
    with content.chapter(pick, lambda chapter: blocks(chapter, "table")) as chapter:
        table = pick(blocks(chapter, "table"))
        column = pick(table["columns"])["id"]
        table["rows"].append({"id": content.fresh(), "cells": {column: content.text()}})


@EDITS.add
def change_a_text(content: Content, pick: Pick) -> None:
    with content.chapter(pick, lambda chapter: blocks(chapter, "text", "statement")) as chapter:
        pick(blocks(chapter, "text", "statement"))["text"] = content.text("Said")


@EDITS.add
def cite_another_work(content: Content, pick: Pick) -> None:
    edition = pick(content.editions)
    works = content.read(f"{edition}/references.yaml")["references"]
    with content.edited(f"{edition}/chapters/{pick(content.chapters(edition))}.yaml") as chapter:
        pick(items(chapter))["cites"] = [pick(works)["id"]]


@EDITS.add
def cite_with_a_remark(content: Content, pick: Pick) -> None:
    with content.chapter(pick, citing) as chapter:
        item = pick(citing(chapter))
        work = item["cites"][0]
        name = work if isinstance(work, str) else work["ref"]
        item["cites"][0] = {"ref": name, "printed": content.fresh(), "note": content.text("So")}


# ---- chapters: which there are ----


@EDITS.add
def rename_a_chapter(content: Content, pick: Pick) -> None:
    edition = pick(content.editions)
    old, new = pick(content.chapters(edition)), f"chapter-{content.fresh()}"
    with content.edited(f"{edition}/edition.yaml") as head:
        head["chapters"][head["chapters"].index(old)] = new
    chapter = content.read(f"{edition}/chapters/{old}.yaml")
    content.write(f"{edition}/chapters/{new}.yaml", {**chapter, "id": new})
    content.remove(f"{edition}/chapters/{old}.yaml")


@EDITS.add
def add_a_chapter(content: Content, pick: Pick) -> None:
    name = f"chapter-{content.fresh()}"
    edition = pick(content.editions)
    with content.edited(f"{edition}/edition.yaml") as head:
        head["chapters"].insert(pick(range(len(head["chapters"]) + 1)), name)
    new = {
        "id": f"item-{content.fresh()}",
        "text": content.text("Begin"),
        "rating": {"loe": "1", "grade": "++"},
    }
    block = {"kind": "recommendations", "id": content.fresh(), "items": [new]}
    section = {"id": content.fresh(), "title": content.text("First"), "blocks": [block]}
    chapter = {"id": name, "title": content.text("On"), "sections": [section]}
    content.write(f"{edition}/chapters/{name}.yaml", chapter)


@EDITS.add
def remove_a_chapter(content: Content, pick: Pick) -> None:
    edition = pick([name for name in content.editions if len(content.chapters(name)) > 1])
    with content.edited(f"{edition}/edition.yaml") as head:
        name = pick(head["chapters"])
        head["chapters"].remove(name)
    content.remove(f"{edition}/chapters/{name}.yaml")


@EDITS.add
def reorder_chapters(content: Content, pick: Pick) -> None:
    with content.head(pick) as head:
        head["chapters"].append(head["chapters"].pop(0))
