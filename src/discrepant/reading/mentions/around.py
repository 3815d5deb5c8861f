"""Rules of mentions.toml: what stands around a number or a date and would be cut from it.

Each has regular expressions of what stands right before it, of its own words and of what stands right behind; in these
`{name}` is a part that several have, from the list of them there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import attrs

from discrepant.reading.words import words_of

__all__ = ["RuleAround", "rules_around"]

_PART = re.compile(r"\{([a-z_]+)\}")

_Finds = Callable[[str], re.Match[str] | None]


@attrs.frozen
class RuleAround:
    """What must stand around words, and why these are no reading by themselves then.

    `asks` is all that the rule says, whatever else it asks of the words among it.
    """

    before: _Finds | None
    words: _Finds | None
    after: _Finds | None
    asks: Mapping[str, Any]
    why: str

    def fits(self, before: str, words: str, after: str) -> bool:
        """Whether all of it is there; what stands behind is at one place, and looked at first."""
        return bool(
            (self.after is None or self.after(after))
            and (self.words is None or self.words(words))
            and (self.before is None or self.before(before))
        )


@cache
def rules_around(name: str) -> tuple[RuleAround, ...]:
    """The rules of one list of mentions.toml, in order."""
    return tuple(
        RuleAround(
            before=re.compile(rf"(?:{_whole(rule['before'])})\Z").search if "before" in rule else None,
            words=re.compile(_whole(rule["words"])).match if "words" in rule else None,
            after=re.compile(_whole(rule["after"])).match if "after" in rule else None,
            asks=rule,
            why=rule["why"],
        )
        for rule in words_of("mentions")[name]
    )


def _whole(pattern: str) -> str:
    """A pattern with its parts in their places, which may have parts, too."""
    return _PART.sub(lambda named: f"(?:{_whole(_parts()[named[1]])})", pattern)


@cache
def _parts() -> Mapping[str, str]:
    return {part["name"]: part["is"] for part in words_of("mentions")["parts"]}
