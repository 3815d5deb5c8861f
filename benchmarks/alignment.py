"""How well mentions are aligned across articles, held against what people encoded by hand, and how the time grows.

A mention is marked with the claims of the facts that lie on it; those of a [[skip]] are left out. The texts are aligned
as if nothing were encoded. Precision is the share of joined pairs of two sources whose marks agree, recall that of all
such pairs which are joined. Then the same articles under other names and with other figures, ten and a hundred of them:
python benchmarks/alignment.py [--pairs]

With --suggest instead: each source in turn is drafted as if nobody had encoded it. Of its mentions whose claim some
other source answers, those are counted for which it is suggested first, and among the first three.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import attrs

from discrepant.corpus.load import load
from discrepant.corpus.model import Claim, Corpus, Kind, Source
from discrepant.desk.alignment.events import Events
from discrepant.desk.alignment.joining import Thread, candidates, join
from discrepant.desk.alignment.likeness import Likeness
from discrepant.desk.alignment.passages import Passage, passages_of, with_events
from discrepant.desk.coverage import all_claims_at, is_skipped
from discrepant.desk.draft import NewSource, look_through, passages_to_suggest
from discrepant.desk.suggestions import Suggestions
from discrepant.desk.tallies import with_tallies
from discrepant.reading.mentions import Mention, MentionKind, find_mentions
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader

ROOT = Path(__file__).parent.parent
CORPORA = {"the five articles": ROOT, "the earthquake": ROOT / "tests" / "data" / "earthquake"}
HELD_APART = {"four articles on a strike": "strike", "four articles on a ferry": "sinking"}  # below tests/data
MARK = re.compile(r"\{([\w-]+)\|([^}]+)\}")
DATELINE = 2  # lines above it
WORDS = "words"  # the mark of a quotation
TOP = 3
NUMBER = re.compile(r"[0-9]+")


@attrs.frozen(kw_only=True)
class Marked:
    """The passages of a corpus with the claims that people gave them; `None` for what they skipped."""

    passages: Sequence[Passage]
    texts: Mapping[str, str]
    claims: Mapping[tuple[str, tuple[int, int], str], frozenset[str] | None]

    @classmethod
    def of(cls, corpus: Corpus) -> Marked:
        """Mark all mentions of a corpus."""
        passages: list[Passage] = []
        claims: dict[tuple[str, tuple[int, int], str], frozenset[str] | None] = {}
        for source in corpus.sources.values():
            on, language = source.published.core, source.language
            found = find_mentions(source.body, on=on, reader=corpus.reader, language=language)
            found = with_tallies(found, source.body, corpus.reader, language)
            mentions = list(with_events(found, source.body, corpus.reader, on))
            named, skipped = all_claims_at(source, corpus), is_skipped(source)
            for passage in passages_of(source.id, source.body, mentions, language):
                told = frozenset(named(passage.mention))
                passages.append(passage)
                claims[passage.place] = None if skipped(passage.mention) and not told else told
        return cls(passages=passages, texts={key: one.body for key, one in corpus.sources.items()}, claims=claims)

    @classmethod
    def in_folder(cls, folder: Path) -> Marked:
        """The articles of a folder that were marked in their texts, {claim|words}; their days stand on line 3."""
        passages: list[Passage] = []
        claims: dict[tuple[str, tuple[int, int], str], frozenset[str] | None] = {}
        texts: dict[str, str] = {}
        reader = Reader()
        for path in sorted(folder.glob("*.txt")):
            text, marks = unmarked(path.read_text("utf-8"))
            texts[path.stem] = text
            on = reader.read(text.split("\n")[DATELINE].rpartition(", ")[2], kind=Quantity.DATE).core
            found = with_tallies(find_mentions(text, on=on, reader=reader), text, reader)
            for passage in passages_of(path.stem, text, list(with_events(found, text, reader, on))):
                passages.append(passage)
                claims[passage.place] = _marked(passage.mention, marks)
        return cls(passages=passages, texts=texts, claims=claims)

    def pairs(self) -> Iterator[tuple[Passage, Passage, bool]]:
        """All pairs of two sources that nobody skipped, and whether they are marked alike."""
        for a, b in combinations(self.passages, 2):
            one, other = self.claims[a.place], self.claims[b.place]
            if a.source != b.source and one is not None and other is not None:
                yield a, b, not one.isdisjoint(other)


def unmarked(marked: str) -> tuple[str, list[tuple[tuple[int, int], str]]]:
    """A text without its marks, and what was marked in it: where it stands, and its claim."""
    text, end, marks = "", 0, []
    for match in MARK.finditer(marked):
        text += marked[end : match.start()]
        marks.append(((len(text), len(text) + len(match[2])), match[1]))
        text, end = text + match[2], match.end()
    return text + marked[end:], marks


def _marked(mention: Mention, marks: Sequence[tuple[tuple[int, int], str]]) -> frozenset[str] | None:
    """The claim of a mention; None for datelines, and what stands inside of a marked quotation."""
    start, end = mention.span
    for (first, last), claim in marks:
        if first < end and start < last:
            is_inside = last - first > end - start and mention.kind is not MentionKind.QUOTATION
            return None if is_inside and claim == WORDS else frozenset({claim})
    return None if mention.line <= DATELINE + 1 else frozenset()


@attrs.frozen(kw_only=True)
class Score:
    """Pairs that are rightly joined, wrongly joined, and to be joined."""

    right: int
    wrong: int
    marked: int

    @property
    def precision(self) -> float:
        """Of what is joined, the share that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Of what is to be joined, the share that is."""
        return self.right / self.marked if self.marked else 1.0


def measured(marked: Marked, threads: Sequence[Thread]) -> tuple[Score, Mapping[str, Score], list[str]]:
    """The score of these threads, that of each kind, and in words every pair that is not as it should be."""
    of = {passage.place: number for number, thread in enumerate(threads) for passage in thread.passages}
    counts: Counter[tuple[str, str]] = Counter()
    amiss = []
    for a, b, alike in marked.pairs():
        joined = of[a.place] == of[b.place]
        for kind in ("", str(a.mention.kind)):
            counts[kind, "right"] += joined and alike
            counts[kind, "wrong"] += joined and not alike
            counts[kind, "marked"] += alike
        if joined != alike:
            what = " | ".join(f"{each.source}:{each.mention.line} {each.mention.words[:40]}" for each in (a, b))
            amiss.append(f"{'wrong ' if joined else 'missed'} {what}")
    kinds = sorted({kind for kind, _ in counts})
    scores = {
        kind: Score(**{part: counts[kind, part] for part in ("right", "wrong", "marked")})
        for kind in kinds
        if any(counts[kind, part] for part in ("right", "wrong", "marked"))
    }
    return scores[""], {kind: score for kind, score in scores.items() if kind}, amiss


def partners(marked: Marked) -> tuple[int, int, int, int, int]:
    """Of mentions with a partner: right first, in the first three, all; of pairs best both ways, right and all.

    As many mentions as there are pairs of a mention and another source that has its claim.
    """
    likeness = Likeness.among(marked.passages)
    ranked: dict[tuple[tuple[str, tuple[int, int], str], str], list[tuple[float, Passage, bool]]] = {}
    for a, b, alike in marked.pairs():
        if a.family == b.family:
            score = likeness.of(a, b)
            ranked.setdefault((a.place, b.source), []).append((score, b, alike))
            ranked.setdefault((b.place, a.source), []).append((score, a, alike))
    for others in ranked.values():
        others.sort(key=lambda each: (-each[0], each[1].place))
    having = [others for others in ranked.values() if any(alike for *_, alike in others)]
    first = sum(others[0][2] for others in having)
    among = sum(any(alike for *_, alike in others[:TOP]) for others in having)
    both = [
        others[0][2]
        for (place, _), others in ranked.items()
        if others[0][0] >= 1 / 2 and ranked[others[0][1].place, place[0]][0][1].place == place
    ]
    return first, among, len(having), sum(both) // 2, len(both) // 2


def articles(corpus: Corpus, number: int) -> list[tuple[str, str, str]]:
    """So many articles, the id, text and language of each: those of the corpus, with other figures each time."""
    chance = random.Random(number)  # noqa: S311  # made-up articles are no secret
    sources = list(corpus.sources.values())

    def other(match: re.Match[str]) -> str:
        return str(chance.randint(10 ** (len(match[0]) - 1), 10 ** len(match[0]) - 1))

    return [
        (f"{source.id}-{i:03}", NUMBER.sub(other, source.body), source.language)
        for i in range(number)
        for source in [sources[i % len(sources)]]
    ]


def made(corpus: Corpus, number: int) -> tuple[list[tuple[str, str, list[Mention], str]], dict[str, str]]:
    """So many articles with their mentions, and their texts."""
    found = [
        (key, body, list(find_mentions(body, on=None, reader=corpus.reader, language=language)), language)
        for key, body, language in articles(corpus, number)
    ]
    return found, {key: body for key, body, *_ in found}


def seconds(corpus: Corpus, number: int) -> float:
    """How long it takes to align so many articles, their mentions found already."""
    found, texts = made(corpus, number)
    begun = time.process_time()
    join((passage for each in found for passage in passages_of(*each)), Events(texts))
    return time.process_time() - begun


def pairs_looked_at(corpus: Corpus, number: int) -> int:
    """How many pairs of passages of so many articles are held against each other."""
    found, _ = made(corpus, number)
    passages = sorted((passage for each in found for passage in passages_of(*each)), key=lambda each: each.place)
    return len(candidates(passages, Likeness.among(passages)))


def without(source: Source, corpus: Corpus) -> Corpus:
    """The corpus before this source was encoded: its claims are declared, and lack its facts."""
    facts = tuple(fact for fact in corpus.facts if fact.source.id != source.id)
    claims = {
        key: attrs.evolve(claim, facts=tuple(fact for fact in claim.facts if fact.source.id != source.id))
        for key, claim in corpus.claims.items()
    }
    sources = {key: each for key, each in corpus.sources.items() if key != source.id}
    return attrs.evolve(corpus, claims=claims, facts=facts, sources=sources)


def suggested(corpus: Corpus) -> tuple[int, int, int, list[str]]:
    """Of mentions whose claim another source answers: right first, in the first three, all; and what is not first."""
    first = among = having = 0
    amiss = []
    for source in corpus.sources.values():
        rest, named = without(source, corpus), all_claims_at(source, corpus)
        text = look_through(
            NewSource(
                id=source.id,
                text=source.text,
                sha256=source.sha256,
                body=source.body,
                published=source.published.words,
                language=source.language,
            ),
            rest,
        )
        passages = passages_to_suggest(text, corpus.reader)
        suggestions = Suggestions(rest, passages)
        for mention, told, each, kind in zip(text.mentions, text.told, passages, text.kinds, strict=True):
            right = {key for key in named(mention) if rest.claims[key].facts and _answers(mention, rest.claims[key])}
            if not right:
                continue
            likely = suggestions.for_passage(each, (Kind(str(told.kind)), *([kind] if kind else [])))
            having += 1
            first += bool(right & set(likely[:1]))
            among += bool(right & set(likely[:TOP]))
            if not right & set(likely[:1]):
                amiss.append(f"{source.id}:{mention.line} {mention.words[:40]} | {sorted(right)} | {likely}")
    return first, among, having, amiss


def _answers(mention: Mention, claim: Claim) -> bool:
    """Whether a mention of this sort can be the answer: a quotation is no date, and no term is asked for."""
    if claim.kind in (Kind.TERM, Kind.ROSTER):
        return False
    return (claim.kind is Kind.QUOTATION) == (mention.kind is MentionKind.QUOTATION)


def print_suggested(corpus: Corpus) -> None:
    """The figures of suggestions."""
    begun = time.process_time()
    first, among, having, amiss = suggested(corpus)
    print(f"  right claim first {first} ({first / having:.0%}), among the first {TOP} {among}, of {having}")
    if "--pairs" in sys.argv:
        print(*(f"  {each}" for each in amiss), sep="\n")
    print(f"  {time.process_time() - begun:.1f} s")


def main() -> None:
    """Print the figures of both corpora, and the growth."""
    for name, root in CORPORA.items():
        if "--suggest" in sys.argv:
            print(f"{name}:")
            print_suggested(load(root))
            continue
        corpus = load(root)
        marked = Marked.of(corpus)
        score, kinds, amiss = measured(marked, join(marked.passages, Events(marked.texts)))
        print(f"{name}: {_shown(score)}")
        for kind, one in kinds.items():
            print(f"  {kind}: {_shown(one)}")
        first, among, all_of, right, both = partners(marked)
        print(f"  right partner first {first}, among the first {TOP} {among}, of {all_of}")
        print(f"  best both ways {right} of {both} right")
        if "--pairs" in sys.argv:
            print(*(f"  {each}" for each in amiss), sep="\n")
        few, many = (min(seconds(corpus, number) for _ in range(3)) for number in (10, 100))
        print(f"  10 articles {few:.3f} s, 100 articles {many:.3f} s: {many / few:.1f} times as long")
    if "--suggest" not in sys.argv:
        for name, folder in HELD_APART.items():
            marked = Marked.in_folder(ROOT / "tests" / "data" / folder)
            score, *_ = measured(marked, join(marked.passages, Events(marked.texts)))
            print(f"{name}: {_shown(score)}")


def _shown(score: Score) -> str:
    joined = score.right + score.wrong
    return (
        f"precision {score.precision:.1%} ({score.right} of {joined}), "
        f"recall {score.recall:.1%} ({score.right} of {score.marked})"
    )


if __name__ == "__main__":
    main()
