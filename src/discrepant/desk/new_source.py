"""A new source in the corpus.

From the path of a text a facts file is made that was not there before, or it is said why none can be.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Mapping
from pathlib import Path

from discrepant.corpus.claims import key_flaws
from discrepant.corpus.files import FACTS, read_within
from discrepant.corpus.load import survey
from discrepant.corpus.model import Corpus
from discrepant.corpus.root import real_root
from discrepant.corpus.schema import DIRECTIVE, SCHEMA_FILE
from discrepant.desk.articles.kinds import FileKind
from discrepant.desk.articles.remarks import remarks_on
from discrepant.desk.articles.taken import Taken
from discrepant.desk.articles.taking import take
from discrepant.desk.draft import Draft, NewSource, draft
from discrepant.desk.file_names import unfit_on_windows
from discrepant.errors import CorpusError, Problem
from discrepant.files.opening import real_path
from discrepant.files.writing import write_new
from discrepant.reading.figures import ENGLISH, is_language

__all__ = ["add_source", "corpus_for_new", "facts_file", "id_for", "new_source", "with_schema", "write_all"]

_NOT_IN_AN_ID = re.compile(r"[^a-z0-9._-]+")
_LONGEST_ID = 100


def add_source(  # noqa: PLR0913  # what the command line asks for
    root: Path,
    text: Path,
    *,
    key: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
) -> tuple[tuple[str, ...], Draft]:
    """Draft a text of the corpus into facts/<key>.toml, written whole or not at all.

    It gives the files that are written, and the draft. The text of a page, a Word file, a PDF or a mail is taken from
    it and written beside it, and so is, in UTF-8, one in the encoding that is named. The language is that which
    the file states, or else English, unless one is given. A CorpusError or a ReadingError says what keeps it from being
    drafted. No file is ever overwritten.
    """
    root = real_root(root)
    corpus = corpus_for_new(root)
    source, texts = new_source(
        root, text, corpus, key=key, publisher=publisher, published=published, language=language, encoding=encoding
    )
    drafted = draft(source, corpus)
    files = {**texts, facts_file(source): with_schema(root, drafted.toml)}
    write_all(root, files)
    return tuple(files), drafted


def corpus_for_new(root: Path) -> Corpus:
    """The corpus to which a source is to be added, as far as it is sound.

    A CorpusError says why none can be.
    """
    if not real_path(root / FACTS).is_relative_to(root):
        raise _refusal(f"the link {FACTS} leads out of the corpus", "put the folder itself there")
    corpus, problems = survey(root)
    # what is wrong with other records is no matter here, but a broken hedge table is
    if broken := [problem for problem in problems if problem.file.split("/")[0] != FACTS]:
        raise CorpusError(*broken)
    return corpus


def new_source(  # noqa: PLR0913  # what the command line asks for
    root: Path,
    text: Path,
    corpus: Corpus,
    *,
    key: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    otherwise: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
) -> tuple[NewSource, dict[str, str]]:
    """The source that a text will be, and the text in UTF-8 if that is to be written.

    It was `published` when somebody says, and `otherwise` when nobody does, nor its file, nor its text. A CorpusError
    says why there can be none.
    """
    name = _name_below(root, text)
    key = _checked_id(id_for(name) if key is None else key, name)
    file = f"{FACTS}/{key}.toml"
    if os.path.lexists(root / file):
        raise _refusal(f"{file} exists already", "delete it first, or give another --id")
    _refuse_known(corpus, key, name)
    data = read_within(root, name)
    taken = take(data, name, encoding)
    body = taken.text
    kept = _kept(root, name, taken, data)
    source = NewSource(
        id=key,
        body=body,
        publisher=publisher,
        published=published,
        otherwise=otherwise,
        language=language or _language(taken),
        stated=taken.stated,
        remarks=remarks_on(taken, name),
        **kept,
    )
    return source, {source.text: body} if source.original else {}


def facts_file(source: NewSource) -> str:
    """The path of the facts file of a source."""
    return f"{FACTS}/{source.id}.toml"


def with_schema(root: Path, toml: str) -> str:
    """A record file that names the schema, where there is one."""
    return (f"{DIRECTIVE}\n" if (root / FACTS / SCHEMA_FILE).is_file() else "") + toml


def write_all(root: Path, files: Mapping[str, str]) -> None:
    """Write new files, all or none.

    A CorpusError says that one of them is there.
    """
    try:
        write_new(root, files)
    except FileExistsError as error:
        file = next((name for name in files if os.path.lexists(root / name)), error.filename)
        raise _refusal(f"{file} exists already", "give another --id") from None


def _language(taken: Taken) -> str:
    """The language that a file states, or else English."""
    stated = taken.stated.language
    return stated if stated and is_language(stated) else ENGLISH


def _kept(root: Path, name: str, taken: Taken, data: bytes) -> dict[str, str]:
    """Where the text is kept, with its hash: as it was received if that is a text in UTF-8, else beside it."""
    body, is_text = taken.text, taken.kind is FileKind.TEXT
    original = {"text": name, "sha256": hashlib.sha256(data).hexdigest()}
    if is_text and body.encode() == data:
        return original
    path = root / name
    copy = path.with_name(f"{path.stem}.utf-8{path.suffix}" if is_text else f"{path.stem}.txt")
    if os.path.lexists(copy):
        hint = (
            f"it is where the text {'in UTF-8 ' if is_text else ''}goes; if it is of an earlier draft, delete it first"
        )
        raise _refusal(f"{copy.relative_to(root).as_posix()} exists already", hint)
    return {
        "text": copy.relative_to(root).as_posix(),
        "sha256": hashlib.sha256(body.encode()).hexdigest(),
        "original": name,
        "original_sha256": original["sha256"],
    }


def id_for(name: str) -> str:
    """An id made of a file's name without its ending; empty where nothing of it can be in one."""
    stem = Path(name).stem.lower()
    return _NOT_IN_AN_ID.sub("-", stem).lstrip("._-")[:_LONGEST_ID].rstrip("._-")


def _name_below(root: Path, text: Path) -> str:
    """The text's path as records name it."""
    try:
        # a link in seeds/ goes by its own name; where it leads is looked at when it is read
        return (real_path(text.parent) / text.name).relative_to(root).as_posix()
    except ValueError:
        raise _refusal(f"{text} is not in the corpus", "put the text into seeds/ first") from None


def _checked_id(key: str, name: str) -> str:
    for flaw in key_flaws(key, "source's id"):
        raise _refusal(flaw.what if key else f"the name of {name} makes no id", f"--id: {flaw.hint}")
    if why := unfit_on_windows(f"{key}.toml"):
        raise _refusal(f"Windows could not have the file {key}.toml: {why}", "give another --id")
    return key


def _refuse_known(corpus: Corpus, key: str, name: str) -> None:
    for source in corpus.sources.values():
        if source.text == name:
            raise _refusal(f"{name} is the text of {source.id} already, at {source.place}", "add to its facts")
    if key in corpus.sources:
        place = corpus.sources[key].place
        raise _refusal(f'there is a source "{key}" already, at {place}', "give another --id")


def _refusal(what: str, hint: str) -> CorpusError:
    return CorpusError(Problem(what=what, hint=hint))
