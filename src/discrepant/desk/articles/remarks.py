"""What an editor is told of how a text was taken from a file, a line each."""

from __future__ import annotations

from discrepant.desk.articles.kinds import FileKind
from discrepant.desk.articles.taken import PlacedWords, Taken, figures_in
from discrepant.printable import printable

__all__ = ["remarks_on"]

_MOST = 100  # passages that are shown
_LONGEST = 160  # characters of one


def remarks_on(taken: Taken, name: str) -> tuple[str, ...]:
    """What was mended and what is not in the text.

    Nothing is said of a text that is as it was received.
    """
    if taken.kind is FileKind.TEXT:
        return ()
    lines = [f"The text was taken from {name}, {taken.kind}; compare it with that."]
    lines += [f"Mind: {remark}" for remark in taken.remarks]
    figures = sum(len(figures_in(each.words)) for each in taken.left_out)
    if taken.left_out:
        passages = "1 passage" if len(taken.left_out) == 1 else f"{len(taken.left_out):,} passages"
        numbers = "1 number" if figures == 1 else f"{figures:,} numbers"
        lines.append(f"Not in the text, though in the file: {passages} with {numbers} in digits")
    lines += map(_shown, taken.left_out[:_MOST])
    if rest := taken.left_out[_MOST:]:
        figures = sum(len(figures_in(each.words)) for each in rest)
        lines.append(f"- and {len(rest):,} more, with {figures:,} numbers: look at the file")
    if taken.unnamed:
        lines.append(f"Nor are {taken.unnamed:,} short ones without a number, such as the words of menus.")
    return tuple(map(printable, lines))


def _shown(passage: PlacedWords) -> str:
    words = passage.words if len(passage.words) <= _LONGEST else f"{passage.words[:_LONGEST]}…"
    return f"- {passage.place + ': ' if passage.place else ''}“{words}”"
