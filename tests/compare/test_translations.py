"""Quotations in different languages: no word is held against another, but numbers, names and a negation are."""

from __future__ import annotations

import attrs
import pytest

from discrepant.compare.comparison import Comparison
from discrepant.compare.quotations import compare
from discrepant.corpus.model import Fact
from facts import make_claim, make_corpus, make_fact, make_names, make_source, tell, verdicts

CLAIM = make_claim("quotation")
NAMES = make_names(angela_merkel=["Angela Merkel", "Merkel"], olaf_scholz=["Olaf Scholz", "Scholz"])


def quoted(source: str, words: str, language: str, **keys: object) -> Fact:
    made = attrs.evolve(make_source(source), language=language)
    return make_fact(CLAIM, made, words, **keys)  # type: ignore[arg-type]


def compared(*facts: Fact) -> Comparison:
    claim = tell(CLAIM, *facts)
    return compare(claim, make_corpus(claim, names=NAMES))


def told(*facts: Fact) -> str:
    (finding,) = compared(*facts).findings
    return finding.summary.rpartition("”. ")[2]


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Wir sind zum Gespräch bereit", "de"),
        ("Nous sommes prêts à parler", "fr"),
        ("Estamos listos para hablar", "es-MX"),
    ],
)
def test_a_translation_is_no_conflict_by_its_words(words: str, language: str) -> None:
    facts = quoted("a", "We are ready to talk", "en-GB"), quoted("b", words, language)
    assert verdicts(compared(*facts).findings) == [("explained", "translated")]
    name = {"de": "German", "fr": "French", "es-MX": "Spanish"}[language]
    assert (
        told(*facts)
        == f"One is in English and the other in {name}, so that their words are not set against each other."
    )


def test_neither_are_two_translations() -> None:
    facts = quoted("a", "Wir sind bereit", "de"), quoted("b", "Nous sommes prêts", "fr")
    assert verdicts(compared(*facts).findings) == [("explained", "translated")]


@pytest.mark.parametrize(
    ("english", "german", "weighs"),
    [
        ("We lost 30 men", "Wir haben 40 Männer verloren", "the number 30"),
        ("It cost $18.2 billion", "Es hat 18,2 Millionen Dollar gekostet", "the number 18,200,000,000"),
        ("We will not talk", "Wir werden reden", "a negation"),
        ("Merkel told us so", "Das hat uns Scholz gesagt", "the name Angela Merkel"),
    ],
)
def test_a_number_a_name_or_a_negation_that_differs_is_one(english: str, german: str, weighs: str) -> None:
    facts = quoted("a", english, "en"), quoted("b", german, "de")
    assert verdicts(compared(*facts).findings) == [("conflict",)]
    assert f"only The A has {weighs}" in told(*facts)


@pytest.mark.parametrize(
    ("english", "german", "weighs"),
    [
        ("30 of 500 men", "500 Männer", "only The A has the number 30"),
        ("500 men", "30 von 500 Männern", "only The B has the number 30"),
        ("30 and 40 of 500", "Wir waren 500", "only The A has the number 30 and the number 40"),
        ("30 of 500", "40 von 500", "only The A has the number 30; only The B has the number 40"),
        (
            "Merkel and Scholz came",
            "Scholz kam nicht, es kamen 5",
            "only The B has the number 5; only The B has a negation",
        ),
        (
            "Merkel told us",
            "Scholz sagte es",
            "only The A has the name Angela Merkel; only The B has the name Olaf Scholz",
        ),
        ("We will not talk", "Wir reden", "only The A has a negation"),
        ("We will talk", "Wir reden nicht", "only The B has a negation"),
    ],
)
def test_what_each_has_alone_is_told_and_nothing_else(english: str, german: str, weighs: str) -> None:
    one, other = quoted("a", english, "en"), quoted("b", german, "de")
    why = f"a translation may have other words, but not this: {weighs}."
    assert told(one, other) == f"One is in English and the other in German: {why}"


@pytest.mark.parametrize(
    ("english", "other", "language"),
    [
        ("It cost $18.2 billion", "Es hat 18,2 Milliarden Dollar gekostet", "de"),
        ("We lost ninety-two men", "Nous avons perdu quatre-vingt-douze hommes", "fr"),
        ("It cost $2 billion", "Ha costado dos mil millones de dólares", "es"),
        ("We will not talk", "Wir werden nicht reden", "de"),
        ("We will never talk", "No hablaremos jamás", "es"),
        ("On Monday we talk", "Lundi nous parlons", "fr"),  # dates are not compared
        ("Merkel told us so", "Elle nous l'a dit", "fr"),  # a name that one of them leaves out
    ],
)
def test_the_same_in_other_words_is_explained(english: str, other: str, language: str) -> None:
    facts = quoted("a", english, "en"), quoted("b", other, language)
    assert verdicts(compared(*facts).findings) == [("explained", "translated")]


def test_what_it_reads_is_in_english() -> None:
    facts = quoted("a", "We are ready", "en"), quoted("b", "Wir sind bereit", "de", reads="We are not ready")
    assert verdicts(compared(*facts).findings) == [("conflict",)]


def test_the_same_wording_agrees_in_whatever_language() -> None:
    facts = quoted("a", "Yes we can", "en"), quoted("b", "Yes we can", "de")
    assert verdicts(compared(*facts).findings) == [("agree",)]


def test_another_mouth_is_a_conflict() -> None:
    facts = quoted("a", "We are ready", "en", speaker="Merkel"), quoted("b", "Wir sind bereit", "de", speaker="Scholz")
    assert verdicts(compared(*facts).findings) == [("conflict",)]


class TestCannotTell:
    @pytest.mark.parametrize(("first", "second", "named"), [("it", "pl", "Italian"), ("pl", "it", "Polish")])
    def test_of_two_languages_without_words_the_first_is_named(self, first: str, second: str, named: str) -> None:
        result = compared(quoted("a", "Siamo pronti", first), quoted("b", "Gotowi", second))
        (aside,) = result.not_compared
        assert aside.because == f"one wording is in {named}, and its words are not read"

    def test_in_a_language_without_words(self) -> None:
        facts = quoted("a", "We are ready", "en"), quoted("b", "Siamo pronti", "it")
        result = compared(*facts)
        assert not result.findings
        (aside,) = result.not_compared
        assert aside.because == "one wording is in Italian, and its words are not read"
        assert sorted(aside.facts) == sorted(fact.id for fact in facts)

    def test_where_a_number_cannot_be_read(self) -> None:
        facts = quoted("a", "We lost 30 men", "en"), quoted("b", "Kaum 30 Männer sind geblieben", "de")
        result = compared(*facts)
        assert not result.findings
        (aside,) = result.not_compared
        assert aside.because == "they are in English and German, and a number in one of them cannot be read"

    def test_two_of_one_language_are_compared_all_the_same(self) -> None:
        facts = quoted("a", "Siamo pronti", "it"), quoted("b", "Siamo stanchi", "it")
        assert verdicts(compared(*facts).findings) == [("conflict",)]
