"""Relations between claims, made of their records."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from discrepant.corpus.entries import Entries
from discrepant.corpus.equations import refuse_unknown
from discrepant.corpus.model import Claim, Relation
from discrepant.errors import ReadingError
from discrepant.toml.form import Flaw

__all__ = ["build_relations"]

_LONGEST = 60  # characters of an id
_PARTED = re.compile(r"[^a-z0-9]+")


def build_relations(entries: Entries, claims: Mapping[str, Claim]) -> Iterator[Relation]:
    """The sound relations, in order of their records.

    What is wrong with others goes to the entries' problems.
    """
    if not entries.relations:
        return
    # what reads them takes long to import
    from discrepant.corpus.dimensions import scaled  # noqa: PLC0415
    from discrepant.corpus.relation_words import parse  # noqa: PLC0415

    for entry in entries.relations:
        record = entry.record
        key = _id(record.about, entries.keys["claim"].keys() | entries.keys["relation"].keys())
        entries.keys["relation"][key] = entry.place
        try:
            equation = parse(record.holds)
            if entries.is_partial and not claims.keys() >= set(equation.claims):
                continue  # the claim may stand in a file that could not be read
            refuse_unknown(equation, entries.keys["claim"], entries.problems.hint)
            if not claims.keys() >= set(equation.claims):
                continue  # a claim that is not sound has problems of its own
            scales = scaled(equation, claims)
        except ReadingError as error:
            hint = f" ({error.hint})" if error.hint else ""
            below = tuple(error.pointed.split("\n"))
            entries.problems.of(entry, Flaw(path=("holds",), what=f"{error.message}{hint}", below=below))
            continue
        first = claims[equation.claims[0]]
        yield Relation(
            key=key,
            about=record.about,
            equation=equation,
            scales=scales,
            story=first.story,
            weight=first.weight,
            place=entry.place,
        )


def _id(about: str, taken: Collection[str]) -> str:
    """What it is called in ids of tests and in acknowledgements: its words, numbered where they are taken."""
    plain = unicodedata.normalize("NFKD", about).encode("ascii", "ignore").decode().lower()
    slug = _PARTED.sub("-", plain).strip("-")
    slug = slug if len(slug) <= _LONGEST else slug[: _LONGEST + 1].rpartition("-")[0] or slug[:_LONGEST]
    slug = slug or "relation"
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    return slug if slug not in taken else next(each for each in numbered if each not in taken)
