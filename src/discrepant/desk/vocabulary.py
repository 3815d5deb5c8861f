"""What the vocabularies of term claims decide before anybody compares.

Some claims, and some pairs of terms, cannot conflict.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from discrepant.corpus.load import load
from discrepant.corpus.model import Kind
from discrepant.corpus.vocabulary import silence
from discrepant.errors import Problem

__all__ = ["silenced"]


def silenced(root: Path) -> Iterator[Problem]:
    """A warning for each term claim and each pair of terms that cannot conflict.

    A CorpusError says that the records cannot be used.
    """
    for claim in load(root).claims.values():
        if claim.kind is not Kind.TERM:
            continue
        found, place = silence(claim), claim.place
        if not found.can_conflict and len(claim.terms) > 1:
            what = f"{claim.key} cannot conflict, whatever is printed: no two of its terms exclude each other"
            yield Problem(file=place.file, line=place.line, what=what, is_warning=True)
        for pair in found.pairs:
            what = f"{claim.key}: “{pair.terms[0]}” and “{pair.terms[1]}” cannot conflict"
            why = pair.because or "no reason given"
            yield Problem(file=place.file, line=place.line, what=what, hint=why, is_warning=True)
