"""Claims that several articles seem to tell and nobody has encoded.

They are accepted or dropped one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from discrepant.corpus.model import Source
from discrepant.desk.alignment.events import Events
from discrepant.desk.alignment.joining import join
from discrepant.desk.alignment.passages import Passage, passages_of, with_events
from discrepant.desk.alignment.proposals import Member, Proposal, propose
from discrepant.desk.coverage import all_claims_at, is_skipped
from discrepant.desk.draft import NewSource, NewText, look_through
from discrepant.errors import DiscrepantError
from discrepant.server.asked import FieldError, Query
from discrepant.server.board import Board, Snapshot
from discrepant.server.saving import Edit, with_new_fact

__all__ = ["Proposals", "shown"]


class Proposals:
    """What is proposed of a corpus as it stands.

    What was dropped is not proposed again while the desk is open.
    """

    def __init__(self) -> None:
        self._dropped: set[str] = set()
        self._found: tuple[Snapshot, Mapping[str, Proposal]] | None = None

    def of(self, board: Board, now: Snapshot) -> Mapping[str, Proposal]:
        """The proposals by their ids, the likeliest first."""
        if self._found is None or self._found[0] is not now:
            found = {_id(proposal): proposal for proposal in _proposed(board, now)}
            self._found = now, found
        return {key: proposal for key, proposal in self._found[1].items() if key not in self._dropped}

    def drop(self, board: Board, now: Snapshot, key: str) -> None:
        """Propose it no more."""
        self._named(board, now, key)
        self._dropped.add(key)

    def accepted(self, board: Board, now: Snapshot, key: str) -> Edit:
        """The records with the claim and a fact for each member."""
        proposal = self._named(board, now, key)
        claim = proposal.claim
        declared = {"key": claim.key, "about": claim.about, "kind": str(claim.kind), "nature": str(claim.nature)}
        texts: dict[str, str] = {}
        for number, member in enumerate(proposal.members):
            fact = {"claim": claim.key, "says": list(member.says), "quote": member.quote}
            is_first = proposal.is_new and number == 0
            asked = {
                "source": member.source,
                "fact": fact,
                "new_claim": {**declared, "unit": claim.unit} if is_first else None,
            }
            texts |= with_new_fact(now, Query(asked)).texts
        return Edit(what=f"{claim.key}, told by {len(proposal.members)}", texts=texts)

    def _named(self, board: Board, now: Snapshot, key: str) -> Proposal:
        found = self.of(board, now).get(key)
        if found is None:
            raise FieldError(None, "this is not proposed any more", "load the page anew")
        return found


def shown(key: str, proposal: Proposal) -> dict[str, Any]:
    """A proposal as a page has it."""
    return {
        "id": key,
        "claim": proposal.claim.key,
        "about": proposal.claim.about,
        "kind": str(proposal.claim.kind),
        "nature": str(proposal.claim.nature),
        "unit": proposal.claim.unit,
        "is_new": proposal.is_new,
        "score": round(proposal.score, 2),
        "members": [
            {"source": each.source, "says": " / ".join(each.says), "quote": each.quote} for each in proposal.members
        ],
    }


def _id(proposal: Proposal) -> str:
    """The same for the same words of the same sources."""
    told = repr([proposal.claim.key, *((each.source, each.says, each.quote) for each in proposal.members)])
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _proposed(board: Board, now: Snapshot) -> Iterator[Proposal]:
    texts = {key: text for key, source in now.corpus.sources.items() if (text := _text(source, now))}
    passages = [each for key in texts for each in _passages(board, now, now.corpus.sources[key], texts[key])]
    events = Events({key: text.source.body for key, text in texts.items()})
    encoded = {(each.source, each.mention.span) for each in passages if each.claim}
    for proposal in propose(join(passages, events), texts, now.corpus):
        known = now.corpus.claims.get(proposal.claim.key)
        told = {fact.source.id for fact in known.facts} if known else set()
        members = tuple(each for each in proposal.members if _is_open(each, told, encoded))
        if len(members) > proposal.is_new:
            yield attrs.evolve(proposal, members=members)


def _is_open(member: Member, told: set[str], encoded: set[tuple[str, tuple[int, int]]]) -> bool:
    return member.source not in told and not any((member.source, span) in encoded for span in member.spans)


def _text(source: Source, now: Snapshot) -> NewText | None:
    """The text of a source as one that is to be drafted; one that is too large is left out."""
    new = NewSource(
        id=source.id,
        text=source.text,
        sha256=source.sha256,
        body=source.body,
        publisher=source.publisher,
        published=source.published.words,
        language=source.language,
    )
    try:
        return look_through(new, now.corpus)
    except DiscrepantError:
        return None


def _passages(board: Board, now: Snapshot, source: Source, text: NewText) -> Iterator[Passage]:
    """The passages of a text that are encoded, by their claims, and those that are open."""
    on = source.published.core
    mentions = list(with_events(board.mentions(source), source.body, now.corpus.reader, on))
    claims, skipped = all_claims_at(source, now.corpus), is_skipped(source)
    dateline = text.dateline and text.dateline.span
    for passage in passages_of(source.id, source.body, mentions, source.language):
        if told := claims(passage.mention):
            yield attrs.evolve(passage, claim=told[0])
        elif not skipped(passage.mention) and passage.mention.span != dateline:
            yield passage
