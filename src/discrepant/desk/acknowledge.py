"""An acknowledgement put down: a table at the end of the records, so that all that stands there stays as it is."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import attrs

from discrepant.corpus.files import FACTS, read_within
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus
from discrepant.corpus.records import AcknowledgedRecord
from discrepant.corpus.structure import structure
from discrepant.corpus.suggest import did_you_mean
from discrepant.desk.toml_text import array, quoted
from discrepant.errors import CorpusError, Problem
from discrepant.writing import write_file

__all__ = ["NewAcknowledgement", "acknowledge"]

_FILE = f"{FACTS}/acknowledged.toml"


@attrs.frozen(kw_only=True)
class NewAcknowledgement:
    """What is to be acknowledged: the claim, sources on its sides, the words seen there, and why.

    `until` is its last day.
    """

    claim: str
    between: tuple[str, ...]
    over: tuple[str, ...] = ()
    reason: str
    by: str | None = None
    until: date | None = None

    def toml(self) -> str:
        """The entry as a table of TOML."""
        return "\n".join(("[[acknowledged]]", *self._lines())) + "\n"

    def _lines(self) -> Iterator[str]:
        yield f"claim = {quoted(self.claim)}"
        yield f"between = {array(self.between)}"
        if self.over:
            yield f"over = {array(self.over)}"
        yield f"reason = {quoted(self.reason)}"
        if self.by:
            yield f"by = {quoted(self.by)}"
        if self.until:
            yield f'until = "{self.until}"'


def acknowledge(root: Path, entry: NewAcknowledgement, today: date) -> str:
    """Add the entry to the records of this corpus; the place where it stands, as `file:line`.

    A CorpusError says why not: the records are not sound, or the entry is not.
    """
    root = root.resolve()
    corpus = load(root)
    if problems := tuple(_problems(entry, corpus, today)):
        raise CorpusError(*problems)
    file = corpus.acknowledged[-1].place.file if corpus.acknowledged else _FILE
    before = read_within(root, file).decode() if (root / file).exists() else ""
    before += "\n" * (bool(before) + (bool(before) and not before.endswith("\n")))
    after = before + entry.toml()
    try:
        tomllib.loads(after.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:  # a list of tables in brackets takes no more of them
        hint = f"write it there by hand:\n{entry.toml()}"
        raise CorpusError(Problem(file=file, what="no table can be added at its end", hint=hint)) from None
    write_file(root / file, after, inside=root)
    return f"{file}:{before.count(chr(10)) + 1}"


def _problems(entry: NewAcknowledgement, corpus: Corpus, today: date) -> Iterator[Problem]:
    if entry.claim not in corpus.claims:
        yield Problem(what=f'there is no claim "{entry.claim}"', hint=did_you_mean(entry.claim, corpus.claims))
    for source in entry.between:
        if source not in corpus.sources:
            yield Problem(what=f'there is no source "{source}"', hint=did_you_mean(source, corpus.sources))
    if not entry.between:
        yield Problem(what="a disagreement is between sources, or within one")
    if not entry.reason.strip():
        yield Problem(what="an acknowledgement needs its reason", hint="say what an editor found out")
    _, flaws = structure(tomllib.loads(entry.toml())["acknowledged"][0], AcknowledgedRecord)
    yield from (Problem(what=flaw.what, hint=flaw.hint) for flaw in flaws)
    if entry.until and entry.until < today:
        yield Problem(what=f"{entry.until} has passed", hint="until is the last day on which it counts")
    for known in corpus.acknowledged:
        if (
            known.claim == entry.claim
            and set(known.between) == set(entry.between)
            and set(known.over) >= set(entry.over)
        ):
            yield Problem(file=known.place.file, line=known.place.line, what="they are acknowledged here already")
