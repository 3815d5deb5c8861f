"""Stems: the letters by which the words of passages are told apart."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from discrepant.reading.wording import words_of

__all__ = ["stem_of", "stems_in"]

_STEM = 5  # letters by which words are told apart: "signed" and "signers" are one
_SHORTEST = 3  # letters of a word that says something, unless it is one of these
_ENDINGS = ("ings", "ing", "edly", "ied", "ies", "ed", "es", "s")
_EMPTY = """
    about after all also and any are been before but by did for from had has have her him his how its many more
    much not off one our out over said say says she than that the their them then there they this
    too upon until was were what when where which while who whom why will with would you your into nor such
    auf aus bei das dass dem den der des die ein eine einem einen einer eines für hat haben ich
    mit nach nicht noch sich sie sind und uns von vor waren werden wie wir wird wurde zum zur über sagte
    aux avec ces cette dans elle est ils les leur nous ont par pas plus pour que
    qui ses son sont sur une vous
    con cuando del desde ella ellos era esta este esto fue han las los más muy para pero por según
    ser sin sobre sus también una
"""
_IDLE = frozenset(_EMPTY.split())


@lru_cache(maxsize=65_536)
def stem_of(word: str) -> str:
    """The letters by which a word is told apart, empty where it tells nothing.

    The word is in the case of `spelling`. Words of news that tell of one thing are one.
    """
    word = word.replace("\u2019", "'").removesuffix("'s")
    if word in _IDLE or word.isdigit() or len(word) < _SHORTEST:
        return ""
    plain = _plain(word)
    return _alike().get(word) or _alike().get(plain) or plain[:_STEM]


def stems_in(text: str) -> list[str]:
    """The stems of the words that tell what a text is about, in order."""
    return [stem for stem in map(stem_of, words_of(text)) if stem]


def _plain(word: str) -> str:
    """The word without an ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


@cache
def _alike() -> Mapping[str, str]:
    """For each word of alike.toml, with and without its ending, the name of its row."""
    rows = tomllib.loads(files(__package__).joinpath("alike.toml").read_text("utf-8"))
    return {form: f"*{row}" for row, words in rows.items() for word in words for form in (word, _plain(word))}
