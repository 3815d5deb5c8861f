"""Terms of a table, such as the gates of flights.

Which words are one term, and which terms can hold together.

It is set out as in a term claim of records: `terms`, each with the words that stand for it, and `broader`, `together`
and `compatible`. Words that are not set out are a term of their own; in spelling, case and type make no difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations
from pathlib import Path

import attrs

from discrepant.corpus.claims import build_claim
from discrepant.corpus.files import read_table
from discrepant.corpus.model import Claim, Kind, Place
from discrepant.corpus.records import ClaimRecord, CompatibleRecord
from discrepant.corpus.terms import term_flaws
from discrepant.corpus.vocabulary import Vocabulary
from discrepant.errors import DiscrepantError
from discrepant.reading.wording import spelling
from discrepant.scan.engine import Engine
from discrepant.toml.form import Structure
from discrepant.toml.lines import scan as lines_of

__all__ = ["NOTHING", "Terms", "TermsRecord"]

_TERMS = {"says": "string", "term": "string", "is_declared": "boolean"}
_RELATED = {"one": "string", "other": "string"}


@attrs.frozen(kw_only=True)
class TermsRecord:
    """What a file of terms holds, named as in the record of a term claim."""

    terms: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    broader: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    together: tuple[tuple[str, ...], ...] = ()
    compatible: tuple[CompatibleRecord, ...] = ()


@attrs.frozen
class Terms:
    """The terms that are set out for all claims of a table: a claim of terms, without facts."""

    claim: Claim

    @classmethod
    def of(cls, record: TermsRecord, file: str = "") -> Terms:
        """As they are set out."""
        return cls(build_claim("terms", _as_claim(record), Place(file=file, line=0)))

    @classmethod
    def parse(cls, path: Path) -> Terms:
        """Those of a file; a DiscrepantError lists all that is wrong with it, each with its line."""
        toml = read_table(path.parent, path.name)
        record = Structure().parse(toml, TermsRecord, str(path))
        layout = lines_of(toml)
        if flaws := list(term_flaws(_as_claim(record))):
            raise DiscrepantError(*(flaw.problem(str(path), layout.line(flaw.path)) for flaw in flaws))
        return cls.of(record, str(path))

    def put(self, engine: Engine, words: Iterable[str]) -> None:
        """Make the tables `terms` and `related`.

        The first has of each of these words the term that they stand for.
        Related are two terms that do not exclude each other, either way round.
        """
        engine.put("terms", _TERMS, self._named(words))
        vocabulary = Vocabulary(self.claim)
        pairs = permutations(self.claim.terms, 2)
        engine.put("related", _RELATED, (pair for pair in pairs if not vocabulary.exclude(*pair)))

    def set_out(self, claim: Claim) -> Claim:
        """A claim of a table with these terms."""
        told = self.claim
        return attrs.evolve(claim, terms=told.terms, broader=told.broader, together=told.together, because=told.because)

    def term_of(self, words: str) -> str:
        """The term that words stand for."""
        return self._labels.get(spelling(words), spelling(words))

    def _named(self, words: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
        labels = self._labels
        for each in words:
            key = spelling(each)
            yield each, labels.get(key, key), key in labels

    @property
    def _labels(self) -> Mapping[str, str]:
        """Each term by the spellings of its labels."""
        named = ((label, term) for term, others in self.claim.terms.items() for label in (term, *others))
        return {spelling(label): term for label, term in named}


def _as_claim(record: TermsRecord) -> ClaimRecord:
    return ClaimRecord(
        about="",
        kind=Kind.TERM,
        terms=record.terms,
        broader=record.broader,
        together=record.together,
        compatible=record.compatible,
    )


NOTHING = Terms.of(TermsRecord())  # all words are terms of their own
