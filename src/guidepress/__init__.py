"""guidepress turns medical guidelines written as YAML into a site, slides and data.

    import guidepress as gp

    guideline = gp.read("content")
    rows = guideline["2024"].records(language="en")
    changes = guideline.compare("2023", "2024")
    gp.build(guideline, "site")

docs/library.md shows each of these at work.
"""

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from guidepress.library import (
        Change,
        Changes,
        Edition,
        Guideline,
        GuidepressError,
        InvalidContent,
        Problem,
        build,
        compare,
        read,
    )

__version__ = "0.1.0"
__all__ = [
    "Change",
    "Changes",
    "Edition",
    "Guideline",
    "GuidepressError",
    "InvalidContent",
    "Problem",
    "__version__",
    "build",
    "compare",
    "read",
]


def __getattr__(name: str) -> Any:
    """What the library offers, imported when it is asked for: the command line needs none of it."""
    if name not in __all__:
        raise AttributeError(f"module 'guidepress' has no attribute {name!r}")
    from guidepress import library  # noqa: PLC0415 - see above

    return getattr(library, name)


class _Room(ModuleType):
    """A room that is called like a function of the library, and may be called as it.

    Python sets a room as an attribute of the package once any module in it is imported: then
    `gp.read` is the room, and `gp.read("content")` must still read.
    """

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from guidepress import library  # noqa: PLC0415 - imported when it is asked for

        return getattr(library, self.__name__.rpartition(".")[2])(*arguments, **options)


class _Package(ModuleType):
    """The package, which makes such rooms callable when they are set."""

    def __setattr__(self, name: str, value: object) -> None:
        if name in ("read", "compare", "build") and isinstance(value, ModuleType):
            value.__class__ = _Room
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
