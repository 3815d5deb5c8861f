"""Which mentions are drafted as what may answer a claim of tally, period or age, too."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from newsroom import newsroom, tell

from discrepant.corpus.load import load
from discrepant.desk.draft import NewSource, draft
from discrepant.desk.kinds import plain_kind
from discrepant.reading.interval import Interval
from discrepant.reading.mentions import find_mentions
from discrepant.reading.reader import Reader

READER = Reader()
ON = Interval(*[date(2022, 11, 6).toordinal()] * 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The House voted 219-212.", {"219-212": "tally"}),
        ("By a vote of 219 to 212 the House agreed.", {"219 to 212": "tally"}),
        ("The 34-year-old actor spoke.", {"34-year-old": "age"}),
        ("The actor, aged 34, spoke.", {"aged 34": "age"}),
        ("An 18-month-old girl was found.", {"18-month-old": "age"}),
        ("A woman in her 30s came.", {"30s": "age"}),
        ("It asked adults aged 18 to 24.", {"aged 18 to 24": "period"}),
        ("It asked people aged 65 and over.", {"aged 65 and over": "period"}),
        ("The war of 1914-1918 was long.", {"1914-1918": "period"}),
        ("It has been so since 2014.", {"since 2014": "period"}),
        ("It was on 24 October 2022.", {}),
        ("The river is 34 km long and 2 years old news.", {"2 years old": "age"}),
        ("Of 34 members 30 came.", {}),
        ("It cost $34.", {}),
        ("“We will talk of all that there is now,” he said.", {}),
    ],
)
def test_where_it_is_plain(text: str, expected: dict[str, str]) -> None:
    found = {each.words: plain_kind(each, READER, ON) for each in find_mentions(text, on=ON, reader=READER)}
    assert {words: str(kind) for words, kind in found.items() if kind} == expected


def test_a_draft_says_so_and_suggests_such_claims(tmp_path: Path) -> None:
    corpus = load(newsroom(tmp_path, tell("north", vote="219-212")))
    body = "NEWS, Nov. 6, 2022\nThe house voted 219-211.\nThe mayor, aged 34, saw the war of 1914-1918 in a film.\n"
    toml = draft(NewSource(id="new", text="seeds/new.txt", sha256="0" * 64, body=body), corpus).toml
    assert "# it suits a claim of kind tally, too\n# perhaps vote\n" in toml
    assert "# it suits a claim of kind age, too\n# perhaps mayor\n" in toml
    assert "# it suits a claim of kind period, too\n# perhaps war\n" in toml
