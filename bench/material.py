"""The same content as Markdown for MkDocs Material and its own search: what we compare with.

    python bench/material.py CONTENT OUT [--bare]

writes OUT/<language>-<edition>/mkdocs.yml and docs/. The pages say what ours say: abbreviations
are explained, grades have a label, a recommendation has a permalink. With --bare they do not, and
need no Markdown extension but tables: that is the least that Material can be asked for. Its kindest
setting, `navigation.prune`, is on in both.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

Record = dict[str, Any]
Files = dict[str, str]


def write(content: Path, out: Path, *, bare: bool) -> list[Path]:
    """Write a folder for each language and edition; give their settings files."""
    guideline = _read(content / "guideline.yaml")
    return [
        _write_book(Book(guideline, _edition(folder), language, bare), out)
        for folder in sorted(content.glob("[0-9]*"))
        for language in guideline["languages"]
    ]


def _read(file: Path) -> Record:
    data: Record = yaml.load(file.read_bytes(), yaml.CSafeLoader)
    return data


def _edition(folder: Path) -> Record:
    head = _read(folder / "edition.yaml")
    chapters = [_read(folder / "chapters" / f"{name}.yaml") for name in head["chapters"]]
    references = _read(folder / "references.yaml")["references"]
    abbreviations = folder / "abbreviations.yaml"
    short = _read(abbreviations)["abbreviations"] if abbreviations.exists() else []
    return head | {"chapters": chapters, "references": references, "abbreviations": short}


def _write_book(book: "Book", out: Path) -> Path:
    folder = out / f"{book.language}-{book.edition['id']}"
    for name, page in book.pages().items():
        file = folder / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(json.dumps(book.settings()), encoding="utf-8")
    return settings


@dataclass(frozen=True)
class Book:
    """An edition in one language."""

    guideline: Record
    edition: Record
    language: str
    bare: bool

    def settings(self) -> Record:
        features = ["navigation.sections", "navigation.prune", "navigation.top", "toc.follow"]
        theme = {"name": "material", "language": self.language, "font": False, "features": features}
        return {
            "site_name": self.say(self.guideline["short_title"]),
            "site_url": self.guideline["address"],
            "theme": theme,
            "plugins": [{"search": {"lang": self.language}}],
            "markdown_extensions": [] if self.bare else ["abbr", "attr_list"],
            "nav": [
                {"Home": "index.md"},
                {"Chapters": [f"{chapter['id']}.md" for chapter in self.edition["chapters"]]},
                {"Tools": ["references.md", "glossary.md", "grades.md"]},
            ],
        }

    def pages(self) -> Files:
        chapters = {f"{c['id']}.md": self._page(self._chapter(c)) for c in self.edition["chapters"]}
        return chapters | {
            "index.md": self._page(self._home()),
            "references.md": self._page(self._references()),
            "glossary.md": self._page(self._glossary()),
            "grades.md": self._page(self._grades()),
        }

    def _page(self, lines: Iterator[str]) -> str:
        return "\n".join([*lines, "", *([] if self.bare else self._explanations)])

    @cached_property
    def _explanations(self) -> list[str]:
        """The abbreviations, as the extension for them wants them on every page."""
        records = self.edition["abbreviations"]
        return [f"*[{self.say(record['short'])}]: {self.say(record['long'])}" for record in records]

    def say(self, text: Any) -> str:
        if not isinstance(text, dict):
            return str(text or "")
        return str(text.get(self.language, ""))

    def cell(self, text: Any) -> str:
        return self.say(text).replace("|", "\\|").replace("\n", " ")

    @cached_property
    def works(self) -> dict[str, str]:
        return {work["id"]: self._work(work) for work in self.edition["references"]}

    def _work(self, work: Record) -> str:
        authors = ", ".join(_name(author) for author in work.get("author", ()))
        issued = work.get("issued", {"date-parts": [[""]]})["date-parts"][0]
        place = f"{work.get('volume', '')}({work.get('issue', '')}):{work.get('page', '')}"
        citation = work.get("literal") or f"{authors}. {work.get('title')}."
        doi = f" [DOI](https://doi.org/{work['DOI']})" if "DOI" in work else ""
        note = f" *{self.say(work['note'])}*" if "note" in work else ""
        return f"{citation} *{work.get('container-title', '')}* {issued[0]};{place}.{doi}{note}"

    def _home(self) -> Iterator[str]:
        yield f"# {self.say(self.guideline['title'])}\n"
        yield self.say(self.edition.get("introduction"))
        for chapter in self.edition["chapters"]:
            yield f"\n## [{self.say(chapter['title'])}]({chapter['id']}.md)\n"
            yield from (f"- {self.say(topic['text'])}" for topic in chapter.get("topics", ()))

    def _chapter(self, chapter: Record) -> Iterator[str]:
        yield f"# {self.say(chapter['title'])}\n"
        for line in chapter.get("authors", ()):
            yield f"{line['editions']}: {' / '.join(line['names'])}\n"
        for section in chapter["sections"]:
            yield f"\n## {self.say(section['title'])}\n"
            for block in section["blocks"]:
                yield from self._block(block)
            yield from self._back(section)

    def _block(self, block: Record) -> Iterator[str]:
        if "title" in block:
            yield f"\n### {self.say(block['title'])}\n"
        if block["kind"] == "recommendations":
            yield from self._recommendations(block["items"])
        elif block["kind"] == "table":
            yield from self._table(block)
        else:
            yield "> " + self.say(block.get("text")).replace("\n", "\n> ")
            yield f">\n> {self.say(block.get('source'))} {block.get('agreement', '')}\n"

    def _recommendations(self, items: list[Record]) -> Iterator[str]:
        scales = list(self.guideline["scales"])
        yield _row(["", *scales])
        yield _row(["---"] * (len(scales) + 1))
        for item, depth in _family(items, 0):
            ratings = [self._grade(scale, item.get("rating", {}).get(scale)) for scale in scales]
            yield _row([self._statement(item, depth), *ratings])

    def _grade(self, scale: str, value: str | None) -> str:
        if value is None or self.bare:
            return value or ""
        return f'<span class="badge" title="{scale} {value}">{value}</span>'

    def _statement(self, item: Record, depth: int) -> str:
        conditions = [f"<br>• {self.cell(part['text'])}" for part in item.get("conditions", ())]
        marks = "*" * bool(item.get("footnotes"))
        anchor = f'<a id="{item["id"]}"></a>{"&emsp;" * depth}'
        link = "" if self.bare else f' [#](#{item["id"]} "Permalink"){{ .permalink }}'
        return f"{anchor}{self.cell(item['text'])}{marks}{link}{''.join(conditions)}"

    def _table(self, block: Record) -> Iterator[str]:
        columns = [column["id"] for column in block["columns"]]
        yield _row([self.cell(column["title"]) for column in block["columns"]])
        yield _row(["---"] * len(columns))
        for row in block["rows"]:
            yield _row([self.cell(row["cells"].get(column)) for column in columns])

    def _back(self, section: Record) -> Iterator[str]:
        for note in section.get("footnotes", {}).values():
            yield f"\n\\* {self.say(note)}\n"
        for remark in section.get("remarks", ()):
            yield f"\n{self.say(remark['text'])}\n"
        for item in section.get("literature", ()):
            yield f"\n### {self.say(item.get('heading')) or 'Literature'}\n"
            yield from (f"1. {self.works[_ref(cite)]}" for cite in item["cites"])
        if "note" in section:
            yield f"\n*{self.say(section['note'])}*\n"

    @cached_property
    def citing(self) -> dict[str, dict[str, None]]:
        """The places that cite each work."""
        places: dict[str, dict[str, None]] = defaultdict(dict)
        for chapter in self.edition["chapters"]:
            for section in chapter["sections"]:
                title = f"{self.say(chapter['title'])}: {self.say(section['title'])}"
                for item in section.get("literature", ()):
                    for cite in item["cites"]:
                        places[_ref(cite)][f"[{title}]({chapter['id']}.md)"] = None
        return places

    def _references(self) -> Iterator[str]:
        yield "# References\n"
        for name, work in self.works.items():
            yield f'- <a id="{name}"></a>{work} ← {", ".join(self.citing[name])}'

    def _glossary(self) -> Iterator[str]:
        yield "# Glossary\n"
        for record in self.edition["abbreviations"]:
            yield f"- **{self.say(record['short'])}** {self.say(record['long'])}"

    def _grades(self) -> Iterator[str]:
        yield "# Grades\n"
        for chapter in self.edition["chapters"]:
            yield f"- {self.say(chapter['title'])}"


def _family(items: list[Record], depth: int) -> Iterator[tuple[Record, int]]:
    for item in items:
        yield item, depth
        yield from _family(item.get("children", []), depth + 1)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _name(author: Record) -> str:
    return str(author.get("literal") or f"{author.get('family', '')} {author.get('given', '')}")


def _ref(cite: Any) -> str:
    return str(cite["ref"] if isinstance(cite, dict) else cite)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]), bare="--bare" in sys.argv)
