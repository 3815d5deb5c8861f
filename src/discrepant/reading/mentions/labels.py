"""Words right before a number that make a name of it: Article 5, HTML 5."""

from __future__ import annotations

import re

from discrepant.reading.mentions.joined import Digits
from discrepant.reading.mentions.runs import WordRun
from discrepant.reading.words import rules

__all__ = ["TEAM", "is_labelled", "is_of_capital"]

_OTHER_END = re.compile(r" (?:to|or) [0-9][0-9,.]*(?= )")  # gave MPs 5 to 10 days
_AFTER = re.compile("[ \u00a0]([^\\W\\d_]+)")
_NAMED = 3  # digits
_STROKE = re.compile(r"(?<![0-9])/[1-9][0-9]{1,2}(?![\w/])")  # BP 140/90
TEAM = re.compile(",? (?:[A-Z][a-z]+ ){1,3}[0-9]{1,3}(?![\\w%]|[,.][0-9])")  # behind "Wild 2": ", Blues 1"


def is_labelled(run: WordRun, i: int) -> bool:
    """Whether a word such as "Article" or "page" stands right before."""
    word = run.word_before(i)
    if not word or word[-1] in rules()["label"]["signs"]:
        return bool(word)
    label = rules()["label"]
    bare = word.lstrip("([\"'\u201c\u2018").removesuffix(".")
    plain = bare.lower()
    if bare.removesuffix(":").rstrip("s") in label["identifiers"] or (
        bare[-1:] == ":" and plain[:-1] in label["reached"]
    ):
        return True
    if plain in label["words"] or (plain in label["capital"] and (bare != plain or word.endswith("."))):
        return True
    return plain == "of" and run.before(i).lower().endswith(tuple(rules()["label"]["before"]))


def is_of_capital(it: Digits) -> bool:
    """Whether a capitalised word makes a name of it, "HTML 5 and": not "in Kyiv 30 people"."""
    if it.before != " " or len(it.digits) > _NAMED or not it.run.atoms[it.i].text.isdecimal():
        return False
    word = it.run.word_before(it.i)
    if it.i and it.run.texts[it.i - 1] == word.lower():  # a month, a currency
        return False
    if not word[:1].isupper() or not word.isalpha() or word.lower() in rules()["label"]["no_name"]:
        return False
    line = it.run.before(it.i).rstrip()
    head = line[: -len(word)].rstrip()
    begins = not head or head[-1] in '.!?:"\u201c\u201d(\n'  # the capital is that of a sentence
    after = it.run.after(it.i + 1)
    other = _OTHER_END.match(after)
    following = _AFTER.match(after, other.end() if other else 0)
    goes_on = following is None or following[1][0].isupper() or following[1] in rules()["label"]["no_noun"]
    if _STROKE.match(after) or after.startswith(("%", " %", "-", "\u2013", " -", " \u2013")):
        return False
    return goes_on and (not begins or TEAM.match(it.run.after(it.i + 1)) is not None)
