"""The HTML of every page and deck, judged by the Nu HTML checker."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from sites import ROOT, Site

CHECKER = ROOT / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

OF_MATERIAL = {
    "Attribute “autocomplete” is only allowed when the input type is": (
        'class="md-toggle" data-md-toggle="',
        "the hidden boxes behind drawer and search; keeps Firefox from restoring their state",
    ),
    "Bad value “” for attribute “tabindex” on element “label”": (
        'class="md-nav__link" for="__nav_',
        "the head of a group in the navigation, whose setting is left empty",
    ),
}
"""What Material's own templates get wrong: message, where, and why it does no harm."""
OF_THE_CHECKER = "Resource violates Content Security Policy (meta tag): image “data:image/"
"""It does not know that a policy may allow data: addresses; a browser does, in test_web_deck.py."""


def _messages(folder: Path) -> list[Any]:
    java = shutil.which("java")
    assert java, "java is not on PATH; `make test` installs it"
    done = subprocess.run(
        [java, "-Xss4m", "-jar", CHECKER, "--skip-non-html", "--format", "json", folder],
        capture_output=True,
        text=True,
        check=False,
    )
    found: list[Any] = json.loads(done.stderr)["messages"]
    return found


def _is_of_material(message: Any) -> bool:
    return any(
        message["message"].startswith(said) and place in message["extract"]
        for said, (place, _) in OF_MATERIAL.items()
    )


def test_every_page_is_valid_html(site: Site) -> None:
    messages = _messages(site.folder)
    ours = {
        f"{message['message']} {message.get('extract', '')}": message["url"]
        for message in messages
        if not _is_of_material(message) and not message["message"].startswith(OF_THE_CHECKER)
    }
    assert ours == {}
    said = " ".join(message["message"] for message in messages)
    assert all(excused in said for excused in OF_MATERIAL), "an excuse is no longer needed"
