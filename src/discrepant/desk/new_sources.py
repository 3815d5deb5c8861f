"""Many new sources in the corpus at once: what several of them tell becomes proposed claims."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from pathlib import Path

import attrs

from discrepant.corpus.files import FACTS
from discrepant.corpus.model import Corpus, Source
from discrepant.corpus.root import real_root
from discrepant.desk.alignment.events import Events
from discrepant.desk.alignment.joining import join
from discrepant.desk.alignment.near_figures import near_figures
from discrepant.desk.alignment.passages import Passage, passages_of, with_events
from discrepant.desk.alignment.proposals import Proposal, propose, source_of
from discrepant.desk.alignment.records import Aligned, claims_toml, facts_of
from discrepant.desk.articles.kinds import ENDINGS
from discrepant.desk.coverage import all_claims_at
from discrepant.desk.draft import NewText, look_through, passages_to_suggest
from discrepant.desk.new_source import corpus_for_new, facts_file, new_source, with_schema, write_all
from discrepant.desk.suggestions import Suggestions
from discrepant.desk.tallies import with_tallies
from discrepant.errors import CorpusError, DiscrepantError, Problem
from discrepant.files.opening import real_path
from discrepant.reading.kept_mentions import kept_mentions

__all__ = ["AllDrafted", "add_sources", "texts_without_facts"]

_PROPOSED = "claims.proposed"


@attrs.frozen(kw_only=True)
class AllDrafted:
    """The files that were written, and what is in them.

    `named` facts have a claim already, `unnamed` are to be named or deleted, and `left_out` to be quoted by hand.
    """

    files: tuple[str, ...]
    proposals: tuple[Proposal, ...]
    conflicts: Mapping[str, str]  # by claim, the values that cannot all be true
    named: int
    unnamed: int
    left_out: int
    remarks: int  # on how texts were taken from their files
    alone: tuple[str, ...]  # sources whose texts share too few names with any other to be of one event


def add_sources(  # noqa: PLR0913  # what the command line asks for
    root: Path,
    given: Sequence[Path],
    *,
    conflicts_of: Callable[[Corpus], Mapping[str, str]],
    published: str | None = None,
    language: str | None = None,
    encoding: str | None = None,
) -> AllDrafted:
    """Draft texts of the corpus, all written or none.

    `published` is when those were whose files and heads do not tell. Each gets its facts file; the new claims are a
    file of their own. `conflicts_of` says of claims which answers cannot all be true. A CorpusError names everything
    that keeps any of them from being drafted. No file is ever overwritten.
    """
    root = real_root(root)
    corpus = corpus_for_new(root)
    texts, files = _looked_through(root, given, corpus, otherwise=published, language=language, encoding=encoding)
    passages, events = _passages(texts, corpus)
    threads = join(passages, events)
    proposals = propose(threads, texts, corpus)
    conflicts = conflicts_of(_as_corpus(texts, proposals, corpus))
    near = near_figures(threads, events)
    aligned = Aligned(threads=threads, proposals=proposals, conflicts=conflicts, near=near)
    asking = {key: passages_to_suggest(text, corpus.reader) for key, text in texts.items()}
    suggestions = Suggestions(corpus, tuple(chain.from_iterable(asking.values())))
    drafts = {text.source: facts_of(text, aligned, suggestions, asking[key]) for key, text in texts.items()}
    files |= {facts_file(source): with_schema(root, drafted.toml) for source, drafted in drafts.items()}
    if any(proposal.is_new for proposal in proposals):
        files[_claims_file(root)] = with_schema(root, claims_toml(aligned, texts))
    write_all(root, files)
    named = sum(len(proposal.members) for proposal in proposals)
    return AllDrafted(
        files=tuple(files),
        proposals=proposals,
        conflicts={each.claim.key: conflicts[each.claim.key] for each in proposals if each.claim.key in conflicts},
        named=named,
        unnamed=sum(drafted.facts for drafted in drafts.values()) - named,
        left_out=sum(drafted.left_out for drafted in drafts.values()),
        remarks=sum(len(source.remarks) for source in drafts),
        alone=tuple(
            key for key in texts if not any(events.may_be_one(key, other) for other in events.texts if other != key)
        ),
    )


def texts_without_facts(root: Path) -> tuple[Path, ...]:
    """The articles below seeds/ that no source has, in order of their paths."""
    root = real_root(root)
    corpus = corpus_for_new(root)
    known = {name for source in corpus.sources.values() for name in (source.text, source.original)}
    folder = root / "seeds"
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
    return tuple(path for path in found if path.relative_to(root).as_posix() not in known)


def _looked_through(
    root: Path, given: Iterable[Path], corpus: Corpus, **told: str | None
) -> tuple[dict[str, NewText], dict[str, str]]:
    """The texts by their ids, and the copies in UTF-8 that are to be written; or all that is wrong with them."""
    texts: dict[str, NewText] = {}
    files: dict[str, str] = {}
    problems: list[Problem] = []
    for path in dict.fromkeys(real_path(each.parent) / each.name for each in given):
        try:
            source, copies = new_source(root, path, corpus, **told)
            if source.id in texts:
                what = f"{texts[source.id].source.text} and {source.text} would both be {facts_file(source)}"
                raise CorpusError(Problem(what=what, hint="rename one, or draft it by itself with another --id"))
            texts[source.id] = look_through(source, corpus)
            files |= copies
        except DiscrepantError as error:
            problems += error.problems
    if problems:
        raise CorpusError(*problems)
    return texts, files


def _passages(texts: Mapping[str, NewText], corpus: Corpus) -> tuple[list[Passage], Events]:
    """The passages of the new texts and those of the old ones that records name a claim for, and all these texts."""
    found: list[Passage] = []
    for key, text in texts.items():
        body, language = text.source.body, text.source.language
        mentions = list(with_events(text.mentions, body, corpus.reader, text.published.core))
        dateline = text.dateline and text.dateline.span
        found += (each for each in passages_of(key, body, mentions, language) if each.mention.span != dateline)
    for source in corpus.sources.values():
        found += _encoded(source, corpus)
    bodies = {source.id: source.body for source in corpus.sources.values()}
    return found, Events(bodies | {key: text.source.body for key, text in texts.items()})


def _encoded(source: Source, corpus: Corpus) -> Iterator[Passage]:
    on, language = source.published.core, source.language
    found = kept_mentions(source.body, on=on, reader=corpus.reader, language=language)
    told = with_tallies(found, source.body, corpus.reader, language)
    mentions = list(with_events(told, source.body, corpus.reader, on))
    claims = all_claims_at(source, corpus)
    for passage in passages_of(source.id, source.body, mentions, language):
        if claim := claims(passage.mention):
            yield attrs.evolve(passage, claim=claim[0])


def _as_corpus(texts: Mapping[str, NewText], proposals: Iterable[Proposal], corpus: Corpus) -> Corpus:
    """The corpus as it is once the proposals are accepted, with their claims alone."""
    claims = {proposal.claim.key: proposal.claim for proposal in proposals}
    sources = {**corpus.sources, **{key: source_of(text) for key, text in texts.items()}}
    facts = tuple(fact for claim in claims.values() for fact in claim.facts)
    return Corpus(claims=claims, sources=sources, facts=facts, names=corpus.names, reader=corpus.reader)


def _claims_file(root: Path) -> str:
    """A file for the new claims that is not there yet."""
    names = (f"{FACTS}/{_PROPOSED}{f'-{number}' if number > 1 else ''}.toml" for number in count(1))
    return next(name for name in names if not os.path.lexists(root / name))
