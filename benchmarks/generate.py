"""A made-up corpus of any size: every claim is told by four sources, in the kinds that a newsroom meets."""

from __future__ import annotations

import hashlib
from pathlib import Path

__all__ = ["generate"]

SOURCES = 20
TOLD_BY = 4

# kind, keys of the claim, and what four sources print; {n} makes each claim's words its own
KINDS = (
    ("count", 'kind = "count"', ("{n}00 people", "about {n}00 people", "more than {n}00 people", "{n}05 people")),
    (
        "money",
        'kind = "money"\nunit = "USD"',
        ("${n}.2 billion", "about ${n} billion", "${n}.2bn", "nearly ${n}.3 billion"),
    ),
    ("date", 'kind = "date"', ("Nov. 4", "on Friday", "early November", "4 November")),
    ("term", 'kind = "term"\nterms.minister = ["minister {n}", "min. {n}"]', ("minister {n}", "min. {n}") * 2),
    ("quotation", 'kind = "quotation"', ("we will not yield {n} inches", "will not yield {n} inches") * 2),
)


def generate(root: Path, claims: int) -> int:
    """Write a corpus with so many claims below a folder; returns the number of its facts."""
    for folder in ("facts", "seeds", "checks"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    for check in (Path(__file__).parent.parent / "checks").glob("test_*.py"):
        (root / "checks" / check.name).write_bytes(check.read_bytes())
    tables, texts, facts = [], [""] * SOURCES, [""] * SOURCES
    for n in range(claims):
        _, keys, printed = KINDS[n % len(KINDS)]
        tables.append(f'[claim."claim.c{n}"]\nabout = "Made-up claim {n}"\n{keys.format(n=n + 1)}\n')
        for turn in range(TOLD_BY):
            source = (n + turn * 5) % SOURCES
            says = printed[turn].format(n=n + 1)
            quote = f"Sentence {n} of this article has it that {says} it was."
            texts[source] += f"{quote}\n"
            facts[source] += f'[[fact]]\nclaim = "claim.c{n}"\nsays = "{says}"\nquote = "{quote}"\n\n'
    (root / "facts" / "claims.toml").write_text("\n".join(tables))
    (root / "pytest.ini").write_text("[pytest]\n")
    for source, (text, records) in enumerate(zip(texts, facts, strict=True)):
        (root / "seeds" / f"s{source}.txt").write_text(text)
        head = (
            f'[source]\nid = "s{source}"\npublisher = "Paper {source}"\nheadline = "-"\npublished = "2022-11-06"\n'
            f'text = "seeds/s{source}.txt"\nsha256 = "{hashlib.sha256(text.encode()).hexdigest()}"\n\n'
        )
        (root / "facts" / f"s{source}.toml").write_text(head + records)
    return claims * TOLD_BY
