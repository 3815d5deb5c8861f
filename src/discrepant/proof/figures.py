"""The figures and dates of a story against the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import attrs

from discrepant.compare.finding import told_of
from discrepant.corpus.meaning import Meanings
from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Value
from discrepant.desk.alignment.passages import passages_of
from discrepant.desk.kinds import plain_kind
from discrepant.desk.tallies import with_tallies
from discrepant.errors import ReadingError
from discrepant.proof.judging import Ruling, rule
from discrepant.proof.matching import Answerable, Matching, sentence_around
from discrepant.proof.status import Proofed, Status
from discrepant.proof.story import Story
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import Mention, MentionKind
from discrepant.reading.model import Abreast, Parted, Quantity, Reading

__all__ = ["figures"]

# what must speak for a claim before a figure is held against it, and before one that fits is taken for its answer
_SURE, _COVERED, _LEAD = 3.0, 0.35, 1.2
_ALONE, _GLIMPSED = 3.0, 0.2  # where no other claim is near, fewer of the words around it need to be known
_LIKELY, _NEAR_BEST = 1.2, 0.7
_HALF_A_YEAR = 183  # days, past which a day is printed with its year
_AMOUNTS = (MentionKind.SHARE, MentionKind.MEASURE, MentionKind.MONEY, MentionKind.COUNT, MentionKind.NUMBER)
_BARE = (MentionKind.COUNT, MentionKind.NUMBER)
_VAGUE = (Status.CONTRADICTED, Status.UNSUPPORTED)


def figures(story: Story, mentions: Sequence[Mention], corpus: Corpus) -> Iterator[Proofed]:
    """Each figure and date with its status."""
    told = list(_told(story, mentions, corpus))
    passages = list(passages_of("", story.text, [mention for mention, _ in told]))
    matching, meanings = Matching(corpus, passages), Meanings(corpus.reader, corpus.names)
    for (mention, kinds), passage in zip(told, passages, strict=True):
        others = [each.span for each in mentions if each.kind is mention.kind and each.span != mention.span]
        found = matching.candidates(story.text, passage, kinds, others)
        yield _proofed(story, mention, found, meanings, corpus)


def _told(story: Story, mentions: Sequence[Mention], corpus: Corpus) -> Iterator[tuple[Mention, list[Kind]]]:
    """Each mention with the kinds of claim that it may answer beside its own; two places of a tally are one."""
    for mention in with_tallies(mentions, story.text, corpus.reader):
        plain = plain_kind(mention, corpus.reader, story.day.core)
        kinds = [plain] if plain else []
        if mention.kind in _AMOUNTS and plain is not Kind.TALLY:
            kinds.append(Kind.CHANGE)
        if mention.kind is MentionKind.COUNT and plain is not Kind.TALLY:
            kinds += [Kind.NUMBER, Kind.AGE]
        yield mention, kinds


def _proofed(
    story: Story, mention: Mention, found: Sequence[Answerable], meanings: Meanings, corpus: Corpus
) -> Proofed:
    """The status of a mention by the claim that it surely answers, else by one that it likely does and fits."""
    shown = Proofed(
        words=mention.words,
        kind=str(mention.kind),
        line=mention.line,
        span=mention.span,
        status=Status.UNSUPPORTED,
        why="nothing in the records is surely about it",
        nearest=tuple(each.claim.key for each in found[:3]),
    )
    for number, each in enumerate(found):
        if number and each.evidence < _NEAR_BEST * found[0].evidence:
            break
        ruling = _ruling(story, mention, each.claim, meanings, corpus)
        if ruling is None:
            continue
        is_sure = number == 0 and _is_sure(each, mention)
        if ruling.is_open and ruling.status not in _VAGUE:  # nearly all fits it: the words must name this claim alone
            is_likely = is_sure = is_sure and each.lead >= _ALONE
        else:
            is_likely = each.evidence >= _LIKELY and ruling.status not in _VAGUE
        if is_sure or is_likely:
            return _with(shown, each.claim, ruling)
    return shown


def _is_sure(found: Answerable, mention: Mention) -> bool:
    # a bare count may be of anything; a unit, or the two places of a tally, say of what
    is_of_anything = mention.reading is not None and mention.kind in _BARE
    covered = _GLIMPSED if found.lead >= _ALONE and not is_of_anything else _COVERED
    return found.evidence >= _SURE and found.coverage >= covered and found.lead >= _LEAD


def _with(shown: Proofed, claim: Claim, ruling: Ruling) -> Proofed:
    return attrs.evolve(
        shown,
        status=ruling.status,
        why=ruling.why,
        claim=claim.key,
        about=claim.about,
        facts=tuple(map(told_of, ruling.facts)),
        against=tuple(map(told_of, ruling.against)),
        origins=ruling.origins,
        outdated=ruling.outdated,
        nearest=(),
    )


def _ruling(story: Story, mention: Mention, claim: Claim, meanings: Meanings, corpus: Corpus) -> Ruling | None:
    """What the claim's facts say of it; of a weekday over or to come, the reading that fits best."""
    rulings = [rule(claim, fact, corpus) for fact in _facts(story, mention, claim, meanings, corpus)]
    return max(rulings, key=lambda one: list(Status).index(one.status), default=None)


def _facts(story: Story, mention: Mention, claim: Claim, meanings: Meanings, corpus: Corpus) -> Iterator[Fact]:
    words = story.text[slice(*mention.told)] if claim.kind is Kind.CHANGE and mention.change else mention.words
    quote = story.text[slice(*sentence_around(story.text, mention.span))]
    on = story.day.core
    try:
        value = _nearest(meanings.of(claim, (words,), None, on, quote=quote).value, words, claim, on, corpus)
        yield story.fact(claim, words, quote, value, mention.line)
    except ReadingError:
        if claim.kind is Kind.DATE:
            for ahead in (True, False):
                try:
                    read = corpus.reader.read(words, kind=Quantity.DATE, on=on, ahead=ahead)
                except ReadingError:
                    continue
                yield story.fact(claim, words, quote, read, mention.line)


def _nearest(value: Value, words: str, claim: Claim, on: Interval, corpus: Corpus) -> Value:
    """A day without its year is that within half a year of the story, whatever a verb seems to say."""
    if claim.kind not in (Kind.DATE, Kind.PERIOD) or _away(value, on) <= _HALF_A_YEAR:
        return value
    for ahead in (True, False):
        with suppress(ReadingError):
            if claim.kind is Kind.DATE:
                other: Value = corpus.reader.read(words, kind=Quantity.DATE, on=on, ahead=ahead)
            else:
                other = corpus.reader.read_parts(words, kind=Abreast.PERIOD, on=on, unit=claim.unit, ahead=ahead)
            if _away(other, on) <= _HALF_A_YEAR:
                return other
    return value


def _away(value: Value, on: Interval) -> float:
    """How many days lie between."""
    reading = value.whole if isinstance(value, Parted) else value
    return max(reading.core.lo - on.hi, on.lo - reading.core.hi, 0) if isinstance(reading, Reading) else 0
