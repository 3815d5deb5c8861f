"""Proposals: claims that several new texts seem to answer, to be confirmed or dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from discrepant.corpus.anchor import stands_in
from discrepant.corpus.claims import build_claim, claim_flaws, never_in_unit
from discrepant.corpus.meaning import Meanings
from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Nature, Place, Source
from discrepant.corpus.records import ClaimRecord
from discrepant.desk.alignment.joining import Thread
from discrepant.desk.alignment.naming import about, key_of
from discrepant.desk.alignment.passages import Passage
from discrepant.desk.draft import LONGEST, NewText
from discrepant.desk.quoting import whole_quote
from discrepant.errors import ReadingError
from discrepant.reading.mentions import Mention, MentionKind
from discrepant.reading.model import Sense

__all__ = ["Member", "Proposal", "propose"]

_NOWHERE = Place(file="", line=0)
_GREW = re.compile(
    r"\b(?:rose|risen|rises|climbed|grown|grew|stands|stood|reached) (?:\w+ )?(?:to|at)\b", re.IGNORECASE
)
_GROWING = (Kind.COUNT, Kind.MONEY)


@attrs.frozen(kw_only=True)
class Member:
    """What one source tells: a fact to be written, and where the text tells it again."""

    source: str
    mention: Mention
    kind: Kind | None = None  # that it suits beside its own
    says: tuple[str, ...]
    quote: str
    again: tuple[Mention, ...] = ()
    spans: frozenset[tuple[int, int]] = frozenset()  # of all mentions that this fact stands for


@attrs.frozen(kw_only=True)
class Proposal:
    """A claim, which is new unless records declare it, and who is likely to answer it."""

    claim: Claim
    is_new: bool
    score: float
    members: tuple[Member, ...]
    told_by: int  # sources, those of the records among them


def propose(threads: Iterable[Thread], texts: Mapping[str, NewText], corpus: Corpus) -> tuple[Proposal, ...]:
    """A proposal for each thread that two sources or more tell, the most told first."""
    taken, proposals = set(corpus.claims), []
    meanings = Meanings(corpus.reader, corpus.names)
    told = [thread for thread in threads if len(thread.sources) > 1 or thread.claim]
    for thread in sorted(told, key=lambda each: (-len(each.sources), -each.score, each.passages[0].place)):
        proposal = _proposal(thread, texts, corpus, meanings, taken)
        if proposal:
            taken.add(proposal.claim.key)
            proposals.append(proposal)
    return tuple(proposals)


def _proposal(
    thread: Thread, texts: Mapping[str, NewText], corpus: Corpus, meanings: Meanings, taken: set[str]
) -> Proposal | None:
    members = list(_members(thread, texts))
    known = {passage.source for passage in thread.passages if passage.claim}
    is_new = thread.claim is None
    claims = [corpus.claims[thread.claim]] if thread.claim else list(_claims(thread, members, texts, taken))
    told = [_told(claim, members, texts, meanings) for claim in claims]
    best = max(filter(None, told), key=lambda each: len(each[1]), default=None)
    if best is None:
        return None
    claim, kept = best
    told_by = len(known | {member.source for member in kept})
    if told_by < 1 + is_new:
        return None
    return Proposal(claim=claim, is_new=is_new, score=thread.score, members=kept, told_by=told_by)


def _claims(
    thread: Thread, members: Sequence[Member], texts: Mapping[str, NewText], taken: set[str]
) -> Iterator[Claim]:
    """What a new claim may be, by the kinds and units of its members."""
    if not members:
        return
    words = about(thread.passages, texts)
    for kind, unit in _kinds(members):
        key = key_of(thread.passages, kind, taken)
        record = ClaimRecord(about=words, kind=kind, nature=_nature(kind, members), unit=unit)
        if not any(True for _ in claim_flaws(key, record)):
            yield build_claim(key, record, _NOWHERE)


def _told(
    claim: Claim, members: Iterable[Member], texts: Mapping[str, NewText], meanings: Meanings
) -> tuple[Claim, tuple[Member, ...]] | None:
    """The claim with the facts of those members that can be read as its answers; None where it then has a flaw."""
    read = [(member, fact) for member in members if (fact := _fact(member, claim, texts[member.source], meanings))]
    facts = (*claim.facts, *(fact for _, fact in read))
    if not read or any(True for _ in never_in_unit(claim, facts)):
        return None
    answered = attrs.evolve(claim, facts=tuple(sorted(facts, key=lambda fact: fact.source.id)))
    return answered, tuple(member for member, _ in read)


def _members(thread: Thread, texts: Mapping[str, NewText]) -> Iterator[Member]:
    """A member for each new source, from the likeliest place that can be quoted; what is told again is only named."""
    for source in thread.sources:
        if source not in texts:
            continue
        text = texts[source]
        places = thread.told_by(source)
        places.sort(key=lambda place: text.index.line(place.mention.span[0]) == 1)  # no headline
        for groups in _groups(places):
            found = _member(groups, text)
            if found:
                others = (place.mention for place in places if place not in groups)
                spans = frozenset(place.mention.span for place in places)
                yield attrs.evolve(found, again=tuple(sorted(others, key=lambda told: told.span)), spans=spans)
                break


def _groups(places: Sequence[Passage]) -> Iterator[list[Passage]]:
    """One after the other; measures in two units that stand side by side together."""
    for i, place in enumerate(places):
        beside = places[i + 1 : i + 2]
        if beside and place.mention.kind is MentionKind.MEASURE and beside[0].value != place.value:
            yield [place, beside[0]]
        yield [place]


def _member(places: Sequence[Passage], text: NewText) -> Member | None:
    told = {mention.span: each for mention, each in zip(text.mentions, text.told, strict=True)}
    kinds = {mention.span: kind for mention, kind in zip(text.mentions, text.kinds, strict=True)}
    mentions = [
        told[place.mention.span] if place.mention.kind is not MentionKind.QUOTATION else place.mention
        for place in places
    ]
    span = min(each.span[0] for each in mentions), max(each.span[1] for each in mentions)
    if span[1] - span[0] > LONGEST:
        return None
    says = tuple(each.words for each in mentions)
    quote = whole_quote(text.index, span)
    if quote is None or len(quote) > LONGEST or not all(stands_in(words, quote) for words in says):
        return None
    kind = kinds[places[0].mention.span] if len(says) == 1 else None
    return Member(source=text.source.id, mention=mentions[0], kind=kind, says=says, quote=quote)


def _kinds(members: Iterable[Member]) -> list[tuple[Kind, str | None]]:
    """The kinds and units that the claim may have, the commonest first."""
    found = Counter(
        (member.kind, None) if member.kind else (Kind(str(member.mention.kind)), _unit(member.mention))
        for member in members
    )
    return [kind for kind, _ in sorted(found.items(), key=lambda each: (-each[1], str(each[0])))]


def _unit(mention: Mention) -> str | None:
    if mention.reading is None or mention.kind in (MentionKind.SHARE, MentionKind.COUNT, MentionKind.DATE):
        return None
    return mention.reading.unit


def _nature(kind: Kind, members: Iterable[Member]) -> Nature:
    """Cumulative, where somebody tells that there are at least so many, or that it rose to so many."""
    grows = any(
        (member.mention.reading and member.mention.reading.hedge.sense is Sense.AT_LEAST) or _GREW.search(member.quote)
        for member in members
    )
    return Nature.CUMULATIVE if kind in _GROWING and grows else Nature.CONSTANT


def _fact(member: Member, claim: Claim, text: NewText, meanings: Meanings) -> Fact | None:
    """The member as a fact of the claim, None where its words cannot be read as the claim's."""
    if len(member.says) > 1 and claim.kind not in (Kind.MEASURE, Kind.CHANGE):
        return None
    on, language = text.published.core, text.source.language
    try:
        meaning = meanings.of(claim, member.says, None, on, language, quote=member.quote)
    except ReadingError:
        return None
    return Fact(
        id=f"{member.source}/{claim.key}",
        claim=claim.key,
        source=source_of(text),
        says=member.says,
        quote=member.quote,
        as_of=text.published,
        is_dated=False,
        place=_NOWHERE,
        printed=meaning.printed,
        value=meaning.value,
    )


def source_of(text: NewText) -> Source:
    """The source as its records will have it."""
    new = text.source
    return Source(
        id=new.id,
        publisher=new.publisher or new.id,
        headline=new.id,
        published=text.published,
        text=new.text,
        sha256=new.sha256,
        language=new.language,
        place=_NOWHERE,
        body=new.body,
    )
