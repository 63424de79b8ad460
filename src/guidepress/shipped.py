"""Where schema and templates are: inside an installed package, or at the root of a checkout."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
ROOT = _PACKAGE / "shipped" if (_PACKAGE / "shipped").is_dir() else _PACKAGE.parents[1]
SCHEMA = ROOT / "schema"
TEMPLATES = ROOT / "templates"
