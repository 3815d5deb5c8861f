"""Records that are allowed and that an editor should look at again.

Each of them is a warning, and none an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from discrepant.corpus.anchor import Standing
from discrepant.corpus.copies import NearCopy, copies_in
from discrepant.corpus.model import Corpus, Fact, Kind, Place, Source
from discrepant.corpus.versions import dropped_from
from discrepant.desk.file_names import same_elsewhere, unfit_on_windows
from discrepant.desk.look_alikes import mixed_words, unseen_signs
from discrepant.desk.new_acknowledgement import over_line
from discrepant.errors import Problem
from discrepant.reading.wording import words_of
from discrepant.toml.data import tables_of

__all__ = ["doubts"]


# "said spokesman John Kirby", "said John Kirby, the spokesman": what stands there is told of the speaker
_ARTICLE = re.compile(r"\s+(?:(?:the|an?|our|its)\s+)?", re.IGNORECASE)
_NAME = re.compile(r"\s+[A-Z]")
_NAMED = re.compile(r"(?:\s+[A-Z][\w.'\u2019-]*)+,\s")
_SUBJECT = r"(?:[\w.'\u2019-]+\s+){1,8}"  # words without a comma: "senior officials in Kyiv"
_END_OF_PARAGRAPH = re.compile(r"\n\s*\n")
_WITHIN = 10  # words behind a quote
_NEAR, _FAR = 20, 400  # characters
_CLOSED = r"[\"\u201d\u2019]\s+"  # of a quotation, which a verb of saying follows at once


def doubts(corpus: Corpus, *, is_whole: bool = True) -> Iterator[Problem]:
    """A warning for each record that an editor should look at again.

    There is one for what somebody says and nobody is named for, for a term cut to one word, for a quotation cut short
    before a word that may turn it, for what a later text of its article no longer has, for an article with two
    publishers, for names with letters of two alphabets, for names of files that not every system can have, for texts
    that look copied from one another, and for an acknowledgement without its words. Of a corpus that is not whole, for
    its records have flaws, nobody is said not to say something.
    """
    for fact in corpus.facts:
        kind = corpus.claims[fact.claim].kind
        if kind not in (Kind.DATE, Kind.PERIOD) and fact.speaker is None and fact.speaker_by is None:
            yield from _unspoken(fact)
        if kind is Kind.QUOTATION and (word := _turned_by(fact)):
            hint = "quote on to the end of the sentence, so that the report shows what may take it back"
            yield _warning(fact.place, f"the quote is cut short before “{word}”", hint)
        if kind is Kind.TERM and fact.reads is None and (word := _cut_word(fact)):
            hint = "quote the phrase around it: a word that says how supports nothing by itself"
            yield _warning(fact.place, f"“{word}” is a term of one word that is no noun or name", hint)
    yield from _of_articles(corpus)
    yield from _looking_alike(corpus)
    yield from _named_elsewhere(corpus)
    for pair in copies_in(corpus).likely:
        what = f"{pair}: one may be copied from the other, or both from a third"
        hint = 'say in [source] where it has that from: via = "…", or version_of = "…" of a later text of one article'
        yield _warning(_copier(pair, corpus).place, what, hint)
    for entry in corpus.acknowledged:
        claim = corpus.claims.get(entry.claim)
        told = [fact for fact in claim.facts if fact.source.id in entry.between] if claim else []
        words = dict.fromkeys(fact.said for fact in told)
        for over in entry.over if is_whole else ():
            if over not in words:
                what = f"none of the sources that the acknowledgement names says “{over}”"
                yield _warning(entry.place, what, "delete these words, or look again at what stands there now")
        if not entry.over:
            what = "the acknowledgement does not say over which words, so that a changed record stays acknowledged"
            yield _warning(entry.place, what, f"add the line {over_line(words)}")


def _of_articles(corpus: Corpus) -> Iterator[Problem]:
    """A warning where two texts of one article do not go on from each other."""
    for fact in corpus.facts:
        if latest := dropped_from(fact, corpus):
            what = f'the latest text of this article, "{latest.id}", no longer has this passage'
            hint = f"record there what it says on {fact.claim}; until then this still stands against other sources"
            yield _warning(fact.place, what, hint)
    for source in corpus.sources.values():
        earlier = corpus.sources.get(source.version_of or "")
        if earlier and earlier.publisher != source.publisher:
            what = f"two texts of one article have two publishers, {earlier.publisher} and {source.publisher}"
            yield _warning(source.place, what, "what another one prints anew has it from there: say via")


def _looking_alike(corpus: Corpus) -> Iterator[Problem]:
    """A warning for each name that is not what it looks like, at the first record that has it."""
    names = [(name.place, text) for name in corpus.names.entries for text in (name.label, *name.also)]
    names += [(each.place, text) for each in corpus.sources.values() for text in (each.publisher, *each.authors)]
    spoken: tuple[Source | Fact, ...] = (*corpus.sources.values(), *corpus.facts)
    names += [(told.place, text) for told in spoken for text in (told.speaker, told.via) if text]
    for claim in corpus.claims.values():
        names += [(claim.place, text) for term, labels in claim.terms.items() for text in (term, *labels)]
        if claim.kind is Kind.ROSTER:
            names += [(fact.place, text) for fact in claim.facts for text in fact.says]
    hint = "it is another word than the one it looks like; keep it only if the text has it"
    first = {text: place for place, text in reversed(names)}
    for text, place in first.items():
        for word, odd in mixed_words(text):
            yield _warning(place, f"“{word}” has letters of two alphabets: {odd}", hint)
        for sign in unseen_signs(text):
            yield _warning(place, f"“{text}” has a sign that nobody sees: {sign}", hint)


def _named_elsewhere(corpus: Corpus) -> Iterator[Problem]:
    """A warning for each file of records or texts that some system cannot have by its name."""
    named: dict[str, Place] = {}
    for claim in corpus.claims.values():
        named.setdefault(claim.place.file, claim.place)
    for source in corpus.sources.values():
        for path in (source.place.file, source.text, source.original):
            named.setdefault(path or source.text, source.place)
    for path, place in named.items():
        if why := unfit_on_windows(path):
            yield _warning(place, f"Windows cannot have the file {path}: {why}", "rename it, for those who work there")
    for names in same_elsewhere(named):
        place = next(place for path, place in named.items() if path.startswith(names[-1]))
        what = f"{' and '.join(names)} are one file on Windows and macOS"
        yield _warning(place, what, "rename one of them, or who works there has but one")


def _copier(pair: NearCopy, corpus: Corpus) -> Source:
    """Of the two, the one published later, unless that one says where it has it from."""
    both = (corpus.sources[pair.text], corpus.sources[pair.within])
    return max(both, key=lambda source: (source.via is None, source.published.core.lo, source.id))


def _warning(place: Place, what: str, hint: str) -> Problem:
    return Problem(file=place.file, line=place.line, what=what, hint=hint, is_warning=True)


def _unspoken(fact: Fact) -> Iterator[Problem]:
    """A warning where the quote has somebody say the printed words, before or behind them."""
    folded = fact.quote.casefold()
    if not any(verb in folded for verb in _verbs()):  # as in most
        return
    before, found, after = fact.quote.partition(fact.says[0])
    if not found:
        return
    where = {"before": _said_before(before, after), "behind": _said_behind(after)}
    for place, verb in where.items():
        if verb and not (fact.via and verb.casefold() in _words()["citing"]):
            hint = "name them in speaker, or say in speaker_by why these are the source's own words"
            what = f"“{verb}” stands {place} “{fact.says[0]}”, and no speaker is named"
            yield _warning(fact.place, what, hint)
            return


def _said_before(before: str, after: str) -> str:
    """The last verb of saying before the words, unless it is the words that tell who says something."""
    verbs = [*_said().finditer(before)]
    if not verbs:
        return ""
    between = before[verbs[-1].end() :]
    of_the_speaker = _NAMED.match(between) or (_ARTICLE.fullmatch(between) and _NAME.match(after))
    return "" if of_the_speaker else verbs[-1][0]


def _said_behind(after: str) -> str:
    """The verb of saying behind which the sentence ends: “30 came, officials said”, “… said police”, “… according to”.

    “Mr. Kirby, a spokesman, said” has no subject behind the comma: there the words tell who says something.
    """
    sentence = _end_of_sentence().split(after, maxsplit=1)[0]
    found = _told_behind().search(sentence)
    return found[found.lastgroup or 0] if found else ""


def _turned_by(fact: Fact) -> str:
    """The word that may turn what was said, if the sentence goes on with one right behind the quote."""
    if fact.anchor.state not in (Standing.EXACT, Standing.TYPOGRAPHIC):
        return ""
    ((start, end),) = fact.anchor.spans
    start = max(start, end - _NEAR)  # where a full stop that ends the quote stands
    paragraph = _END_OF_PARAGRAPH.split(fact.source.body[start : end + _FAR])[0]
    ends = (found.start() for found in _end_of_sentence().finditer(paragraph) if found.end() > end - start)
    rest = paragraph[end - start : next(ends, None)]
    return next((word for word in words_of(rest)[:_WITHIN] if word in _words()["turning"]), "")


def _cut_word(fact: Fact) -> str:
    """The printed words, where they are a single one that is an adverb or an adjective by its ending."""
    word = fact.says[0]
    is_cut = word.isalpha() and word.islower() and word.endswith(tuple(_words()["cut_endings"]))
    return word if is_cut and word not in _words()["uncut"] else ""


def _any_of(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


@cache
def _verbs() -> tuple[str, ...]:
    """The words without which a quote has neither of those below."""
    words = _words()
    return (*words["saying"], *words["citing"])


@cache
def _said() -> re.Pattern[str]:
    words = _words()
    return re.compile(rf"\b(?:{_any_of([*words['saying'], *words['citing']])})\b", re.IGNORECASE)


@cache
def _end_of_sentence() -> re.Pattern[str]:
    no_title = "".join(rf"(?<!\b{title})" for title in (*_words()["titles"], "[A-Z]"))
    return re.compile(rf"{no_title}[.!?][\"\u201d\u2019']*\s+(?=[\"\u201c\u2018'A-Z])")


@cache
def _told_behind() -> re.Pattern[str]:
    saying, citing = (_any_of(_words()[key]) for key in ("saying", "citing"))
    led = rf"(?:,\s+{_SUBJECT}|{_CLOSED}(?:{_SUBJECT})?)\b(?P<led>{saying})\b"
    lower = r"(?!(?:that|on|at|in|during)\b)(?-i:[a-z])[\w'\u2019-]*"  # no name, and not what is said, where or when
    leading = rf"\b{lower},\s+(?P<leading>{saying})\s+{lower}(?:\s+[\w'\u2019-]+){{0,8}}\W*$"
    return re.compile(rf"{led}|{leading}|\b(?P<citing>{citing})\b", re.IGNORECASE)


def _words() -> Mapping[str, list[str]]:
    return tables_of("discrepant.desk", "doubts")
