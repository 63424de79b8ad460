"""The command line as a whole: its table of commands, its environment, how it ends."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import click
import pytest
from click.core import ParameterSource

from guidepress import cli as room
from guidepress.cli.lazy import LazyCommand
from guidepress.cli.main import cli
from sites import guidepress

Option = tuple[tuple[str, ...], click.Option]
Parsed = tuple[object, ParameterSource | None]


# ---- the table of commands ----


def _commands(
    group: click.Group, *names: str
) -> Iterator[tuple[tuple[str, ...], LazyCommand, click.Command]]:
    """Every command by its names: as its table has it, and itself."""
    for name, listed in group.commands.items():
        assert isinstance(listed, LazyCommand)
        command = listed.load()
        yield (*names, name), listed, command
        if isinstance(command, click.Group):
            yield from _commands(command, *names, name)


COMMANDS = {" ".join(names): (names, listed, own) for names, listed, own in _commands(cli)}


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("width", [40, 60, 200])
def test_the_list_of_commands_says_what_the_command_says_of_itself(name: str, width: int) -> None:
    _, listed, command = COMMANDS[name]
    assert listed.get_short_help_str(width) == command.get_short_help_str(width)


def test_every_command_is_in_a_table() -> None:
    modules = {module.name for module in iter_modules(room.__path__)}
    commands = {
        name
        for name in modules
        if isinstance(getattr(import_module(f"guidepress.cli.{name}"), name, None), click.Command)
    }
    assert commands == {"_".join(names).replace("-", "_") for names, _, _ in COMMANDS.values()}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["translate", "--help"]])
def test_help_imports_no_command(arguments: list[str]) -> None:
    script = (
        "import sys, atexit\n"
        "names = lambda: sorted(name for name in sys.modules if name.startswith('guidepress'))\n"
        "atexit.register(lambda: print(*names(), file=sys.stderr))\n"
        "from guidepress.cli.main import main\n"
        "main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    group = {"guidepress.cli.translate"} if arguments[0] == "translate" else set()
    own = {"guidepress", *(f"guidepress.cli{part}" for part in ("", ".main", ".errors", ".lazy"))}
    assert set(done.stderr.split()) == own | group


def test_a_command_that_there_is_not_is_guessed() -> None:
    done = guidepress("chek", cwd=Path.cwd())
    assert done.returncode == 2
    assert done.stderr.endswith(
        "No such command 'chek'. (Did you mean one of: 'check', 'schema'?)\n"
    )


# ---- the environment ----


def _options() -> Iterator[Option]:
    for names, _, command in COMMANDS.values():
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.expose_value:
                yield names, parameter


def _long_name(option: click.Option) -> str:
    (name,) = [name for name in option.opts if name.startswith("--")]
    return name


OPTIONS = {
    f"{' '.join(names)} {_long_name(option)}": (names, option) for names, option in _options()
}


def _value(parameter: click.Parameter, file: Path) -> str:
    """A value that is not the default."""
    match parameter.type:
        case click.Choice(choices=choices):
            return str(choices[-1])
        case click.IntRange():
            return "8080"
        case click.File() | click.Path():
            return str(file)
    return "2031"


def _parsed(names: Sequence[str], arguments: list[str], option: click.Option) -> Parsed:
    """What a command takes an option for, and where it has that from."""
    *groups, name = names
    context = click.Context(cli, info_name="guidepress", auto_envvar_prefix="GUIDEPRESS")
    for group in groups:
        context = click.Context(COMMANDS[group][2], info_name=group, parent=context)
    with COMMANDS[" ".join(names)][2].make_context(name, arguments, parent=context) as parsed:
        value = parsed.params[str(option.name)]
        return getattr(value, "name", value), parsed.get_parameter_source(str(option.name))


def _required(names: Sequence[str], option: click.Option, file: Path) -> Iterator[str]:
    """What a command must be given beside an option."""
    for parameter in COMMANDS[" ".join(names)][2].params:
        if parameter.required and parameter is not option:
            if isinstance(parameter, click.Option):
                yield _long_name(parameter)
            yield _value(parameter, file)


@pytest.mark.parametrize("name", OPTIONS)
def test_every_option_can_be_set_in_the_environment_by_its_own_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GUIDEPRESS_BUILD_SLIDES", raising=False)
    names, option = OPTIONS[name]
    file = tmp_path / "works.ris"
    file.touch()
    required = list(_required(names, option, file))
    if option.is_flag:
        value = "no" if option.secondary_opts else "yes"
        arguments = option.secondary_opts or option.opts
    else:
        value = _value(option, file)
        arguments = [_long_name(option), value]
    expected, _ = _parsed(names, [*required, *arguments], option)

    variable = f"guidepress {name}".replace(" --", "_").replace(" ", "_").replace("-", "_").upper()
    monkeypatch.setenv(variable, value)
    assert _parsed(names, required, option) == (expected, ParameterSource.ENVIRONMENT)


def test_the_environment_sets_a_format_that_the_command_line_overrides(content: Path) -> None:
    done = guidepress("check", cwd=content.parent, GUIDEPRESS_CHECK_FORMAT="json")
    assert json.loads(done.stdout)["problems"] == []
    arguments = ("check", "--format", "text")
    done = guidepress(*arguments, cwd=content.parent, GUIDEPRESS_CHECK_FORMAT="json")
    assert done.stdout.startswith("no problems in ")


# ---- how it ends, and what a terminal is spared ----


def test_a_guideline_without_editions_is_a_problem_that_lint_prints(content: Path) -> None:
    for file in sorted(content.glob("2024/**/*"), reverse=True):
        file.rmdir() if file.is_dir() else file.unlink()
    (content / "2024").rmdir()
    done = guidepress("lint", cwd=content.parent)
    assert (done.returncode, done.stderr) == (1, "guidepress: checking 3 files\n")
    assert "there is no edition here [edition-complete]" in done.stdout


def test_a_message_steers_no_terminal(tmp_path: Path) -> None:
    done = guidepress("check", "--content", "\x1b[2J\u202e", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("guidepress: ")
    assert "\\u001b[2J\\u202e" in done.stderr


def test_a_title_steers_no_terminal(content: Path) -> None:
    chapter = content / "2024" / "chapters" / "brewing.yaml"
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace("de: Aufguss", 'de: "Auf\\u202eguss"', 1), encoding="utf-8")
    done = guidepress("report", cwd=content.parent)
    assert "\nAuf\\u202eguss\n" in done.stdout, done.stderr
