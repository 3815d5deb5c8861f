"""Names for proposed claims: a key of the words that passages share, and a line on it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence

from discrepant.corpus.model import Kind
from discrepant.desk.alignment.passages import Passage
from discrepant.desk.alignment.stems import stem_of
from discrepant.desk.draft import NewText
from discrepant.desk.quoting import passage
from discrepant.reading.figures import ENGLISH
from discrepant.reading.mentions import MentionKind
from discrepant.reading.wording import words_of

__all__ = ["about", "key_of"]

_NO_KEY = re.compile(r"[^a-z0-9]+")
_WORDS = 2  # of a key, beside its kind
_LONGEST = 60  # characters of a key, which leaves room for a number
_AROUND = 7  # words on each side that tell what a claim is about
_MOST_ABOUT = 160  # characters


def key_of(passages: Sequence[Passage], kind: Kind, taken: Container[str]) -> str:
    """A key that no claim has, of the words that most of the passages have near the mention."""
    weights: defaultdict[str, float] = defaultdict(float)
    for each in passages:
        for stem, weight in each.words.items():
            if not stem.startswith("="):
                weights[stem] += weight
    printed = _printed(passages)
    likely = sorted(weights, key=lambda stem: (-weights[stem], stem))
    words = list(dict.fromkeys(filter(None, (_plain(printed.get(stem, "")) for stem in likely))))[:_WORDS]
    base = f"{'-'.join(words) or 'told'}.{kind}"[:_LONGEST]
    return next(key for key in (base, *(f"{base}-{number}" for number in range(2, 10_000))) if key not in taken)


def _printed(passages: Sequence[Passage]) -> Mapping[str, str]:
    """For each stem the word that stands for it: the name of a row of like words, else the commonest printed."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for each in passages:
        for stem in each.words:
            if stem.startswith("*"):
                forms[stem][stem[1:]] += 1
        for word in words_of(each.around):
            stem = stem_of(word)
            if stem in each.words:
                forms[stem][word.removesuffix("'s")] += 1
    return {stem: min(words, key=lambda word: (-words[word], word)) for stem, words in forms.items()}


def _plain(word: str) -> str:
    """A word in the letters that a key may have."""
    letters = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    return _NO_KEY.sub("-", letters).strip("-")


def about(passages: Sequence[Passage], texts: Mapping[str, NewText]) -> str:
    """The words around one of the mentions, which is left out: an answer is no question."""
    new = [each for each in passages if each.source in texts]
    first = min(new, key=lambda each: (each.language != ENGLISH, each.mention.line == 1, each.place))
    text, mention = texts[first.source].index.text, first.mention
    if mention.kind is MentionKind.QUOTATION:
        return f"The words: {passage(text, mention.span, _AROUND)}"[:_MOST_ABOUT]
    start, end = mention.span
    told = passage(f"{text[:start]}[…]{text[end:]}", (start, start + len("[…]")), _AROUND)
    return told.removeprefix("\ufeff")[:_MOST_ABOUT]
