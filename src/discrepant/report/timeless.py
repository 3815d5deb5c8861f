"""A document for Word as bytes that tell no time: the same makes the same."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["timeless"]

_DAY_ONE = (1980, 1, 1, 0, 0, 0)  # the first that a zip file can hold


def timeless(document: Document, file: bytes | None = None) -> bytes:
    """The file of a document, in which every part is of one day.

    Parts of the `file` from which it was opened that no other part names are kept.
    """
    saved, out = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _DAY_ONE), old.read(name), zipfile.ZIP_DEFLATED)
        with zipfile.ZipFile(io.BytesIO(file or saved.getvalue())) as older:
            for name in sorted({*older.namelist()} - {*old.namelist()}):
                new.writestr(zipfile.ZipInfo(name, _DAY_ONE), older.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
