"""The texts of one article, one after another, and what is wrong with their order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from discrepant.corpus.anchor import Standing
from discrepant.corpus.entries import Entries
from discrepant.corpus.model import Corpus, Fact, Source
from discrepant.toml.form import Flaw

__all__ = ["articles_of", "dropped_from", "with_versions"]


def with_versions(sources: Mapping[str, Source], entries: Entries) -> dict[str, Source]:
    """The sources, by the files of their records, each following only a text that it can.

    What is wrong is noted.
    """
    known = {source.id: source for source in sources.values()}
    followed: dict[str, str] = {}
    for entry in entries.sources:
        key, earlier = entry.record.id, entry.record.version_of
        flaws = [] if earlier is None else list(_flaws(key, earlier, known, followed, entries))
        entries.problems.of(entry, *flaws)
        if earlier in known and key in known and not flaws:
            followed[earlier] = key
        elif key in known:
            known[key] = attrs.evolve(known[key], version_of=None)
    in_a_round = {key for key, source in known.items() if source.version_of} - articles_of(known).keys()
    for entry in entries.sources:
        key = entry.record.id
        if key in in_a_round:
            what = f'"{key}" is a later text of itself, through what it follows'
            entries.problems.of(entry, Flaw(path=("version_of",), what=what))
            known[key] = attrs.evolve(known[key], version_of=None)
    return {file: known[source.id] for file, source in sources.items()}


def _flaws(
    key: str, earlier: str, known: Mapping[str, Source], followed: Mapping[str, str], entries: Entries
) -> Iterator[Flaw]:
    """What keeps a source from being the text that follows the earlier one."""
    path = ("version_of",)
    if earlier not in entries.keys["source"]:
        if not entries.is_partial:
            hint = entries.problems.hint(earlier, entries.keys["source"]) or "no [source] has this id"
            yield Flaw(path=path, what=f'there is no source "{earlier}"', hint=hint)
    elif earlier in followed:
        hint = f'of three texts the last has version_of = "{followed[earlier]}"'
        yield Flaw(path=path, what=f'"{earlier}" is followed by "{followed[earlier]}" already', hint=hint)
    elif {key, earlier} <= known.keys():
        mine, its = (known[each].published for each in (key, earlier))
        moments = [each.hours.universal for each in (mine, its) if each.hours and each.hours.universal]
        ours, theirs = moments if len(moments) > 1 else (mine.support, its.support)
        if ours.hi < theirs.lo:
            what = f'"{key}" was published ({mine.words}) before "{earlier}" ({its.words}), which it is to follow'
            yield Flaw(path=path, what=what, hint="version_of stands in the later of the two")


def articles_of(sources: Mapping[str, Source]) -> dict[str, tuple[str, ...]]:
    """By each source that is one of several texts of an article, all of these in order.

    The latest is the last.
    """
    next_of = {source.version_of: key for key, source in sources.items() if source.version_of}
    articles: dict[str, tuple[str, ...]] = {}
    for first, source in sources.items():
        texts, last = [first], first
        while source.version_of is None and (last := next_of.get(last, "")):
            texts.append(last)
        if len(texts) > 1:
            articles |= dict.fromkeys(texts, tuple(texts))
    return articles


def dropped_from(fact: Fact, corpus: Corpus) -> Source | None:
    """The latest text of the fact's article, where it no longer has the fact's quote.

    None where it has, where a later text has a fact on the claim, or where there is no later text.
    """
    texts = corpus.articles.get(fact.source.id, ())
    after = texts[texts.index(fact.source.id) + 1 :] if texts else ()
    if not after or any(other.source.id in after for other in corpus.claims[fact.claim].facts):
        return None
    latest = corpus.sources[after[-1]]
    is_gone = latest.index.anchor(fact.quote, with_nearest=False).state is Standing.MISSING
    return latest if is_gone else None
