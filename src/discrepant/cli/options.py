"""The options that several commands share, and how negative numbers pass as arguments."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

import click

from discrepant.cli.answering import refuse
from discrepant.errors import DiscrepantError, Problem, ReadingError
from discrepant.printable import printable
from discrepant.reading.figures import ENGLISH, is_language

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "CORPUS_HELP",
    "DAY_FORMS",
    "PATH",
    "TIME_FORMS",
    "KeepingCommand",
    "NumbersCommand",
    "corpus_option",
    "day_option",
    "encoding_option",
    "json_option",
    "kind_option",
    "language_option",
    "nature_option",
    "sought",
    "unit_option",
]


class _NamedPath(click.Path):
    """A path that is named: an empty word would be the working folder, which nobody means by it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401  # as click has it
        """A Path, unless it is empty."""
        from pathlib import Path

        if not str(value).strip():
            self.fail(f'"{value}" names no file or folder', param, ctx)
        return Path(str(super().convert(value, param, ctx)))


PATH = _NamedPath()
_Command = TypeVar("_Command", bound=Callable[..., Any])
CORPUS_HELP = "The folder that holds facts/, if not this one or the nearest above it."
_AS_KNOWN = "or as far as it is known: 2022-10, 2022, 2022-10-24/2022-10-25"
DAY_FORMS = f"2022-10-24, {_AS_KNOWN}"
TIME_FORMS = f"2022-10-24, with its time 2022-10-24T15:30Z, {_AS_KNOWN}"
_DAY = r"\d{4}-\d\d-\d\d"
_RUN_ON = r"(\d{4})(?:-(\d\d?)-(\d\d?)|(\d\d)(\d\d))"  # 2023-11-4, 20231104
_KINDS = ("count", "money", "measure", "share", "number", "change", "date", "age", "tally", "period")
_NATURES = ("constant", "cumulative", "varying")


def sought(given: Path | None) -> Path:
    """The corpus that is named, or else the one around the working folder.

    Where there is none, that is said and the command ends.
    """
    from pathlib import Path

    from discrepant.corpus.root import find_root, real_root

    try:
        if given is not None:
            real_root(given)
            return given
        return find_root(Path.cwd())
    except (DiscrepantError, OSError) as error:
        refuse(error)


def _corpus(context: click.Context, _option: click.Parameter, given: Path | None) -> Path | None:
    return given if context.resilient_parsing else sought(given)  # while a shell completes, nothing is refused


corpus_option = click.option(
    "--corpus",
    type=PATH,
    metavar="DIR",
    callback=_corpus,
    help=CORPUS_HELP,
)


def _days(forms: str, context: click.Context, option: click.Parameter, given: Any) -> Any:  # noqa: ANN401  # one day or two
    """The days as they were given, once each is known to be one.

    Where one is none, the error says what is to be typed instead.
    """
    days = () if given is None or context.resilient_parsing else (given,) if isinstance(given, str) else given
    if days:
        from discrepant.reading.guess import day_span
    for day in days:
        try:
            if day_span(day) is None:
                raise ReadingError(day, (0, 0), "nothing is written there")  # noqa: TRY301  # as of what is no day
        except ReadingError as error:
            named, *_ = option.opts
            if written := _written_out(day):
                refuse(f"{named}: a day has hyphens and two figures each (type {named} {written})")
            is_example = "/" in error.hint or "T" in error.hint  # and no reading of what was typed
            meant = [] if is_example else [f"{named} {day}" for day in re.findall(_DAY, error.hint)]
            what = error.message if meant else f"it is no day that can be read: {error.message}"
            hint = f"type {' or '.join(meant)}" if meant else f"type it as {forms}"
            refuse(DiscrepantError(Problem(what=f"{named}: {what}", hint=hint, below=error.pointed.split("\n"))))
    return given


def _written_out(day: str) -> str | None:
    """A day whose hyphens or zeros were left out, with them."""
    found = re.fullmatch(_RUN_ON, day)
    try:
        return date(*(int(part) for part in found.groups() if part)).isoformat() if found else None
    except ValueError:
        return None


def day_option(
    name: str,
    what: str,
    *,
    forms: str = TIME_FORMS,
    **settings: Any,  # noqa: ANN401  # click's
) -> Callable[[_Command], _Command]:
    """An option that takes a day; its help says in which forms."""
    settings = {"metavar": "DAY", **settings}
    return click.option(name, callback=partial(_days, forms), help=f"{what}: {forms}.", **settings)


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON, for programs.")
kind_option = click.option("--kind", type=click.Choice(_KINDS), help="What the words are; guessed where it is plain.")
unit_option = click.option("--unit", metavar="U", help="ISO 4217 code of a currency, or the name of a unit.")
nature_option = click.option(
    "--nature", type=click.Choice(_NATURES), default="constant", show_default=True, help="How it may change."
)


def _language(_context: click.Context, _option: click.Parameter, tag: str) -> str:
    if not is_language(tag):
        raise click.BadParameter(f'"{printable(tag)}" is no language tag (BCP 47, such as "de")')
    return tag


language_option = click.option(
    "--language",
    metavar="TAG",
    callback=_language,
    default=ENGLISH,
    show_default=True,
    help="BCP 47 tag of the language of the words: de, es and fr are read, of others figures (in de 18,2 is 18.2).",
)


def _encoding(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
    from discrepant.corpus.encodings import is_encoding

    if name is not None and not is_encoding(name):
        raise click.BadParameter(f'"{printable(name)}" is no encoding (such as cp1252, mac-roman, utf-16)')
    return name


encoding_option = click.option(
    "--encoding",
    metavar="NAME",
    callback=_encoding,
    help="What the text is in, if not UTF-8: cp1252, mac-roman, utf-16 ...",
)

_NEGATIVE = re.compile(r"[-\u2212] ?[.$\u20ac\u00a3\u00a5]?[0-9]")
_KEPT = "\ue000"  # of private use: no argument begins with it


class KeepingCommand(click.Command):
    """A command some of whose arguments look like options and are none of its own.

    They are those that begin as `kept` says.
    """

    kept: ClassVar[re.Pattern[str]]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Parse them with each of these kept from being taken for options."""
        rest = super().parse_args(ctx, [f"{_KEPT}{arg}" if self.kept.match(arg) else arg for arg in args])
        ctx.params = {name: _freed(value) for name, value in ctx.params.items()}
        return rest


class NumbersCommand(KeepingCommand):
    """A command whose arguments may be negative numbers: "-5C" is no option."""

    kept = _NEGATIVE


def _freed(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_freed, value))
    return value.removeprefix(_KEPT) if isinstance(value, str) else value
