"""The slips that everyone makes in TOML, and what is to be typed instead.

A line is only offered where it is sound.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import attrs

from discrepant.corpus.records import BRACKETS

__all__ = ["syntax_hint"]

_LONGEST = 2_000  # characters of a line that is looked at
_MOST_SHOWN = 160  # characters of a line that is offered
_CURLY = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_SINGLE = "\u2018\u2019\u201a\u201b"
_KEY = r"(\s*[\w.\"-]+\s*=\s*)"
_NAME = r"(?:[\w-]+|\"[^\"]*\"|'[^']*')"
_NAMED = re.compile(rf"\s*(?:(?P<one>{_NAME})|(?P<path>\[[^#]*\]|{_NAME}(?:\s*\.\s*{_NAME})+))\s*(?:=.*|#.*|)")
_IN_A_LIST = ("Invalid value", "Unclosed array")  # said of a line that is sound by itself
_HEADER = re.compile(rf"\s*\[+\s*({'|'.join(BRACKETS)})\s*\]*\s*(#.*)?")


@attrs.frozen
class _Slip:
    """A rule that the line breaks, and how the line is made to keep it."""

    rule: str
    pattern: re.Pattern[str]
    instead: str


def _slip(rule: str, pattern: str, instead: str) -> _Slip:
    return _Slip(rule, re.compile(pattern), instead)


_SLIPS = (
    _slip(
        "quotes are straight",
        rf"{_KEY}(?:[{_CURLY}]([^\"]*)[{_CURLY}\"]|[{_SINGLE}]([^\"]*)[{_SINGLE}\"']|\"([^\"{_CURLY}]*)[{_CURLY}])\s*",
        r'\1"\2\3\4"',
    ),
    _slip("a key and its value are parted by =", r"(\s*[\w-]+)\s*(?::|==|(?=[\"'\[]))\s*([^=].*)", r"\1 = \2"),
    _slip("true is written small", rf"{_KEY}(?:True|TRUE)\s*", r"\1true"),
    _slip("false is written small", rf"{_KEY}(?:False|FALSE)\s*", r"\1false"),
    _slip("text stands in quotes", rf"{_KEY}([^\s\"'\[{{#][^\"#]*?)(\s*(?:#.*)?)", r'\1"\2"\3'),
    _slip("text ends with the quote with which it begins", rf"{_KEY}(\"[^\"]*?)\s*", r'\1\2"'),
    _slip("text begins with the quote with which it ends", rf"{_KEY}([^\s\"'\[{{#][^\"]*\")\s*", r'\1"\2'),
    _slip("no comma stands between one key and the next", r"(.*),\s*", r"\1"),
    _slip("a header ends with the bracket with which it begins", r"(\s*\[[^\[\]]+)\s*", r"\1]"),
)
# where it is not plain how the line is to be mended
_RULES = (
    ("quotes are straight", re.compile(rf"{_KEY}[{_CURLY}{_SINGLE}]")),
    (
        "a quotation mark inside a text is written \\\", or the text stands in '…' or '''…'''",
        re.compile(rf"{_KEY}\"[^\"]*\"[^#\s,\]}}]"),
    ),
    ("a backslash is written twice, or the text stands in '…'", re.compile(r".*\\")),
    ("a text with an apostrophe stands in \"…\" or '''…'''", re.compile(rf"{_KEY}'[^']*'[^#\s,\]}}]")),
)
_STRAIGHT = str.maketrans(dict.fromkeys(_CURLY, '"'))


def syntax_hint(text: str, line: int, message: str) -> str:
    """What is to be typed on a line of which tomllib says that it is no TOML.

    It is empty where that is not plain.
    """
    rows = text.split("\n", line)
    row = rows[line - 1].rstrip("\r") if line <= len(rows) else ""
    if len(row) > _LONGEST:
        return ""
    is_sound = _is_sound(row)
    if is_sound and message in _IN_A_LIST:
        return "a list above is not closed with ] before this line"
    if header := _HEADER.fullmatch(row):
        return BRACKETS[header[1]]
    return _twice(row, message) if is_sound else next(_offers(row), "")


def _twice(row: str, message: str) -> str:
    """Which key on a sound line has a value already."""
    named = _NAMED.fullmatch(row) if message == "Cannot overwrite a value" else None
    if named is None:
        return ""
    return (
        f"{named['one']} stands twice in one table"
        if named["one"]
        else f"a name in {named['path']} has a value already"
    )


def _offers(row: str) -> Iterator[str]:
    for slip, mended in _mended(row):
        if _is_sound(mended):
            yield _offer(slip.rule, mended)
    for first, once in _mended(row):
        for second, twice in _mended(once):
            if _is_sound(twice):
                yield _offer(f"{first.rule}, and {second.rule}", twice)
    if _is_sound(straight := row.translate(_STRAIGHT)):
        yield _offer("quotes are straight", straight)
    yield from (rule for rule, pattern in _RULES if pattern.match(row))


def _mended(row: str) -> Iterator[tuple[_Slip, str]]:
    for slip in _SLIPS:
        if match := slip.pattern.fullmatch(row):
            yield slip, match.expand(slip.instead)


def _offer(rule: str, row: str) -> str:
    shown = row.strip()
    return f"{rule}: type {shown}" if len(shown) <= _MOST_SHOWN else rule


def _is_sound(row: str) -> bool:
    try:
        tomllib.loads(row)
    except (ValueError, RecursionError):
        return False
    return True
