"""The command line: what it prints where, and with what exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepant.cli import main
from discrepant.cli.group import all_commands


def run(*args: str, given_: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, args, input=given_)


READING = {
    "words": "more than $18.2 billion",
    "kind": "money",
    "number": 18_200_000_000.0,
    "unit": "USD",
    "hedge": {"words": "more than", "sense": "above"},
    "core": [18_200_000_000.0, 18_300_000_000.0],
    "support": [18_200_000_000.0, None],
}


class TestLanguage:
    """A decimal comma where the language has one."""

    def test_words_and_lines_may_have_one(self) -> None:
        line = {"words": "18,2 km", "language": "de"}
        one = json.loads(run("read", "18,2 km", "--language", "de", "--json").stdout)
        other = json.loads(run("read", "--jsonl", given_=json.dumps(line)).stdout)
        assert one == other
        assert one["number"] == 18.2

    def test_a_line_without_one_is_english(self) -> None:
        lines = '{"words": "18,200", "language": null}\n{"words": "18,200"}\n'
        found = [json.loads(line)["number"] for line in run("read", "--jsonl", given_=lines).stdout.splitlines()]
        assert found == [18_200, 18_200]

    def test_a_line_with_no_tag_is_an_error(self) -> None:
        result = run("read", "--jsonl", given_='{"words": "18,2 km", "language": "de_CH"}\n')
        assert "BCP 47" in json.loads(result.stdout)["error"]["message"]
        assert result.exit_code == 1

    def test_two_values_are_compared_in_it(self) -> None:
        result = run("compare", "18,2 km", "18.200 m", "--language", "de")
        assert result.stdout.startswith("agree")

    def test_mentions_are_found_in_it(self) -> None:
        result = run("mentions", "-", "--language", "de", "--json", given_="Es kostet 1.200,50 Euro.")
        assert [mention["reading"]["number"] for mention in json.loads(result.stdout)] == [1200.5]


class TestRead:
    def test_it_says_what_words_stand_for(self) -> None:
        result = run("read", "more", "than", "$18.2 billion")
        assert result.exit_code == 0
        assert result.stdout.splitlines() == [
            "money: more than $18.2 billion",
            "  number   18,200,000,000 USD",
            "  hedge    above (more than)",
            "  core     18,200,000,000 to 18,300,000,000 USD",
            "  support  18,200,000,000 to … USD",
        ]

    def test_a_day_and_a_vague_number(self) -> None:
        result = run("read", "--on", "2022-11-06", "on Friday", "--kind", "date")
        assert "  core     2022-11-04\n" in result.stdout
        assert "number" not in run("read", "dozens").stdout

    def test_json_is_the_reading_to_the_letter(self) -> None:
        assert json.loads(run("read", "more than $18.2 billion", "--json").stdout) == READING

    def test_what_cannot_be_read_is_shown_with_a_caret(self) -> None:
        result = run("read", "about twnty people")
        assert (result.exit_code, result.stdout) == (1, "")
        lines = result.stderr.splitlines()
        assert lines[1] == "  about twnty people"
        assert lines[2].strip("^ ") == ""
        assert "^" in lines[2]

    def test_or_as_json_with_its_place(self) -> None:
        result = run("read", "about twnty people", "--json")
        answer = json.loads(result.stdout)
        assert result.exit_code == 1
        assert list(answer) == ["words", "error"]
        assert list(answer["error"]) == ["message", "span"]
        start, end = answer["error"]["span"]
        assert 0 <= start <= end <= len("about twnty people")

    @pytest.mark.parametrize(
        "args",
        [
            ("read",),
            ("read", "--jsonl", "20"),
            ("read", "--jsonl", "--kind", "date"),
            ("read", "--jsonl", "--language", "de"),
            ("read", "--jsonl", "--edtf"),
            ("read", "20", "--language", "de_CH"),
            ("read", "20", "--kind", "odd"),
            ("read", "--nothing"),
            ("nothing",),
        ],
    )
    def test_what_cannot_be_run_says_so(self, args: tuple[str, ...]) -> None:
        result = run(*args)
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr

    def test_words_cannot_harm_a_terminal(self) -> None:
        for args in (("read", "20\x1b[31m"), ("compare", "20\x1b[31m", "20")):
            result = run(*args)
            assert "\x1b" not in result.output
            assert "<U+001B>" in result.stderr

    def test_a_lone_surrogate_is_shown_by_its_number(self) -> None:
        assert "<U+DC80>" in run("read", "20 \udc80").stderr
        assert json.loads(run("read", "20 \udc80", "--json").stdout)["words"] == "20 \udc80"

    def test_a_day_that_is_none_is_no_fault_of_the_words(self) -> None:
        result = run("read", "on Friday", "--on", "20221-1", "--json")
        assert (result.exit_code, result.stdout) == (2, "")
        line = json.dumps({"words": "on Friday", "on": "20221-1"})
        answered = json.loads(run("read", "--jsonl", given_=line).stdout)
        assert answered["error"]["span"] == [0, len("on Friday")]


class TestEdtf:
    """A printed phrase is read as print, unless it is asked for as EDTF."""

    def test_two_years_are_a_season_only_there(self) -> None:
        printed, edtf = (
            json.loads(run("read", "2022-24", "--kind", "date", "--json", *flag).stdout) for flag in ([], ["--edtf"])
        )
        assert printed["core"] == ["2022-01-01", "2024-12-31"]
        assert edtf["core"] == ["2022-12-01", "2023-02-28"]

    def test_a_line_may_be_it(self) -> None:
        lines = '{"words": "2022-11~", "edtf": true}\n{"words": "2022-11~"}\n'
        result = run("read", "--jsonl", given_=lines)
        first, second = map(json.loads, result.stdout.splitlines())
        assert first["support"] == ["2022-10-17", "2022-12-15"]
        assert "error" in second

    def test_the_day_of_printing_may_always_be_it(self) -> None:
        result = run("read", "on Friday", "--on", "2022-11-06/2022-11-08", "--json")
        assert json.loads(result.stdout)["core"] == ["2022-11-04", "2022-11-04"]


class TestLines:
    def test_each_line_has_its_answer(self) -> None:
        asked = [
            {"words": "more than $18.2 billion"},
            {"words": "on Friday", "kind": "date", "on": "2022-11-06", "unit": None},
            {"words": "twnty"},
        ]
        result = run("read", "--jsonl", given_="".join(json.dumps(line) + "\n" for line in asked))
        first, second, third = map(json.loads, result.stdout.splitlines())
        assert result.exit_code == 1
        assert first == READING
        assert second["core"] == ["2022-11-04", "2022-11-04"]
        assert list(third) == ["words", "error"]

    def test_all_read_is_fine(self) -> None:
        assert run("read", "--jsonl", given_='{"words": "20"}\n').exit_code == 0
        assert run("read", "--jsonl", given_="").exit_code == 0

    @pytest.mark.parametrize(
        ("line", "message"),
        [
            ("", "this line is not JSON: *"),
            ("{", "this line is not JSON: *"),
            ("[" * 100_000, "this line is not JSON: *"),
            (b"\xff", "this line is not JSON: *"),
            ("[]", 'a line is {"words", "kind", "on", "unit"}'),
            ('{"kind": "count"}', 'a line is {"words", "kind", "on", "unit"}'),
            ('{"words": "20", "kinds": "count"}', 'a line is {"words", "kind", "on", "unit"}'),
            ('{"words": null}', "words is a string, edtf is true or false, and *"),
            ('{"words": "20", "edtf": "yes"}', "words is a string, edtf is true or false, and *"),
            ('{"words": "20", "kind": 3}', "words is a string, edtf is true or false, and *"),
            ('{"words": "20", "kind": "odd"}', "*is no kind that is read*"),
        ],
    )
    def test_one_that_asks_for_nothing_is_an_error_in_its_place(self, line: str | bytes, message: str) -> None:
        data = line if isinstance(line, bytes) else line.encode()
        result = run("read", "--jsonl", given_=data + b'\n{"words": "20"}\n')
        wrong, right = map(json.loads, result.stdout.splitlines())
        pytest.LineMatcher([wrong["error"]["message"]]).fnmatch_lines([message.replace("[", "[[]")])
        assert right["number"] == 20.0

    @settings(max_examples=50, deadline=None)
    @given(st.lists(st.binary(max_size=30).filter(lambda line: b"\n" not in line), max_size=4))
    def test_whatever_comes_in_as_many_answers_come_out(self, lines: list[bytes]) -> None:
        result = run("read", "--jsonl", given_=b"".join(line + b"\n" for line in lines))
        assert len([json.loads(line) for line in result.stdout.split("\n")[:-1]]) == len(lines)
        assert result.exit_code in (0, 1)

    def test_a_line_without_end_is_refused(self) -> None:
        result = run("read", "--jsonl", given_='{"words": "30"}\n' + "0" * 1_000_001)
        assert (result.exit_code, len(result.stdout.splitlines())) == (2, 1)
        assert "a line has more than 1,000,000 bytes" in result.stderr


class TestCompare:
    def test_it_gives_the_verdict_and_the_arithmetic(self) -> None:
        result = run("compare", "more than $18.2 billion", "about $20 billion", "--nature", "cumulative")
        assert result.exit_code == 0
        assert result.stdout.startswith(
            "explained (later-date): “more than $18.2 billion”; “about $20 billion”. “about $20 billion” is higher "
            "than “more than $18.2 billion” by about $1.8 billion as printed, at least $0.7 billion or 3.8 % ("
        )

    def test_a_conflict_is_something_found(self) -> None:
        result = run("compare", "30", "31")
        assert result.exit_code == 1
        assert result.stdout.startswith("conflict: “30”; “31”. They cannot both be true")

    def test_json_has_both_readings(self) -> None:
        answer = json.loads(run("compare", "30", "31", "--json").stdout)
        assert list(answer) == ["verdict", "reasons", "gap", "summary", "sides"]
        assert answer["verdict"] == "conflict"
        assert answer["gap"] == {"value": 1.0, "unit": None, "percent": 3.3, "printed": 1.0}
        assert [side["number"] for side in answer["sides"]] == [30.0, 31.0]

    @pytest.mark.parametrize(
        ("args", "verdict"),
        [
            (("Monday", "Friday", "--kind", "date", "--on", "2022-11-06", "2022-11-06"), "conflict"),
            (("30", "50", "--nature", "varying", "--on", "2022-11-06", "2022-11-07"), "explained"),
            (("$20 billion", "$18 billion", "--nature", "cumulative"), "conflict"),
            (("$18 billion", "$20 billion", "--nature", "cumulative", "--on", "2022-11-07", "2022-11-06"), "conflict"),
            (("15 km", "10 miles"), "explained"),
            (("10 miles", "30 km"), "conflict"),
        ],
    )
    def test_days_natures_and_units(self, args: tuple[str, ...], verdict: str) -> None:
        result = run("compare", *args, "--json")
        assert json.loads(result.stdout)["verdict"] == verdict

    @pytest.mark.parametrize(
        ("args", "message"),
        [
            (("$5", "5 km"), "discrepant: a sum of money in USD and a measure in kilo* cannot be compared"),
            (("$5", "€5"), "discrepant: a sum of money in USD and a sum of money in EUR cannot be compared"),
            (("up 5 km", "5 km"), "discrepant: a change in kilo* and a measure in kilo* cannot be compared"),
            (("30", "twnty"), "discrepant: *"),
            (
                ("30", "31", "--nature", "cumulative", "--on", "2022-11", "2022-11-06"),
                "discrepant: their days overlap, so that neither is the later figure",
            ),
            (("30", "31", "--on", "never", "2022-11-06"), "discrepant: *"),
        ],
    )
    def test_what_cannot_be_compared_could_not_run(self, args: tuple[str, ...], message: str) -> None:
        result = run("compare", *args)
        assert (result.exit_code, result.stdout) == (2, "")
        pytest.LineMatcher(result.stderr.splitlines()).fnmatch_lines([message, "*^*"])

    @settings(max_examples=50, deadline=None)
    @given(st.text(max_size=12), st.text("0123456789.,$%bn mo", max_size=9))
    def test_any_words_have_an_answer_or_a_clean_refusal(self, one: str, other: str) -> None:
        result = run("compare", "--json", "--", one, other)
        assert result.exit_code in (0, 1, 2)
        assert result.exception is None or isinstance(result.exception, SystemExit)


class TestHelp:
    @pytest.mark.parametrize("command", sorted(all_commands()))
    def test_every_command_has_an_example_that_runs(self, command: str) -> None:
        text = " ".join(run(command, "--help").stdout.split())
        _, _, example = text.partition("Example: discrepant ")
        assert example.startswith(command)

    def test_the_version_is_that_of_the_package(self) -> None:
        assert run("--version").stdout.startswith("discrepant, version ")

    def test_nothing_heavy_is_imported_for_it(self) -> None:
        code = (
            "import sys\n"
            "from discrepant.cli import main\n"
            "main(['--help'], standalone_mode=False)\n"
            "heavy = {'babel', 'cattrs', 'lark', 'pint', 'pytest', 'rapidfuzz', 'tabulate', 'wcwidth', 'edtf'}\n"
            "print(sorted(heavy & set(sys.modules)))\n"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert done.stdout.splitlines()[-1] == "[]"


class TestStart:
    CODE = (
        "import sys\n"
        "from discrepant.cli import main\n"
        "main(['read', sys.argv[1]], standalone_mode=False)\n"
        "print(*sys.modules)\n"
    )

    @pytest.mark.parametrize(
        ("words", "spared"),
        [
            ("20", "hedges grammars numbers dates guess"),
            ("20,431 people", "hedges grammars numbers dates guess"),
            ("12 March 2024", "hedges grammars numbers dates guess"),
            ("more than $18.2 billion", "numbers dates guess tokens"),
            ("15 percent", "numbers dates guess tokens"),
            ("$18.2bn or so", "dates changes mentions ages"),
        ],
    )
    def test_a_phrase_imports_what_it_needs(self, words: str, spared: str, tmp_path: Path) -> None:
        """Most of the time of a start is spent on imports; the second time all is kept that can be."""
        keeping = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(tmp_path)}
        command = [sys.executable, "-c", self.CODE, words]
        for _ in range(2):
            done = subprocess.run(command, capture_output=True, text=True, check=True, env=keeping)
        imported = set(done.stdout.splitlines()[-1].split())
        assert "discrepant.reading.plain" in imported
        assert imported.isdisjoint(f"discrepant.reading.{name}" for name in spared.split())
        assert imported.isdisjoint(["lark", "cattrs", "tomllib", "pint", "babel"])
