"""Several texts drafted at once: what two tell is a proposed claim, and all is written or nothing."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import MINI, write_corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discrepant.cli import main
from discrepant.desk.lint import lint
from discrepant.desk.new_sources import add_sources

DATA = Path(__file__).parents[1] / "data"

ONE = "Fire\n\nOne, 5 May 2023\n\nThe fire at Holt mill killed 30 workers. A choir sang 12 songs.\n"
TWO = "Blaze\n\nTwo, 5 May 2023\n\nIn the fire at the mill of Holt 31 workers died.\n"


def run(root: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ("draft", "--corpus", str(root), *args))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_corpus(tmp_path, {**MINI, "seeds/one.txt": ONE, "seeds/two.txt": TWO})


def test_what_two_texts_tell_is_a_claim_and_its_conflict_is_said(root: Path) -> None:
    result = run(root, "--all")
    assert (result.exit_code, result.stdout) == (0, "facts/one.toml\nfacts/two.toml\nfacts/claims.proposed.toml\n")
    assert result.stderr.startswith("claims proposed: 1, in conflict: 1\nfacts that name a claim: 2\n")
    text = (root / "facts/claims.proposed.toml").read_text("utf-8")
    assert "told by 2; conflicts: 30 / 31\n" in text
    ((key, claim),) = tomllib.loads(text)["claim"].items()
    assert claim["kind"] == "count"
    fact = tomllib.loads((root / "facts/one.toml").read_text("utf-8"))["fact"][0]
    assert (fact["claim"], fact["says"], fact["quote"]) == (key, "30", "The fire at Holt mill killed 30 workers.")
    assert {problem.what for problem in lint(root)} == {"the claim is still to be named"}


def test_what_a_text_seems_to_tell_again_is_shown_with_its_words(root: Path) -> None:
    """The second thirty may be of something else, on the same line: nothing stands for it but this."""
    told = "The fire at Holt mill killed 30 workers. The fire at Holt mill hurt thirty workers.\n"
    (root / "seeds/one.txt").write_text(f"Fire\n\nOne, 5 May 2023\n\n{told}", encoding="utf-8")
    run(root, "--all")
    drafted = (root / "facts/one.toml").read_text("utf-8")
    assert 'says = "30"' in drafted
    assert 'says = "thirty"' not in drafted
    (line,) = re.findall("^# told again, as it seems, on line 5: (.*)$", drafted, re.MULTILINE)
    assert "hurt thirty workers" in line


def test_a_day_that_is_said_of_several_is_that_of_those_that_print_none(root: Path) -> None:
    (root / "seeds/two.txt").write_text(TWO.replace(", 5 May 2023", ""), encoding="utf-8")
    assert "the head of seeds/two.txt prints no day" in run(root, "--all").stderr
    assert run(root, "--all", "--published", "2023-05-06").exit_code == 0
    said = {name: (root / f"facts/{name}.toml").read_text("utf-8") for name in ("one", "two")}
    assert 'published = "2023-05-05"  # confirm: line 3\n' in said["one"]
    assert 'published = "2023-05-06"  # confirm; not printed?' in said["two"]


GAZETTE = (
    "The Gazette, 14 March 2023\n\n"
    "The Star of Malin, licensed for 96 passengers, left Kalamba with a crew of nine. Seventy-three survivors were "
    "pulled from the water, seven of them children, the coast guard said. Six people are still missing.\n\n"
    "Malin Lines has been fined twice, for a total of 1.2 million crowns ($54,000).\n"
)
POST = (
    "The Post, 15 March 2023\n\n"
    "The toll of the Kalamba ferry rose to 44 after divers recovered three more bodies, the minister said. Three "
    "people were unaccounted for.\n\n"
    "The Star of Malin had nearly 130 on board, including a crew of eight, when it went down. Seventy-four people "
    "were rescued, among them eight children.\n\n"
    "Malin Lines was fined three times, paying 1.3m crowns in all.\n"
)


def test_two_figures_of_one_value_are_not_taken_for_one_where_another_text_tells_both_apart(tmp_path: Path) -> None:
    """A crew of eight is told by a crew of nine, and eight children by seven; three are missing, not three bodies."""
    write_corpus(tmp_path, {"facts/claims.toml": "", "seeds/gazette.txt": GAZETTE, "seeds/post.txt": POST})
    names = ("seeds/gazette.txt", "seeds/post.txt")
    done = add_sources(tmp_path, [tmp_path / name for name in names], conflicts_of=lambda _: {})
    found = {tuple(member.says[0] for member in each.members): each for each in done.proposals}
    assert {("nine", "eight"), ("seven", "eight"), ("Six", "Three")} <= found.keys()
    assert "eight children" in found["seven", "eight"].members[1].quote
    assert "crew of eight" in found["nine", "eight"].members[1].quote


def test_what_others_tell_too_and_cannot_be_read_as_one_claim_is_not_said_to_be_told_by_one(tmp_path: Path) -> None:
    """Which crowns is not known; but nobody should delete them because no other text had them."""
    write_corpus(tmp_path, {"facts/claims.toml": "", "seeds/gazette.txt": GAZETTE, "seeds/post.txt": POST})
    assert run(tmp_path, "--all").exit_code == 0
    drafted = (tmp_path / "facts/gazette.toml").read_text("utf-8")
    unread, _, alone = drafted.partition("# What others seem to tell, too")[2].partition("# What no other text")
    assert "# post seems to tell it, too, on line 7: 1.3m crowns\n" in unread
    assert 'says = "a total of 1.2 million crowns"' in unread
    assert 'says = "a total of 1.2 million crowns"' not in alone


def test_a_kind_that_is_in_doubt_is_to_be_confirmed_with_the_reason(tmp_path: Path) -> None:
    told = "\n\n{} May 2023\n\nOla Berg, {}, a fisher at Holt, took {} people aboard his boat, Ola Berg of Holt said.\n"
    texts = {"seeds/one.txt": "Ferry" + told.format(5, 52, 12), "seeds/two.txt": "Boat" + told.format(6, 53, 14)}
    write_corpus(tmp_path, {"facts/claims.toml": "", **texts})
    assert run(tmp_path, "--all").exit_code == 0
    blocks = (tmp_path / "facts/claims.proposed.toml").read_text("utf-8").split("\n\n")
    (age,) = (block for block in blocks if "\n# one: 52, two: 53\n" in block)
    (people,) = (block for block in blocks if "\n# one: 12, two: 14\n" in block)
    assert 'kind = "age"  # confirm: this can be an age' in age
    assert 'kind = "count"' in people
    assert "confirm: " not in people


def test_what_is_of_another_event_is_alike_only_in_its_words(tmp_path: Path) -> None:
    told = "\n\n5 May 2023\n\nThe fire at {0} mill killed {1} workers, said {2} of the {3} police and {4} Union.\n"
    texts = {
        "seeds/one.txt": "Fire" + told.format("Holt", 30, "Anna Berg", "Kolvik", "Sunder"),
        "seeds/two.txt": "Blaze" + told.format("Marsk", 31, "Piet Zoll", "Ostmere", "Terling"),
        "seeds/three.txt": "Again" + told.format("Holt", 31, "Anna Berg", "Kolvik", "Sunder"),
    }
    root = write_corpus(tmp_path, {"facts/claims.toml": "", **texts})
    said = run(root, "--all").stderr
    assert said.startswith("of no event of another text, by the names that they share: 1 (two)\n")
    assert "claims proposed: 1, in conflict: 1\n" in said
    assert 'claim = ""' in (root / "facts/two.toml").read_text("utf-8")


def test_nothing_is_written_where_one_cannot_be(root: Path) -> None:
    (root / "seeds/three.txt").write_text("No day is printed here.\n")
    assert run(root, "--all").exit_code == 2
    assert sorted(path.name for path in (root / "facts").glob("*.toml")) == sorted(
        Path(name).name for name in MINI if name.startswith("facts/") and name.endswith(".toml")
    )


@pytest.mark.parametrize("args", [(), ("--all", "seeds/one.txt"), ("--all", "--id", "x")])
def test_what_is_asked_must_be_plain(root: Path, args: tuple[str, ...]) -> None:
    assert run(root, *args).exit_code == 2


SENTENCES = st.sampled_from(
    [
        "The fire at Holt mill killed 30 workers.",
        "In the mill of Holt 31 workers died in a fire.",
        "Aid rose by 3 percent.",
        "The tunnel is 15 km (9 miles) long.",
        "A tunnel of 14 kilometres was dug.",
        "“So it is and was,” she said.",
        "It cost $2 million.",
        "The cost was 3 million euros.",
        "On Monday",
        "“",
        "5",
        "219-212",
        "\n",
        "\\",
        "\x00",
        "A 34-year-old man.",
    ]
)


MARK = re.compile(r"\{(\w+) (\w+)\|([^}]+)\}")


def test_tallies_ages_periods_and_changes_are_proposed_as_such(tmp_path: Path) -> None:
    """All seven that were marked beforehand, and nothing else."""
    marked = {path.stem: path.read_text("utf-8") for path in sorted((DATA / "baths").glob("*.txt"))}
    texts = {f"seeds/{name}.txt": MARK.sub(r"\3", text) for name, text in marked.items()}
    write_corpus(tmp_path, {"facts/claims.toml": "", **texts})
    done = add_sources(tmp_path, [tmp_path / name for name in texts], conflicts_of=lambda _: {})
    expected: dict[tuple[str, str], dict[str, str]] = {}
    for name, text in marked.items():
        for claim, kind, words in MARK.findall(text):
            expected.setdefault((claim, kind), {})[name] = words
    found = [
        (str(each.claim.kind), {member.source: member.says[0] for member in each.members}) for each in done.proposals
    ]
    right = {
        claim
        for (claim, kind), told in expected.items()
        for proposed, says in found
        if proposed == kind and says.keys() == told.keys() and all(says[name] in told[name] for name in told)
    }
    assert right == {"vote", "refused", "tolk", "harrow", "gas", "shut", "ticket"}
    special = {"tally", "age", "period", "change"}
    assert sum(kind in special for kind, _ in found) == len(right)


@given(st.lists(st.lists(SENTENCES, max_size=8).map(" ".join), min_size=2, max_size=3))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_drafted_passes_lint_but_for_names(tmp_path: Path, texts: list[str]) -> None:
    names = [f"t{number}" for number in range(len(texts))]
    for old in (*(tmp_path / "facts").glob("*.toml"), *(tmp_path / "seeds").glob("t*.txt")):
        old.unlink()
    write_corpus(tmp_path, {**MINI, **{f"seeds/{n}.txt": t.encode() for n, t in zip(names, texts, strict=True)}})
    result = run(tmp_path, *(str(tmp_path / f"seeds/{name}.txt") for name in names), "--published", "2022-10-26")
    assert result.exit_code == 0, result.output
    errors = {problem.what for problem in lint(tmp_path) if not problem.is_warning}
    assert errors <= {"the claim is still to be named"}
