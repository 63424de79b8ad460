"""Commands that are imported when they are called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click


class LazyCommand(click.Command):
    """A command of which only the name and the summary are known before it is called.

    What commands import takes ten times as long as all else that `guidepress --help` does.
    """

    def __init__(self, name: str, summary: str, module: str) -> None:
        super().__init__(name, help=summary)
        self._module = module

    def load(self) -> click.Command:
        """The command itself: that of its module which is called like the module."""
        command: click.Command = getattr(
            import_module(self._module), self._module.rpartition(".")[2]
        )
        return command

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        """Parse the arguments as the command itself; click then goes on with that one."""
        return self.load().make_context(info_name, args, parent, **extra)


def commands(prefix: str, summaries: Mapping[str, str]) -> dict[str, click.Command]:
    """Commands by name; that of `new-edition` is `new_edition` in the module PREFIXnew_edition."""
    return {
        name: LazyCommand(name, summary, prefix + name.replace("-", "_"))
        for name, summary in summaries.items()
    }
