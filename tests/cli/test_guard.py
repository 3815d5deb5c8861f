"""However a command ends, status 1 means that something was found, and what nobody expected is told in a line."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable

import click
import pytest
from click.testing import CliRunner, Result

from discrepant.cli import main
from discrepant.cli.group import all_commands
from discrepant.errors import CorpusError, Problem, ReadingError

FINE, FOUND, COULD_NOT_RUN, STOPPED = 0, 1, 2, 130
FAULTS = (
    *(ValueError("“x”\n::error::x"), KeyError("x"), AssertionError(), MemoryError(), RecursionError("too deep")),
    *(EOFError(), GeneratorExit(), asyncio.CancelledError(), ExceptionGroup("two", [ValueError("x")])),
)
ENDS = (
    (KeyboardInterrupt(), STOPPED, "discrepant: stopped\n"),
    (click.Abort(), STOPPED, "discrepant: stopped\n"),
    (BrokenPipeError(errno.EPIPE, "Broken pipe"), COULD_NOT_RUN, ""),
    (OSError(28, "No space left"), COULD_NOT_RUN, "discrepant: the system refuses this: No space left\n"),
    (PermissionError(13, "No", "a\n::b"), COULD_NOT_RUN, "discrepant: a ::b: No\n"),
    (CorpusError(Problem(what="a"), Problem(what="b")), COULD_NOT_RUN, "discrepant: a\nb\n"),
    (ReadingError("x y", (2, 3), "no"), COULD_NOT_RUN, "discrepant: no\n  x y\n    ^\n"),
    (click.ClickException("a\n::b"), COULD_NOT_RUN, "discrepant: a ::b\n"),
    (SystemExit("a\n::b"), COULD_NOT_RUN, "discrepant: a ::b\n"),
    (SystemExit(None), FINE, ""),
    (SystemExit(1), FOUND, ""),
)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args)


def raising(error: BaseException) -> Callable[..., None]:
    def raise_it(*_args: object, **_options: object) -> None:
        raise error

    return raise_it


def _each() -> dict[str, click.Command]:
    """Every command by its words, also those of a group."""
    found: dict[str, click.Command] = {}
    for name, command in all_commands().items():
        inner = command.commands if isinstance(command, click.Group) else {}
        found |= {f"{name} {word}": each for word, each in inner.items()} or {name: command}
    return found


EACH = _each()


@pytest.fixture(params=EACH)
def command(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each command, whose arguments do not matter here."""
    name: str = request.param
    monkeypatch.setattr(EACH[name], "params", [])
    return name


@pytest.mark.parametrize("error", FAULTS, ids=lambda error: type(error).__name__)
def test_a_fault_is_told_in_a_line(error: BaseException, command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(EACH[command], "callback", raising(error))
    result = run(*command.split())
    assert (result.exit_code, result.stdout) == (COULD_NOT_RUN, "")
    told, *more = result.stderr.splitlines()
    assert told.startswith(
        f"discrepant: this is a fault of discrepant, not of what it was given: {type(error).__name__}"
    )
    assert not more


@pytest.mark.parametrize(
    ("error", "status", "said"), ENDS, ids=[f"{i}-{type(end[0]).__name__}" for i, end in enumerate(ENDS)]
)
def test_what_else_ends_it_has_its_status(
    error: BaseException, status: int, said: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EACH[command], "callback", raising(error))
    result = run(*command.split())
    assert (result.exit_code, result.stdout, result.stderr) == (status, "", said)


def test_a_fault_in_finding_the_command_is_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepant.cli.group.import_module", raising(ImportError("no module")))
    assert run("schema").exit_code == COULD_NOT_RUN


def test_the_place_of_a_fault_is_the_last_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepant.cli.answering.codecs", None)
    assert ", at discrepant.cli.answering:" in run("schema").stderr


def test_the_traceback_is_shown_where_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(all_commands()["schema"], "callback", raising(ValueError("x")))
    monkeypatch.setenv("DISCREPANT_TRACEBACK", "1")
    result = run("schema")
    assert result.exit_code == COULD_NOT_RUN
    assert result.stderr.startswith("Traceback (most recent call last):\n")
    assert "in raise_it" in result.stderr
    assert "\ndiscrepant: this is a fault of discrepant" in result.stderr
