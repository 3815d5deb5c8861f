"""What words of another language stand for is what the English words of their sense do."""

from __future__ import annotations

from datetime import date, timedelta

import attrs
import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

import discrepant
from discrepant.errors import ReadingError
from discrepant.reading.interval import Interval
from discrepant.reading.languages import language_of, languages
from discrepant.reading.languages.cldr import currency_names, month_names
from discrepant.reading.languages.numerals import english_number, spelled_numbers
from discrepant.reading.model import Abreast, Quantity, Reading, Sense
from discrepant.reading.reader import Reader, faults

READER = Reader()
ON = Interval(*[float(date(2022, 11, 6).toordinal())] * 2)
NUMBERS = {"de": "18,2 Milliarden Dollar", "fr": "18,2 milliards de dollars", "es": "18,2 mil millones de dólares"}
DAYS = st.dates(date(1990, 1, 1), date(2040, 12, 31))


def read(words: str, kind: Quantity, language: str, on: Interval | None = ON) -> Reading:
    return READER.read(words, kind=kind, on=on, language=language)


def refusal(words: str, kind: Quantity, language: str) -> ReadingError | None:
    """Why the words are not read, None where they are."""
    try:
        assert read(words, kind, language).words == words
    except ReadingError as error:
        return error
    return None


def meant(reading: Reading) -> Reading:
    """The reading without the words that it was printed in."""
    return attrs.evolve(reading, words="", hedge=attrs.evolve(reading.hedge, words=""))


HEDGES = [
    (language, Sense(row["sense"]), word)
    for language in languages()
    for row in language_of(language).words["hedge"]
    for word in language_of(language).forms(row.get("before", []))
]


@pytest.mark.parametrize(("language", "sense", "word"), HEDGES)
def test_a_hedge_has_the_width_of_its_english_sense(language: str, sense: Sense, word: str) -> None:
    english = READER.table.rows[sense].before[0]
    for number, printed in (("30", "30"), ("400", "400"), ("1,200", "1200")):
        found = read(f"{word} {printed}", Quantity.COUNT, language)
        assert meant(found) == meant(read(f"{english} {number}", Quantity.COUNT, "en"))
        assert found.hedge.words == word
    found = read(f"{word} {NUMBERS[language]}", Quantity.MONEY, language)
    assert meant(found) == meant(read(f"{english} 18.2 billion dollars", Quantity.MONEY, "en"))


@pytest.mark.parametrize("language", languages())
def test_every_row_of_hedges_has_its_source_and_no_word_two_senses(language: str) -> None:
    rows = language_of(language).words["hedge"]
    assert all(row["source"] for row in rows)
    assert len({row["sense"] for row in rows}) == len(rows)
    for side in ("before", "after"):
        words = [word for row in rows for word in row.get(side, [])]
        assert sorted(set(words)) == sorted(words)


class TestNumbersInWords:
    @pytest.mark.parametrize("language", languages())
    def test_every_number_below_a_thousand_is_there(self, language: str) -> None:
        assert set(spelled_numbers(language_of(language)).values()) | {1} == set(range(1000))

    @pytest.mark.parametrize("language", languages())
    def test_they_are_those_of_num2words(self, language: str) -> None:
        """All below two thousand, and some beyond them: as another library spells them."""
        spell = pytest.importorskip("num2words").num2words
        numbers = [*range(2, 2000), *range(2001, 1_000_000, 3989)]
        for number in numbers:
            if language == "es" and number % 1000 == 1 and number > 1000:
                continue  # "veintiuno mil" is no Spanish
            found = read(spell(number, lang=language), Quantity.NUMBER, language)
            assert found.number == number, spell(number, lang=language)

    # no word for 1 is a number by itself
    @given(st.integers(2, 999_999).filter(lambda number: number % 1000 != 1), st.sampled_from(languages()))
    def test_they_mean_what_english_words_do(self, number: int, language: str) -> None:
        known = {value: key for key, value in spelled_numbers(language_of(language)).items()}
        head, rest = divmod(number, 1000)
        thousand = {"de": "tausend", "fr": "mille", "es": "mil"}[language]
        parts = [*(known[head] if head > 1 else ()), *([thousand] if head else ()), *(known[rest] if rest else ())]
        words = ("" if language == "de" else " ").join(parts)
        found = read(words, Quantity.COUNT, language)
        assert meant(found) == meant(read(english_number(number), Quantity.COUNT, "en"))
        assert found.number == number

    @given(st.integers(2, 999), st.sampled_from(languages()))
    def test_scales_multiply_them(self, number: int, language: str) -> None:
        scales = {"de": ("Millionen", "Milliarden", "Billionen"), "fr": ("millions", "milliards", "billions")}
        scales["es"] = ("millones", "mil millones", "billones")
        for scale, size in zip(scales[language], (10**6, 10**9, 10**12), strict=True):
            assert read(f"{number} {scale}", Quantity.COUNT, language).number == number * size


class TestDates:
    """Babel prints them as CLDR says that the language does."""

    @pytest.mark.parametrize("language", languages())
    @pytest.mark.parametrize("form", ["full", "long", "medium", "d. MMMM yyyy", "d MMMM yyyy", "EEEE d MMMM y"])
    def test_every_day_of_a_year(self, language: str, form: str) -> None:
        for n in range(365):
            day = date(2022, 1, 1) + timedelta(n)
            if "." in form and language != "de":
                continue
            printed = format_date(day, form, locale=language)
            found = read(printed, Quantity.DATE, language)
            assert found.core == found.support == Interval(day.toordinal(), day.toordinal()), printed

    @given(DAYS, st.sampled_from(languages()), st.sampled_from(["dd.MM.yyyy", "dd/MM/yyyy", "d/M/yyyy", "yyyy-MM-dd"]))
    def test_in_figures_the_day_is_first(self, day: date, language: str, form: str) -> None:
        found = read(format_date(day, form, locale=language), Quantity.DATE, language)
        assert found.core == Interval(day.toordinal(), day.toordinal())

    @given(DAYS, st.sampled_from(languages()))
    def test_a_month_is_that_of_english(self, day: date, language: str) -> None:
        printed = format_date(day, "MMMM yyyy", locale=language)
        english = format_date(day, "MMMM yyyy", locale="en")
        assert meant(read(printed, Quantity.DATE, language)) == meant(read(english, Quantity.DATE, "en"))

    @given(DAYS, st.sampled_from(languages()))
    def test_a_weekday_is_the_last_one(self, day: date, language: str) -> None:
        on = Interval(*[float(day.toordinal())] * 2)
        for n in range(7):
            printed = format_date(day + timedelta(n), "EEEE", locale=language)
            english = format_date(day + timedelta(n), "EEEE", locale="en")
            found = read(printed, Quantity.DATE, language, on)
            assert meant(found) == meant(read(english, Quantity.DATE, "en", on))

    @pytest.mark.parametrize(
        ("words", "language", "english"),
        [
            ("vor zwei Jahren", "de", "two years ago"),
            ("vor etwa einem Monat", "de", "about a month ago"),
            ("vor dem 4. November", "de", "before 4 November"),
            ("il y a trois semaines", "fr", "three weeks ago"),
            ("hace más de un año", "es", "more than a year ago"),
            ("la semaine dernière", "fr", "last week"),
            ("el lunes pasado", "es", "last Monday"),
            ("en los últimos dos años", "es", "over the past two years"),
            ("in den letzten zwei Wochen", "de", "over the past two weeks"),
            ("vom 4. bis 8. November 2022", "de", "from 4 to 8 November 2022"),
            ("Mitte der 1990er Jahre", "de", "mid 1990s"),
            ("am Montag um 15.30 Uhr", "de", "on Monday at 15:30"),
            ("le 4 novembre à 15h30", "fr", "4 November at 15:30"),
            ("am 4.11.", "de", "4 November"),
            ("am 31.12.", "de", "31 December"),
            ("vor dem 4.11.22", "de", "before 4 November 2022"),
            ("avant le 4/11/99", "fr", "before 4 November 1999"),
            ("antes del 1-1-2022", "es", "before 1 January 2022"),
            ("después de noviembre de 2014", "es", "after November 2014"),
            ("antes de ayer", "es", "the day before yesterday"),
            ("am Montag um 15 Uhr 30", "de", "on Monday at 15:30"),
            ("am Montag um 15,30 Uhr", "de", "on Monday at 15:30"),
            ("am Montag um 15:30", "de", "on Monday at 15:30"),
            ("um 15:30 Uhr am Montag", "de", "on Monday at 15:30"),
            ("am Montag um 24 Uhr", "de", "on Monday at 24:00"),
            ("lundi à 15 h", "fr", "on Monday at 15:00"),
            ("el lunes a las 15.59 horas", "es", "on Monday at 15:59"),
            ("am Montag gegen 15 Uhr", "de", "on Monday around 15:00"),
            ("um etwa 15.30 Uhr am Montag", "de", "on Monday around 15:30"),
            ("lundi vers 15 h 30", "fr", "on Monday around 15:30"),
            ("el lunes sobre las 15 horas", "es", "on Monday around 15:00"),
        ],
    )
    def test_a_phrase_is_that_of_english(self, words: str, language: str, english: str) -> None:
        assert meant(read(words, Quantity.DATE, language)) == meant(read(english, Quantity.DATE, "en"))

    @pytest.mark.parametrize("words", ["2022/2023", "2022-02/2022-03", "199X", "2022-11-06/..", "2022-11~"])
    @pytest.mark.parametrize("language", languages())
    def test_edtf_has_no_language(self, words: str, language: str) -> None:
        told = [READER.read(words, kind=Quantity.DATE, on=ON, edtf=True, language=tag) for tag in (language, "en")]
        assert meant(told[0]) == meant(told[1])

    @pytest.mark.parametrize("words", ["2014/2016", "2014-02/2016-05", "2014/..", "2014~/2016", "../2016"])
    @pytest.mark.parametrize("language", languages())
    def test_nor_has_a_period_in_it(self, words: str, language: str) -> None:
        told = [
            READER.read_parts(words, kind=Abreast.PERIOD, on=ON, edtf=True, language=tag) for tag in (language, "en")
        ]
        assert told[0] == told[1]

    @pytest.mark.parametrize(
        ("words", "language"),
        [
            *((words, "de") for words in ("am 32.12.", "am 0.12.", "am 4.13.", "am 4.0.", "am 4/11", "am 4-11")),
            ("le 4/11", "fr"),
            ("le 32/12/2022", "fr"),
            ("le 4/13/2022", "fr"),
            ("le 0/12/2022", "fr"),
            ("am Montag um 15.30", "de"),
            ("am Montag um 15.60 Uhr", "de"),
            ("am Montag um 25 Uhr", "de"),
            ("am Montag um 15.3 Uhr", "de"),
            ("am Montag um dreißig Uhr", "de"),
            ("lundi à 15h60", "fr"),
            ("lundi à 25h", "fr"),
            ("el lunes a las 15", "es"),
        ],
    )
    def test_what_no_clock_or_calendar_tells_is_none(self, words: str, language: str) -> None:
        assert refusal(words, Quantity.DATE, language)

    @pytest.mark.parametrize(("words", "language"), [("pendant deux ans", "fr"), ("durante dos años", "es")])
    def test_a_length_of_time_is_no_day_to_come(self, words: str, language: str) -> None:
        with pytest.raises(ReadingError):
            read(words, Quantity.DATE, language)


@pytest.mark.parametrize("variety", ["ZZ", "x-desk", "Latn-XX-foo"])
@pytest.mark.parametrize("language", languages())
def test_a_variety_that_is_not_known_has_the_names_of_its_language(language: str, variety: str) -> None:
    assert month_names(f"{language}-{variety}") == month_names(language) != {}
    assert currency_names(f"{language}-{variety}") == currency_names(language) != {}


class TestRefusals:
    @pytest.mark.parametrize(
        ("words", "language", "place"),
        [("30 Abgeordnete", "de", "Abgeordnete"), ("sacrés 30", "fr", "sacrés"), ("30 gruesas", "es", "gruesas")],
    )
    def test_a_word_that_is_not_known_is_pointed_at(self, words: str, language: str, place: str) -> None:
        with pytest.raises(ReadingError) as caught:
            read(words, Quantity.COUNT, language)
        assert words[slice(*caught.value.span)] == place
        assert f"not among the words of {language_of(language).name} " in caught.value.hint
        assert language_of(language).name in ("French", "German", "Spanish")

    @pytest.mark.parametrize("words", ["30 & 40", "30 \u00a7", "\u2603 30"])
    @pytest.mark.parametrize("language", languages())
    def test_of_a_sign_it_is_not_said_that_it_is_no_word(self, words: str, language: str) -> None:
        error = refusal(words, Quantity.COUNT, language)
        assert error is not None
        assert error.message.startswith("cannot read")
        assert not error.hint

    @pytest.mark.parametrize("words", ["drei 400", "400 drei", "zwei drei"])
    def test_two_numbers_are_pointed_at_together(self, words: str) -> None:
        error = refusal(f"rund {words} Leute", Quantity.COUNT, "de")
        assert error is not None
        assert error.words[slice(*error.span)] == words

    def test_an_error_of_the_grammar_points_at_the_printed_words_and_shows_what_they_were_taken_for(self) -> None:
        with pytest.raises(ReadingError) as caught:
            read("mehr als rund 30", Quantity.COUNT, "de")
        assert "mehr als rund 30"[slice(*caught.value.span)] == "rund"
        assert "cannot read 'rund'" in caught.value.message
        assert "more than about 30" in caught.value.hint

    @pytest.mark.parametrize("language", ["it", "nl", "pt-BR", "ja", "tlh"])
    def test_a_language_without_words_names_those_that_have_them(self, language: str) -> None:
        with pytest.raises(ReadingError, match="only of English, French, German and Spanish"):
            read("circa 30", Quantity.COUNT, language)
        assert read("30", Quantity.COUNT, language).number == 30

    def test_a_billion_of_the_united_states_can_be_two_things(self) -> None:
        assert read("un billón", Quantity.COUNT, "es").number == 10**12
        with pytest.raises(ReadingError, match="thousand million"):
            read("un billón", Quantity.COUNT, "es-US")

    @given(st.text(max_size=60), st.sampled_from([*languages(), "it", "xx"]), st.sampled_from(list(Quantity)))
    def test_any_text_is_read_or_refused(self, words: str, language: str, kind: Quantity) -> None:
        faults.clear()
        error = refusal(words, kind, language)
        assert error is None or error.pointed
        assert not faults

    @given(st.data())
    def test_any_words_of_a_language_are_read_or_refused(self, data: st.DataObject) -> None:
        language = data.draw(st.sampled_from(languages()))
        table = language_of(language)
        words = [
            word
            for name in ("number", "date", "calendar", "part", "many")
            for _, each in table.table(name)
            for word in each
        ]
        words += [word for row in table.words["hedge"] for word in row.get("before", [])]
        words += [
            "30",
            "1.200",
            "18,2",
            "4",
            "2022",
            "€",
            "%",
            "-",
            ",",
            ".",
            "'",
            "km",
            *map(" ".join, spelled_numbers(table)),
        ]
        phrase = " ".join(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=7)))
        kind = data.draw(st.sampled_from(list(Quantity)))
        faults.clear()
        error = refusal(phrase, kind, language)
        assert error is None or 0 <= error.span[0] <= error.span[1] <= len(phrase) + 1
        assert not faults


@pytest.mark.parametrize("language", languages())
class TestAbreast:
    """A tally and a period: each of their parts has the words that were printed for it."""

    def test_a_tally(self, language: str) -> None:
        told = discrepant.read("219-212", kind="tally", language=language)
        assert [(part.words, part.number) for part in told.parts if part] == [("219", 219), ("212", 212)]
        assert told.words == "219-212"

    def test_a_period_of_days(self, language: str) -> None:
        words = {"de": "von 2014 bis 2016", "es": "de 2014 a 2016", "fr": "de 2014 à 2016"}[language]
        told, english = (
            discrepant.read(words, kind="period", language=language),
            discrepant.read("from 2014 to 2016", kind="period"),
        )
        assert [part and meant(part) for part in told.parts] == [part and meant(part) for part in english.parts]
        assert told.words == words

    def test_a_period_of_money(self, language: str) -> None:
        words = {"de": "zwischen 10 und 20 Euro", "es": "entre 10 y 20 euros", "fr": "entre 10 et 20 euros"}[language]
        told = discrepant.read(words, kind="period", unit="EUR", language=language)
        assert [(part.core.lo, part.core.hi, part.unit) for part in told.parts if part] == [
            (10, 10, "EUR"),
            (20, 20, "EUR"),
        ]


@pytest.mark.parametrize("day", range(1, 32))
def test_a_day_by_its_number_is_the_nearest_of_that_number(day: int) -> None:
    ending = "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    found = read(f"am {day}.", Quantity.DATE, "de")
    assert meant(found) == meant(read(f"on the {day}{ending}", Quantity.DATE, "en"))
    assert date.fromordinal(int(found.core.lo)).day == day


@pytest.mark.parametrize("words", ["am 111.", "am 0.", "am 32.", "am 4"])
def test_what_is_no_number_of_a_day_is_refused(words: str) -> None:
    assert refusal(words, Quantity.DATE, "de") is not None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("deux mille trois cents", 2_300),
        ("deux-mille-trois-cents", 2_300),
        ("deux-mille trois cents", 2_300),
        ("deux mille-trois-cents", 2_300),
        ("mille-trois-cents", 1_300),
        ("mille un", 1_001),
        ("mille-un", 1_001),
        ("vingt-deux-mille-trois", 22_003),
    ],
)
def test_a_number_of_thousands_is_one_with_hyphens_or_without(words: str, number: int) -> None:
    assert read(f"{words} personnes", Quantity.COUNT, "fr").number == number


@pytest.mark.parametrize(
    ("language", "words", "millions"),
    [
        ("es", "dos mil quinientos millones de euros", 2500),
        ("es", "mil quinientos millones de euros", 1500),
        ("fr", "deux mille cinq cents millions d'euros", 2500),
        ("fr", "trois mille deux cent cinquante millions d'euros", 3250),
        ("de", "zweitausendfünfhundert Millionen Euro", 2500),
    ],
)
def test_thousands_of_millions_in_words_are_read(language: str, words: str, millions: int) -> None:
    assert read(words, Quantity.MONEY, language).number == millions * 10**6


@pytest.mark.parametrize("language", languages())
def test_zero_is_a_part_of_no_other_number(language: str) -> None:
    """There is no "nullundzwanzig"."""
    spelled = spelled_numbers(language_of(language))
    zeros = {word for words, number in spelled.items() for word in words if not number}
    assert zeros
    assert not [words for words, number in spelled.items() if number and any(zero in " ".join(words) for zero in zeros)]
