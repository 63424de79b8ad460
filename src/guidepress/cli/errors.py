"""How the command line ends when something goes wrong: in one sentence, with an exit code.

Exit codes: 0 fine, 1 problems, 2 usage or a tool is missing, 3 our bug, 130 interrupted.
"""

import os
import signal
import sys

import click

_BUG = 3
_INTERRUPTED = 130


def run_and_excuse(cli: click.Group) -> None:
    """Run a command line, and say everything that goes wrong in one sentence."""
    interrupts: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: _interrupt(interrupts, number))
    try:
        cli.main(standalone_mode=False, auto_envvar_prefix="GUIDEPRESS")
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last door: no traceback
        sys.exit(_excuse(error, interrupts))


def _interrupt(interrupts: list[int], number: int) -> None:
    interrupts.append(number)
    raise KeyboardInterrupt


def _excuse(error: BaseException, interrupts: list[int]) -> int:
    # An interrupt reaches other processes too: what breaks because of it is the same interrupt.
    if interrupts or isinstance(error, click.Abort):
        click.echo("guidepress: interrupted; the site is as it was", err=True)
        return _INTERRUPTED
    from guidepress.model.problem import GuidepressError  # noqa: PLC0415 - only needed when it went wrong

    if isinstance(error, GuidepressError | OSError):
        click.echo(f"guidepress: {_said(error)}", err=True)
        return 2
    click.echo(
        f"guidepress: this is a fault of ours, not of your content: {error!r}\n"
        "  Set GUIDEPRESS_DEBUG=1 to see where, and report it with that.",
        err=True,
    )
    if os.environ.get("GUIDEPRESS_DEBUG"):
        raise error
    return _BUG


def _said(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        place = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{place}; the site is as it was"
    return str(error)
