"""A work as CSL data, the fields that references.yaml knows; see schema/references.schema.json.

`Csl` is what each parser of citations gives: any of the fields, as they were found, empty ones too.
`Record` is the same once `clean` has put it in order; it has what references.yaml will hold.
"""

from typing import TypeAlias, TypedDict

Author: TypeAlias = dict[str, str]
"""A person, by `family` and the initials `given`, or a group, as `literal`."""

Issued = TypedDict("Issued", {"date-parts": list[list[int]]}, total=False)
"""One date as [year, month, day], as far as it is known, or two for a range; empty for no date."""

Csl = TypedDict(
    "Csl",
    {
        "id": str,
        "type": str,
        "author": list[Author],
        "title": str,
        "container-title": str,
        "event-title": str,
        "publisher": str,
        "genre": str,
        "number": str,
        "status": str,
        "issued": Issued,
        "volume": str,
        "issue": str,
        "page": str,
        "DOI": str,
        "PMID": str,
        "PMCID": str,
        "NCT": str,
        "URL": str,
        "literal": str,
    },
    total=False,
)

Record: TypeAlias = Csl
