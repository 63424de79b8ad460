"""One file of a site, made alone: by the output that owns its address."""

from dataclasses import dataclass
from functools import cached_property

from guidepress.build.context import Context
from guidepress.build.output import Output
from guidepress.build.outputs import outputs_of
from guidepress.build.workers import make_all

_LEAF = "index.html"


@dataclass(frozen=True)
class OnDemand:
    """Makes files of a site one by one; what they are made of is remembered."""

    context: Context
    processes: int

    def file(self, path: str) -> bytes | None:
        """A file by its path from the site's root; nothing if the site has none there."""
        path = f"{path}{_LEAF}" if path.endswith("/") or not path else path
        output = next(output for output in self._outputs if output.owns(path))
        results = make_all(output.jobs(self.context), self.context, self.processes)
        return output.files(self.context, results).get(path)

    @cached_property
    def _outputs(self) -> list[Output]:
        return list(outputs_of(self.context))
