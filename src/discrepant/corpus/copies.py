"""Texts that are likely copied from one another, as the words show that they share.

An article is looked at as the set of its runs of eight words, quotations left out: two reporters may well have heard
the same words. No loop goes over all pairs of texts. Each run is looked up in an index, and only texts that meet there
are set against each other.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from zlib import crc32

import attrs

from discrepant.corpus.disjoint import DisjointSets
from discrepant.corpus.model import Corpus, Source
from discrepant.files.kept import Kept
from discrepant.files.own_code import code_of
from discrepant.reading.plain_readings import checked
from discrepant.reading.wording import spelling

__all__ = ["Copies", "NearCopy", "copies_in", "links", "near_copies", "origin_key", "own_origins"]

# Runs of seven or eight words are what studies of reuse among newspapers take as a sign of copying (Clough, Gaizauskas,
# Piao & Wilks 2002, METER: measuring text reuse).
_RUN = 8
_LEAST_SHARED = 24  # runs, as of some thirty words in a row
_LEAST_SHARE = 0.3  # of the runs of the text that has fewer
_LOOKED_AT = 10  # times as many runs as the index has two texts share may be gone through, to count all that they share
_MOST_BESIDE = 8  # texts of one run that are set against each later one: all that print it hang together all the same
_MOST_CHARACTERS = 4_000_000  # of a corpus; of twice as many, half of the runs are looked at, and so on
_QUOTED = re.compile('\u201c[^\u201c\u201d\n]*\u201d|"[^"\n]*"|\u00ab[^\u00ab\u00bb\n]*\u00bb')
_WORD = re.compile(r"\w+")


@attrs.frozen(kw_only=True)
class NearCopy:
    """Two sources of which one may be copied from the other, or both from a third.

    `share` is how much of the text with fewer words stands word for word in the other, `within`: from 0 to 1.
    """

    text: str
    within: str
    share: float

    def __str__(self) -> str:
        return f"{self.share * 100:.0f} % of {self.text} stands word for word in {self.within}"


@attrs.frozen(kw_only=True)
class Copies:
    """The likely copies whose records do not say where they have it from.

    Of several that hang together there are so many that each hangs on another. `origins` has for each source whom it is
    then likely to have it from: its own publisher, as a rule.
    """

    likely: tuple[NearCopy, ...]
    origins: Mapping[str, str]


def origin_key(name: str) -> str:
    """The name of somebody who is cited, alike for all ways of printing it."""
    return spelling(name).removeprefix("the ")


def own_origins(corpus: Corpus) -> dict[str, str]:
    """The publisher of each source, which is one for all texts of an article: that of the first."""
    first = {key: corpus.articles.get(key, (key,))[0] for key in corpus.sources}
    return {key: corpus.sources[text].publisher for key, text in first.items()}


def near_copies(texts: Mapping[str, str]) -> tuple[NearCopy, ...]:
    """The pairs of texts that share much of their wording, those that share most first."""
    rate = 1 + sum(map(len, texts.values())) // _MOST_CHARACTERS
    runs = {key: _runs(text, rate) for key, text in texts.items()}
    found = []
    for (one, other), count in Counter(links(runs)).items():
        fewer, more = sorted((one, other), key=lambda key: (len(runs[key]), key))
        if count * _LOOKED_AT < len(runs[fewer]):
            continue
        shared = len(runs[fewer] & runs[more])
        share = shared / len(runs[fewer])
        if shared * rate >= _LEAST_SHARED and share >= _LEAST_SHARE:
            found.append(NearCopy(text=fewer, within=more, share=round(share, 2)))
    return tuple(sorted(found, key=lambda copy: (-copy.share, copy.within, copy.text)))


def _known_copies(texts: Mapping[str, str]) -> tuple[NearCopy, ...]:
    """The same pairs, found or kept: below the hash of all texts and of our code."""
    kept, code = Kept("copies"), code_of("discrepant.corpus")
    if not (kept.is_on and code):
        return near_copies(texts)
    named = [(key, sha256(text.encode("utf-8", "surrogatepass")).hexdigest()) for key, text in texts.items()]
    key = sha256(json.dumps([code, named]).encode()).hexdigest()
    known = kept.get(key)
    if isinstance(known, list):
        with suppress(TypeError, ValueError):  # what is none of ours is as good as nothing
            return tuple(_copy_of(plain, texts) for plain in known)
    found = near_copies(texts)
    kept.put(key, [attrs.astuple(copy) for copy in found])
    return found


def _copy_of(plain: object, texts: Mapping[str, str]) -> NearCopy:
    """A pair of these texts from its plain form; a TypeError or ValueError where it is none."""
    text, within, share = checked(plain, (str, str, float))
    if not {text, within} <= texts.keys() or not 0 <= share <= 1:
        raise ValueError("copies are of texts that there are, and share a part of them")
    return NearCopy(text=text, within=within, share=share)


def _runs(text: str, rate: int) -> frozenset[int]:
    """The hashes of a text's runs of words outside quotations; with a rate of two about half of them."""
    found = set()
    for piece in _QUOTED.split(text):
        words = _WORD.findall(piece.casefold())
        for i in range(len(words) - _RUN + 1):
            value = crc32(" ".join(words[i : i + _RUN]).encode("utf-8", "surrogatepass"))
            if value % rate == 0:
                found.add(value)
    return frozenset(found)


def links(runs: Mapping[str, AbstractSet[int]]) -> Iterator[tuple[str, str]]:
    """For each run of a text, the text with each of the first that have the run, too."""
    holders: dict[int, tuple[str, ...]] = {}
    for key, values in runs.items():
        alone = (key,)  # one for all runs that no other text has: most of them
        for value in values:
            before = holders.get(value, ())
            for other in before:
                yield other, key
            if len(before) < _MOST_BESIDE:
                holders[value] = (*before, key) if before else alone


@lru_cache(maxsize=4)
def copies_in(corpus: Corpus) -> Copies:
    """The likely copies among the texts of a corpus."""
    pairs = _known_copies({key: source.body for key, source in corpus.sources.items()})
    own, cited = own_origins(corpus), _cited(corpus)
    sets = DisjointSets()
    open_pairs = []
    for pair in pairs:
        if _is_told(pair, corpus, cited):
            sets.join(pair.text, pair.within)
        else:
            open_pairs.append(pair)
    likely = tuple(pair for pair in open_pairs if sets.join(pair.text, pair.within))
    hanging = {key for pair in likely for key in (pair.text, pair.within)}
    named: dict[str, str] = {}  # by set, whom all of it likely comes from
    for source in sorted(corpus.sources.values(), key=lambda one: (not cited[one.id], *_age(one))):
        named.setdefault(sets.of(source.id), next(iter(cited[source.id].values()), own[source.id]))
    together = {sets.of(key) for key in hanging}
    origins = {key: named[sets.of(key)] if sets.of(key) in together else publisher for key, publisher in own.items()}
    return Copies(likely=likely, origins=origins)


def _age(source: Source) -> tuple[float, str]:
    return source.published.core.lo, source.id


def _cited(corpus: Corpus) -> dict[str, dict[str, str]]:
    """Whom each source has all of its facts from, by their keys; nobody, where it has any of them from itself."""
    vias: dict[str, set[str | None]] = {}
    for fact in corpus.facts:
        vias.setdefault(fact.source.id, set()).add(fact.via)
    found = {}
    for key, source in corpus.sources.items():
        told = vias.get(key, {source.via})
        found[key] = {} if None in told else {origin_key(via): via for via in sorted(filter(None, told))}
    return found


def _is_told(pair: NearCopy, corpus: Corpus, cited: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether the records say where the two have it from."""
    if pair.within in corpus.articles.get(pair.text, ()):
        return True
    mine, its = cited[pair.text], cited[pair.within]
    own = [{origin_key(corpus.sources[key].publisher)} for key in (pair.text, pair.within)]
    return bool((mine and its) or (mine and mine.keys() <= own[1]) or (its and its.keys() <= own[0]))
