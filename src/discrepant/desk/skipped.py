"""What each skip takes out of a text, so that nothing is left out without being shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

import attrs

from discrepant.corpus.model import Skip
from discrepant.errors import Problem
from discrepant.printable import printable
from discrepant.reading.mentions import Mention

__all__ = ["Skipped", "render_skips"]

_WIDTH = 80
_INDENT = 8
_LONGEST = 60  # characters of what a skip names


@attrs.frozen(kw_only=True)
class Skipped:
    """A skip and the mentions that it takes out.

    `encoded` are those on which it lies too, and a fact does: they are not taken out.
    """

    skip: Skip
    mentions: tuple[Mention, ...]
    encoded: int

    def to_json(self) -> dict[str, Any]:
        """The form that `discrepant coverage --json` prints."""
        return {
            "file": self.skip.place.file,
            "line": self.skip.place.line,
            "skip": self.skip.what,
            "because": self.skip.because,
            "mentions": len(self.mentions),
            "encoded": self.encoded,
        }


def render_skips(skipped: Sequence[Skipped], out: int, mentions: int) -> list[str]:
    """What skips took out of all texts, as lines: how many mentions, by which skips, why.

    Those of one mention each are counted together. Those that take out nothing, or would take out what stands in a
    fact, are warned of.
    """
    if not skipped:
        return []
    lines = ["", f"Left out by skips: {_many(out)} of {mentions}"]
    for each in sorted(skipped, key=lambda each: (-len(each.mentions), each.skip.place)):
        if len(each.mentions) > 1:
            lines += _told(f"{len(each.mentions):>5}  {each.skip.place}: {_shown(each)}", each.skip.because)
    if single := sum(len(each.mentions) == 1 for each in skipped):
        lines.append(f"{single:>5}  by {single} skip{'s' if single > 1 else ''} of one mention{' each' * (single > 1)}")
    return [*lines, *(str(warning) for each in skipped for warning in _warnings(each))]


def _told(head: str, because: str) -> Iterator[str]:
    yield head
    blank = " " * _INDENT
    yield from wrap(printable(because), _WIDTH, initial_indent=blank, subsequent_indent=blank)


def _warnings(each: Skipped) -> Iterator[Problem]:
    """A fact says more of a passage than a skip: it is counted as encoded, and the skip is to be looked at."""
    what = hint = ""
    if each.encoded:
        how = "also lies" if each.mentions else "takes out nothing: it lies"
        what = f"the skip of {_shown(each)} {how} on {_many(each.encoded)} of facts"
        hint = "what is encoded stays so; narrow the skip"
    elif not each.mentions:
        what, hint = f"the skip of {_shown(each)} takes out nothing", "delete it"
    if what:
        place = each.skip.place
        yield Problem(file=place.file, line=place.line, what=what, hint=hint, is_warning=True)


def _shown(each: Skipped) -> str:
    """What it names, as far as a line has room."""
    what = each.skip.what
    return what if len(what) <= _LONGEST else f"{what[: _LONGEST - 1]}…"


def _many(mentions: int) -> str:
    return f"{mentions} mention{'' if mentions == 1 else 's'}"
