"""What commands that work with facts say of those that are unfinished."""

from __future__ import annotations

from discrepant.cli.answering import note
from discrepant.corpus.model import Corpus

__all__ = ["tell_unfinished"]


def tell_unfinished(corpus: Corpus) -> None:
    """Say how many facts are left out, if any, because their claims are still to be named."""
    if count := len(corpus.unfinished):
        facts, whose = ("fact is", "its claim is") if count == 1 else ("facts are", "their claims are")
        note(f"{count} {facts} left out: {whose} still to be named (`discrepant lint` shows where)")
