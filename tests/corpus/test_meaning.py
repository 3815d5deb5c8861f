"""From printed strings to values, and where a restored meaning goes against the print."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import attrs
import pytest
from corpora import write_corpus
from newsroom import newsroom, tell

from discrepant.corpus.claims import build_names
from discrepant.corpus.load import load
from discrepant.corpus.meaning import Meaning, Meanings, contradiction
from discrepant.corpus.model import Claim, Corpus, Fact, Kind, Name, Names, Place, Wording
from discrepant.errors import ReadingError
from discrepant.reading.interval import Interval
from discrepant.reading.model import Reading
from discrepant.reading.reader import Reader

HERE = Place(file="facts/claims.toml", line=1)
ON = Interval(*[date(2022, 12, 2).toordinal()] * 2)

POST = Claim(
    key="kirby.post",
    about="Kirby's post",
    kind=Kind.TERM,
    terms={"spokesperson": ("spokesman", "spokes­person"), "communications-director": ("Communications Director",)},
    place=HERE,
)
AID = Claim(key="aid", about="Aid", kind=Kind.MONEY, unit="USD", place=HERE)
SIGNERS = Claim(key="signers", about="Signers", kind=Kind.ROSTER, place=HERE)
WORDS = Claim(key="words", about="Words", kind=Kind.QUOTATION, place=HERE)
WIDTH = Claim(key="width", about="Width", kind=Kind.MEASURE, unit="km", place=HERE)
SENT = Claim(key="sent", about="Sent", kind=Kind.DATE, place=HERE)

READER = Reader()


def test_the_pieces_of_a_quotation_are_one_wording() -> None:
    meaning = Meanings(READER, Names()).of(WORDS, ("We are ready,", "We said so"), None, ON)
    assert meaning.printed == ("we are ready", "we said so")
    assert meaning.value == "we are ready … we said so"


@pytest.fixture(scope="module")
def names() -> Names:
    entries = (
        Name(key="zelenskyy", label="Volodymyr Zelenskyy", also=("Zelensky", "Zelenskyj"), place=HERE),
        Name(key="white-house", label="The White House", place=HERE),
        Name(key="times", label="Times", place=HERE),
        Name(key="the-times", label="The Times", place=HERE),
    )
    return build_names(entries)[0]


@pytest.fixture(scope="module")
def meanings(names: Names) -> Meanings:
    return Meanings(READER, names)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    return load(write_corpus(tmp_path_factory.mktemp("corpus")))


class TestNames:
    @pytest.mark.parametrize(
        ("printed", "key"),
        [
            ("Zelensky", "zelenskyy"),
            ("volodymyr\u00a0ZELENSKYY", "zelenskyy"),
            ("White House", "white-house"),
            ("the White House", "white-house"),
            ("The Times", "the-times"),
            ("Times", "times"),
            ("Pope Francis", "pope francis"),
            ("the Pope", "pope"),
        ],
    )
    def test_a_name_is_known_by_any_spelling_and_else_stands_for_itself(
        self, names: Names, printed: str, key: str
    ) -> None:
        assert names.key(printed) == key

    def test_a_spelling_of_two_names_is_a_flaw(self) -> None:
        one = Name(key="one", label="Biden", place=HERE)
        two = Name(key="two", label="Joe", also=("x", "BIDEN"), place=HERE)
        three = Name(key="three", label="joe", place=HERE)
        names, flaws = build_names((one, two, three))
        assert [(name.key, flaw.path, flaw.what) for name, flaw in flaws] == [
            ("two", ("also", 1), '"BIDEN" is a spelling of one already'),
            ("three", ("label",), '"joe" is a spelling of two already'),
        ]
        assert [name.key for name in names.entries] == ["one", "three", "two"]


class TestValues:
    @pytest.mark.parametrize(
        ("says", "term"),
        [
            ("spokesman", "spokesperson"),
            ("SPOKESPERSON", "spokesperson"),
            ("“communications director”".strip("“”"), "communications-director"),
            ("communications-director", "communications-director"),
        ],
    )
    def test_terms(self, meanings: Meanings, says: str, term: str) -> None:
        assert meanings.of(POST, (says,), None, ON) == Meaning(printed=(term,), value=term)

    @pytest.mark.parametrize(
        ("says", "hint"),
        [
            ("spokesmen", 'did you mean "spokesman"?'),
            ("xyz", "add the words to one of its terms: spokesperson, communications-director"),
        ],
    )
    def test_an_unknown_term(self, meanings: Meanings, says: str, hint: str) -> None:
        with pytest.raises(ReadingError) as caught:
            meanings.of(POST, (says,), None, ON)
        assert caught.value.message == f'no term of kirby.post is called "{says}"'
        assert (caught.value.hint, caught.value.span) == (hint, (0, len(says)))

    def test_many_terms_are_not_all_listed(self, meanings: Meanings) -> None:
        claim = attrs.evolve(POST, key="many", terms={f"t{number}": () for number in range(20)})
        with pytest.raises(ReadingError) as caught:
            meanings.of(claim, ("x" * 100,), None, ON)
        assert caught.value.hint.endswith("t0, t1, t2, t3, t4, t5 and 14 more")
        assert len(caught.value.message) < 130

    @pytest.mark.parametrize(("letters", "shown"), [(80, "x" * 80), (81, "x" * 79 + "…"), (500, "x" * 79 + "…")])
    @pytest.mark.parametrize(
        ("many", "listed"), [(1, "t0"), (6, "t0, t1, t2, t3, t4, t5"), (7, "t0, t1, t2, t3, t4, t5 and 1 more")]
    )
    def test_eighty_characters_and_six_terms_are_shown(
        self, meanings: Meanings, letters: int, shown: str, many: int, listed: str
    ) -> None:
        claim = attrs.evolve(POST, key="many", terms={f"t{number}": () for number in range(many)})
        with pytest.raises(ReadingError) as caught:
            meanings.of(claim, ("x" * letters,), None, ON)
        assert caught.value.message == f'no term of many is called "{shown}"'
        assert caught.value.hint == f"add the words to one of its terms: {listed}"

    def test_a_roster_is_all_its_names(self, meanings: Meanings) -> None:
        meaning = meanings.of(SIGNERS, ("Zelenskyj", "Jamie Raskin"), None, ON)
        assert meaning.printed == (frozenset({"zelenskyy"}), frozenset({"jamie raskin"}))
        assert meaning.value == frozenset({"zelenskyy", "jamie raskin"})

    def test_a_roster_that_is_restored(self, meanings: Meanings) -> None:
        meaning = meanings.of(SIGNERS, ("Zelensky", "Jammie Rasking"), "Zelenskyy; Jamie Raskin", ON)
        assert meaning.printed == (frozenset({"zelenskyy"}), None)
        assert meaning.value == frozenset({"zelenskyy", "jamie raskin"})

    @pytest.mark.parametrize("reads", ["Zelensky; ", "the \u00ad"])
    def test_a_name_needs_letters(self, meanings: Meanings, reads: str) -> None:
        with pytest.raises(ReadingError, match="needs a name"):
            meanings.of(SIGNERS, ("x",), reads if ";" in reads else "\u00ad", ON)

    def test_a_quotation_is_its_wording(self, meanings: Meanings) -> None:
        meaning = meanings.of(WORDS, ("“We are willing,”",), None, ON)
        assert meaning == Meaning(printed=("we are willing",), value="we are willing")
        with pytest.raises(ReadingError, match="needs words"):
            meanings.of(WORDS, ("“…”",), None, ON)

    def test_a_quantity_is_read(self, meanings: Meanings) -> None:
        meaning = meanings.of(AID, ("about $20 billion",), None, ON)
        assert isinstance(meaning.value, Reading)
        assert (meaning.value.core, meaning.value.unit) == (Interval(19e9, 21e9), "USD")

    def test_a_measure_in_two_units_is_the_first(self, meanings: Meanings) -> None:
        meaning = meanings.of(WIDTH, ("2 km", "1.2 miles"), None, ON)
        assert meaning.value == meaning.printed[0]
        assert len(meaning.printed) == 2

    def test_a_date_is_read_on_the_day_it_was_printed(self, meanings: Meanings) -> None:
        meaning = meanings.of(SENT, ("on Monday",), None, ON)
        assert isinstance(meaning.value, Reading)
        assert meaning.value.core.lo == date(2022, 11, 28).toordinal()

    @pytest.mark.parametrize(
        ("says", "quote", "day"),
        [
            ("Feb. 24", "", "2023-02-24"),
            ("Feb. 24", "since Russia invaded Ukraine on Feb. 24", "2022-02-24"),
            ("Feb. 24", "it will end on Feb. 24", "2023-02-24"),
            ("Monday", "will meet on Monday, he said on Tuesday", "2022-12-05"),
            ("Tuesday", "will meet on Monday, he said on Tuesday", "2022-11-29"),
        ],
    )
    def test_the_quote_tells_which_date_is_meant(self, meanings: Meanings, says: str, quote: str, day: str) -> None:
        value = meanings.of(SENT, (says,), None, ON, quote=quote).value
        assert isinstance(value, Reading)
        assert value.bounds(value.core) == (day, day)

    def test_two_years_are_print_and_a_season_is_edtf(self, meanings: Meanings) -> None:
        printed = meanings.of(SENT, ("2022-24",), None, ON).value
        restored = meanings.of(SENT, ("that winter",), "2022-24", ON).value
        assert isinstance(printed, Reading)
        assert isinstance(restored, Reading)
        assert printed.bounds(printed.core) == ("2022-01-01", "2024-12-31")
        assert restored.bounds(restored.core) == ("2022-12-01", "2023-02-28")

    def test_nothing_is_said_as_of_a_day_to_come(self, meanings: Meanings, corpus: Corpus) -> None:
        source = corpus.facts[0].source
        day = meanings.as_of("in December", attrs.evolve(source.published, core=ON, support=ON))
        assert day.bounds(day.core)[0] == "2022-12-01"
        assert meanings.as_of("Feb. 24", attrs.evolve(source.published, core=ON, support=ON)).core.hi < ON.lo

    def test_reads_has_the_value_and_says_may_be_unreadable(self, meanings: Meanings) -> None:
        meaning = meanings.of(AID, ("astir $20 cardinal",), "about $20 billion", ON)
        assert meaning.printed == (None,)
        assert meaning.value == READER.read("about $20 billion", kind=meaning.value.kind, unit="USD")  # type: ignore[arg-type, union-attr]

    def test_what_cannot_be_read_is_an_error(self, meanings: Meanings) -> None:
        with pytest.raises(ReadingError):
            meanings.of(AID, ("astir $20 cardinal",), None, ON)
        with pytest.raises(ReadingError):
            meanings.of(AID, ("about $20 billion",), "astir $20 cardinal", ON)

    def test_what_is_printed_has_the_figures_of_its_language(self, meanings: Meanings) -> None:
        told = meanings.of(WIDTH, ("2,5 km",), None, ON, "de")
        assert told.value == READER.read("2,5 km", kind=told.value.kind, unit=WIDTH.unit, language="de")  # type: ignore[arg-type, union-attr]
        told = meanings.of(WIDTH, ("2,5 km",), "2.5 km", ON, "de")  # what `reads` says is English
        assert told.printed[0].core == told.value.core  # type: ignore[union-attr]

    def test_as_of(self, meanings: Meanings, corpus: Corpus) -> None:
        published = corpus.sources["south"].published
        assert meanings.as_of(None, published) is published
        day = date(2022, 12, 1).toordinal()
        assert meanings.as_of("2022-12-01", published).core == Interval(day, day)


def may_mean(corpus: Corpus, says: str, reads: str, quote: str) -> bool:
    """Whether a day's words in their quote may stand for what `reads` has."""
    meaning = Meanings(READER, corpus.names).of(SENT, (says,), reads, ON, quote=quote)
    fact = attrs.evolve(corpus.facts[0], says=(says,), reads=reads)
    return contradiction(attrs.evolve(fact, printed=meaning.printed, value=meaning.value), SENT) is None


def retold(corpus: Corpus, claim: Claim, says: tuple[str, ...], reads: str | None, wording: str = "verbatim") -> Fact:
    source = attrs.evolve(corpus.sources["north"], wording=Wording(wording))
    meaning = Meanings(READER, corpus.names).of(claim, says, reads, ON)
    return attrs.evolve(
        corpus.facts[0], source=source, says=says, reads=reads, printed=meaning.printed, value=meaning.value
    )


class TestContradiction:
    @pytest.mark.parametrize(
        ("claim", "says", "reads"),
        [
            (AID, ("about $20 billion",), None),
            (AID, ("about $20 billion",), "$20.3 billion"),
            (AID, ("astir $20 cardinal",), "about $20 billion"),
            (SENT, ("on Monday",), "2022-11-28"),
            (SENT, ("Monday at 5 p.m.",), "2022-11-28T17:20"),
            (SENT, ("Monday at 5 p.m.",), "2022-11-28"),
            (SENT, ("Monday at 5 p.m.",), "2022-11-28T20:00Z"),  # by a clock of which the print says nothing
            (POST, ("spokesman",), "spokesperson"),
            (POST, ("spoxman",), "spokesperson"),
            (SIGNERS, ("Zelensky", "Jammie"), "Volodymyr Zelenskyy; Jamie"),
            (WORDS, ("We are willing",), "“We are willing.”"),
        ],
    )
    def test_none(self, corpus: Corpus, claim: Claim, says: tuple[str, ...], reads: str | None) -> None:
        assert contradiction(retold(corpus, claim, says, reads), claim) is None

    @pytest.mark.parametrize(
        ("claim", "says", "reads", "reason"),
        [
            (AID, ("exactly $20",), "exactly $30", "says allows 20 to 20, reads 30 to 30"),
            (AID, ("more than $20",), "exactly $10", "to any, reads 10 to 10"),
            (AID, ("$20 billion",), "€20 billion", "one is in USD, the other in EUR"),
            (SENT, ("on Monday",), "2022-10-24", "says allows 2022-11-28, reads 2022-10-24"),
            (SENT, ("Monday at 5 p.m.",), "2022-11-28T20:00", "says allows 16:30 to 17:29:59, reads 20:00"),
            (POST, ("spokesman",), "communications director", "says is the term"),
            (SIGNERS, ("Zelensky", "Jamie Raskin"), "Jamie Raskin", "reads leaves out volodymyr-zelenskyy"),
            (SIGNERS, ("Zelensky", "Jammie"), "Jamie; Barbara", "reads leaves out volodymyr-zelenskyy"),
            (WORDS, ("We are willing",), "We are not willing", "the words differ, and north is said to be verbatim"),
        ],
    )
    def test_some(self, corpus: Corpus, claim: Claim, says: tuple[str, ...], reads: str, reason: str) -> None:
        found = contradiction(retold(corpus, claim, says, reads), claim)
        assert found is not None
        assert found.startswith(f'"{says[0]}" cannot mean "{reads}": ')
        assert reason.replace("20 to 20", "20").replace("30 to 30", "30").replace("10 to 10", "10") in found

    @pytest.mark.parametrize(
        ("says", "reads", "words"),
        [
            (("2 km", "1.2 miles"), "2 km", None),
            (("2 km", "5 miles"), "8 km", "2 km"),
            (("2 km", "5 miles"), "2 km", "5 miles"),
            (("two", "5 miles"), "2 km", "5 miles"),
        ],
    )
    def test_each_of_two_measures_is_looked_at(
        self, corpus: Corpus, says: tuple[str, ...], reads: str, words: str | None
    ) -> None:
        found = contradiction(retold(corpus, WIDTH, says, reads), WIDTH)
        assert (found and found.partition(" cannot mean ")[0]) == (words and f'"{words}"')

    @pytest.mark.parametrize(
        ("quote", "reads", "may_be"),
        [
            ("The minister is in Paris on Monday.", "2022-11-28", True),
            ("The minister is in Paris on Monday.", "2022-12-05", True),
            ("The minister is in Paris on Monday.", "2022-12-06", False),  # no Monday
            ("The minister is in Paris on Monday.", "2022-12-12", False),  # not the next one
            ("The minister will be in Paris on Monday.", "2022-11-28", False),
            ("The minister was in Paris on Monday.", "2022-12-05", False),
        ],
    )
    def test_reads_may_say_what_no_verb_does(self, corpus: Corpus, quote: str, reads: str, *, may_be: bool) -> None:
        assert may_mean(corpus, "on Monday", reads, quote) is may_be

    @pytest.mark.parametrize(
        ("quote", "reads", "may_be"),
        [
            ("The day of the march: Feb. 24.", "2023-02-24", True),  # the nearest
            ("The day of the march: Feb. 24.", "2022-02-24", True),  # the last
            ("The day of the march: Feb. 24.", "2021-02-24", False),
            ("The day of the march: Feb. 24.", "2024-02-24", False),
            ("The march was on Feb. 24.", "2023-02-24", False),
            ("The march will be on Feb. 24.", "2022-02-24", False),
        ],
    )
    def test_nor_in_which_year(self, corpus: Corpus, quote: str, reads: str, *, may_be: bool) -> None:
        assert may_mean(corpus, "Feb. 24", reads, quote) is may_be

    def test_a_wording_that_is_not_verbatim_may_be_restored(self, corpus: Corpus) -> None:
        fact = retold(corpus, WORDS, ("We are unwilling",), "We are not willing", "garbled")
        assert contradiction(fact, WORDS) is None


def test_a_source_folds_its_text_once(tmp_path: Path) -> None:
    source = load(write_corpus(tmp_path)).sources["north"]
    assert source.index is source.index
    assert source.index.anchor("signed by 30").lines == (3,)


@pytest.mark.parametrize(
    ("claim", "says", "reads"),
    [
        (POST, "a doorman", None),
        (SIGNERS, "\u00ad", None),
        (WORDS, "…", None),
        (POST, "Pressesprecher", "a doorman"),
        (SIGNERS, "all", "Zelensky; ;"),
    ],
)
def test_what_has_no_meaning_is_shown_as_a_whole(
    meanings: Meanings, claim: Claim, says: str, reads: str | None
) -> None:
    with pytest.raises(ReadingError) as caught:
        meanings.of(claim, (says,), reads, ON)
    assert (caught.value.words, caught.value.span) == (reads or says, (0, len(reads or says)))


@pytest.mark.parametrize(
    ("quote", "way"),
    [
        ("5 percent is how much prices fell", 0),
        ("prices fell 5 percent", -1),
        ("5 percent higher", 1),
        ("5 percent lower than in May", -1),
        ("it was 5 percent lower than in May", -1),
        ("prices rose 5 percent", 1),
        ("fell 5 percent", -1),
        ("5 percent", 0),
        ("prices fell", 0),  # the words are not in it
        ("", 0),
    ],
)
def test_the_quote_tells_whether_it_went_up_or_down(meanings: Meanings, quote: str, way: int) -> None:
    rise = Claim(key="rise", about="The rise", kind=Kind.CHANGE, unit="%", place=HERE)
    if not way:
        with pytest.raises(ReadingError):
            meanings.of(rise, ("5 percent",), None, ON, quote=quote)
        return
    value = meanings.of(rise, ("5 percent",), None, ON, quote=quote).value
    assert isinstance(value, Reading)
    assert value.number == 5 * way


@pytest.mark.parametrize(
    ("quote", "day"),
    [
        ("It will be held on Tuesday", date(2022, 12, 6)),
        ("It was held on Tuesday", date(2022, 11, 29)),
        ("Tuesday", date(2022, 11, 29)),
        ("It will be held", date(2022, 11, 29)),  # the words are not in it
        ("", date(2022, 11, 29)),
    ],
)
def test_the_quote_tells_whether_a_day_is_to_come(meanings: Meanings, quote: str, day: date) -> None:
    value = meanings.of(SENT, ("Tuesday",), None, ON, quote=quote).value
    assert isinstance(value, Reading)
    assert value.core == Interval(*[day.toordinal()] * 2)


@pytest.mark.parametrize(
    ("says", "change"),
    [
        (("a rise of 5C", "9F"), 5.0),
        (("a fall of 5C", "nine degrees Fahrenheit"), -5.0),  # whatever letters or digits it begins with
        (("5C lower", "9F"), -5.0),
        (("9F lower", "5C"), -5.0),
    ],
)
def test_the_second_of_two_units_goes_the_way_of_the_first(
    tmp_path: Path, says: tuple[str, str], change: float
) -> None:
    claims = '[claim.heat]\nabout = "How much warmer"\nkind = "change"\nunit = "C"\n'
    told = {"says": [*says], "quote": f"there was {says[0]} ({says[1]}) in a day"}
    (fact,) = load(newsroom(tmp_path, tell("north", heat=told), claims=claims)).facts
    readings = [value for value in fact.printed if isinstance(value, Reading)]
    assert [reading.number for reading in readings] == [pytest.approx(change)] * 2
