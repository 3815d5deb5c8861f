"""How a CSV table is written: stated, and never guessed from its first rows."""

from __future__ import annotations

import codecs
import io
from collections.abc import Mapping
from pathlib import Path

import attrs

__all__ = ["RFC_4180", "Dialect"]

_NAMED = {"tab": "\t", "\\t": "\t", "none": ""}


@attrs.frozen(kw_only=True)
class Dialect:
    """The marks of a CSV table, as RFC 4180 has them unless something else is said.

    Without a `delimiter` it is a tab in files called .tsv, and a comma in all others. Without a `quote` no cell is
    quoted. Without an `escape` a quote within a cell is doubled. An empty cell holds nothing, nor does one of `nulls`.
    """

    delimiter: str | None = None
    quote: str = '"'
    escape: str | None = None
    has_header: bool = True
    nulls: tuple[str, ...] = ()
    encoding: str = "utf-8"

    @classmethod
    def parse(cls, marks: Mapping[str, str | None], *, has_header: bool = True, nulls: tuple[str, ...] = ()) -> Dialect:
        """From what is given as delimiter, quote, escape and encoding.

        A ValueError says which of them is none.
        """
        delimiter, quote, escape = (_mark(name, marks.get(name)) for name in ("delimiter", "quote", "escape"))
        if delimiter == "":
            raise ValueError("--delimiter none is none (one character, or tab)")
        quote = '"' if quote is None else quote
        escape = None if escape == quote else escape or None
        told = [mark for mark in (delimiter or ",", quote, escape) if mark]
        if len(set(told)) < len(told):
            raise ValueError("--delimiter, --quote and --escape are the same character")
        encoding = _encoding(marks.get("encoding"))
        return cls(
            delimiter=delimiter, quote=quote, escape=escape, has_header=has_header, nulls=nulls, encoding=encoding
        )

    @property
    def is_plain(self) -> bool:
        """Whether engines read it alike.

        It is in UTF-8 and without escapes, which they know inside quotes only.
        """
        return self.escape is None and self.encoding == "utf-8"

    def delimiter_of(self, path: str) -> str:
        """What stands between the cells of this file."""
        suffixes = Path(path.lower()).suffixes[-2:]
        return self.delimiter or ("\t" if ".tsv" in suffixes else ",")


RFC_4180 = Dialect()


def _mark(name: str, text: str | None) -> str | None:
    if text is None:
        return None
    mark = _NAMED.get(text, text)
    if len(mark) > 1 or mark in ("\n", "\r", "\0", "\ufeff") or "\ud800" <= mark <= "\udfff":
        raise ValueError(f"--{name} {text} is none (one character, or tab, or none)")
    return mark


def _encoding(name: str | None) -> str:
    if name is None:
        return "utf-8"
    try:
        info = codecs.lookup(name)
        io.TextIOWrapper(io.BytesIO(), encoding=name)  # which takes none that is not of text
    except (LookupError, UnicodeError, ValueError):
        raise ValueError(f"--encoding {name} is not known (such as utf-8, utf-16, cp1252, latin-1)") from None
    return "utf-8" if info.name in ("utf-8", "utf-8-sig") else info.name
