"""A place that points at a work."""

from dataclasses import dataclass, field

from guidepress.model.location import Location
from guidepress.model.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place that points at a reference; `printed` is how it prints the work, if otherwise."""

    ref: str
    printed: str = ""
    note: Text | None = None
    where: Location = field(compare=False, repr=False)
