"""A new article, pasted or dropped.

Its text goes into seeds/, and its source into a record file without facts.
"""

from __future__ import annotations

import base64
import binascii
from pathlib import Path

from discrepant.corpus.files import FACTS
from discrepant.desk.draft import look_through
from discrepant.desk.file_names import unfit_on_windows
from discrepant.desk.new_source import corpus_for_new, facts_file, id_for, new_source, with_schema, write_all
from discrepant.errors import CorpusError, Problem
from discrepant.files.writing import write_file
from discrepant.server.asked import FieldError, Query

__all__ = ["add_article"]

_LARGEST = 4_000_000  # characters that are pasted
_ENDINGS = {".txt", ".html", ".htm", ".docx", ".pdf", ".eml", ".md"}


def add_article(root: Path, asked: Query) -> str:
    """Write the article and its source; the source's id.

    A DiscrepantError says why not, and nothing is left.
    """
    name, data = _given(asked)
    if why := unfit_on_windows(name):
        raise FieldError("name", f"a file cannot be called {name}: {why}")
    place = root / "seeds" / name
    if place.exists() or place.is_symlink():
        raise FieldError("name", f"seeds/{name} exists already", "give it another name")
    write_file(place, data, inside=root)
    try:
        return _added(root, place, asked)
    except BaseException:
        place.unlink()
        raise


def _added(root: Path, place: Path, asked: Query) -> str:
    corpus = corpus_for_new(root)
    source, texts = new_source(
        root,
        place,
        corpus,
        publisher=asked.words("publisher"),
        published=asked.words("published"),
        language=asked.words("language"),
    )
    head = "\n".join(look_through(source, corpus).head) + "\n"
    write_all(root, {**texts, facts_file(source): with_schema(root, head)})
    return source.id


def _given(asked: Query) -> tuple[str, bytes]:
    """The name of the file and its bytes."""
    encoded = asked.given.get("file")
    if encoded is not None:
        if not isinstance(encoded, str):
            raise FieldError("file", "the file has to be in base64")
        try:
            data = base64.b64decode(encoded, validate=True)
        except (binascii.Error, ValueError):
            raise FieldError("file", "the file has to be in base64") from None
        given = asked.text("filename")
        suffix = Path(given).suffix.lower()
        if suffix not in _ENDINGS:
            raise FieldError(
                "file", f"a file of this kind is not read: {given[-60:]}", f"there are {', '.join(sorted(_ENDINGS))}"
            )
        return _named(asked.words("name") or Path(given.replace("\\", "/")).stem) + suffix, data
    text = asked.given.get("text")
    if not isinstance(text, str) or not text.strip():
        raise FieldError("text", "the text is missing")
    if len(text) > _LARGEST:
        raise FieldError("text", f"the text has {len(text):,} characters, more than {_LARGEST:,}")
    try:
        data = text.replace("\r\n", "\n").encode()
    except UnicodeEncodeError:
        raise FieldError("text", "the text has half of a character") from None
    return f"{_named(asked.text('name'))}.txt", data


def _named(given: str) -> str:
    name = id_for(f"{given}.txt")
    if not name or f"{FACTS}/{name}" == f"{FACTS}/":
        raise CorpusError(Problem(what=f'"{given}" makes no name', hint="letters and digits, such as reuters-1"))
    return name
