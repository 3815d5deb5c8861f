"""Write an acknowledgement into the records.

It is a table at their end, so that all that stands there stays as it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from discrepant.corpus.files import FACTS, read_within
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.corpus.records import AcknowledgedRecord, structure
from discrepant.corpus.root import real_root
from discrepant.desk.new_acknowledgement import NewAcknowledgement
from discrepant.errors import CorpusError, Problem
from discrepant.files.writing import write_file
from discrepant.toml.suggest import did_you_mean

__all__ = ["acknowledge", "file_for", "with_acknowledgement"]

_FILE = f"{FACTS}/acknowledged.toml"


def acknowledge(root: Path, entry: NewAcknowledgement, today: date) -> str:
    """Add the entry to the records of this corpus; the place where it stands, as `file:line`.

    A CorpusError says why not: the records are not sound, or the entry is not.
    """
    root = real_root(root)
    corpus = load(root)
    file = file_for(corpus)
    before = read_within(root, file).decode() if (root / file).exists() else ""
    after = with_acknowledgement(before, entry, corpus, today)
    write_file(root / file, after, inside=root)
    return f"{file}:{after.removesuffix(entry.toml() + chr(10)).count(chr(10)) + 1}"


def file_for(corpus: Corpus) -> str:
    """The record file to which the next acknowledgement is added."""
    return corpus.acknowledged[-1].place.file if corpus.acknowledged else _FILE


def with_acknowledgement(before: str, entry: NewAcknowledgement, corpus: Corpus, today: date) -> str:
    """The text of that file with an entry more; a CorpusError says why it cannot be added."""
    if problems := tuple(_problems(entry, corpus, today)):
        raise CorpusError(*problems)
    before += "\n" * (bool(before) + (bool(before) and not before.endswith("\n")))
    after = f"{before}{entry.toml()}\n"
    try:
        tomllib.loads(after.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:  # a list of tables in brackets takes no more of them
        what, by_hand = "no table can be added at its end", tuple(entry.toml().splitlines())
        problem = Problem(file=file_for(corpus), what=what, hint="write it there by hand", below=by_hand)
        raise CorpusError(problem) from None
    return after


def _problems(entry: NewAcknowledgement, corpus: Corpus, today: date) -> Iterator[Problem]:
    asked = {**corpus.claims, **corpus.relations}
    if entry.claim not in asked:
        yield Problem(what=f'there is no claim "{entry.claim}"', hint=did_you_mean(entry.claim, asked))
    for source in entry.between:
        if source not in corpus.sources:
            yield Problem(what=f'there is no source "{source}"', hint=did_you_mean(source, corpus.sources))
    if not entry.between:
        yield Problem(what="a disagreement is between sources, or within one")
    if not entry.reason.strip():
        yield Problem(what="an acknowledgement needs its reason", hint="say what an editor found out")
    _, flaws = structure(tomllib.loads(entry.toml())["acknowledged"][0], AcknowledgedRecord)
    yield from (flaw.problem() for flaw in flaws)
    if entry.until and entry.until < today:
        yield Problem(what=f"{entry.until} has passed", hint="until is the last day on which it counts")
    for known in corpus.acknowledged:
        if (
            known.claim == entry.claim
            and set(known.between) == set(entry.between)
            and set(known.over) >= set(entry.over)
        ):
            yield Problem(file=known.place.file, line=known.place.line, what="they are acknowledged here already")
