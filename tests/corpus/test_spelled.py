"""Known names where a text prints them, in whatever spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.corpus.spelled import families, printed_names
from facts import make_names

NAMES = make_names(
    volodymyr_zelenskyy=["Volodymyr Zelenskyy", "Zelenskyy", "Volodymyr Zelensky", "Zelensky"],
    alexandria_ocasio_cortez=["Alexandria Ocasio-Cortez", "Ocasio-Cortez"],
    united_states=["United States", "US", "U.S."],
    nato=["NATO"],
    seven=["G7"],
    twenty=["G20"],
    jose=["José Napoleón"],
    nameless=["…", "?!"],
)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(printed.name.key, printed.family, text[slice(*printed.span)]) for printed in printed_names(text, NAMES)]


class TestFamilies:
    def test_the_shortest_form_within(self) -> None:
        (name,) = (name for name in NAMES.entries if name.key == "volodymyr-zelenskyy")
        assert families(name) == {
            "Zelensky": "Zelensky",
            "Zelenskyy": "Zelenskyy",
            "Volodymyr Zelensky": "Zelensky",
            "Volodymyr Zelenskyy": "Zelenskyy",
        }

    def test_a_form_without_letters_is_in_no_other(self) -> None:
        names = make_names(odd=["…", "Word"])
        assert families(names.entries[0]) == {"…": "…", "Word": "Word"}


class TestPrinted:
    def test_the_longest_form_at_each_place(self) -> None:
        assert found("Volodymyr Zelenskyy met Zelensky.") == [
            ("volodymyr-zelenskyy", "Zelenskyy", "Volodymyr Zelenskyy"),
            ("volodymyr-zelenskyy", "Zelensky", "Zelensky"),
        ]

    @pytest.mark.parametrize("order", [1, -1])
    def test_a_name_that_another_begins_with_is_the_longer_one_where_that_is_printed(self, order: int) -> None:
        forms = {"washington": ["Washington"], "post": ["Washington Post"], "state": ["Washington State Senate"]}
        names = make_names(**dict([*forms.items()][::order]))
        text = "In Washington the Washington Post wrote of the Washington State Senate and of Washington State."
        printed = [text[slice(*one.span)] for one in printed_names(text, names)]
        assert printed == ["Washington", "Washington Post", "Washington State Senate", "Washington"]

    def test_names_with_no_word_between_them(self) -> None:
        assert [words for _, _, words in found("US NATO G7 G20 Zelensky Zelensky Volodymyr Zelensky")] == [
            *("US", "NATO", "G7", "G20", "Zelensky", "Zelensky", "Volodymyr Zelensky")
        ]

    @pytest.mark.parametrize(
        ("text", "printed"),
        [
            ("ZELENSKYY'S plan", "ZELENSKYY"),
            ("Volodymyr\nZelensky", "Volodymyr\nZelensky"),
            ("Ocasio–Cortez said", "Ocasio–Cortez"),
            ("Jose\u0301 Napoleo\u0301n", "Jose\u0301 Napoleo\u0301n"),
            ("Zelen\u00adsky", "Zelen\u00adsky"),
            ("the G20 met", "G20"),
            ("the U.S. said", "U.S"),
            ("Nato said", "Nato"),
        ],
    )
    def test_forms(self, text: str, printed: str) -> None:
        assert [words for _, _, words in found(text)] == [printed]

    @pytest.mark.parametrize(
        "text", ["they told us", "Zelenskyyx", "a grade of G", "G 7x", "…", "Ocasio and Cortez", ""]
    )
    def test_what_is_no_name(self, text: str) -> None:
        assert found(text) == []

    @given(st.text())
    def test_is_total(self, text: str) -> None:
        spans = [printed.span for printed in printed_names(text, NAMES)]
        assert spans == sorted(spans)

    def test_time_grows_with_the_text_alone(self) -> None:
        names = make_names(long=["very " * 500 + "long"], short=["brief"])
        with within(2):
            assert [printed.name.key for printed in printed_names("very " * 20_000 + "brief", names)] == ["short"]
