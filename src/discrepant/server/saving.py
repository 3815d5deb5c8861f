"""What is written: record files in which one thing more stands, whole or not at all.

It can be taken back.

A page names what it has seen; where a file has changed since, nothing is written and the difference is shown.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import unified_diff
from itertools import islice

import attrs

from discrepant.corpus.files import FACTS
from discrepant.corpus.model import Fact
from discrepant.desk.acknowledge import file_for, with_acknowledgement
from discrepant.desk.editing import with_claim, with_fact, with_skip, without_fact
from discrepant.desk.new_acknowledgement import NewAcknowledgement
from discrepant.errors import DiscrepantError, Problem
from discrepant.files.writing import write_file
from discrepant.server.asked import FieldError, Query
from discrepant.server.board import Board, Snapshot, sha256
from discrepant.toml import lines

__all__ = [
    "ChangedError",
    "Edit",
    "Saver",
    "new_problems",
    "with_new_acknowledgement",
    "with_new_fact",
    "with_new_skip",
    "without_old_fact",
]

_KEYS = ("claim", "says", "reads", "as_of", "speaker", "via", "quote", "note")
_CLAIM_KEYS = ("about", "kind", "nature", "unit")
_CLAIMS = f"{FACTS}/claims.toml"
_MOST_UNDONE = 200
_MOST_LINES = 200  # of a difference


class ChangedError(Exception):
    """A file is not what the page has seen; the difference is shown."""

    def __init__(self, difference: str) -> None:
        super().__init__(difference)
        self.difference = difference


@attrs.frozen(kw_only=True)
class Edit:
    """Texts of record files, in the order in which they are written, and what they do, in words."""

    what: str
    texts: Mapping[str, str]


@attrs.frozen(kw_only=True)
class _Done:
    """A change that was written: what stood in each file before and what was put there.

    None stands for a file that was not there.
    """

    what: str
    before: Mapping[str, str | None]
    after: Mapping[str, str]


class Saver:
    """Writes changes, and takes them back in turn."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._done: list[_Done] = []

    def save(self, change: Edit, seen: Mapping[str, object]) -> Snapshot:
        """Write a change, if the page has seen what it changes and the records stay sound.

        A ChangedError or a DiscrepantError says so, and nothing is written.
        """
        now = self._board.now()
        self._refuse_changed(change.texts, seen, now)
        would = self._board.with_texts(change.texts, now.texts)
        if wrong := new_problems(now, would, change):
            raise DiscrepantError(*wrong)
        before = {file: now.texts.get(file) for file in change.texts}
        done = _Done(what=change.what, before=before, after=change.texts)
        for file, text in change.texts.items():
            self._write(file, text)
        self._done = [*self._done[1 - _MOST_UNDONE :], done]
        return self._board.written(would)

    def undo(self, seen: Mapping[str, object]) -> tuple[str, Snapshot]:
        """Take the last change back, byte for byte; what it was, in words."""
        if not self._done:
            raise FieldError(None, "there is nothing to undo", "what was saved before this desk was opened is in git")
        done, now = self._done[-1], self._board.now()
        changed = {file: text for file, text in done.after.items() if now.texts.get(file) != text}
        if changed:
            raise ChangedError(
                "".join(_difference(file, text, now.texts.get(file, "")) for file, text in changed.items())
            )
        self._refuse_changed(done.after, seen, now)
        for file, text in reversed([*done.before.items()]):
            if text is None:
                os.unlink(self._board.root / file)  # noqa: PTH108  # ours, and unchanged since
            else:
                self._write(file, text)
        self._done.pop()
        return done.what, self._board.now()

    @property
    def undoable(self) -> str | None:
        """What would be taken back next, in words."""
        return self._done[-1].what if self._done else None

    def _write(self, file: str, text: str) -> None:
        write_file(self._board.root / file, text.encode("utf-8", "surrogateescape"), inside=self._board.root)

    def _refuse_changed(self, files: Mapping[str, object], seen: Mapping[str, object], now: Snapshot) -> None:
        different = []
        for file in files:
            there, known = now.texts.get(file), seen.get(file)
            if (sha256(there) if there is not None else None) != known:
                former = self._board.former(known) if isinstance(known, str) else None
                different.append(_difference(file, former or "", there or ""))
        if different:
            raise ChangedError("".join(different))


def _fact_record(asked: Query) -> dict[str, object]:
    """The record of a fact as its file has it, in the usual order of keys.

    What is empty is left out.
    """
    says = asked.several("says")
    if not says:
        raise FieldError("says", "the printed words are missing")
    told: dict[str, object] = {"claim": asked.text("claim"), "says": says[0] if len(says) == 1 else list(says)}
    told |= {key: asked.words(key) for key in _KEYS[2:]}
    if told["quote"] is None:
        raise FieldError("quote", "the quote is missing")
    return {key: told[key] for key in _KEYS if told[key] is not None}


def _new_claim(asked: Query) -> tuple[str, dict[str, object]]:
    """The key and the record of a claim that is to be declared."""
    key = asked.text("key")
    record: dict[str, object] = {"about": asked.text("about"), "kind": asked.text("kind")}
    record |= {name: value for name in _CLAIM_KEYS[2:] if (value := asked.words(name)) is not None}
    if record.get("nature") == "constant":
        del record["nature"]
    if (terms := asked.words("terms")) is not None:
        record["terms"] = _terms(terms)
    return key, record


def _terms(text: str) -> dict[str, list[str]]:
    """The terms of a vocabulary as a form has them, a line each: "spokesperson: spokesman, spokeswoman"."""
    terms: dict[str, list[str]] = {}
    for line in filter(None, map(str.strip, text.splitlines())):
        term, colon, told = (part.strip() for part in line.partition(":"))
        labels = [label.strip() for label in told.split(",")]
        hint = "write it as spokesperson: spokesman, spokeswoman"
        if not (term and colon and all(labels)) or ":" in told:
            raise FieldError("terms", f"“{line}” is no term, one colon and its labels with commas between them", hint)
        if term in terms:
            raise FieldError("terms", f"the term “{term}” has two lines", "put all its labels into one")
        terms[term] = labels
    return terms


def with_new_fact(now: Snapshot, asked: Query) -> Edit:
    """The records with one fact more, and the claim that it answers where that is new."""
    source = now.source(asked.text("source"))
    told, declared = asked.part("fact"), asked.part("new_claim")
    if told is None:
        raise FieldError(None, '"fact" is missing')
    texts: dict[str, str] = {}
    if declared is not None:
        key, claim = _new_claim(declared)
        if key in now.corpus.claims:
            raise FieldError("claim", f'there is a claim "{key}" already', "choose it, or give another key")
        told = Query({**told.given, "claim": key})
        texts[_CLAIMS] = with_claim(now.texts.get(_CLAIMS, ""), key, claim)  # first: a claim that nobody tells is sound
    record = _fact_record(told)
    file = source.place.file
    anchor = source.index.anchor(str(record["quote"]), with_nearest=False)
    at = anchor.spans[0][0] if anchor.spans else len(source.body)
    places = _places(now.texts[file], now.facts_of(source.id))
    texts[file] = with_fact(texts.get(file, now.texts[file]), record, at, places)
    says = told.several("says")[0]
    return Edit(what=f"{source.id}: “{says}” on {record['claim']}", texts=texts)


def with_new_skip(now: Snapshot, asked: Query) -> Edit:
    """The records of a source with one skip more."""
    source = now.source(asked.text("source"))
    record = {"words": asked.text("words"), "kind": asked.words("kind"), "because": asked.text("reason")}
    file = source.place.file
    return Edit(what=f"{source.id}: skip “{record['words']}”", texts={file: with_skip(now.texts[file], record)})


def without_old_fact(now: Snapshot, asked: Query) -> Edit:
    """The records of a source without one of its facts."""
    source, number = now.source(asked.text("source")), asked.number("number")
    file = source.place.file
    if number >= _facts_in(now.texts[file]):
        raise FieldError(None, "there is no such fact")
    return Edit(what=f"{source.id}: a fact deleted", texts={file: without_fact(now.texts[file], number)})


def with_new_acknowledgement(now: Snapshot, asked: Query, today: date) -> Edit:
    """The acknowledgements with one more."""
    entry = NewAcknowledgement(
        claim=asked.text("claim"),
        between=asked.several("between"),
        over=asked.several("over"),
        reason=asked.text("reason"),
        by=asked.words("by"),
    )
    file = file_for(now.corpus)
    after = with_acknowledgement(now.texts.get(file, ""), entry, now.corpus, today)
    return Edit(what=f"{entry.claim} acknowledged", texts={file: after})


def _places(text: str, facts: Iterable[Fact]) -> list[int | None]:
    """Where the quote of each fact of a file begins in its article, in order.

    None of those that are not sound.
    """
    begins = {fact.place.line: fact.anchor.spans[0][0] for fact in facts if fact.anchor.spans}
    layout = lines.scan(text.removeprefix("\ufeff"))
    return [begins.get(layout.line(("fact", number))) for number in range(_facts_in(text))]


def _facts_in(text: str) -> int:
    return len(tomllib.loads(text.removeprefix("\ufeff")).get("fact", ()))


def new_problems(now: Snapshot, would: Snapshot, change: Edit) -> tuple[Problem, ...]:
    """What is wrong with the changed files and was not before, wherever it stood."""
    known = {(problem.file, problem.what) for problem in now.problems}
    return tuple(
        problem
        for problem in would.problems
        if problem.file in change.texts and (problem.file, problem.what) not in known
    )


def _difference(file: str, before: str, after: str) -> str:
    compared = unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"{file} (as you saw it)", f"{file} (now)"
    )
    return "".join(line if line.endswith("\n") else f"{line}\n" for line in islice(compared, _MOST_LINES))
