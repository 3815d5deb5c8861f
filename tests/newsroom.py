"""Corpora of a few articles in a line each, for tests of what happens when they are checked."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from corpora import write_corpus

__all__ = ["CHECKS", "CLAIMS", "keyed", "newsroom", "tell"]

CHECKS = Path(__file__).parent.parent / "checks"

CLAIMS = """\
[claim.crowd]
about = "How many came"
kind  = "count"

[claim.aid]
about  = "What the aid came to"
kind   = "money"
nature = "cumulative"
unit   = "USD"

[claim.post]
about = "The minister's post"
kind  = "term"
terms.speaker = ["spokesman", "spokeswoman"]
terms.chief   = ["director"]
terms.aide    = ["adviser"]

[claim.day]
about = "The day of the march"
kind  = "date"

[claim.width]
about = "The width of the river"
kind  = "measure"
unit  = "km"

[claim.vote]
about = "How the house voted"
kind  = "tally"

[claim.war]
about = "From when to when the war went on"
kind  = "period"

[claim.band]
about = "The ages that the survey calls young"
kind  = "period"
unit  = "year"

[claim.mayor]
about = "The mayor's age"
kind  = "age"

[claim.words]
about = "What the minister said"
kind  = "quotation"

[claim.signers]
about = "Who signed"
kind  = "roster"
"""


def tell(source: str, published: str = "2022-11-06", **facts: str | Mapping[str, object]) -> dict[str, str]:
    """The files of an article: what it prints on each claim, or the keys of its record, `says` among them."""
    records, sentences = [], [f"The {source} has it."]
    for claim, stated in facts.items():
        keys = {"says": stated} if isinstance(stated, str) else dict(stated)
        says = keys["says"]
        printed = says if isinstance(says, str) else " and ".join(says)  # type: ignore[arg-type]  # a list of words
        keys = {"quote": f"As for {claim}: {printed} it was", **keys}
        sentences.append(f"{keys['quote']}, the {source} says.")
        lines = [f"{key} = {_toml(value)}" for key, value in keys.items()]
        records.append("\n".join(["[[fact]]", f'claim = "{claim}"', *lines]))
    head = [
        "[source]",
        f'id = "{source}"',
        f'publisher = "The {source.title()}"',
        'headline = "What happened"',
        f'published = "{published}"',
        f'text = "seeds/{source}.txt"',
        'sha256 = "@sha256@"',
    ]
    return {
        f"facts/{source}.toml": "\n\n".join(["\n".join(head), *records]) + "\n",
        f"seeds/{source}.txt": "\n".join(sentences) + "\n",
    }


def keyed(article: Mapping[str, str], **keys: str) -> dict[str, str]:
    """The files of an article, its source having these keys as well, or instead."""
    (record,) = (name for name in article if name.startswith("facts/"))
    head, *facts = article[record].split("\n\n", 1)
    lines = [line for line in head.splitlines() if line.partition(" =")[0] not in keys]
    lines[2:2] = [f"{key} = {_toml(value)}" for key, value in keys.items()]
    return {**article, record: "\n\n".join(["\n".join(lines), *facts])}


def newsroom(root: Path, *articles: Mapping[str, str], **files: str) -> Path:
    """Write claims, articles, checks and further files below facts/ (`acknowledged="…"`) to a folder."""
    content = {"facts/claims.toml": CLAIMS}
    for article in articles:
        content |= article
    content |= {f"facts/{name}.toml": text for name, text in files.items()}
    shutil.copytree(CHECKS, root / "checks", dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    return write_corpus(root, content)


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"'{value}'"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    raise TypeError(value)
