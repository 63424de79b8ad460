"""Every kind of edit of what an edition says of itself, and of which editions there are."""

import hashlib
import shutil

from editing import (
    Content,
    Edits,
    NothingToDoError,
    Pick,
    items,
    long_lists,
)
from in_process import run

EDITS = Edits()


# ---- what an edition says of itself, and what is said of it ----


@EDITS.add
def change_the_head(content: Content, pick: Pick) -> None:
    with content.head(pick) as head:
        fields = ("version", "introduction", "provenance", "citation", "status_note")
        head[pick(fields)] = content.text("Of it")


@EDITS.add
def change_the_date(content: Content, pick: Pick) -> None:
    with content.head(pick) as head:
        head["date"] = pick(("2020-01", "2021-02-03", "1999"))


@EDITS.add
def change_the_status(content: Content, pick: Pick) -> None:
    with content.head(pick) as head:
        others = ("draft", "published", "reconstructed")
        head["status"] = pick([status for status in others if status != head["status"]])


@EDITS.add
def ask_for_reviews_of_translations(content: Content, pick: Pick) -> None:
    with content.head(pick) as head:
        old = head["translations"]
        head["translations"] = "reviewed" if old == "unreviewed" else "unreviewed"


@EDITS.add
def rate_on_another_scale(content: Content, pick: Pick) -> None:
    content.write("scales/other.yaml", {**content.read("scales/advice.yaml"), "id": "other"})
    with content.head(pick) as head:
        head["scales"] = {"loe": "evidence", "grade": "other"}


@EDITS.add
def give_a_reason(content: Content, pick: Pick) -> None:
    edition = pick(content.editions[1:])
    with (
        content.edited(f"{edition}/changes.yaml", {"changes": []}) as data,
        content.edited(f"{edition}/chapters/{pick(content.chapters(edition))}.yaml") as chapter,
    ):
        new = {"kind": "changed", "id": pick(items(chapter))["id"]}
        data["changes"].append({**new, "reason": content.text("Because")})


@EDITS.add
def withdraw(content: Content, pick: Pick) -> None:
    """Remove a recommendation of the newest edition, and say why."""
    edition = content.editions[-1]
    path = f"{edition}/chapters/{pick(content.chapters(edition))}.yaml"
    with content.edited(path) as chapter:
        line = pick(long_lists(chapter))
        gone = pick([item for item in line if "children" not in item])
        line.remove(gone)
    with content.edited(f"{edition}/changes.yaml", {"changes": []}) as data:
        new = {"kind": "withdrawn", "id": gone["id"], "reason": content.text("Because")}
        data["changes"].append(new)


@EDITS.add
def rename_a_recommendation(content: Content, pick: Pick) -> None:
    """Give one of the newest edition another id, and say so."""
    edition = content.editions[-1]
    path = f"{edition}/chapters/{pick(content.chapters(edition))}.yaml"
    with content.edited(path) as chapter:
        item = pick(items(chapter))
        old, item["id"] = item["id"], f"other-{content.fresh()}"
    with content.edited(f"{edition}/changes.yaml", {"changes": []}) as data:
        data["changes"].append({"kind": "moved", "from": old, "to": item["id"]})


@EDITS.add
def remove_changes(content: Content, pick: Pick) -> None:
    content.remove(pick(content.files("*/changes.yaml")))


@EDITS.add
def approve(content: Content, pick: Pick) -> None:
    with content.edited(f"{pick(content.editions[1:])}/approvals.yaml", {"approvals": []}) as data:
        new = {"fingerprint": f"{len(data['approvals']):016x}", "by": content.fresh()}
        data["approvals"].append({**new, "date": "2024", "reason": content.text("So")})


@EDITS.add
def accept(content: Content, pick: Pick) -> None:
    with content.edited(f"{pick(content.editions)}/accepted.yaml", {"accepted": []}) as data:
        new = {"rule": "recommendation-supported", "id": "fresh-water", "text": "0" * 16}
        data["accepted"].append({**new, "reason": content.text("So")})


@EDITS.add
def publish(content: Content, pick: Pick) -> None:
    unlocked = [name for name in content.editions if not content.has(f"{name}/edition.lock")]
    run("publish", pick(unlocked), cwd=content.root.parent)


@EDITS.add
def unlock(content: Content, pick: Pick) -> None:
    lock = pick(content.files("*/edition.lock"))
    content.remove(lock)
    if content.has(errata := lock.replace("edition.lock", "errata.yaml")):
        content.remove(errata)


@EDITS.add
def correct_what_is_locked(content: Content, pick: Pick) -> None:
    edition = pick(content.files("*/edition.lock")).split("/")[0]
    path = f"chapters/{pick(content.chapters(edition))}.yaml"
    with content.edited(f"{edition}/{path}") as chapter:
        pick(items(chapter))["text"] = content.text("Corrected")
    sha = hashlib.sha256((content.root / edition / path).read_bytes()).hexdigest()
    with content.edited(f"{edition}/errata.yaml", {"errata": []}) as data:
        new = {"id": f"erratum-{content.fresh()}", "date": "2025", "reason": content.text("Slip")}
        data["errata"].append({**new, "files": {path: f"sha256:{sha}"}})


# ---- editions ----


@EDITS.add
def begin_an_edition(content: Content, pick: Pick) -> None:
    name = str(int(pick(content.editions[-1:])) + 1)
    run("new-edition", name, cwd=content.root.parent)


@EDITS.add
def add_an_older_edition(content: Content, pick: Pick) -> None:
    """One before the oldest, or between two."""
    edition = pick(content.editions)
    name = f"{int(edition[:4]) - 1}" if edition == content.editions[0] else f"{edition}.5"
    later = ("changes.yaml", "errata.yaml", "approvals.yaml", "accepted.yaml", "edition.lock")
    ignored = shutil.ignore_patterns(*later, "translations.yaml")
    if content.has(name):
        raise NothingToDoError
    shutil.copytree(content.root / edition, content.root / name, ignore=ignored)
    with content.edited(f"{name}/edition.yaml") as head:
        head["id"] = name
        head["version"] = content.text(name)


@EDITS.add
def remove_an_edition(content: Content, pick: Pick) -> None:
    """What the next one tells of it goes too."""
    names = content.editions
    gone = pick(names if len(names) > 1 else [])
    shutil.rmtree(content.root / gone)
    for name in names[names.index(gone) + 1 :][:1]:
        (content.root / name / "changes.yaml").unlink(missing_ok=True)


@EDITS.add
def rename_an_edition(content: Content, pick: Pick) -> None:
    old = pick([name for name in content.editions if not content.has(f"{name}/edition.lock")])
    new = f"{old[:4]}.{1 + int(old[5:] or 0)}"
    if content.has(new):
        raise NothingToDoError
    (content.root / old).rename(content.root / new)
    with content.edited(f"{new}/edition.yaml") as head:
        head["id"] = new
