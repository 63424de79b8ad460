"""Where schema, templates and guides are: in an installed package, or at a checkout's root."""

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
ROOT = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parents[1]
SCHEMA = ROOT / "schema"
TEMPLATES = ROOT / "templates"
DOCS = ROOT / "docs"
