"""Phrases alike are read as each by itself is: whatever was learned of the others, the answer is the same."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.alike import AlikeReader, PlainForm
from discrepant.reading.guess import read_guessing
from discrepant.reading.model import Quantity, Reading

DATA = Path(__file__).parents[1] / "data" / "readings.jsonl"
LABELLED = [json.loads(line)["words"] for line in DATA.read_text("utf-8").splitlines()]
FIGURE = re.compile(r"[0-9][0-9,.]*[0-9]|[0-9]")
CARRIERS = sorted({FIGURE.sub("{}", words) for words in LABELLED if len(FIGURE.findall(words)) == 1})
VOCABULARY = sorted({word for words in LABELLED for word in words.split() if not re.search(r"\d", word)})
FIGURES = st.one_of(
    st.integers(100, 10**9).map(str),
    st.integers(1_000, 10**12).map("{:,}".format),
    st.builds(lambda digits, zeros: f"{digits * 10**zeros:,}", st.integers(1, 99), st.integers(2, 6)),
    st.decimals(0, 10**5, places=2, allow_nan=False).map(str),
    st.decimals(0, 20, places=1, allow_nan=False).map(str),
)


def _answer(found: Reading | ReadingError) -> object:
    return found if isinstance(found, Reading) else (found.message, found.span, found.hint)


def _alone(words: str, on: str | None) -> object:
    try:
        return read_guessing(words, kind=None, on=on, unit=None)
    except ReadingError as error:
        return _answer(error)


def _same_as_alone(carrier: str, figures: list[str], on: str | None) -> None:
    alike = AlikeReader()
    for figure in figures:
        words = carrier.replace("{}", figure)
        try:
            found = _answer(alike.read(words, on=on, edtf=False))
        except ReadingError as error:
            found = _answer(error)
        assert found == _alone(words, on)


@given(st.sampled_from(CARRIERS), st.lists(FIGURES, min_size=3, max_size=5), st.sampled_from([None, "2022-11-06"]))
def test_of_labelled_phrases(carrier: str, figures: list[str], on: str | None) -> None:
    _same_as_alone(carrier, figures, on)


@given(
    st.lists(st.sampled_from(VOCABULARY), max_size=3),
    st.lists(st.sampled_from(VOCABULARY), max_size=3),
    st.integers(10, 99),
    st.lists(st.integers(0, 999), min_size=3, max_size=5),
)
def test_of_words_thrown_together(before: list[str], after: list[str], first: int, rest: list[int]) -> None:
    """All with five digits in groups, so that they are alike."""
    carrier = " ".join([*before, "{}", *after])
    _same_as_alone(carrier, [f"{first},{last:03}" for last in rest], None)


@pytest.mark.parametrize(
    ("words", "form", "examples"),
    [
        ("17,500 soldiers", ("", "99,900", " soldiers"), ("10,100 soldiers", "55,500 soldiers", "99,900 soldiers")),
        ("about 300", ("about ", "900", ""), ("about 100", "about 500", "about 900")),
        ("$18.2 billion", ("$", "99.9", " billion"), ("$10.1 billion", "$55.5 billion", "$99.9 billion")),
        ("0.25%", ("", "0.99", "%"), ("0.01%", "0.55%", "0.99%")),
        ("20,000", ("", "90,000", ""), ("10,000", "50,000", "90,000")),
        ("5.0 km", ("", "9.0", " km"), ("1.0 km", "5.0 km", "9.0 km")),
        ("0.0 km", ("", "0.0", " km"), ("0.0 km", "0.0 km", "0.0 km")),
    ],
)
def test_forms(words: str, form: tuple[str, str, str], examples: tuple[str, ...]) -> None:
    found = PlainForm.of(words)
    assert found == PlainForm(*form)
    assert found is not None
    assert found.examples == examples


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
    form = PlainForm.of(figure)
    if form:
        least, between, greatest = (float(each.replace(",", "")) for each in form.examples)
        assert least <= float(figure.replace(",", "")) <= greatest
        assert least <= between <= greatest
        assert {PlainForm.of(each) for each in form.examples} == {form}


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
    found = [alike.read(f"{n:,} soldiers", on=None, edtf=False) for n in range(10_001, 10_099)]
    assert {each.kind for each in found} == {Quantity.COUNT}
    assert counting.asked[:4] == ["10,001 soldiers", "10,001 soldiers", "55,555 soldiers", "99,999 soldiers"]
    assert len(counting.asked) < 20


def test_a_form_met_once_costs_nothing_more() -> None:
    counting = Counting()
    alike = AlikeReader(counting)
    for noun in ("ships", "tanks", "drones"):
        alike.read(f"17,500 {noun}", on=None, edtf=False)
    assert counting.asked == ["17,500 ships", "17,500 tanks", "17,500 drones"]


def test_the_forms_that_are_kept_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepant.reading.alike._MOST_FORMS", 3)
    alike = AlikeReader()
    for i in range(20):
        noun = f"ship{'s' * i}"
        assert alike.read(f"17,500 {noun}", on=None, edtf=False).kind is Quantity.COUNT
        assert alike.read(f"27,500 {noun}", on=None, edtf=False).kind is Quantity.COUNT
        assert len(alike._met) <= 3  # noqa: SLF001  # what it keeps
        assert len(alike._kinds) <= 3  # noqa: SLF001  # likewise
