"""How the command line ends: with an exit code, and where something goes wrong, in one sentence.

Exit codes: 0 fine, 1 problems, 2 usage or a tool is missing, 3 our bug, 130 interrupted.
"""

import os
import signal
import sys
from typing import NoReturn

import click

_PROBLEMS = 1
_USAGE = 2
_BUG = 3
_INTERRUPTED = 130


def run(cli: click.Command) -> NoReturn:
    """Run a command line and end with the exit code that its command returns.

    An exception becomes one sentence and the exit code of its kind.
    """
    interrupts: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _: _interrupt(interrupts, number))
    try:
        exit_code = cli.main(standalone_mode=False, auto_envvar_prefix="GUIDEPRESS")
    except click.ClickException as error:
        error.show()
        exit_code = error.exit_code
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - the last door: no traceback
        exit_code = _report(error, interrupts)
    sys.exit(exit_code)


def stop(message: str = "") -> NoReturn:
    """End the command for problems that were printed; the message says what was not done."""
    if message:
        click.echo(message, err=True)
    raise click.exceptions.Exit(_PROBLEMS)


def _interrupt(interrupts: list[int], number: int) -> None:
    interrupts.append(number)
    raise KeyboardInterrupt


def _report(error: BaseException, interrupts: list[int]) -> int:
    """Say what went wrong, and give the exit code for it."""
    # An interrupt reaches other processes too: what breaks because of it is the same interrupt.
    if interrupts or isinstance(error, click.Abort):
        click.echo("guidepress: interrupted; the site is as it was", err=True)
        return _INTERRUPTED
    # Only needed when it went wrong:
    from guidepress.model.problem import GuidepressError  # noqa: PLC0415
    from guidepress.report.terminal import printable_lines  # noqa: PLC0415

    if isinstance(error, GuidepressError | OSError):
        click.echo(f"guidepress: {printable_lines(_message(error))}", err=True)
        return _USAGE
    click.echo(
        f"guidepress: this is a fault of ours, not of your content: {error!r}\n"
        "  Set GUIDEPRESS_DEBUG=1 to see where, and report it with that.",
        err=True,
    )
    if os.environ.get("GUIDEPRESS_DEBUG"):
        raise error
    return _BUG


def _message(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        place = f": {error.filename}" if error.filename else ""
        return f"{error.strerror}{place}; the site is as it was"
    return str(error)
