"""Evidence: is the quote in the source's text, and are the printed words in the quote?"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from discrepant.corpus.anchor import Anchor, Standing, stand_in_order, stands_in
from discrepant.toml.form import Flaw
from discrepant.toml.lines import Path

__all__ = ["Unfounded", "unfounded"]


@attrs.frozen(kw_only=True)
class Unfounded:
    """What a record lacks in evidence.

    It names the key at fault, why in a sentence, and what stands against it.
    """

    path: Path
    why: str
    against: str

    @property
    def flaw(self) -> Flaw:
        """The same as a flaw of the record; what its own quote says is not repeated."""
        what = self.why.rstrip(".")
        if self.path[0] == "says":
            return Flaw(path=self.path, what=what)
        if "\n" not in self.against:
            return Flaw(path=self.path, what=what, hint=self.against)
        return Flaw(path=self.path, what=what, below=tuple(self.against.splitlines()))


def unfounded(says: tuple[str, ...], quote: str, text: str, anchor: Anchor, *, in_order: bool) -> Iterator[Unfounded]:
    """All that is wrong with a quote, and with the words in it.

    The quote was looked for in the text of this name.
    """
    if anchor.state is Standing.AMBIGUOUS:
        lines = ", ".join(map(str, anchor.lines))
        why = f"the quote stands in {text} more than once; quote a few words more."
        yield Unfounded(path=("quote",), why=why, against=f"lines {lines}")
    elif anchor.state is Standing.MISSING:
        nearest = anchor.nearest
        place = f" The nearest passage is on line {nearest.line}." if nearest else ""
        against = str(nearest) if nearest else "nothing like it"
        yield Unfounded(path=("quote",), why=f"the quote is not in {text}.{place}", against=against)
    for number, words in enumerate(says):
        if not stands_in(words, quote):
            path = ("says", number)
            yield Unfounded(path=path, why=f"the printed words “{words}” are not in the quote.", against=quote)
            in_order = False
    if in_order and not stand_in_order(says, quote):
        why = "the pieces of the quotation do not stand in the quote in this order."
        yield Unfounded(path=("says",), why=why, against=quote)
