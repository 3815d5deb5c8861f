"""Skeleton facts of what somebody annotated on the page of an article.

Each annotation is found in the article's text, or listed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from textwrap import shorten

import attrs

from discrepant.corpus.anchor import TextIndex
from discrepant.corpus.meaning import Meanings
from discrepant.corpus.model import Corpus, Source
from discrepant.desk.annotations import Annotation
from discrepant.desk.quoting import Span, shortest_quote
from discrepant.errors import CorpusError, Problem, ReadingError
from discrepant.reading.wording import fold
from discrepant.toml.text import comment, quoted
from discrepant.toml.values import LONGEST

__all__ = ["Annotated", "annotated"]

_AROUND = 200  # characters beside a place in which the words around it are looked for
_MOST_PAGES = 5  # that are named
_SHOWN = 60  # characters


@attrs.frozen(kw_only=True)
class Annotated:
    """Facts as TOML, how many they are, and a line on each annotation that was not taken up."""

    toml: str
    facts: int
    left_out: tuple[str, ...]


def annotated(source: Source, given: Iterable[Annotation], corpus: Corpus) -> Annotated:
    """A fact for each annotation whose passage is found in a source's text, in order.

    A tag that is the key of a claim, if it is the only one and the words can be read as its kind, names the claim. A
    CorpusError says that the annotations are of other pages than the source's.
    """
    every = tuple(given)
    pages = _pages(source, every)
    records, left_out = [], []
    for each in every:
        made = (
            _record(each, source, corpus)
            if each.page in pages
            else f"it is on another page, {each.page or 'not named'}"
        )
        if isinstance(made, str):
            words = shorten(each.exact or each.comment, _SHOWN, placeholder=" …")
            left_out.append(f"annotation {each.number}, “{words}”: {made}")
        else:
            records.append("\n".join(made))
    return Annotated(toml="".join(f"\n{record}\n" for record in records), facts=len(records), left_out=tuple(left_out))


def _pages(source: Source, given: Iterable[Annotation]) -> Collection[str]:
    """The pages whose annotations are meant: the source's own address, or the only one that there is."""
    pages = list(dict.fromkeys(each.page for each in given))
    if source.url in pages:
        return [source.url]
    named = [page for page in pages if page]
    if len(named) > 1 or (named and source.url):
        more = f" and {len(named) - _MOST_PAGES} more" if len(named) > _MOST_PAGES else ""
        what = f"the annotations are of other pages than {source.id}: {', '.join(named[:_MOST_PAGES])}{more}"
        raise CorpusError(Problem(what=what, hint=f'give {source.id} its address, url = "…", as it is there'))
    return pages


def _record(each: Annotation, source: Source, corpus: Corpus) -> list[str] | str:
    """The comments and the fact of an annotation, or why there is none."""
    if each.is_reply or not each.exact:
        return "it is a reply" if each.is_reply else "it marks no passage"
    if max(len(each.exact), len(each.comment)) > LONGEST:
        return "it is too long for a record"
    found = _place(each, source.index)
    if isinstance(found, str):
        return found
    quote = shortest_quote(source.index, found)
    if quote is None or len(quote) > LONGEST:
        return f"line {source.index.line(found[0])} stands in the text again: quote by hand what tells it apart"
    says = source.body[slice(*found)]
    lines = [comment(f"line {source.index.line(found[0])}, annotation {each.number}")]
    key, why = _claim(each, says, quote, source, corpus)
    lines += [comment(why)] if why else []
    lines += ["[[fact]]", f"claim = {quoted(key)}", f"says = {quoted(says)}", f"quote = {quoted(quote)}"]
    return [*lines, f"note = {quoted(each.comment)}"] if each.comment else lines


def _claim(each: Annotation, says: str, quote: str, source: Source, corpus: Corpus) -> tuple[str, str]:
    """The claim that the tags name, or none and what they say."""
    known = [tag for tag in each.tags if tag in corpus.claims]
    if len(known) != 1:
        return "", f"tagged {', '.join(each.tags)}" if each.tags else ""
    try:
        meanings, on = Meanings(corpus.reader, corpus.names), source.published.core
        meanings.of(corpus.claims[known[0]], (says,), None, on, source.language, quote=quote)
    except ReadingError as error:
        return "", f"tagged {known[0]}, as which these words cannot be read ({error.message}): shorten says"
    return known[0], ""


def _place(each: Annotation, index: TextIndex) -> Span | str:
    """Where the passage stands: between the words that the annotation has on one side at least, and nowhere else so."""
    spans = index.anchor(each.exact, with_nearest=False).spans
    if not spans:
        return "its words do not stand in the text"
    fits = {span: _is_before(index, span[0], each.prefix) + _is_after(index, span[1], each.suffix) for span in spans}
    best = max(fits.values())
    places = [span for span, number in fits.items() if number == best]
    lines = ", ".join(str(index.line(start)) for start, _ in places)
    if not best:
        return f"its words stand in the text, but between others (line {lines})"
    return places[0] if len(places) == 1 else f"its words stand between the same words more than once (lines {lines})"


def _is_before(index: TextIndex, start: int, words: str) -> bool:
    """Whether these words stand before a place, or the end of them where the text begins there."""
    told, there = _solid(words), _solid(index.text[max(0, start - _AROUND) : start])
    return there.endswith(told) or (start < _AROUND and bool(there) and told.endswith(there))


def _is_after(index: TextIndex, end: int, words: str) -> bool:
    """Whether these words stand behind a place, or the beginning of them where the text ends there."""
    told, there = _solid(words), _solid(index.text[end : end + _AROUND])
    return there.startswith(told) or (end + _AROUND > len(index.text) and bool(there) and told.startswith(there))


def _solid(text: str) -> str:
    """A text without its blanks, in which a page and a text taken from it differ."""
    return "".join(fold(text).split())
