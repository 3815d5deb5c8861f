"""Coverage counts what a text prints, takes off what records or skips lie on, and shows the lines of the rest."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from corpora import MINI, change, write_corpus
from five import needs_five
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.desk.coverage import Coverage, SourceCoverage, coverage
from discrepant.desk.coverage_shown import render
from discrepant.desk.sharing import SharedCoverage, SourceSharing
from discrepant.reading.mentions import Mention, MentionKind

ROOT = Path(__file__).parent.parent.parent

TEXT = """\
Fire at the mill

Some 40 people were evacuated on Friday, 12 May 2023, and 3 were hurt.
The fire did $2 million of damage. “Nobody saw it coming, and nobody could have stopped it,” she said.
Of the 40 people, 3 were back at work on Monday.
"""
CLAIMS = """\
[claim.evacuated]
about = "How many had to leave"
kind = "count"

[claim.blame]
about = "What she said"
kind = "quotation"

[claim.coming]
about = "Whether it was seen coming"
kind = "term"
terms.not = ["Nobody saw it coming"]
"""
HEAD = """\
[source]
id = "post"
publisher = "The Post"
headline = "Fire at the mill"
published = "2023-05-13"
text = "seeds/post.txt"
sha256 = "@sha256@"
"""


def fact(claim: str, says: str, quote: str) -> str:
    return f'\n[[fact]]\nclaim = "{claim}"\nsays = "{says}"\nquote = "{quote}"\n'


def skip(words: str, *keys: str) -> str:
    return "\n".join((f'\n[[skip]]\nwords = "{words}"\nbecause = "It is a test."', *keys)) + "\n"


def measured(root: Path, *records: str, text: str = TEXT) -> SourceCoverage:
    files = {"facts/claims.toml": CLAIMS, "facts/post.toml": HEAD + "".join(records), "seeds/post.txt": text}
    write_corpus(root, files)
    (found,) = coverage(load(root)).sources
    return found


def shown(*found: SourceCoverage, told_by: tuple[str, ...] = ("other",)) -> list[str]:
    """The lines on texts each mention of which others tell too."""
    sharing = tuple(SourceSharing(coverage=each, told_by=(told_by,) * each.mentions) for each in found)
    return render(SharedCoverage(coverage=Coverage(sources=found), sources=sharing))


def left(root: Path, *records: str, text: str = TEXT) -> list[tuple[int, str]]:
    return [(mention.line, mention.words) for mention in measured(root, *records, text=text).uncovered]


QUOTATION = "Nobody saw it coming, and nobody could have stopped it"


class TestCovered:
    def test_nothing(self, tmp_path: Path) -> None:
        found = measured(tmp_path)
        assert (found.mentions, found.covered) == (8, 0)
        assert left(tmp_path) == [
            (3, "Some 40"),
            (3, "on Friday, 12 May 2023"),
            (3, "3"),
            (4, "$2 million"),
            (4, QUOTATION),
            (5, "40"),
            (5, "3"),
            (5, "on Monday"),
        ]

    def test_where_the_words_stand_in_the_quote(self, tmp_path: Path) -> None:
        """The words also stand on another line, where no quote is."""
        assert (5, "40") not in left(tmp_path, fact("evacuated", "40", "Of the 40 people"))
        assert (3, "Some 40") in left(tmp_path, fact("evacuated", "40", "Of the 40 people"))

    def test_words_and_more_or_less_of_them(self, tmp_path: Path) -> None:
        for says in ("40", "Some 40", "Some 40 people"):
            found = left(tmp_path, fact("evacuated", says, "Some 40 people were") + 'reads = "40"\n')
            assert (3, "Some 40") not in found

    def test_but_for_type(self, tmp_path: Path) -> None:
        assert (4, QUOTATION) not in left(tmp_path, fact("blame", QUOTATION, f'\\"{QUOTATION},\\" she said'))

    def test_a_quote_that_is_not_there_covers_nothing(self, tmp_path: Path) -> None:
        assert measured(tmp_path, fact("evacuated", "40", "Over 40 people")).covered == 0
        assert measured(tmp_path, fact("evacuated", "40", "40 people")).covered == 0

    def test_half_of_a_quotation_is_enough_and_a_few_words_are_not(self, tmp_path: Path) -> None:
        said = "Nobody saw it coming"
        assert (4, QUOTATION) in left(tmp_path, fact("coming", said, said))
        more = fact("blame", "nobody could have stopped it", "nobody could have stopped it")
        assert (4, QUOTATION) not in left(tmp_path, fact("coming", said, said), more)

    def test_a_number_in_an_encoded_quotation(self, tmp_path: Path) -> None:
        text = "“There were 30 of them and nobody else at all,” she said.\n"
        said = "There were 30 of them and nobody else at all"
        assert left(tmp_path, text=text) == [(1, said), (1, "30")]
        assert left(tmp_path, fact("blame", said, said), text=text) == []
        assert left(tmp_path, fact("evacuated", "30", "There were 30"), text=text) == [(1, said)]


class TestSkipped:
    def test_everywhere_or_on_a_line(self, tmp_path: Path) -> None:
        assert {line for line, words in left(tmp_path, skip("3 were")) if words == "3"} == set()
        assert {line for line, words in left(tmp_path, skip("3", "line = 3")) if words == "3"} == {5}

    def test_several_at_once(self, tmp_path: Path) -> None:
        assert {line for line, _ in left(tmp_path, skip("Some 40 people were evacuated on Friday"))} == {3, 4, 5}
        assert [words for line, words in left(tmp_path, skip(TEXT.splitlines()[2])) if line == 3] == []


class TestTakenOut:
    """Of each skip it is shown how many mentions it takes out, so that none can hide what nobody encoded."""

    ALL = '\n[[skip]]\nkind = "count"\nbecause = "They count nobody twice."\n'

    def test_a_kind_takes_out_no_other(self, tmp_path: Path) -> None:
        assert [words for _, words in left(tmp_path, self.ALL)] == [
            "on Friday, 12 May 2023",
            "$2 million",
            QUOTATION,
            "on Monday",
        ]

    def test_a_kind_on_lines(self, tmp_path: Path) -> None:
        uncovered = left(tmp_path, self.ALL + 'lines = "4-5"\n')
        assert [words for line, words in uncovered if line == 3] == ["Some 40", "on Friday, 12 May 2023", "3"]
        assert [words for line, words in uncovered if line == 5] == ["on Monday"]

    def test_each_skip_has_its_count_and_its_because(self, tmp_path: Path) -> None:
        found = measured(tmp_path, self.ALL, skip("on Monday"))
        assert (found.covered, found.skipped) == (5, 5)
        assert shown(found)[6:] == [
            "Left out by skips: 5 mentions of 8",
            "    4  facts/post.toml:9: every count",
            "        They count nobody twice.",
            "    1  by 1 skip of one mention",
        ]

    def test_everything(self, tmp_path: Path) -> None:
        found = measured(tmp_path, '\n[[skip]]\npattern = "*"\nbecause = "x"\n')
        assert shown(found)[6:8] == [
            "Left out by skips: 8 mentions of 8",
            "    8  facts/post.toml:9: lines like “*”",
        ]

    def test_what_is_encoded_stays_so_and_is_warned_of(self, tmp_path: Path) -> None:
        found = measured(tmp_path, fact("evacuated", "40", "Of the 40 people"), self.ALL)
        assert (found.covered, found.skipped, [one.encoded for one in found.skips]) == (4, 3, [1])
        assert shown(found)[-1] == (
            "facts/post.toml:14: warning: the skip of every count also lies on 1 mention of facts "
            "(what is encoded stays so; narrow the skip)"
        )

    def test_one_that_takes_out_nothing_is_warned_of(self, tmp_path: Path) -> None:
        found = measured(tmp_path, skip("Fire"))
        assert shown(found)[6:] == [
            "Left out by skips: 0 mentions of 8",
            "facts/post.toml:9: warning: the skip of “Fire” takes out nothing (delete it)",
        ]

    def test_json_has_each(self, tmp_path: Path) -> None:
        (one,) = measured(tmp_path, self.ALL).skips
        assert [one.to_json()] == [
            {
                "file": "facts/post.toml",
                "line": 9,
                "skip": "every count",
                "because": "They count nobody twice.",
                "mentions": 4,
                "encoded": 0,
            }
        ]

    @given(st.lists(st.sampled_from(["count", "date", "money", "quotation"]), max_size=4), st.integers(1, 5))
    @settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    def test_every_mention_is_encoded_skipped_or_shown(self, tmp_path: Path, kinds: list[str], line: int) -> None:
        skips = "".join(f'\n[[skip]]\nkind = "{kind}"\nlines = "{line}-5"\nbecause = "x"\n' for kind in kinds)
        found = measured(tmp_path, fact("evacuated", "40", "Of the 40 people"), skips)
        out = {mention.span for each in found.skips for mention in each.mentions}
        assert found.skipped == len(out)
        assert 1 + len(out) + len(found.uncovered) == found.mentions


class TestShown:
    @pytest.fixture
    def root(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.chdir(tmp_path)
        return write_corpus(tmp_path)

    @staticmethod
    def run(*args: str) -> Result:
        return CliRunner().invoke(main, ("coverage", *args))

    @pytest.mark.usefixtures("root")
    def test_a_table(self) -> None:
        result = self.run()
        assert result.exit_code == 0
        assert result.stdout == (
            "Source      Covered    Cover    Of shared    Cover  Uncovered of these\n"
            "--------  ---------  -------  -----------  -------  --------------------\n"
            "north        5 of 5     100%       2 of 2     100%\n"
            "south        3 of 3     100%       2 of 2     100%\n"
            "--------  ---------  -------  -----------  -------  --------------------\n"
            "TOTAL        8 of 8     100%       4 of 4     100%\n"
        )

    def test_what_is_left(self, root: Path) -> None:
        path = root / "facts/north.toml"
        path.write_text(path.read_text("utf-8").partition("[[fact]]")[0], "utf-8")
        lines = self.run("--words", "--fail-under", "40").stdout.splitlines()
        assert lines[2] == "north        0 of 5       0%       0 of 2       0%  3-4"
        assert lines[5] == "TOTAL        3 of 8      37%       2 of 4      50%"
        assert lines[6:] == [
            "seeds/north.txt:3: count: 30 (told by south, too)",
            "seeds/north.txt:4: money: more than $18.2 billion (told by south, too)",
            "",
            "Told once, as it seems, and not covered: 3 of 8 mentions",
            "seeds/north.txt:3: date: on October 24, 2022",
            "seeds/north.txt:5: measure: 2 km",
            "seeds/north.txt:5: measure: 1.2 miles",
        ]

    def test_too_little_fails(self, root: Path) -> None:
        assert self.run("--fail-under", "100").exit_code == 0
        change(root, "facts/south.toml", 'says  = "about $20 billion"\n', 'says  = "aid"\nreads = "$20 billion"\n')
        result = self.run("--fail-under", "100")
        assert result.exit_code == 1
        assert result.stderr == "coverage of shared mentions is 75 %, below --fail-under 100\n"
        assert self.run("--fail-under", "75").exit_code == 0
        assert self.run("--fail-under", "75.1").exit_code == 1

    def test_too_little_of_all_fails(self, root: Path) -> None:
        assert self.run("--fail-under-all", "100").exit_code == 0
        change(root, "facts/south.toml", 'says  = "about $20 billion"\n', 'says  = "aid"\nreads = "$20 billion"\n')
        result = self.run("--fail-under-all", "100")
        assert result.exit_code == 1
        assert result.stderr == "coverage of all mentions is 87 %, below --fail-under-all 100\n"
        assert self.run("--fail-under-all", "87.5").exit_code == 0
        assert self.run("--fail-under-all", "87.6").exit_code == 1
        assert self.run("--fail-under-all", "87", "--fail-under", "75").exit_code == 0
        assert len(self.run("--fail-under-all", "90", "--fail-under", "90").stderr.splitlines()) == 2

    def test_json(self, root: Path) -> None:
        change(root, "facts/south.toml", 'says  = "about $20 billion"\n', 'says  = "aid"\nreads = "$20 billion"\n')
        north, south = json.loads(self.run("--json").stdout)["sources"]
        assert north == {
            "source": "north",
            "text": "seeds/north.txt",
            "mentions": 5,
            "covered": 5,
            "skipped": 0,
            "percent": 100.0,
            "shared": {"mentions": 2, "covered": 2, "percent": 100.0},
            "told_once": 0,
            "uncovered": [],
            "skips": [],
        }
        (mention,) = south["uncovered"]
        assert (mention["words"], mention["kind"], mention["line"]) == ("about $20 billion", "money", 3)
        assert mention["told_by"] == ["north"]
        assert json.loads(self.run("--json").stdout)["total"] == {
            "mentions": 8,
            "covered": 7,
            "skipped": 0,
            "percent": 87.5,
            "shared": {"mentions": 4, "covered": 3, "percent": 75.0},
            "told_once": 0,
        }

    def test_what_cannot_be_measured(self, root: Path) -> None:
        change(root, "facts/north.toml", '"kirby.post"', '"kirby.pst"')
        result = self.run()
        assert (result.exit_code, result.stdout) == (2, "")
        assert 'there is no claim "kirby.pst"' in result.stderr
        assert self.run("--fail-under", "101").exit_code == 2

    def test_a_fact_without_a_claim_covers_nothing_and_that_is_said(self, root: Path) -> None:
        assert self.run().stderr == ""
        change(root, "facts/north.toml", '"aid.total"', '""')
        result = self.run("--json")
        assert json.loads(result.stdout)["total"]["covered"] == 7
        assert result.stderr.startswith("1 fact is left out: its claim is still to be named")

    def test_a_text_without_mentions_has_all_covered(self, tmp_path: Path) -> None:
        assert measured(tmp_path, text="Nothing happened.\n").percent == 100.0
        assert Coverage(sources=()).percent == 100.0


def mention(line: int) -> Mention:
    return Mention(kind=MentionKind.COUNT, words="3", span=(line, line + 1), line=line)


class TestRendered:
    @given(st.lists(st.integers(1, 60), max_size=30), st.integers(0, 500))
    def test_lines_are_all_there_and_a_hundred_means_all(self, lines: list[int], covered: int) -> None:
        uncovered = tuple(mention(line) for line in sorted(lines))
        mentions = len(lines) + covered
        found = (*map(mention, range(1_000, 1_000 + covered)), *uncovered)
        each = SourceCoverage(source="a", text="a.txt", found=found, uncovered=uncovered)
        _, counted, _, of, percent, *shared = shown(each)[2].split(maxsplit=9)
        assert (int(of), int(counted)) == (mentions, covered)
        assert percent == "-" if not mentions else (percent == "100%") is (not lines)
        assert shared[:4] == [str(covered), "of", str(mentions), percent]
        told: set[int] = set()
        for part in "".join(shared[4:]).split(", ") if shared[4:] else ():
            first, _, last = part.partition("-")
            told |= set(range(int(first), int(last or first) + 1))
        assert told == set(lines)


@needs_five
def test_the_shipped_corpus_is_covered() -> None:
    found = coverage(load(ROOT))
    assert [(each.source, [one.words for one in each.uncovered]) for each in found.sources if each.uncovered] == []
    assert found.mentions > 100


def test_the_mini_corpus_is_what_the_table_says() -> None:
    assert MINI["seeds/north.txt"].count("\n") == 5
