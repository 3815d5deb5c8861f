"""Proposals, and what only one text tells, as records that are easily accepted or dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from discrepant.corpus.model import Nature
from discrepant.desk.alignment.passages import Passage
from discrepant.desk.alignment.proposals import Member, Proposal
from discrepant.desk.draft import Draft, NewText, as_draft, described, record, told_again
from discrepant.desk.suggestions import Suggestions
from discrepant.toml.text import array, comment, quoted

__all__ = ["claims_toml", "facts_of"]

_HEAD = (
    "Proposed from {}: what two texts or more seem to tell. The likeliest stand first.",
    "Confirm kind and nature, write what it is about, and give a key that says it; or delete the claim and its facts.",
    "A score is how alike the passages are, from 0 to 1, and says nothing of what is true.",
)


def claims_toml(proposals: Iterable[Proposal], texts: Mapping[str, NewText], conflicts: Mapping[str, str]) -> str:
    """The new claims as a record file."""
    head = [comment(_HEAD[0].format(", ".join(texts))), *map(comment, _HEAD[1:])]
    blocks = [head, *(_claim(each, conflicts.get(each.claim.key, "")) for each in proposals if each.is_new)]
    return "\n\n".join("\n".join(block) for block in blocks) + "\n"


def _claim(proposal: Proposal, conflict: str) -> list[str]:
    claim = proposal.claim
    who = ", ".join(f"{member.source}: {' / '.join(member.says)}" for member in proposal.members)
    return [
        comment(proposed(proposal, conflict)),
        comment(who),
        f"[claim.{quoted(claim.key)}]",
        f"about = {quoted(claim.about)}  # confirm",
        f"kind = {quoted(str(claim.kind))}",
        *([f"nature = {quoted(str(claim.nature))}  # confirm"] if claim.nature is not Nature.CONSTANT else []),
        *([f"unit = {quoted(claim.unit)}"] if claim.unit else []),
    ]


def proposed(proposal: Proposal, conflict: str) -> str:
    """What is known of a proposal in one line: "proposed, score 0.93, told by 3; conflicts: 30 / 31"."""
    told = f"proposed, score {proposal.score:.2f}, told by {proposal.told_by}"
    return f"{told}; conflicts: {conflict}" if conflict else told


def facts_of(
    text: NewText,
    proposals: Iterable[Proposal],
    conflicts: Mapping[str, str],
    suggestions: Suggestions,
    passages: Sequence[Passage],
) -> Draft:
    """The facts file of a text: what others tell as well, under its claim, then the rest.

    The passages are those of its mentions, in their order, which the suggestions know.
    """
    told = [(each, member) for each in proposals for member in each.members if member.source == text.source.id]
    records = [_fact(member, each, conflicts.get(each.claim.key, ""), text) for each, member in told]
    taken = {span for _, member in told for span in member.spans}
    rest = [
        record(mention, kind, text.index, suggestions, passage)
        for plain, mention, kind, passage in zip(text.mentions, text.told, text.kinds, passages, strict=True)
        if plain.span not in taken
    ]
    if records and rest:
        rest[0] = [comment("What no other text seems to tell: name what matters, and delete the rest."), "", *rest[0]]
    return as_draft(text.head, [*records, *rest])


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
