"""What `import discrepant` gives: so much and no more, and nothing before it is asked for."""

from __future__ import annotations

import ast
import inspect
import json
import pickle
import re
import subprocess
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path
from typing import Any, assert_type

import pytest
from click.testing import CliRunner
from corpora import change
from hypothesis import given
from hypothesis import strategies as st
from newsroom import newsroom, tell
from strategies import hostile_text

import discrepant
import discrepant.compare.printed
from discrepant.cli import main

ROOT = Path(__file__).parent.parent


def answer(program: str) -> Any:  # noqa: ANN401  # whatever the program prints as JSON
    """What a program prints in a process of its own."""
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, check=True, cwd=ROOT)
    return json.loads(done.stdout)


def test_importing_it_imports_nothing_else() -> None:
    program = (
        "import sys, json; old = set(sys.modules); import discrepant; print(json.dumps([*set(sys.modules) - old]))"
    )
    assert answer(program) == ["discrepant"]


HEAVY = ("attrs", "attr", "babel", "cattrs", "click", "jinja2", "lark", "pint", "pytest", "tabulate")


@pytest.mark.parametrize(
    ("use", "without"),
    [
        ("discrepant.ReadingError", {*HEAVY} - {"attrs", "attr"}),
        ("discrepant.read('about 20 people')", {*HEAVY} - {"attrs", "attr", "lark"}),
        (
            "discrepant.read('about five kilometres')",
            {"click", "cattrs", "jinja2", "pint", "pytest", "tabulate"},
        ),
        ("discrepant.compare('30', '31')", {"click", "jinja2", "pytest", "tabulate"}),
        ("discrepant.check(discrepant.load('.'))", {"click", "jinja2", "pytest"}),
    ],
)
def test_nothing_is_imported_that_is_not_needed(use: str, without: set[str]) -> None:
    program = f"import sys, json, discrepant; {use}; print(json.dumps([*sys.modules]))"
    assert without.isdisjoint(answer(program))


def test_the_names_are_listed() -> None:
    assert dir(discrepant) == sorted(discrepant.__all__)
    assert list(discrepant.__all__) == sorted(discrepant.__all__)
    assert len(discrepant.__all__) <= 18
    for name in discrepant.__all__:
        assert getattr(discrepant, name)


def test_there_are_no_others() -> None:
    with pytest.raises(AttributeError, match="module 'discrepant' has no attribute 'reda'"):
        getattr(discrepant, "reda")  # noqa: B009  # which mypy would not pass


def test_types_are_those_of_what_is_imported() -> None:
    """What type checkers and editors are told of each name is where it comes from."""
    tree = ast.parse(Path(discrepant.__file__).read_text("utf-8"))
    told = next(node for node in tree.body if isinstance(node, ast.If))
    homes = {alias.name: node.module for node in told.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert homes.keys() == {*discrepant.__all__} - {"__version__"}
    for name, home in homes.items():
        found = getattr(import_module(str(home)), name)
        if name == "compare":
            assert inspect.signature(discrepant.compare) == inspect.signature(found)
        else:
            assert getattr(discrepant, name) is found


def test_types_are_known() -> None:
    """Which mypy holds these lines to."""
    corpus = discrepant.load(str(ROOT))
    assert_type(corpus, discrepant.Corpus)
    assert_type(discrepant.compare("30", "31"), discrepant.ReadingsCompared)
    assert_type(discrepant.compare("30", "31").verdict, discrepant.Verdict)
    assert_type(discrepant.read("30"), discrepant.Reading)
    assert_type(discrepant.find_mentions("30"), list[discrepant.Mention])
    assert_type(discrepant.check(corpus), discrepant.Report)
    assert_type(discrepant.check(corpus).questions, tuple[discrepant.Question, ...])


def test_it_answers_on_one_line() -> None:
    command = (sys.executable, "-c", "import discrepant; print(discrepant.compare('30', '31').verdict)")
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout == "conflict\n"


IMPORTS = (
    "import discrepant",
    "from discrepant import compare",
    "from discrepant.compare import quantities",
    "from discrepant.compare.printed import compare as function",
    "import discrepant.compare as folder",
    "import discrepant; discrepant.compare('30', '31')",
)
# each order of two, in one process: what may bind the name is forgotten in between
ORDERS = f"""
import itertools, json, sys
import discrepant
discrepant.compare("30", "31")
failed = []
for order in itertools.permutations({IMPORTS!r}, 2):
    for name in [name for name in sys.modules if f"{{name}}.".startswith(("discrepant.compare.", "discrepant.cli."))]:
        del sys.modules[name]
    del sys.modules["discrepant"]
    space = {{}}
    for line in order:
        exec(line, space)
    exec("import discrepant", space)
    package = space["discrepant"]
    called = {{space.get("compare"), space.get("folder"), package.compare}} - {{None}}
    exec("from discrepant.compare import quantities, dates", space)
    right = (
        called == {{package.compare}} == {{sys.modules["discrepant.compare"]}}
        and package.compare("30", "31").verdict == "conflict"
        and package.compare.quantities is space["quantities"] is sys.modules["discrepant.compare.quantities"]
        and package.compare.dates is space["dates"]
        and isinstance(package.compare("30", "31"), package.ReadingsCompared)
    )
    if not right:
        failed.append(order)
print(json.dumps(failed))
"""


def test_compare_is_a_folder_and_a_function_in_whatever_order_it_is_imported() -> None:
    assert answer(ORDERS) == []


def test_compare_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(discrepant.compare)) is discrepant.compare  # noqa: S301  # our own
    assert callable(discrepant.compare)
    assert "verdict on two printed values" in (discrepant.compare.__doc__ or "")


PAIRS = [
    ("30", "31", {}),
    ("$19.8 billion", "about $20 billion", {}),
    ("more than $18.2 billion", "about $20 billion", {"nature": "cumulative"}),
    ("$20 billion", "$18 billion", {"nature": "cumulative", "on": ("2022-11-06", "2022-12-02")}),
    ("last week", "2 November 2022", {"on": ("2022-11-06", "2022-11-06")}),
    ("9 miles", "14 km", {}),
    ("20", "about 20", {"kind": "count"}),
    ("18,2 %", "18 %", {"language": "de"}),
    ("5 km", "3 miles", {"unit": "km"}),
]


@pytest.mark.parametrize(("a", "b", "asked"), PAIRS)
def test_compare_answers_as_its_command(a: str, b: str, asked: dict[str, Any]) -> None:
    found = discrepant.compare(a, b, **asked)
    words = [(f"--{key}", *([value] if isinstance(value, str) else value)) for key, value in asked.items()]
    options = [each for option in words for each in option]
    assert json.loads(CliRunner().invoke(main, ["compare", a, b, *options, "--json"]).stdout) == found.to_json()
    assert CliRunner().invoke(main, ["compare", a, b, *options]).stdout == f"{found}\n"


def test_days_are_text_or_dates() -> None:
    day = date(2022, 11, 6)
    assert discrepant.read("last week", on=day) == discrepant.read("last week", on="2022-11-06")
    text = "It came on Monday."
    assert discrepant.find_mentions(text, on=day) == discrepant.find_mentions(text, on="2022-11-06")
    totals, later = ("$20 billion", "$18 billion"), date(2022, 12, 2)
    assert discrepant.compare(*totals, nature="cumulative", on=(day, "2022-12-02")) == discrepant.compare(
        *totals, nature="cumulative", on=("2022-11-06", later)
    )


def test_mentions_are_those_of_the_command() -> None:
    path = next(iter(sorted((ROOT / "seeds").glob("*.txt"))))
    found = discrepant.find_mentions(path.read_bytes().decode("utf-8"), on="2022-10-24")
    result = CliRunner().invoke(main, ["mentions", str(path), "--on", "2022-10-24", "--json"])
    assert json.loads(result.stdout) == [mention.to_json() for mention in found]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: discrepant.read("a good many"), "cannot read"),
        (lambda: discrepant.read("30", kind="cuont"), "no kind that is read"),
        (lambda: discrepant.read("30", language="?"), "no language tag"),
        (lambda: discrepant.read("30", on="2022-13-01"), "there is no month 13"),
        (lambda: discrepant.find_mentions("30", language="-"), "'-' is no language tag"),
        (lambda: discrepant.find_mentions("30", on="soon"), "."),
        (lambda: discrepant.compare("30", "31", nature="growing"), "there are constant, cumulative and varying"),
        (lambda: discrepant.compare("$30", "30 km"), "cannot be compared"),
        (lambda: discrepant.check(discrepant.load(ROOT), fail_on="agree"), "there are conflict and strained"),
        (lambda: discrepant.load(ROOT / "docs"), "no such folder"),
    ],
)
def test_bad_input_is_told(wrong: Any, says: str) -> None:  # noqa: ANN401  # any of the calls
    with pytest.raises(discrepant.DiscrepantError, match=says) as caught:
        wrong()
    assert caught.value.problems


@pytest.mark.parametrize("words", [30, None, float("nan"), b"31"])
def test_what_is_no_text_is_told(words: Any) -> None:  # noqa: ANN401  # what is no text
    for call in (discrepant.read, discrepant.find_mentions, lambda words: discrepant.compare("30", words)):
        with pytest.raises(TypeError, match="words are a string, as printed"):
            call(words)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (lambda: discrepant.read("30", on=20221106), "a day is EDTF in a string, or a date"),  # type: ignore[call-overload]
        (lambda: discrepant.compare("30", "31", on="2022-11-06"), "`on` has two days"),  # type: ignore[arg-type]
        (lambda: discrepant.compare("30", "31", on=("2022-11-06",)), "of one value each, not ..2022-11-06.,"),  # type: ignore[arg-type]
        (lambda: discrepant.compare("30", "31", on=date(2022, 11, 6)), "`on` has two days, .* not datetime"),  # type: ignore[arg-type]
        (lambda: discrepant.check("."), "as `load` gives it, not '.'"),  # type: ignore[arg-type]
    ],
)
def test_what_is_of_another_type_is_told(wrong: Any, says: str) -> None:  # noqa: ANN401  # any of the calls
    with pytest.raises(TypeError, match=says):
        wrong()


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> discrepant.Corpus:
    """A corpus that is quickly checked."""
    return discrepant.load(newsroom(tmp_path_factory.mktemp("small"), tell("north", crowd="30")))


# each argument that a public function takes, with others that are right
ARGUMENTS: dict[str, Callable[[Any, discrepant.Corpus], object]] = {
    "words": lambda value, _: discrepant.read(value),
    "kind": lambda value, _: discrepant.read("30", kind=value),
    "on": lambda value, _: discrepant.read("last week", on=value),
    "unit": lambda value, _: discrepant.read("30 km", unit=value),
    "unit without a kind": lambda value, _: discrepant.read("30", unit=value),
    "language": lambda value, _: discrepant.read("30", language=value),
    "a": lambda value, _: discrepant.compare(value, "30"),
    "b": lambda value, _: discrepant.compare("30", value),
    "kind of both": lambda value, _: discrepant.compare("30", "31", kind=value),
    "nature": lambda value, _: discrepant.compare("30", "31", nature=value),
    "days": lambda value, _: discrepant.compare("30", "31", nature="varying", on=value),
    "second day": lambda value, _: discrepant.compare("30", "31", nature="varying", on=("2022-11-06", value)),
    "unit of both": lambda value, _: discrepant.compare("30 km", "31 km", unit=value),
    "language of both": lambda value, _: discrepant.compare("30", "31", language=value),
    "text": lambda value, _: discrepant.find_mentions(value),
    "day of a text": lambda value, _: discrepant.find_mentions("It came on Monday.", on=value),
    "language of a text": lambda value, _: discrepant.find_mentions("It came on Monday.", language=value),
    "path": lambda value, _: discrepant.load(value),
    "corpus": lambda value, _: discrepant.check(value),
    "today": lambda value, corpus: discrepant.check(corpus, today=value),
    "fail_on": lambda value, corpus: discrepant.check(corpus, fail_on=value),
}
OTHERS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.binary(max_size=8)
    | hostile_text
    | hostile_text.map(Path)
    | st.datetimes(timezones=st.none() | st.timezones())
    | st.dates()
    | st.sampled_from(["", " ", "\0", "a\0b", "30", b"30", object, object(), Ellipsis, discrepant, "x" * 5_000]),
    lambda inner: st.lists(inner, max_size=3) | st.tuples(inner, inner) | st.dictionaries(st.text(max_size=2), inner),
    max_leaves=5,
)


def refusal(argument: str, value: object, corpus: discrepant.Corpus) -> Exception | None:
    """What is raised where a value is given for an argument, if anything is."""
    try:
        ARGUMENTS[argument](value, corpus)
    except (discrepant.DiscrepantError, TypeError, ValueError) as error:
        return error
    return None


@pytest.mark.parametrize("argument", ARGUMENTS)
@given(value=OTHERS)
def test_whatever_is_given_is_answered_or_refused_in_our_own_words(
    argument: str, value: object, small: discrepant.Corpus
) -> None:
    """An error of another kind, or one that comes from below us, would be a programmer's."""
    if error := refusal(argument, value, small):
        *_, (frame, _) = traceback.walk_tb(error.__traceback__)
        assert frame.f_globals["__name__"].startswith("discrepant."), repr(error)
        assert " " in str(error)
        assert "a fault of" not in str(error)


@pytest.mark.parametrize("argument", ARGUMENTS)
@pytest.mark.parametrize("unit", ["x", "9", "9 ", "\0"])
def test_what_is_far_too_long_is_told_in_few_words(argument: str, unit: str, small: discrepant.Corpus) -> None:
    """Ten million characters; but a text is searched, and may be of any length."""
    error = refusal(argument, unit * (10_000 if argument == "text" else 10**7), small)
    assert (error is None) == (argument == "text")
    assert len(str(error)) < 5_000


@pytest.mark.parametrize(
    ("argument", "value", "says"),
    [
        ("today", "2024-01-01", "today is a datetime.date without a time, not '2024-01-01'"),
        ("today", datetime(2024, 1, 1, tzinfo=UTC), "today is a datetime.date without a time, not datetime"),
        ("on", datetime(2024, 1, 1, tzinfo=UTC), "a day is EDTF in a string, or a date without a time, not datetime"),
        ("on", "", "there is nothing to read"),
        ("unit", 5, 'a unit is named in a string, such as "USD" or "km", not 5'),
        ("unit", "", "'' names no unit"),
        ("language", None, 'a language is a BCP 47 tag in a string, such as "de", not None'),
        ("path", "a\0b", "a<U+0000>b: there is no such folder"),
        ("path", "", '"" names no folder'),
        ("path", b"x", "a folder is named by a string or a path, not b'x'"),
        ("path", "nowhere", "nowhere: there is no such folder (a corpus is a folder that holds facts/)"),
        ("path", ROOT / "docs", "docs/facts: there is no such folder"),
        ("days", 5, "`on` has two days, of one value each, not 5"),
    ],
)
def test_what_it_is_refused_with(argument: str, value: object, says: str, small: discrepant.Corpus) -> None:
    with pytest.raises((discrepant.DiscrepantError, TypeError), match=re.escape(says)):
        ARGUMENTS[argument](value, small)


def test_they_are_short_to_print() -> None:
    corpus = discrepant.load(ROOT)
    assert len(repr(corpus)) < 80
    assert len(repr(discrepant.check(corpus))) < 100


def test_they_tell_of_what_they_leave_out(tmp_path: Path) -> None:
    newsroom(tmp_path, tell("north", crowd="30"), tell("west", crowd="99"))
    change(tmp_path, "facts/west.toml", 'claim = "crowd"', 'claim = ""')
    corpus = discrepant.load(tmp_path)
    assert repr(corpus) == f"<Corpus: 2 sources, 1 facts, {len(corpus.claims)} claims; unfinished facts: 1>"
    assert repr(discrepant.check(corpus)).endswith("; unfinished facts: 1>")
