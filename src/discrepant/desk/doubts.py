"""Records that are allowed and that an editor should look at again: each a warning, none an error."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from discrepant.corpus.model import Corpus, Fact, Kind, Place
from discrepant.desk.toml_text import quoted
from discrepant.errors import Problem

__all__ = ["doubts"]


# "said spokesman John Kirby", "said John Kirby, the spokesman": what stands there is told of the speaker
_ARTICLE = re.compile(r"\s+(?:(?:the|an?|our|its)\s+)?", re.IGNORECASE)
_NAME = re.compile(r"\s+[A-Z]")
_NAMED = re.compile(r"(?:\s+[A-Z][\w.'\u2019-]*)+,\s")


def doubts(corpus: Corpus) -> Iterator[Problem]:
    """What somebody says and nobody is named for, a term cut to one word, an acknowledgement without its words."""
    for fact in corpus.facts:
        kind = corpus.claims[fact.claim].kind
        if kind is not Kind.DATE and fact.speaker is None and fact.speaker_by is None and (verb := _saying(fact)):
            hint = "name them in speaker, or say in speaker_by why these are the source's own words"
            yield _warning(fact.place, f"“{verb}” stands before “{fact.says[0]}”, and no speaker is named", hint)
        if kind is Kind.TERM and fact.reads is None and (word := _cut_word(fact)):
            hint = "quote the phrase around it: a word that says how supports nothing by itself"
            yield _warning(fact.place, f"“{word}” is a term of one word that is no noun or name", hint)
    for entry in corpus.acknowledged:
        if not entry.over:
            told = [fact for fact in corpus.claims[entry.claim].facts if fact.source.id in entry.between]
            over = ", ".join(map(quoted, dict.fromkeys("; ".join(fact.says) for fact in told)))
            what = "the acknowledgement does not say over which words, so that a changed record stays acknowledged"
            yield _warning(entry.place, what, f"add the line over = [{over}]")


def _warning(place: Place, what: str, hint: str) -> Problem:
    return Problem(file=place.file, line=place.line, what=what, hint=hint, is_warning=True)


def _saying(fact: Fact) -> str:
    """The verb of saying in the quote after which the printed words stand."""
    before, found, after = fact.quote.partition(fact.says[0])
    verbs = [*_said().finditer(before)] if found else []
    if not verbs:
        return ""
    between = before[verbs[-1].end() :]
    of_the_speaker = _NAMED.match(between) or (_ARTICLE.fullmatch(between) and _NAME.match(after))
    return "" if of_the_speaker else verbs[-1][0]


def _cut_word(fact: Fact) -> str:
    """The printed words, where they are a single one that is an adverb or an adjective by its ending."""
    word = fact.says[0]
    is_cut = word.isalpha() and word.islower() and word.endswith(tuple(_words()["cut_endings"]))
    return word if is_cut and word not in _words()["uncut"] else ""


@cache
def _said() -> re.Pattern[str]:
    words = sorted(_words()["saying"], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


@cache
def _words() -> Mapping[str, list[str]]:
    return tomllib.loads(files("discrepant.desk").joinpath("doubts.toml").read_text("utf-8"))
