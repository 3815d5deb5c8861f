"""Phrases alike are read as each by itself is: whatever was learned of the others, the answer is the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.alike import AlikeReader, PlainForm
from discrepant.reading.amounts import Amount, Printed
from discrepant.reading.guess import read_guessing
from discrepant.reading.hedges import Numeral
from discrepant.reading.model import Quantity, Reading

DATA = Path(__file__).parents[1] / "data" / "readings.jsonl"
LABELLED = [json.loads(line)["words"] for line in DATA.read_text("utf-8").splitlines()]
FIGURE = re.compile(r"[0-9][0-9,.]*[0-9]|[0-9]")
CARRIERS = sorted({FIGURE.sub("{}", words) for words in LABELLED if len(FIGURE.findall(words)) == 1})
VOCABULARY = sorted({word for words in LABELLED for word in words.split() if not re.search(r"\d", word)})
Asked = tuple[Quantity | None, str | None]
ASKED: list[Asked] = [
    *[(None, None)] * 6,
    *((kind, None) for kind in Quantity),
    *(
        (Quantity.MONEY, "USD"),
        (Quantity.MEASURE, "km"),
        (Quantity.MEASURE, "degree_Celsius"),
        (Quantity.CHANGE, "USD"),
    ),
    *((Quantity.MEASURE, "percentage_point"), (Quantity.NUMBER, "per 100,000"), (None, "USD"), (None, "mile")),
]
FIGURES = st.one_of(
    st.integers(100, 10**9).map(str),
    st.integers(1_000, 10**12).map("{:,}".format),
    st.builds(lambda digits, zeros: f"{digits * 10**zeros:,}", st.integers(1, 99), st.integers(2, 6)),
    st.decimals(0, 10**5, places=2, allow_nan=False).map(str),
    st.decimals(0, 20, places=1, allow_nan=False).map(str),
)


def _answer_of(read: Callable[[], Reading]) -> object:
    try:
        return read()
    except ReadingError as error:
        return error.message, error.span, error.hint


def _same_as_alone(carrier: str, figures: list[str], asked: Asked, days: list[str | None]) -> None:
    alike = AlikeReader()
    kind, unit = asked
    for i, figure in enumerate(figures):
        words, on = carrier.replace("{}", figure), days[i % len(days)]
        found = _answer_of(lambda: alike.read(words, kind=kind, unit=unit, on=on, edtf=False))  # noqa: B023  # at once
        alone = _answer_of(lambda: read_guessing(words, kind=kind, on=on, unit=unit, in_any_unit=True))  # noqa: B023  # likewise
        assert found == alone


@given(
    st.sampled_from(CARRIERS),
    st.lists(FIGURES, min_size=3, max_size=5),
    st.sampled_from(ASKED),
    st.lists(st.sampled_from([None, "2022-11-06", "1999-01-01"]), min_size=1, max_size=3),
)
def test_of_labelled_phrases(carrier: str, figures: list[str], asked: Asked, days: list[str | None]) -> None:
    _same_as_alone(carrier, figures, asked, days)


@given(st.sampled_from(CARRIERS), st.lists(st.integers(10_000, 99_999), min_size=3, max_size=5), st.sampled_from(ASKED))
def test_of_figures_of_one_form(carrier: str, figures: list[int], asked: Asked) -> None:
    _same_as_alone(carrier, [f"{figure:,}" for figure in figures], asked, [None])


@given(
    st.lists(st.sampled_from(VOCABULARY), max_size=3),
    st.lists(st.sampled_from(VOCABULARY), max_size=3),
    st.integers(10, 99),
    st.lists(st.integers(0, 999), min_size=3, max_size=5),
)
def test_of_words_thrown_together(before: list[str], after: list[str], first: int, rest: list[int]) -> None:
    """All with five digits in groups, so that they are alike."""
    carrier = " ".join([*before, "{}", *after])
    _same_as_alone(carrier, [f"{first},{last:03}" for last in rest], (None, None), [None])


@pytest.mark.parametrize(
    ("words", "form", "examples"),
    [
        ("17,500 soldiers", ("", "99,900", " soldiers"), ("10,100 soldiers", "55,500 soldiers", "99,900 soldiers")),
        ("about 300", ("about ", "900", ""), ("about 100", "about 500", "about 900")),
        (
            "$1,234.50 a head",
            ("$", "9,999.90", " a head"),
            ("$1,000.10 a head", "$5,555.50 a head", "$9,999.90 a head"),
        ),
        ("$18.2 billion", ("$", "99.9", " billion"), ("$10.1 billion", "$55.5 billion", "$99.9 billion")),
        ("0.25%", ("", "0.99", "%"), ("0.01%", "0.55%", "0.99%")),
        ("20,000", ("", "90,000", ""), ("10,000", "50,000", "90,000")),
        ("5.0 km", ("", "9.0", " km"), ("1.0 km", "5.0 km", "9.0 km")),
        ("0.0 km", ("", "0.0", " km"), ("0.0 km", "0.0 km", "0.0 km")),
    ],
)
def test_forms(words: str, form: tuple[str, str, str], examples: tuple[str, ...]) -> None:
    found = PlainForm.of(words)
    assert found is not None
    assert found[0] == PlainForm(*form)
    assert tuple(map(found[0].words, found[0].figures)) == examples
    assert found[0].words(found[1]) == words


@pytest.mark.parametrize(
    "words",
    [
        *(
            "20 people",
            "1990 people",
            "the 1990s",
            "17,500th",
            "34-year-old",
            "300 to 400",
            "100 in 1,000",
            "five people",
        ),
        *("\u0663\u0663\u0663 people", "300\u00bd", "300km", "1,5000 people", "0300 people", "x" * 90 + " 300", ""),
    ],
)
def test_what_has_no_form(words: str) -> None:
    """It is asked by itself: figures that can be a year or a day, that touch other signs, and two of them."""
    assert PlainForm.of(words) is None


@given(FIGURES)
def test_a_figure_lies_between_those_of_its_form(figure: str) -> None:
    found = PlainForm.of(figure)
    if found:
        least, between, greatest = (float(each.replace(",", "")) for each in found[0].figures)
        assert least <= float(figure.replace(",", "")) <= greatest
        assert least <= between <= greatest
        assert {PlainForm.of(each) for each in found[0].figures} == {(found[0], each) for each in found[0].figures}


class Counting:
    """Reads as the reader does, and counts."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, words: str, **rest: object) -> Reading:
        self.asked.append(words)
        return read_guessing(words, **rest)  # type: ignore[arg-type]  # as it is called


def test_the_kind_is_asked_once_a_form() -> None:
    counting = Counting()
    alike = AlikeReader(counting)
    found = [alike.read(f"{n:,} beekeepers", on=None, edtf=False) for n in range(10_001, 10_099)]
    assert {each.kind for each in found} == {Quantity.COUNT}
    assert counting.asked[:4] == ["10,001 beekeepers", "10,001 beekeepers", "55,555 beekeepers", "99,999 beekeepers"]
    assert len(counting.asked) < 20


def test_a_form_met_once_costs_nothing_more() -> None:
    counting = Counting()
    alike = AlikeReader(counting)
    for noun in ("barges", "tents", "kites"):
        alike.read(f"17,500 {noun}", on=None, edtf=False)
    assert counting.asked == ["17,500 barges", "17,500 tents", "17,500 kites"]


def test_a_day_that_nothing_hangs_on_makes_no_other_form() -> None:
    counting = Counting()
    alike = AlikeReader(counting)
    days = [f"2022-11-{day:02}" for day in range(1, 29)]
    for i, day in enumerate(days):
        alike.read(f"nearly {10_101 + i:,} barges", on=day, edtf=False)
    assert len(counting.asked) < len(days) / 2


def test_what_counts_from_a_day_is_asked_of_each_day() -> None:
    """As "150 days ago" can be too early in one year and not in another."""
    counting = Counting()
    alike = AlikeReader(counting)
    asked = [(f"{n} days ago", day) for n in (152, 153, 154) for day in ("2022-11-06", "0001-12-31")]
    read = [alike.read(words, on=day, edtf=False) for words, day in asked]
    alone = [read_guessing(words, kind=None, on=day, unit=None) for words, day in asked]
    assert read == alone


def test_a_day_that_is_none_is_refused_though_nothing_hangs_on_it() -> None:
    alike = AlikeReader()
    for n in range(10_101, 10_105):
        alike.read(f"{n:,} barges", on=None, edtf=False)
    with pytest.raises(ReadingError):
        alike.read("10,109 ships", on="nonsense", edtf=False)


def test_another_number_changes_nothing_else() -> None:
    values = {field.name: object() for field in attrs.fields(Amount)}
    one = Amount(**values)  # type: ignore[arg-type]  # whatever they are
    number = Numeral.of(Decimal(7))
    assert one.with_numeral(number) == attrs.evolve(one, numeral=number)
    printed = Printed(**{field.name: object() for field in attrs.fields(Printed)} | {"low": one})  # type: ignore[arg-type]  # likewise
    assert printed.with_numeral(number) == attrs.evolve(printed, low=attrs.evolve(one, numeral=number))


def test_the_forms_that_are_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepant.reading.alike._MOST_FORMS", 3)
    alike = AlikeReader()
    for i in range(20):
        noun = f"ship{'s' * i}"
        assert alike.read(f"17,500 {noun}", on=None, edtf=False).kind is Quantity.COUNT
        assert alike.read(f"27,500 {noun}", on=None, edtf=False).kind is Quantity.COUNT
        assert len(alike._forms) <= 3  # noqa: SLF001  # what it keeps
        assert len(alike._known) <= 3  # noqa: SLF001  # likewise


def test_the_plainest_need_no_form() -> None:
    counting = Counting()
    alike = AlikeReader(counting)
    for words in ("20,431 people", "more than 1,200 people", "$18.2 billion", "12 March 2024"):
        assert alike.read(words, on="2024-03-13", edtf=False) == read_guessing(
            words, on="2024-03-13", kind=None, unit=None
        )
    assert not counting.asked
    with pytest.raises(ReadingError):
        alike.read("20,431 people", on="last week", edtf=False)
