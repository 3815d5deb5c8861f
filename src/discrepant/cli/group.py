"""The command line. Data goes to standard output, everything else to standard error."""

from __future__ import annotations

from importlib import import_module

import click

from discrepant import __version__
from discrepant.cli.guard import GuardedGroup

__all__ = ["all_commands", "main"]

# each lives in the module of its name, which is imported when it is asked for
_COMMANDS = (
    "init",
    "check",
    "read",
    "compare",
    "mentions",
    "draft",
    "annotated",
    "desk",
    "coverage",
    "lint",
    "reanchor",
    "report",
    "diff",
    "acknowledge",
    "sheet",
    "proof",
    "mutate",
    "scan",
    "schema",
)


class _Commands(GuardedGroup):
    """The commands in the order in which a desk comes to need them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # likewise
        return _command(cmd_name) if cmd_name in _COMMANDS else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of a name that is none, say which is meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from discrepant.toml.suggest import did_you_mean

            if meant := did_you_mean(args[0], _COMMANDS):
                raise click.UsageError(f"{error.message.removesuffix('.')} ({meant})", ctx) from None
            raise


def _command(name: str) -> click.Command:
    command: click.Command = getattr(import_module(f"discrepant.cli.{name}"), name)
    return command


def all_commands() -> dict[str, click.Command]:
    """Every command by its name."""
    return {name: _command(name) for name in _COMMANDS}


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="discrepant")
def main() -> None:
    """Facts that sources state: read them, and set them against each other.

    `discrepant check` runs the checks, as `pytest checks/` does. What works on a corpus finds it by itself: the folder
    that holds facts/, this one or the nearest above it.
    """
