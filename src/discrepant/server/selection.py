"""Words that are selected in an article.

What they are read as, and which claims they may answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import attrs

from discrepant.corpus.meaning import Meanings
from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Nature, Place, Source
from discrepant.desk.alignment.passages import Passage, passages_of, with_events
from discrepant.desk.alignment.stems import stems_in
from discrepant.desk.kinds import plain_kind
from discrepant.desk.quoting import whole_quote
from discrepant.desk.suggestions import Suggestions
from discrepant.errors import ReadingError
from discrepant.reading.mentions import Mention, MentionKind
from discrepant.reading.model import Parted, Reading
from discrepant.server.asked import FieldError, Query
from discrepant.server.board import Board, Snapshot
from discrepant.server.drawing import drawn

__all__ = ["prepare", "selected"]

_MOST = 5  # claims that are suggested
_MOST_TOLD = 8  # facts shown of each
_MOST_DRAWN = 3  # beside the words, in a picture
_LONGEST_LINE = 20_000
_MOST_SELECTED = 2_000  # characters
_OPENING = "\"'\u201c\u2018\u201e\u00ab\u2039"
_WORDED = (Kind.TERM, Kind.ROSTER, Kind.QUOTATION)
_LINE_BREAK = re.compile(r"\s*\n\s*")
_NOWHERE = Place(file="", line=0)


@attrs.frozen(kw_only=True)
class _Selection:
    """Where the words stand, without blanks at their ends.

    It has the mention that they are, and the sentence around them.
    """

    source: Source
    span: tuple[int, int]
    mention: Mention | None
    quote: str

    @property
    def words(self) -> str:
        return self.source.body[slice(*self.span)]


def prepare(board: Board, now: Snapshot, source: Source) -> None:
    """Look for what a text mentions, and make ready what a selection in it will ask."""
    for mention in islice(board.mentions(source), 1):
        _asking(board, now, source, mention)


def selected(board: Board, now: Snapshot, asked: Query) -> dict[str, Any]:
    """What is to be shown of a selection, as the page has it.

    What cannot be read is told with a caret.
    """
    source = now.source(asked.text("source"))
    found = _selection(board, source, asked)
    says = asked.several("says") or (_LINE_BREAK.sub(" ", found.words),)
    quote = asked.words("quote") or found.quote
    named = now.corpus.claims.get(asked.words("claim") or "")
    kinds = _kinds(found, now.corpus) if named is None else (named.kind,)
    kind = Kind(given) if (given := asked.words("kind")) in set(Kind) else kinds[0]
    claim = named or _unnamed(kind, asked, found)
    suggested = _suggested(board, now, found, kinds)
    beside = named or (now.corpus.claims[suggested[0]] if suggested else claim)
    told = beside.facts[:_MOST_DRAWN] if (beside.kind, beside.unit) == (claim.kind, claim.unit) else ()
    reading, problems = _read(claim, says, quote, source, now.corpus, asked.words("reads"), told)
    return {
        "says": list(says),
        "quote": quote,
        "kind": str(claim.kind),
        "kinds": [str(each) for each in kinds],
        "span": list(found.span),
        "reading": reading,
        "problems": problems,
        "suggestions": [_claim_shown(now.corpus.claims[key], source) for key in suggested],
        "new_claim": _new_claim(claim, found, now.corpus),
    }


def _selection(board: Board, source: Source, asked: Query) -> _Selection:
    start, end = asked.number("start"), asked.number("end")
    words = source.body[start:end]
    if not words.strip() or end > len(source.body):
        raise FieldError("says", "nothing is selected")
    if end - start > _MOST_SELECTED:
        raise FieldError(
            "says", f"more than {_MOST_SELECTED:,} characters are selected", "select what answers the question"
        )
    start += len(words) - len(words.lstrip())
    span = start, start + len(words.strip())
    inside = [each for each in _mentions_near(board, source, span) if each.span[0] < span[1] and span[0] < each.span[1]]
    mention = next((each for each in inside if each.span == span), inside[0] if len(inside) == 1 else None)
    quote = whole_quote(source.index, span) or source.body[slice(*span)]
    return _Selection(source=source, span=span, mention=mention, quote=quote)


def _mentions_near(board: Board, source: Source, span: tuple[int, int]) -> Iterator[Mention]:
    """The mentions around some words.

    Of a text that has not been looked through they are those of its line.
    """
    if board.is_looked_through(source):
        yield from board.mentions(source)
        return
    start, end = source.body.rfind("\n", 0, span[0]) + 1, source.body.find("\n", span[1])
    for found in board.mentions_in(source, source.body[start : end if end >= 0 else len(source.body)][:_LONGEST_LINE]):
        yield attrs.evolve(found, span=(found.span[0] + start, found.span[1] + start))


def _kinds(found: _Selection, corpus: Corpus) -> tuple[Kind, ...]:
    """The kinds that the words may be of, the likeliest first."""
    if found.words[:1] in _OPENING or (found.mention and found.mention.kind is MentionKind.QUOTATION):
        return (Kind.QUOTATION, Kind.TERM)
    if found.mention is None:
        return _WORDED
    plain = plain_kind(found.mention, corpus.reader, found.source.published.core, found.source.language)
    own = Kind.CHANGE if found.mention.change else Kind(found.mention.kind.value)
    return tuple(dict.fromkeys((own, *([plain] if plain else []))))


def _unnamed(kind: Kind, asked: Query, found: _Selection) -> Claim:
    """A claim that nobody has named yet, of this kind, by whose form the words are read."""
    unit = asked.words("unit")
    if unit is None and found.mention and found.mention.reading and kind in (Kind.MONEY, Kind.MEASURE, Kind.CHANGE):
        unit = found.mention.reading.unit
    terms = {"new": (found.words,)} if kind is Kind.TERM else {}
    return Claim(key="new", about="", kind=kind, unit=unit, terms=terms, place=_NOWHERE)


def _read(  # noqa: PLR0913, PLR0917  # all that tells what words are
    claim: Claim,
    says: tuple[str, ...],
    quote: str,
    source: Source,
    corpus: Corpus,
    reads: str | None,
    told: tuple[Fact, ...],
) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    meanings = Meanings(corpus.reader, corpus.names)
    try:
        meaning = meanings.of(claim, says, reads, source.published.core, source.language, quote=quote)
    except ReadingError as error:
        field = "reads" if reads is not None and error.words == reads else "says"
        problem = error.problems[0]
        return None, [{"field": field, "what": problem.what, "hint": problem.hint or None, "pointed": error.pointed}]
    value = meaning.value
    if isinstance(value, Reading | Parted):
        parts = {label: words for label, words in value.described().items() if words}
        return {
            "words": parts.get("words", ""),
            "core": parts.get("core", ""),
            "support": parts.get("support", ""),
            "parts": parts,
            "picture": drawn(claim, value, "; ".join(says), told),
        }, []
    words = ", ".join(sorted(value)) if isinstance(value, frozenset) else value
    shown = "" if claim.key == "new" and claim.kind is Kind.TERM else words
    return {"words": "; ".join(says), "core": shown, "support": "", "parts": {}, "picture": None}, []


def _suggested(board: Board, now: Snapshot, found: _Selection, kinds: tuple[Kind, ...]) -> tuple[str, ...]:
    """The claims that the words are likely to answer.

    They are found by alignment where the words are a mention, else by their sentence.
    """
    if found.mention and found.mention.kind is not MentionKind.QUOTATION:
        suggestions, passage = _asking(board, now, found.source, found.mention)
        return suggestions.for_passage(passage, kinds, _MOST)
    asked = {*stems_in(f"{found.quote} {found.words}")}
    shared: dict[str, float] = {}
    for claim in now.corpus.claims.values():
        if claim.kind in kinds:
            told = {*stems_in(" ".join((claim.about, *(fact.quote for fact in claim.facts))))}
            if alike := asked & told:
                shared[claim.key] = len(alike) / (5 + len(told)) + _is_label(claim, found.words)
    return tuple(sorted(shared, key=lambda key: (-shared[key], key))[:_MOST])


def _asking(board: Board, now: Snapshot, source: Source, mention: Mention) -> tuple[Suggestions, Passage]:
    """What suggests claims for the mentions of a text, and the passage of one of them."""
    if not board.is_looked_through(source):
        start = source.body.rfind("\n", 0, mention.span[0]) + 1
        piece = source.body[start : start + _LONGEST_LINE]
        near = attrs.evolve(mention, span=(mention.span[0] - start, mention.span[1] - start))
        passages = _passages(board, source, piece, [near])
        return Suggestions(now.corpus, passages), passages[0]
    if ("asking", source.id) not in now.worked_out:
        mentions = board.mentions(source)
        passages = board.once(("passages", mentions), lambda: _passages(board, source, source.body, mentions))
        now.worked_out["asking", source.id] = (
            Suggestions(now.corpus, passages),
            {passage.mention.span: passage for passage in passages},
        )
    suggestions, by_span = now.worked_out["asking", source.id]
    return suggestions, by_span[mention.span]


def _passages(board: Board, source: Source, text: str, mentions: Sequence[Mention]) -> tuple[Passage, ...]:
    told = list(with_events(mentions, text, board.reader, source.published.core))
    return tuple(passages_of(source.id, text, told, source.language))


def _is_label(claim: Claim, words: str) -> bool:
    """Whether a term of the claim is printed so."""
    said = words.casefold()
    return any(said == label.casefold() for term, labels in claim.terms.items() for label in (term, *labels))


def _claim_shown(claim: Claim, source: Source) -> dict[str, Any]:
    """A claim and what is told on it already, by other sources first."""
    told = sorted(claim.facts, key=lambda fact: fact.source.id == source.id)
    return {
        "claim": claim.key,
        "about": claim.about,
        "kind": str(claim.kind),
        "nature": str(claim.nature),
        "unit": claim.unit,
        "told": [{"source": fact.source.id, "says": fact.said, "quote": fact.quote} for fact in told[:_MOST_TOLD]],
        "more": max(0, len(told) - _MOST_TOLD),
    }


def _new_claim(claim: Claim, found: _Selection, corpus: Corpus) -> dict[str, Any]:
    """What a claim for these words could be called: to be looked at, and written anew."""
    words = list(_plain_words(found.quote.replace(found.words, " ")))[:2] or ["told"]
    base = f"{'-'.join(words)}.{claim.kind}"
    keys = (base, *(f"{base}-{number}" for number in range(2, len(corpus.claims) + 3)))
    return {
        "key": next(key for key in keys if key not in corpus.claims),
        "about": "",
        "kind": str(claim.kind),
        "unit": claim.unit,
        "nature": str(Nature.CONSTANT),
        "terms": {"-".join(_plain_words(found.words)) or "term": [found.words]} if claim.kind is Kind.TERM else None,
    }


def _plain_words(text: str) -> Iterator[str]:
    """The longer words of a text in the letters that a key may have."""
    for word in text.lower().split():
        plain = "".join(char for char in word if char.isascii() and char.isalnum())
        if len(plain) > 3 and not plain.isdigit():  # noqa: PLR2004  # shorter ones say little
            yield plain
