"""Proposals, and what only one text tells, as records that are easily accepted or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import attrs

from discrepant.corpus.model import Nature
from discrepant.desk.alignment.joining import Thread
from discrepant.desk.alignment.passages import Passage, Place
from discrepant.desk.alignment.proposals import Member, Proposal
from discrepant.desk.draft import Draft, NewText, around, as_draft, described, record, told_again
from discrepant.desk.suggestions import Suggestions
from discrepant.reading.unit_words import unit_in_words
from discrepant.toml.text import array, comment, quoted

__all__ = ["Aligned", "claims_toml", "facts_of"]

_HEAD = (
    "Proposed from {}: what two texts or more seem to tell. The likeliest stand first.",
    "Confirm kind and nature, write what it is about, and give a key that says it; or delete the claim and its facts.",
    "A score is how alike the passages are, from 0 to 1, and says nothing of what is true.",
)
_UNREAD = "What others seem to tell, too, but cannot be read as answers to one claim: name it by hand."


@attrs.frozen(kw_only=True)
class Aligned:
    """What texts seem to tell together, what of it is proposed, and in conflict by its claim."""

    threads: Sequence[Thread]
    proposals: Sequence[Proposal]
    conflicts: Mapping[str, str]
    near: Mapping[Place, Sequence[Passage]]  # for figures that no other text seems to tell, the nearest of others

    def conflict(self, proposal: Proposal) -> str:
        """The values of a proposal that cannot all be true; empty where they can."""
        return self.conflicts.get(proposal.claim.key, "")

    @cached_property
    def elsewhere(self) -> Mapping[tuple[str, tuple[int, int]], list[Passage]]:
        """For each place of a source, where others seem to tell the same."""
        found: dict[tuple[str, tuple[int, int]], list[Passage]] = {}
        for thread in self.threads:
            for source in thread.sources:
                if others := [each for each in thread.passages if each.source != source]:
                    found |= {(source, each.mention.span): others for each in thread.told_by(source)}
        return found


def claims_toml(aligned: Aligned, texts: Iterable[str]) -> str:
    """The new claims as a record file; the texts are named by their sources."""
    head = [comment(_HEAD[0].format(", ".join(texts))), *map(comment, _HEAD[1:])]
    blocks = [head, *(_claim(each, aligned.conflict(each)) for each in aligned.proposals if each.is_new)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _claim(proposal: Proposal, conflict: str) -> list[str]:
    claim = proposal.claim
    who = ", ".join(f"{member.source}: {' / '.join(member.says)}" for member in proposal.members)
    doubts = dict.fromkeys(member.mention.problem for member in proposal.members if member.mention.problem)
    unsure = "  " + comment("confirm: " + "; ".join(doubts)) if doubts else ""
    return [
        comment(proposed(proposal, conflict)),
        comment(who),
        f"[claim.{quoted(claim.key)}]",
        f"about = {quoted(claim.about)}  # confirm",
        f"kind = {quoted(str(claim.kind))}{unsure}",
        *([f"nature = {quoted(str(claim.nature))}  # confirm"] if claim.nature is not Nature.CONSTANT else []),
        *([f"unit = {quoted(_unit(claim.unit))}"] if claim.unit else []),
    ]


def _unit(unit: str) -> str:
    """A unit as an editor would type it: cubic meter, and not what pint makes of it."""
    return unit_in_words(unit, is_one=True) if " " in unit else unit


def proposed(proposal: Proposal, conflict: str) -> str:
    """What is known of a proposal in one line: "proposed, score 0.93, told by 3; conflicts: 30 / 31"."""
    told = f"proposed, score {proposal.score:.2f}, told by {proposal.told_by}"
    return f"{told}; conflicts: {conflict}" if conflict else told


def facts_of(text: NewText, aligned: Aligned, suggestions: Suggestions, passages: Sequence[Passage]) -> Draft:
    """The facts file of a text: what others tell as well, under its claim, then the rest.

    The passages are those of its mentions, in their order, which the suggestions know.
    """
    told = [(each, member) for each in aligned.proposals for member in each.members if member.source == text.source.id]
    records = [_fact(member, each, aligned.conflict(each), text) for each, member in told]
    taken = {span for _, member in told for span in member.spans}
    unread: list[list[str]] = []
    rest: list[list[str]] = []
    for plain, mention, kind, passage in zip(text.mentions, text.told, text.kinds, passages, strict=True):
        if plain.span in taken:
            continue
        others = aligned.elsewhere.get((text.source.id, plain.span), ())
        near = () if others else aligned.near.get((text.source.id, plain.span, str(plain.kind)), ())
        drafted = record(mention, kind, text.index, suggestions, passage, beside=map(_near, near))
        if others:
            unread.append([*map(_told_too, others), *drafted])
        else:
            rest.append(drafted)
    if unread:
        unread[0] = [comment(_UNREAD), "", *unread[0]]
    if rest and (records or unread):
        rest[0] = [comment("What no other text seems to tell: name what matters, and delete the rest."), "", *rest[0]]
    return as_draft(text.head, [*records, *unread, *rest])


def _told_too(passage: Passage) -> str:
    mention = passage.mention
    return comment(f"{passage.source} seems to tell it, too, on line {mention.line}: {mention.words}")


def _near(told: Passage) -> str:
    mention = told.mention
    at = max(0, told.around.find(mention.words))
    words = around(told.around, (at, at + len(mention.words)))
    return comment(f"near it, by the figure alone, {told.source} has on line {mention.line}: {words}")


def _fact(member: Member, proposal: Proposal, conflict: str, text: NewText) -> list[str]:
    says = quoted(member.says[0]) if len(member.says) == 1 else array(member.says)
    return [
        *described(member.mention, text.index),
        comment(proposed(proposal, conflict)),
        *(told_again(mention, text.index) for mention in member.again),
        "[[fact]]",
        f"claim = {quoted(proposal.claim.key)}",
        f"says = {says}",
        f"quote = {quoted(member.quote)}",
    ]
