"""What all parts of a site have in common: outputs, and the jobs that their files are made of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, Self, TypeVar

from guidepress.build.context import Context
from guidepress.storage.cache import digest

T = TypeVar("T")
Result_co = TypeVar("Result_co", covariant=True)

Files = dict[str, bytes]
"""The bytes of files by their path from the site's root."""


class Job(Protocol[Result_co]):
    """A piece of work that may be done in any process; its result is remembered under its key.

    Jobs are values: two that are equal are the same work.
    """

    @property
    def group(self) -> object:
        """Jobs of a group are done in a row: they share what the context keeps at hand."""
        return self

    @property
    def remembers_itself(self) -> bool:
        """Whether `make` looks up what it made before, so that nobody else need keep it."""
        return False

    def needs(self, context: Context, /) -> Sequence["Job[object]"]:
        """The jobs whose results this one takes; those take none themselves."""
        del context
        return ()

    def key(self, context: Context, /) -> str:
        """The hash of all that the result depends on."""
        ...

    def make(self, context: Context, results: "Results", /) -> Result_co: ...


@dataclass(frozen=True)
class Results:
    """The results of jobs; and the sizes in bytes of files of the site, by path, once known."""

    by_job: dict[Job[Any], Any] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def of(self, job: Job[T]) -> T:
        result: T = self.by_job[job]
        return result


class Output(Protocol):
    """A part of the site: made as a whole when what it depends on has changed."""

    @classmethod
    def each(cls, context: Context) -> Iterator[Self]:
        """Every output of this kind that the site has."""
        ...

    @property
    def name(self) -> str:
        """What it is called among all outputs of the site."""
        ...

    def owns(self, path: str) -> bool:
        """Whether the file at this path from the site's root is one of its own."""
        ...

    def jobs(self, context: Context) -> Sequence[Job[object]]:
        """The jobs whose results its files are put together of."""
        del context
        return ()

    def key(self, context: Context) -> str:
        """The hash of all that its files depend on."""
        return digest(self.name, *(job.key(context) for job in self.jobs(context)))

    def files(self, context: Context, results: Results) -> Files: ...
