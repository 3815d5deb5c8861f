"""Numbers in digits and in words, each with the worth of its last digit and of its last digit that is not zero."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import spelled_out

from discrepant.reading.hedges import HedgeTable, Numeral
from discrepant.reading.number_phrases import number_phrases
from discrepant.reading.numerals import parts_the_ends, scan_fraction, scan_number
from discrepant.reading.tokens import Lexicon

LEXICON = Lexicon({})


@pytest.mark.parametrize(
    ("digits", "value", "place", "of"),
    [
        ("20", "20", "1", "10"),
        ("18.2", "18.2", "0.1", "0.1"),
        ("18.20", "18.2", "0.01", "0.1"),
        ("18,200,000,000", "18200000000", "1", "100000000"),
        ("0", "0", "1", "1"),
        ("0.0", "0", "0.1", "0.1"),
        ("0.05", "0.05", "0.01", "0.01"),
        ("007", "7", "1", "1"),
        ("1,50,000", "150000", "1", "10000"),
        ("123456789012345678901234567890", "123456789012345678901234567890", "1", "10"),
    ],
)
def test_numeral(digits: str, value: str, place: str, of: str) -> None:
    assert Numeral.printed(digits) == Numeral(value=Decimal(value), place=Decimal(place), round=Decimal(of))


@given(st.integers(0, 10**29), st.integers(0, 9))
def test_numeral_is_exact(number: int, decimals: int) -> None:
    digits = f"{number:0{decimals + 1}}"
    whole, rest = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    printed = Numeral.printed(f"{whole}.{rest}" if rest else whole)
    assert Fraction(printed.value) * 10**decimals == number
    assert Fraction(printed.place) == Fraction(1, 10**decimals)
    rounds = Fraction(printed.value) / Fraction(printed.round)
    assert rounds.denominator == 1
    assert number == 0 or rounds % 10 != 0


@pytest.mark.parametrize(
    ("words", "value", "atoms"),
    [
        ("20 km", 20, 1),
        ("thirty one", 31, 2),
        ("thirty-one", 31, 3),
        ("thirty-ten", 30, 1),
        ("two hundred", 2, 1),  # the scale is the grammar's
        ("two hundred and thirty-one", 231, 6),
        ("two hundred five", 205, 3),
        ("a hundred and fifty", 150, 4),
        ("two hundred and thirty thousand", 230, 4),
        ("two hundred and three hundred", 2, 1),
        ("two hundred and zero", 2, 1),
    ],
)
def test_scan_number(words: str, value: int, atoms: int) -> None:
    scanned = scan_number(LEXICON.atoms(words), 0)
    assert scanned is not None
    assert (scanned[0].value.value, scanned[1]) == (value, atoms)


@given(st.decimals(1, 10, places=2), st.integers(-99, 99), st.sampled_from(["x", "×", "*", "·"]))
def test_powers_of_ten_are_scanned_as_they_are_printed(number: Decimal, power: int, times: str) -> None:
    raised = str(power).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))
    for printed in (f"10^{power}", f"10 ^ {power}", f"10{raised}", f"10^{power:+}"):
        atoms = LEXICON.atoms(f"{number} {times} {printed} m")
        scanned = scan_number(atoms, 0)
        assert scanned is not None
        assert scanned[0].value.value == number.scaleb(power)
        assert scanned[1] == len(atoms) - 1


@pytest.mark.parametrize(
    "words", ["3 x 10", "3 x 10^", "3 x 10^x", "3 x 10^123", "3 x 10^-", "3 x 5", "3 x 10⁻", "3 10⁵"]
)
def test_no_power_of_ten_goes_on_from_a_number(words: str) -> None:
    scanned = scan_number(LEXICON.atoms(words), 0)
    assert scanned is not None
    assert (scanned[0].value.value, scanned[1]) == (3, 1)


@pytest.mark.parametrize(
    ("words", "value", "atoms"),
    [
        ("three point five", "3.5", 3),
        ("three-point-five", "3.5", 5),
        ("three-point five", "3.5", 4),
        ("three point five-six", "3.56", 5),
        ("three point one four", "3.14", 4),
        ("three point zero five percent", "3.05", 4),
        ("thirty-one point nine nine", "31.99", 6),
        ("three point five ten", "3.5", 3),
        ("three point ten", "3", 1),
        ("three point", "3", 1),
        ("three-", "3", 1),
    ],
)
def test_spoken_decimals_are_digits_each(words: str, value: str, atoms: int) -> None:
    scanned = scan_number(LEXICON.atoms(words), 0)
    assert scanned is not None
    assert (str(scanned[0].value.value), scanned[1]) == (value, atoms)


@pytest.mark.parametrize("words", ["a", "a hundred", "people", "hundred", "½", "9" * 31])
def test_scan_number_leaves_the_rest(words: str) -> None:
    assert scan_number(LEXICON.atoms(words), 0) is None


@given(st.integers(0, 999).filter(lambda number: number < 100 or number % 100))
def test_spelled_out_numbers_are_scanned(number: int) -> None:
    atoms = LEXICON.atoms(spelled_out(number))
    scanned = scan_number(atoms, 0)
    assert scanned is not None
    assert scanned[0].value == Numeral.printed(str(number))
    assert scanned[1] == len(atoms)


@pytest.mark.parametrize(
    ("words", "fraction"),
    [("1/2", (1, 2)), ("½", (1, 2)), ("¾", (3, 4)), ("⅔", (2, 3)), ("⅞", (7, 8)), ("10/9", (10, 9)), ("1/0", (1, 0))],
)
def test_scan_fraction(words: str, fraction: tuple[int, int]) -> None:
    scanned = scan_fraction(LEXICON.atoms(words), 0)
    assert scanned is not None
    assert scanned[0].value == fraction


@pytest.mark.parametrize(
    "words", ["1", "1/", "1/x", "1.5/2", "1,000/2", "/2", "1/" + "9" * 31, "9" * 31 + "/2", "1 /2", "1/ 2"]
)
def test_scan_fraction_leaves_the_rest(words: str) -> None:
    assert scan_fraction(LEXICON.atoms(words), 0) is None


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("between two hundred and three hundred", True),
        ("two hundred and thirty", False),
        ("between two hundred and ten and three hundred", False),  # which of them does is not known
        ("20 and between 30 and 40", False),
    ],
)
def test_the_only_and_of_a_between_parts_its_ends(words: str, parts: bool) -> None:  # noqa: FBT001  # a parameter
    atoms = LEXICON.atoms(words)
    assert parts_the_ends(atoms, [atom.text for atom in atoms].index("and")) is parts


def test_phrases_of_the_table() -> None:
    phrases = number_phrases(HedgeTable.default())
    assert phrases["about"] == ("HEDGE_BEFORE", "about")
    assert phrases["or so"] == ("HEDGE_AFTER", "about")
    assert phrases["at least"] == ("HEDGE_EITHER", "at-least")
    assert phrases["tens of billions"] == ("MANY", Decimal(10) ** 10)
    assert "billions of tens" not in phrases
    assert phrases["multi-million"] == phrases["multimillion"] == phrases["millions"]
    assert phrases["thirds"] == ("PARTS", phrases["third"][1])
    assert phrases["halves"] == ("PARTS", phrases["half"][1])
    assert phrases["and a half"][0] == "AND_PART"
