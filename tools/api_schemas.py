"""Write into schema/api/changes.schema.json which kinds of change and subjects there are.

    python tools/api_schemas.py

They follow from the model and from `compare.kinds`; a test fails while the schema says otherwise.
"""

import json
from pathlib import Path
from typing import Any

from guidepress.compare.kinds import KINDS
from guidepress.model.nodes import NODE_CLASSES

SCHEMA = Path(__file__).parents[1] / "schema" / "api" / "changes.schema.json"


def filled(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with the lists of kinds and subjects as they are now."""
    kinds = list(KINDS)
    schema["$defs"]["kind"]["enum"] = kinds
    schema["properties"]["counts"]["properties"]["by_kind"]["propertyNames"]["enum"] = kinds
    schema["$defs"]["change"]["properties"]["subject"]["enum"] = [*NODE_CLASSES, "edition"]
    return schema


if __name__ == "__main__":
    text = json.dumps(filled(json.loads(SCHEMA.read_bytes())), indent=2, ensure_ascii=False)
    SCHEMA.write_text(text + "\n", encoding="utf-8")
