"""Quotations: the same words, part of them, or words that differ, and in whose mouth?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import chain

from rapidfuzz.distance import Levenshtein

from discrepant.compare.comparison import Comparison, findings_of, not_compared
from discrepant.compare.excerpts import is_excerpt, pieces_of
from discrepant.compare.groups import Group, called, groups_of
from discrepant.compare.judgement import DIFFERENT_TIME, Judgement
from discrepant.compare.sentences import Party, listed
from discrepant.compare.translations import across_languages, language_of_words
from discrepant.compare.verdict import Reason, Verdict
from discrepant.compare.versions import latest_texts
from discrepant.corpus.model import Claim, Corpus, Fact, Names, Wording
from discrepant.corpus.spelled import printed_names
from discrepant.reading.house_style import in_one_style
from discrepant.reading.weighty import negations_in, numbers_in
from discrepant.reading.wording import signs_and_words

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


@latest_texts("quotations")
def compare(claim: Claim, corpus: Corpus) -> Comparison:
    """Judge each pair of neighbouring wordings.

    Every wording is judged against the longest and against another speaker's, too.
    """
    names = corpus.names
    groups = groups_of(
        claim, claim.facts, lambda fact: (fact.value, _speaker(fact, names)), lambda fact: (fact.as_of.core.lo, fact.id)
    )
    candidates = chain(_against_longest(groups), _against_speakers(groups, names))
    aside: dict[str, tuple[Fact, ...]] = {}  # what cannot be compared, and why

    def judge(a: Group, b: Group) -> Judgement | None:
        judgement = _judge(names, parts, a, b)
        if isinstance(judgement, Judgement):
            return judgement
        aside[judgement] = tuple(dict.fromkeys((*aside.get(judgement, ()), *a.facts, *b.facts)))
        return None

    parts = _parts(groups)
    found = findings_of("quotations", claim, groups, candidates, judge)
    return Comparison(
        of=claim.key,
        sides=tuple(group.side for group in groups),
        findings=found,
        not_compared=tuple(not_compared(claim, because, facts) for because, facts in aside.items()),
    )


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
    speakers = [_speaker(group.first, names) for group in groups]
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


def _judge(names: Names, parts: frozenset[str], a: Group, b: Group) -> Judgement | str:
    """The verdict on two wordings, or why they cannot be compared."""
    first, second = str(a.value), str(b.value)
    speakers = [group.first.speaker for group in (a, b)]
    if not a.meets(b):
        return DIFFERENT_TIME
    parties = one, other = called(a, b)
    if all(speakers) and _speaker(a.first, names) != _speaker(b.first, names):
        mouths = [_label(speaker or "", names) for speaker in speakers]
        why = (
            f"{one.does('puts', 'put')} the words into the mouth of {mouths[0]}, {other.name} into that of {mouths[1]}."
        )
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    if alike := _alike(first, second, parties) or _excerpt(first, second, parties):
        return alike
    if first in parts and second in parts:
        why = "Both stand within the longest wording that is told."
        return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.EXCERPT,), why=why)
    if _languages(a).isdisjoint(_languages(b)):
        return across_languages(names, a, b, parties)
    return _different(names, a, b, parties)


def _languages(group: Group) -> frozenset[str]:
    return frozenset(map(language_of_words, group.facts))


def _alike(first: str, second: str, parties: tuple[Party, Party]) -> Judgement | None:
    """The verdict on wordings that differ in punctuation or house style alone."""
    if pieces_of(first) == pieces_of(second):
        same = "It is the same wording." if first == second else "The words are the same, and only punctuation differs."
        return Judgement(verdict=Verdict.AGREE, why=same)
    if pieces_of(first, _in_one_style) != pieces_of(second, _in_one_style):
        return None
    why = f"It is the same wording in two house styles: {_differences(first, second, parties)}."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.HOUSE_STYLE,), why=why)


def _excerpt(first: str, second: str, parties: tuple[Party, Party]) -> Judgement | None:
    """The verdict on wordings of which one stands within the other, be it in another house style."""
    one, other = parties
    for how, more, words in (
        ("", (), signs_and_words),
        (", in another house style", (Reason.HOUSE_STYLE,), _in_one_style),
    ):
        for short, of, long, within in ((first, one, second, other), (second, other, first, one)):
            if is_excerpt(short, long, words):
                why = f"The wording of {of.name} stands within that of {within.name}{how}."
                return Judgement(verdict=Verdict.EXPLAINED, reasons=(Reason.EXCERPT, *more), why=why)
    return None


def _in_one_style(text: str) -> tuple[str, ...]:
    return in_one_style(signs_and_words(text))


@lru_cache(maxsize=1024)
def _label(speaker: str, names: Names) -> str:
    """The speaker's name; a record may also have the name's key."""
    key = names.key(speaker)
    return next((name.label for name in names.entries if name.key == key), speaker)


def _different(names: Names, a: Group, b: Group, parties: tuple[Party, Party]) -> Judgement:
    first, second = str(a.value), str(b.value)
    loose = sorted({_wording(group) for group in (a, b)} - {Wording.VERBATIM})
    if not loose:
        why = f"Both are given word for word, and differ: {_differences(first, second, parties)}."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    text = f"a {loose[0]} text" if len(loose) == 1 else f"{listed(loose)} texts"
    if weighty := _weighty(names, a, b, parties):
        why = f"{text.capitalize()} may have other words, but not this: {weighty}."
        return Judgement(verdict=Verdict.CONFLICT, why=why)
    why = f"The wording differs, as in {text} it may: {_differences(first, second, parties)}."
    return Judgement(verdict=Verdict.EXPLAINED, reasons=tuple(_REASONS[how] for how in loose), why=why)


def _weighty(names: Names, a: Group, b: Group, parties: tuple[Party, Party]) -> str:
    """What may not differ even in a loose wording, and who alone has it: numbers, names and negations.

    The longer wording may go on where the shorter stops, so what only it has counts where both are about as long.
    """
    printed = [group.first.reads or group.first.said for group in (a, b)]  # whose capitals tell US from us
    lengths = [len(signs_and_words(text)) for text in printed]
    are_comparable = min(lengths) >= _COMPARABLE * max(lengths)
    found: list[list[str]] = [[], []]
    for what, in_text in (("the number", numbers_in), ("the name", partial(_names_in, names)), ("a", _negated)):
        held = [set(in_text(text)) for text in printed]
        for n in (0, 1):
            if are_comparable or lengths[n] <= lengths[1 - n]:
                found[n] += (f"{what} {item}" for item in sorted(held[n] - held[1 - n]))
    return "; ".join(
        f"only {party.does('has', 'have')} {listed(items)}"
        for party, items in zip(parties, found, strict=True)
        if items
    )


def _names_in(names: Names, text: str) -> tuple[str, ...]:
    return tuple(printed.name.label for printed in printed_names(text, names))


def _negated(text: str) -> tuple[str, ...]:
    # which negation is chosen is wording; that there is one is sense
    return ("negation",) if negations_in(text) else ()


def _differences(first: str, second: str, parties: tuple[Party, Party]) -> str:
    """Whose words differ, and these side by side: The A against The B, “for all parties” against “to all parties”.

    Where the words differ in more than house style, only that is shown.
    """
    whole = [signs_and_words(text) for text in (first, second)]
    ours, theirs = (words[:_SET_SIDE_BY_SIDE] for words in whole)
    places = [(ours[slice(*src)], theirs[slice(*dest)]) for src, dest in _differing(ours, theirs)]
    places = [place for place in places if in_one_style(place[0]) != in_one_style(place[1])] or places
    if not places:
        is_all = whole == [ours, theirs]
        return "in how they are cut" if is_all else f"behind their first {_SET_SIDE_BY_SIDE:,} words"
    shown = "; ".join(f"{_shown(one)} against {_shown(other)}" for one, other in places[:_SHOWN])
    more = len(places) - _SHOWN
    shown += f"; and in {more} more place{'s' if more > 1 else ''}" if more > 0 else ""
    return f"{parties[0].name} against {parties[1].name}, {shown}"


def _differing(ours: Sequence[str], theirs: Sequence[str]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The ranges of words that differ, those that adjoin being one."""
    places: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for op in Levenshtein.opcodes(ours, theirs):
        if op.tag == "equal":
            continue
        src, dest = (op.src_start, op.src_end), (op.dest_start, op.dest_end)
        if places and (places[-1][0][1], places[-1][1][1]) == (src[0], dest[0]):
            before = places.pop()
            src, dest = (before[0][0], src[1]), (before[1][0], dest[1])
        places.append((src, dest))
    return places


def _shown(words: Sequence[str]) -> str:
    if not words:
        return "nothing"
    cut = " …" if len(words) > _SHOWN_WORDS else ""
    return f"“{' '.join(words[:_SHOWN_WORDS])}{cut}”"
