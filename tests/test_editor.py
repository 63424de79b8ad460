"""What an author's editor says: the real YAML language server, with our schemas."""

import itertools
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sites import CONTENT, ROOT

SERVER = ROOT / "tests" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
SETTINGS = {
    "validate": True,
    "hover": True,
    "completion": True,
    "schemaStore": {"enable": False, "url": ""},
}


class Editor:
    """An editor that has one file open, and speaks to the language server over stdio."""

    def __init__(self, file: Path) -> None:
        node = shutil.which("node")
        assert node, "node is not on PATH; `make test` installs it"
        self._process = subprocess.Popen(
            [node, SERVER, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdin
        assert self._process.stdout
        self._to, self._from = self._process.stdin, self._process.stdout
        self._numbers = itertools.count(1)
        self._uri = file.as_uri()
        self._version = 1
        self.ask("initialize", processId=None, rootUri=None, capabilities=_CAPABILITIES)
        self._tell("initialized")
        self._tell("workspace/didChangeConfiguration", settings={"yaml": SETTINGS})
        self.text = file.read_text(encoding="utf-8")
        document = {"uri": self._uri, "languageId": "yaml", "version": 1, "text": self.text}
        self._tell("textDocument/didOpen", textDocument=document)

    def close(self) -> None:
        self.ask("shutdown")
        self._tell("exit")
        self._to.close()
        self._process.wait(timeout=10)
        self._from.close()

    def write(self, text: str) -> None:
        """Replace the file's text."""
        self._version += 1
        self.text = text
        document = {"uri": self._uri, "version": self._version}
        self._tell("textDocument/didChange", textDocument=document, contentChanges=[{"text": text}])

    def ask_at(self, method: str, words: str) -> Any:
        """Ask about the place right behind `words`, which stand once in the text."""
        assert self.text.count(words) == 1, words
        before = self.text[: self.text.index(words) + len(words)]
        line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
        place = {"line": line, "character": column}
        return self.ask(f"textDocument/{method}", textDocument={"uri": self._uri}, position=place)

    def diagnostics(self) -> list[str]:
        """What is underlined in the text as it is now."""
        while True:
            message = self._receive()
            if message.get("method") == "textDocument/publishDiagnostics":
                said = message["params"]
                if said.get("version") in (None, self._version):
                    return [item["message"] for item in said["diagnostics"]]

    def ask(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._send(id=number, method=method, params=params)
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]

    def _tell(self, method: str, **params: Any) -> None:
        self._send(method=method, params=params)

    def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._to.flush()

    def _receive(self) -> Any:
        """The next message; the server's own questions are answered on the way."""
        length = 0
        while line := self._from.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        message = json.loads(self._from.read(length))
        if "method" in message and "id" in message:
            self._send(id=message["id"], result=_answer(message))
        return message


def _answer(message: Any) -> Any:
    if message["method"] == "workspace/configuration":
        return [
            SETTINGS if item.get("section") == "yaml" else {} for item in message["params"]["items"]
        ]
    return None


_CAPABILITIES = {
    "workspace": {"configuration": True},
    "textDocument": {
        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
        "hover": {"contentFormat": ["markdown"]},
        "publishDiagnostics": {"versionSupport": True},
    },
}

START = """\
# yaml-language-server: $schema=../../../schema/chapter.schema.json
id: light
title: {de: Licht, en: Light}
sections:
  - id: needs
    title: {de: Bedarf, en: Needs}
    blocks:
      - kind: recommendations
        id: measuring
        items:
          - id: measure
            text: {de: Messen, en: Measure}
            rating: {certainty: low}
"""


@pytest.fixture
def editor(tmp_path: Path) -> Iterator[Editor]:
    """An editor with a chapter open, beside a copy of the schemas as in a checkout."""
    shutil.copytree(ROOT / "schema", tmp_path / "schema")
    file = tmp_path / "content" / "2024" / "chapters" / "light.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(START, encoding="utf-8")
    opened = Editor(file)
    yield opened
    opened.close()


def _labels(completion: Any) -> set[str]:
    items = completion["items"] if isinstance(completion, dict) else completion
    return {item["label"] for item in items}


def test_a_sound_chapter_is_not_underlined(editor: Editor) -> None:
    assert editor.diagnostics() == []


def test_the_editor_completes_the_fields_of_a_recommendation(editor: Editor) -> None:
    editor.write(START + "            ")
    assert {"conditions", "footnotes", "cites", "note", "children"} <= _labels(
        editor.ask_at("completion", "{certainty: low}\n            ")
    )


def test_the_editor_completes_the_kinds_of_block(editor: Editor) -> None:
    editor.write(START + "      - kind: \n        id: second")
    kinds = _labels(editor.ask_at("completion", "{certainty: low}\n      - kind: "))
    assert {"recommendations", "table", "statement", "text", "figure"} <= kinds


@pytest.mark.parametrize(
    ("words", "field"),
    [("            rat", "rating"), ("        ite", "items"), ("\ntit", "title")],
)
def test_the_editor_explains_a_field(editor: Editor, words: str, field: str) -> None:
    said = editor.ask_at("hover", words)["contents"]["value"]
    assert any(description in said for description in _descriptions(field))


def _descriptions(field: str) -> list[str]:
    """The first sentence of every description that the schema gives a field of this name."""
    found: list[str] = []

    def look(part: dict[str, Any]) -> dict[str, Any]:
        if isinstance(part.get(field), dict) and "description" in part[field]:
            found.append(part[field]["description"].split(".")[0])
        return part

    file = ROOT / "schema" / "chapter.schema.json"
    json.loads(file.read_text(encoding="utf-8"), object_hook=look)
    return found


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("rating: {", "ratng: {", "ratng"),
        ("rating: {certainty: low}", "rating: low", "Incorrect type"),
        ("id: measuring", "id: Measuring It", "pattern"),
        ("kind: recommendations", "kind: recomendations", "recommendations"),
        ("text: {de: Messen, en: Measure}", "text: {de: 7}", "string"),
    ],
)
def test_the_editor_underlines_what_is_wrong(
    editor: Editor, right: str, wrong: str, said: str
) -> None:
    assert editor.diagnostics() == []
    editor.write(START.replace(right, wrong))
    assert any(said in message for message in editor.diagnostics())


def test_every_file_of_the_content_names_its_schema() -> None:
    for content in CONTENT.values():
        for file in content.rglob("*.yaml"):
            first = file.read_text(encoding="utf-8").splitlines()[0]
            modeline, _, named = first.partition("$schema=")
            assert modeline == "# yaml-language-server: "
            assert (file.parent / named).resolve().parent == ROOT / "schema"
            assert (file.parent / named).is_file(), file
