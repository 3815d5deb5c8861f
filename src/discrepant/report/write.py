"""Write what a run found, all of it or nothing.

It is written as the page, the Markdown with its pictures, and the JSON; a large page and the JSON are never whole in
memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from discrepant.files.opening import read_file
from discrepant.files.writing import Text, write_set
from discrepant.report import markdown
from discrepant.report.json_pieces import json_pieces
from discrepant.report.model import Report

__all__ = ["write"]

_PICTURES = "pictures"  # a folder beside the reports
_LARGEST_PICTURE = 1_000_000  # bytes; none of ours comes near it
_LARGEST_PAGE = 20_000_000
_NO_TEXTS: Mapping[str, str] = MappingProxyType({})


def write(
    report: Report,
    folder: Path,
    texts: Mapping[str, str] = _NO_TEXTS,
    *,
    inside: Path | None = None,
    beside: Mapping[str, str | None] = _NO_TEXTS,
) -> list[Path]:
    """Write discrepancies.html, .md and .json, and the pictures that the second shows.

    All are written, or none, with what is to stand `beside` them, by name: where that is None, what an earlier run
    wrote there is removed. `texts` are those that the page may show, by their paths. Pictures of an earlier run that
    are no longer shown are removed. An OSError leaves the old files as they were; one is that the folder leads out of
    `inside` by a link. It returns the three reports.
    """
    from discrepant.report.html import page, pictures  # noqa: PLC0415  # only a run that writes needs Jinja2
    from discrepant.report.html.kept_parts import KeptParts  # noqa: PLC0415  # likewise

    kept = KeptParts(str(folder.absolute()))
    whole = page.pieces(report, texts, kept)  # first, for its parts are to be kept rather than pictures
    made = pictures.drawn(report, kept)
    drawn = {key: f"{_PICTURES}/{key}.svg" for key in made}
    reports: dict[str, Text] = {
        "discrepancies.html": whole,
        "discrepancies.md": markdown.render(report, drawn),
        "discrepancies.json": json_pieces(report),
    }
    new = {name: text for name, text in beside.items() if text is not None}
    files = {**{drawn[key]: text for key, text in made.items()}, **reports, **new}
    gone = (folder / name for name, text in beside.items() if text is None)
    aside = chain(_no_longer_shown(folder / _PICTURES, made), filter(_is_our_page, gone))
    write_set(folder, files, inside=inside, without=aside)
    kept.keep()
    return [folder / name for name in reports]


def _no_longer_shown(folder: Path, made: Collection[str]) -> Iterator[Path]:
    from discrepant.report.html import pictures  # noqa: PLC0415  # as above

    for path in sorted(folder.glob("*.svg")):
        if path.stem not in made and pictures.is_ours(_text(path)):
            yield path


def _is_our_page(path: Path) -> bool:
    return path.is_file() and "<p>Made by <i>discrepant" in _text(path, _LARGEST_PAGE)


def _text(path: Path, largest: int = _LARGEST_PICTURE) -> str:
    """The text of a picture or a page; of what is none, nothing."""
    try:
        return read_file(path, largest).decode("utf-8", "replace")
    except OSError:
        return ""
