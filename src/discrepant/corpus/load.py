"""Load a corpus: all that its folder holds, or everything that is wrong with it at once."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from discrepant.corpus.assemble import assemble
from discrepant.corpus.entries import Entries, Problems
from discrepant.corpus.files import FACTS, read_table
from discrepant.corpus.kept_records import KeptRecords
from discrepant.corpus.model import Corpus
from discrepant.corpus.record_files import find_record_files, read_record_file
from discrepant.corpus.root import real_root
from discrepant.errors import CorpusError, DiscrepantError, Problem
from discrepant.files.opening import real_path
from discrepant.reading.reader import Reader
from discrepant.toml.form import Flaw

if TYPE_CHECKING:
    from discrepant.reading.hedges import HedgeTable

__all__ = ["SETTINGS", "load", "read_entries", "reader_by_settings", "survey", "unnamed"]

SETTINGS = "pyproject.toml"
_NO_TEXTS: Mapping[str, str] = {}


def load(root: str | PathLike[str], *, reader: Reader | None = None, is_strict: bool = False) -> Corpus:
    """The corpus in this folder, which holds facts/.

    A CorpusError lists every problem in order of file and line.

    Facts that are unfinished, their claims still to be named, are left out and counted; strictly, each is a problem.
    Without a reader, words are read by the desk's own hedge table if the root's pyproject.toml names one
    (`[tool.discrepant] hedges`, a path below the root), else by ours.
    """
    corpus, problems = survey(root, reader=reader)
    if is_strict:
        problems = tuple(sorted((*problems, *unnamed(corpus))))
    if problems:
        raise CorpusError(*problems)
    return corpus


def survey(
    given: str | PathLike[str],
    *,
    reader: Reader | None = None,
    with_evidence: bool = False,
    texts: Mapping[str, str] = _NO_TEXTS,
) -> tuple[Corpus, tuple[Problem, ...]]:
    """The corpus as far as it is sound, and every problem in order of file and line.

    With the evidence, a problem too are quotes that are not in their text, words that are not in their quote, and
    `says` and `reads` that cannot mean the same. `texts` are those that record files are to have, or new ones, by their
    paths below the root: they are read in place of what is there.
    """
    root = real_root(given)
    problems = Problems()
    reader = reader or _reader(root, problems)
    kept = None if texts else KeptRecords(root, reader, with_evidence=with_evidence)
    entries = _entries(root, problems, texts, kept)
    corpus = assemble(root, entries, reader, with_evidence=with_evidence, kept=kept)
    return corpus, problems.found()


def reader_by_settings(given: str | PathLike[str]) -> Reader:
    """The reader that the settings of this folder ask for; a CorpusError says what is wrong."""
    problems = Problems()
    reader = _reader(real_path(given), problems)
    if found := problems.found():
        raise CorpusError(*found)
    return reader


def read_entries(root: Path, texts: Mapping[str, str] = _NO_TEXTS) -> Entries:
    """The well-formed records below this folder, and their problems.

    `texts` are read in the place of its files, as in `survey`. No text of a source has been looked at yet.
    """
    return _entries(root, Problems(), texts)


def _entries(root: Path, problems: Problems, texts: Mapping[str, str], kept: KeptRecords | None = None) -> Entries:
    entries = Entries(problems)
    known = {"known": kept.file} if kept else {}
    for path in _record_files(root, problems, texts):
        try:
            entries.read(read_record_file(root, path, texts.get(path.relative_to(root).as_posix()), **known))
        except CorpusError as error:
            problems.add(*error.problems)
            entries.is_partial = True
    return entries


def unnamed(corpus: Corpus) -> Iterator[Problem]:
    """What is to be done about each fact that is unfinished."""
    what, hint = "the claim is still to be named", "give its key, or delete the fact if it does not matter"
    return (Problem(file=place.file, line=place.line, what=what, hint=hint) for place in corpus.unfinished)


def _record_files(root: Path, problems: Problems, texts: Mapping[str, str]) -> list[Path]:
    found = list(find_record_files(root))
    problems.add(*(problem for problem in found if isinstance(problem, Problem)))
    places = {path for path in found if isinstance(path, Path)} | {root / file for file in texts}
    paths = sorted(places, key=lambda path: path.relative_to(root).parts)
    if not found:
        problems.add(Problem(file=FACTS, what="there are no records here", hint="`discrepant init` makes a first one"))
    return paths


def _reader(root: Path, problems: Problems) -> Reader:
    try:
        return Reader(_own_hedges(root, problems))
    except DiscrepantError as error:
        problems.add(*error.problems)
        return Reader()


def _own_hedges(root: Path, problems: Problems) -> HedgeTable | None:
    """The hedge table that the root's settings name, if any."""
    path = root / SETTINGS
    if not os.path.lexists(path):
        return None
    settings = read_record_file(root, path)
    tool = settings.data.get("tool")
    own = tool.get("discrepant") if isinstance(tool, dict) else None
    name = own.get("hedges") if isinstance(own, dict) else None
    if name is None:
        return None
    here = ("tool", "discrepant", "hedges")
    if not isinstance(name, str):
        problems.at(settings, here, Flaw(what='"hedges" must be a path in quotes'))
        return None
    try:
        text = read_table(root, name)
    except CorpusError as error:
        problems.at(settings, here, *(Flaw(what=problem.what, hint=problem.hint) for problem in error.problems))
        return None
    from discrepant.reading.hedges import HedgeTable  # noqa: PLC0415  # which few corpora have one of

    return HedgeTable.parse(text, name)
