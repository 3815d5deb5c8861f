"""Quotations: the same words, part of them, or words that differ, and in whose mouth?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain

from rapidfuzz.distance import Levenshtein

from discrepant.compare.comparison import Comparison, findings_of
from discrepant.compare.excerpts import is_excerpt, pieces_of, signs_and_words
from discrepant.compare.groups import DIFFERENT_TIME, Group, Judgement, groups_of
from discrepant.compare.sentences import listed
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.model import Claim, Corpus, Fact, Names, Wording
from discrepant.corpus.spelled import printed_names
from discrepant.reading.wording import negations_in, numbers_in

__all__ = ["compare"]

_REASONS = {
    Wording.TRANSLATED: Reason.TRANSLATED,
    Wording.PARAPHRASED: Reason.PARAPHRASED,
    Wording.GARBLED: Reason.GARBLED,
}
_COMPARABLE = 2 / 3  # of the longer wording's words: from here on, what the shorter lacks is not merely cut
_SHOWN = 6  # differing places quoted in a summary
_SHOWN_WORDS = 12  # of each
_SET_SIDE_BY_SIDE = 2_000  # words of each wording: the time to do so grows with their product


def compare(claim: Claim, corpus: Corpus) -> Comparison:
    """Judge each pair of neighbouring wordings, and every wording against the longest and against another speaker's."""
    names = corpus.names
    groups = groups_of(
        claim, claim.facts, lambda fact: (fact.value, _speaker(fact, names)), lambda fact: (fact.as_of.core.lo, fact.id)
    )
    candidates = chain(_against_longest(groups), _against_speakers(groups, names))
    judge = partial(_judge, names, _parts(groups))
    found = findings_of("quotations", claim, groups, candidates, judge)
    return Comparison(of=claim.key, sides=tuple(group.side for group in groups), findings=found)


def _parts(groups: Sequence[Group]) -> frozenset[str]:
    """The wordings that stand within the longest."""
    wordings = sorted({str(group.value) for group in groups})
    longest = max(wordings, key=len, default="")
    return frozenset(wording for wording in wordings if is_excerpt(wording, longest))


def _against_longest(groups: Sequence[Group]) -> Iterator[tuple[int, int]]:
    """Each wording with the longest, and with the longest that is verbatim."""
    verbatim = [i for i, group in enumerate(groups) if _wording(group) is Wording.VERBATIM]
    for among in filter(None, (range(len(groups)), verbatim)):
        longest = max(among, key=lambda i: len(str(groups[i].value)))
        yield from ((min(i, longest), max(i, longest)) for i in range(len(groups)) if i != longest)


def _against_speakers(groups: Sequence[Group], names: Names) -> Iterator[tuple[int, int]]:
    """Each speaker's words with some that are put into another mouth."""
    speakers = [_speaker(group.facts[0], names) for group in groups]
    firsts = {speaker: i for i, speaker in reversed([*enumerate(speakers)]) if speaker}
    for i, speaker in enumerate(speakers):
        other = next((j for known, j in firsts.items() if known != speaker), None)
        if speaker and other is not None:
            yield min(i, other), max(i, other)


def _speaker(fact: Fact, names: Names) -> str | None:
    """Who says it, alike for all spellings of a name."""
    return names.key(fact.speaker) if fact.speaker else None


def _wording(group: Group) -> Wording:
    """Verbatim where any of the sources is."""
    wordings = [fact.source.wording for fact in group.facts]
    return Wording.VERBATIM if Wording.VERBATIM in wordings else wordings[0]


def _judge(names: Names, parts: frozenset[str], a: Group, b: Group) -> Judgement:
    first, second = str(a.value), str(b.value)
    speakers = [group.facts[0].speaker for group in (a, b)]
    if not a.as_of.meets(b.as_of):
        return DIFFERENT_TIME
    if all(speakers) and _speaker(a.facts[0], names) != _speaker(b.facts[0], names):
        who = " and ".join(_label(speaker or "", names) for speaker in speakers)
        return Judgement(verdict=Verdict.CONFLICT, why=f"The words are put into two mouths, those of {who}.")
    if pieces_of(first) == pieces_of(second):
        same = "It is the same wording." if first == second else "The words are the same, and only punctuation differs."
        return Judgement(verdict=Verdict.AGREE, why=same)
    if is_excerpt(first, second) or is_excerpt(second, first):
        return _excerpt("One wording stands within the other.")
    if first in parts and second in parts:
        return _excerpt("Both stand within the longest wording that is told.")
    return _different(names, a, b)


def _excerpt(why: str) -> Judgement:
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.EXCERPT,), why=why)


@lru_cache(maxsize=1024)
def _label(speaker: str, names: Names) -> str:
    """The speaker's name; a record may also have the name's key."""
    key = names.key(speaker)
    return next((name.label for name in names.entries if name.key == key), speaker)


def _different(names: Names, a: Group, b: Group) -> Judgement:
    first, second = str(a.value), str(b.value)
    loose = sorted({_wording(group) for group in (a, b)} - {Wording.VERBATIM})
    if not loose:
        why = f"Both are given word for word, and differ: {_differences(first, second)}."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    text = f"a {loose[0]} text" if len(loose) == 1 else f"{listed(loose)} texts"
    if weighty := _weighty(names, a, b):
        why = f"{text.capitalize()} may have other words, but not this: {weighty} on one side only."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    why = f"The wording differs, as in {text} it may: {_differences(first, second)}."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=tuple(_REASONS[how] for how in loose), why=why)


def _weighty(names: Names, a: Group, b: Group) -> str:
    """What may not differ even in a loose wording, as the subject and verb of a clause: numbers, names and negations.

    The longer wording may go on where the shorter stops, so what only it has counts where both are about as long.
    """
    printed = [group.facts[0].reads or group.facts[0].says[0] for group in (a, b)]  # whose capitals tell US from us
    short, long = sorted(printed, key=lambda text: len(signs_and_words(text)))
    are_comparable = len(signs_and_words(short)) >= _COMPARABLE * len(signs_and_words(long))
    found: list[str] = []
    for what, in_text in (("the number", numbers_in), ("the name", partial(_names_in, names)), ("a", _negated)):
        in_short, in_long = set(in_text(short)), set(in_text(long))
        odd = in_short ^ in_long if are_comparable else in_short - in_long
        found += (f"{what} {item}" for item in sorted(odd))
    return f"{listed(found)} stand{'s' if len(found) == 1 else ''}" if found else ""


def _names_in(names: Names, text: str) -> tuple[str, ...]:
    return tuple(printed.name.label for printed in printed_names(text, names))


def _negated(text: str) -> tuple[str, ...]:
    # which negation is chosen is wording; that there is one is sense
    return ("negation",) if negations_in(text) else ()


def _differences(first: str, second: str) -> str:
    """The differing words side by side: “for all parties” against “to all parties”."""
    ours, theirs = (signs_and_words(text)[:_SET_SIDE_BY_SIDE] for text in (first, second))
    places = [op for op in Levenshtein.opcodes(ours, theirs) if op.tag != "equal"]
    if not places:
        return "in how they are cut"
    shown = "; ".join(
        f"{_shown(ours[op.src_start : op.src_end])} against {_shown(theirs[op.dest_start : op.dest_end])}"
        for op in places[:_SHOWN]
    )
    more = len(places) - _SHOWN
    return shown + (f"; and in {more} more place{'s' if more > 1 else ''}" if more > 0 else "")


def _shown(words: Sequence[str]) -> str:
    if not words:
        return "nothing"
    cut = " …" if len(words) > _SHOWN_WORDS else ""
    return f"“{' '.join(words[:_SHOWN_WORDS])}{cut}”"
