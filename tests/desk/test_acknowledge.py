"""An acknowledgement is added to the records, whole and valid, and nothing else in them changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from newsroom import newsroom, tell

from discrepant.corpus.load import load
from discrepant.desk.acknowledge import acknowledge
from discrepant.desk.new_acknowledgement import NewAcknowledgement
from discrepant.errors import CorpusError

ENTRY = NewAcknowledgement(claim="crowd", between=("north", "south"), over=("30", "31"), reason="Two counts.")
TODAY = date(2022, 11, 6)
FILE = "facts/acknowledged.toml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return newsroom(tmp_path, tell("north", crowd="30"), tell("south", crowd="31"))


def test_the_first_one_makes_the_file(root: Path) -> None:
    assert acknowledge(root, ENTRY, TODAY) == f"{FILE}:1"
    (entry,) = load(root).acknowledged
    assert (entry.claim, entry.between, entry.reason) == ("crowd", ("north", "south"), "Two counts.")
    assert entry.over == ("30", "31")
    assert (entry.by, entry.until, str(entry.place)) == (None, None, f"{FILE}:1")


def test_another_goes_to_the_end_and_all_else_stays(root: Path) -> None:
    for before in ("# Ours, do not tidy.\n\n", "# no end of line", "", "\ufeff# marked\n"):
        (root / FILE).write_text(before)
        place = acknowledge(root, attrs.evolve(ENTRY, by="desk", until=TODAY), TODAY)
        after = (root / FILE).read_text()
        assert after.startswith(before)
        (entry,) = load(root).acknowledged
        assert (str(entry.place), entry.by, entry.until) == (place, "desk", TODAY)


def test_it_goes_where_others_are(root: Path) -> None:
    (root / "facts/more").mkdir()
    (root / "facts/more/seen.toml").write_text(attrs.evolve(ENTRY, claim="day").toml())
    assert acknowledge(root, ENTRY, TODAY) == "facts/more/seen.toml:7"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(str.strip))
def test_any_words_are_read_back_to_the_letter(root: Path, words: str) -> None:
    (root / FILE).unlink(missing_ok=True)
    acknowledge(root, attrs.evolve(ENTRY, reason=words, by=words, over=(words, "30")), TODAY)
    (entry,) = load(root).acknowledged
    assert (entry.reason, entry.by, entry.over) == (words, words, (words, "30"))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"claim": "crowds"}, 'there is no claim "crowds" (did you mean "crowd"?)'),
        ({"between": ("north", "sooth")}, 'there is no source "sooth" (did you mean "south"?)'),
        ({"between": ()}, "between"),
        ({"reason": " \n"}, "an acknowledgement needs its reason"),
        ({"reason": "x" * 20_001}, "reason"),
        ({"until": date(2022, 11, 5)}, "2022-11-05 has passed"),
    ],
)
def test_it_says_what_is_wrong_and_writes_nothing(root: Path, changes: dict[str, object], said: str) -> None:
    with pytest.raises(CorpusError) as refused:
        acknowledge(root, attrs.evolve(ENTRY, **changes), TODAY)  # type: ignore[arg-type]  # each as its field has it
    assert said in str(refused.value)
    assert not (root / FILE).exists()


def test_what_is_acknowledged_already_is_not_again(root: Path) -> None:
    acknowledge(root, ENTRY, TODAY)
    with pytest.raises(CorpusError, match=r"facts/acknowledged\.toml:1: they are acknowledged here already"):
        acknowledge(root, attrs.evolve(ENTRY, between=("south", "north")), TODAY)


def test_a_list_that_takes_no_table_is_left_alone(root: Path) -> None:
    before = 'acknowledged = [{claim = "day", between = ["north", "south"], reason = "x"}]\n'
    (root / FILE).write_text(before)
    with pytest.raises(CorpusError, match="no table can be added at its end") as refused:
        acknowledge(root, ENTRY, TODAY)
    assert 'claim = "crowd"' in str(refused.value)
    assert (root / FILE).read_text() == before


@pytest.mark.parametrize("target", ["nothing.toml", "something.toml"])
def test_nothing_is_written_through_a_link_that_leads_out(
    target: str, root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "something.toml").touch()
    (root / FILE).symlink_to(outside / target)
    with pytest.raises((CorpusError, OSError), match="leads out of"):
        acknowledge(root, ENTRY, TODAY)
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("something.toml", "")]


def test_a_link_that_stays_inside_is_written_through(root: Path) -> None:
    (root / "seen").touch()
    (root / FILE).symlink_to("../seen")
    acknowledge(root, ENTRY, TODAY)
    assert (root / "seen").read_text() == f"{ENTRY.toml()}\n"
    assert len(load(root).acknowledged) == 1


def test_records_that_are_not_sound_are_said_first(root: Path) -> None:
    (root / "facts/south.toml").write_text("[sauce]\n")
    with pytest.raises(CorpusError, match=r"facts/south\.toml:1: unknown table"):
        acknowledge(root, ENTRY, TODAY)
