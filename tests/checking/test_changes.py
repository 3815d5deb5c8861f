"""What may be left out of a run after a change: nothing that would end otherwise than before."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import pytest
from corpora import change, write_corpus
from hypothesis import given
from hypothesis import strategies as st
from newsroom import CLAIMS, keyed, newsroom, tell

from discrepant.checking.changes import Fingerprints
from discrepant.checking.findings import Outcome
from discrepant.checking.standard import STANDARD
from discrepant.checking.subjects import subjects_of
from discrepant.compare.verdict import Verdict
from discrepant.corpus.load import load
from discrepant.corpus.model import Corpus

BEFORE, AFTER = date(2022, 12, 1), date(2022, 12, 3)
SAYS: Mapping[str, tuple[str | Mapping[str, object], ...]] = {
    "crowd": ("30", "31", "about 30"),
    "aid": ("$2 billion", "$3 billion"),
    "day": ("Sunday", "November 5", "November 7"),
    "width": ({"says": ["2 km", "1.2 miles"]}, {"says": ["2 km", "3 miles"]}),
    "post": ("spokesman", "director"),
    "words": ("we shall see", "we shall not see"),
    "signers": ({"says": ["Ann Lee"]}, {"says": ["Ann Lee", "Bo Hill"], "complete": True}),
}
NOTED = '[[acknowledged]]\nclaim = "crowd"\nbetween = ["north", "south"]\nreason = "Asked."\n'
NAMES = '[name.lee]\nlabel = "Ann Lee"\nalso = ["Mrs. Lee"]\n'
COUNTED = CLAIMS.replace('kind  = "roster"', 'kind  = "roster"\ncounted_by = "crowd"')
CLAIM_FILES = (
    CLAIMS,
    COUNTED,
    CLAIMS.replace('nature = "cumulative"', 'nature = "constant"'),
    CLAIMS.replace('"How many came"', '"How many came to the march"'),
    CLAIMS.replace('"spokeswoman"]', '"director"]').replace('["director"]', '["chief of staff"]'),
)


@st.composite
def desks(draw: st.DrawFn) -> Mapping[str, str]:
    """The files of a desk with three sources, of few possible ones, so that much of two is the same."""
    desk: dict[str, str] = {}
    for source in ("north", "south", "third"):
        told = {claim: draw(st.sampled_from(says)) for claim, says in SAYS.items() if draw(st.booleans())}
        article = tell(source, draw(st.sampled_from(("2022-11-06", "2022-11-08"))), **told)
        if draw(st.booleans()):
            article = keyed(article, speaker=draw(st.sampled_from(("Ann Lee", "Mrs. Lee"))))
            article[f"seeds/{source}.txt"] += "So Ann Lee says, or Mrs. Lee.\n"
        if source == "third" and draw(st.booleans()):
            article = keyed(article, version_of="south", published="2022-11-09")
        desk |= article
    desk["facts/claims.toml"] = draw(st.sampled_from(CLAIM_FILES))
    desk["facts/acknowledged.toml"] = draw(st.sampled_from(("", NOTED, f'{NOTED}until = "2022-12-02"\n')))
    desk["facts/names.toml"] = draw(st.sampled_from(("", "", NAMES)))
    return desk


def corpus_of(desk: Mapping[str, str]) -> Corpus:
    """The corpus with these files."""
    with TemporaryDirectory() as folder:
        return load(write_corpus(Path(folder), desk))


def ended(corpus: Corpus, today: date) -> dict[tuple[str, str, str], object]:
    """How the checks of claims and facts end, by what each looks at and which of them."""
    return {
        (check.asks, check.name, key): _said(check.on(subject, corpus, today=today, fail_on=Verdict.CONFLICT))
        for check in STANDARD
        if check.asks in ("claim", "fact")
        for key, subject in subjects_of(
            check.asks, corpus, kind=check.kind, told=check.told, says=check.says
        ).records.items()
    }


def _said(outcome: Outcome) -> object:
    """All that was found, without the lines of records and texts, which move with whatever stands above them."""
    found = [attrs.evolve(finding, sides=()) for finding in outcome.findings]
    quotes = [told.quote for finding in outcome.findings for side in finding.sides for told in side.facts]
    warned = [each.text for each in outcome.warnings]
    return found, quotes, outcome.not_compared, outcome.failure is None, outcome.acknowledged, warned


def left_out(before: Corpus, after: Corpus, days: tuple[date, date] = (BEFORE, BEFORE)) -> set[tuple[str, str]]:
    """What a run after a change leaves out."""
    old, new = (Fingerprints.of(corpus, day) for corpus, day in zip((before, after), days, strict=True))
    changed = new.changed_since(old)
    if changed.common:
        return set()
    kept = {("claim", key) for key in new.claims.keys() - changed.claims.keys()}
    return kept | {("fact", key) for key in new.facts.keys() - changed.facts.keys()}


@given(desks(), desks(), st.sampled_from((BEFORE, AFTER)))
def test_what_is_left_out_ends_as_it_did(one: Mapping[str, str], other: Mapping[str, str], today: date) -> None:
    before, after = corpus_of(one), corpus_of(other)
    kept = left_out(before, after, (BEFORE, today))
    then, now = ended(before, BEFORE), ended(after, today)
    assert {key for key, said in now.items() if key[::2] in kept and then.get(key) != said} == set()


@given(desks(), st.integers(0, 20))
def test_where_a_record_stands_in_its_file_is_no_change(desk: Mapping[str, str], lines: int) -> None:
    moved = {name: "#\n" * lines + text if name.endswith(".toml") else text for name, text in desk.items()}
    before, after = corpus_of(desk), corpus_of(moved)
    assert left_out(before, after) == {
        *(("claim", key) for key in after.claims),
        *(("fact", fact.id) for fact in after.facts),
    }


NORTH = tell("north", crowd="30", aid="$2 billion", post="spokesman", signers={"says": ["Ann Lee"]})
SOUTH = tell("south", crowd="31", aid="$3 billion", post="director")
THIRD = tell("third", day="November 5")


class TestOneChange:
    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return newsroom(tmp_path, NORTH, SOUTH, THIRD, claims=COUNTED, names=NAMES)

    @pytest.mark.parametrize(
        ("file", "lines", "claims", "facts"),
        [
            ("north", ("says = '30'", "says = '30'\nnote = 'Asked.'"), {"crowd", "signers"}, {"north/crowd"}),
            ("south", ("says = 'director'", "says = 'director'\nnote = 'Asked.'"), {"post"}, {"south/post"}),
            ("claims", ('"What the aid came to"', '"The aid"'), {"aid"}, {"north/aid", "south/aid"}),
            ("third", ('"What happened"', '"What"'), {"day"}, {"third/day"}),
        ],
    )
    def test_reaches_what_looks_at_it(
        self, root: Path, file: str, lines: tuple[str, str], claims: set[str], facts: set[str]
    ) -> None:
        before = load(root)
        change(root, f"facts/{file}.toml", *lines)
        after = load(root)
        changed = Fingerprints.of(after, BEFORE).changed_since(Fingerprints.of(before, BEFORE))
        assert (set(changed.claims), set(changed.facts), set(changed.common)) == (claims, facts, set())

    @pytest.mark.parametrize(
        ("old", "new"),
        [('"Mrs. Lee"', '"Ms. Lee"'), ("[name.lee]", "[name.ann]"), ('label = "Ann Lee"', 'label = "A. Lee"')],
    )
    def test_of_a_name_reaches_all(self, root: Path, old: str, new: str) -> None:
        before = load(root)
        change(root, "facts/names.toml", old, new)
        assert [*Fingerprints.of(load(root), BEFORE).changed_since(Fingerprints.of(before, BEFORE)).common] == [
            "facts/names.toml"
        ]

    def test_of_the_hedge_table_reaches_all(self, root: Path) -> None:
        shipped = files("discrepant.reading").joinpath("words/hedges.toml").read_text("utf-8")
        found = [Fingerprints.of(load(root), BEFORE)]
        for name, text in (
            ("own", f"# ours\n{shipped}"),
            ("wider", shipped.replace('before = ["about",', 'before = ["about", "astir",')),
        ):
            (root / f"{name}.toml").write_text(text, encoding="utf-8")
            (root / "pyproject.toml").write_text(f'[tool.discrepant]\nhedges = "{name}.toml"\n', encoding="utf-8")
            found.append(Fingerprints.of(load(root), BEFORE))
            assert [*found[-1].changed_since(found[-2]).common] == ["the hedge table"]
            assert found[-1] == Fingerprints.of(load(root), BEFORE)

    def test_of_the_day_reaches_what_is_acknowledged_until_then(self, root: Path) -> None:
        (root / "facts/acknowledged.toml").write_text(f'{NOTED}until = "2022-12-02"\n')
        corpus = load(root)
        changed = Fingerprints.of(corpus, AFTER).changed_since(Fingerprints.of(corpus, BEFORE))
        assert ({*changed.claims}, {*changed.facts}, {*changed.common}) == ({"crowd"}, set(), set())


class TestPlain:
    @given(desks())
    def test_round_trip(self, desk: Mapping[str, str]) -> None:
        made = Fingerprints.of(corpus_of(desk), BEFORE, code="one")
        assert Fingerprints.from_plain(json.loads(json.dumps(made.as_plain()))) == made

    @pytest.mark.parametrize(
        "plain",
        [
            None,
            [],
            {},
            {"common": {}, "claims": {}},
            {"common": {}, "claims": {}, "facts": {}, "more": {}},
            {"common": {}, "claims": {}, "facts": []},
            {"common": {}, "claims": {"aid": 1}, "facts": {}},
        ],
    )
    def test_anything_else_is_refused(self, plain: object) -> None:
        with pytest.raises((TypeError, ValueError)):
            Fingerprints.from_plain(plain)


def test_another_process_makes_the_same(tmp_path: Path) -> None:
    """Though sets have another order in each."""
    root = newsroom(tmp_path, NORTH, SOUTH, THIRD, claims=COUNTED, names=NAMES)
    own = Fingerprints.of(load(root), BEFORE)
    made = (
        "import datetime, json, sys; from discrepant.checking.changes import Fingerprints;"
        "from discrepant.corpus.load import load;"
        "print(json.dumps(Fingerprints.of(load(sys.argv[1]), datetime.date(2022, 12, 1)).as_plain()))"
    )
    for seed in ("1", "2"):
        told = subprocess.run(
            [sys.executable, "-c", made, root],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert Fingerprints.from_plain(json.loads(told.stdout)) == own
