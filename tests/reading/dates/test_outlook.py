"""Which way a sentence looks at a date in it: by the nearest verb, and not at all where that is not clear."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within

from discrepant.reading.dates.outlook import event_after, is_open, outlook

# The date that is asked for stands in brackets, which the text has not.
AHEAD = [
    "It is part of an effort to clear the backlog by [year end].",
    "They will meet on [Tuesday], he said on Monday.",
    '"We\'ll vote on [Friday]," she said.',
    "The court is due to rule on [Thursday].",
    # Behind it the nearest verb is the first one.
    "On [Tuesday], they will hear what he said.",
    "On [Tuesday], the court will hear the man arrested in May.",
    "The talks are to resume on [Wednesday].",
    "On [Wednesday], Mohamed and his father are to travel to New York.",
    "On [Wednesday], officials said, the court will rule.",
    "The president said that he would resign on [Tuesday].",
    "He said the vote on [Tuesday] will be close.",
    "The vote, scheduled for [Tuesday], is seen as close.",
    "The order stays in force until [June].",
    "Ballots must arrive by [Friday].",
    "The law takes effect on [Jan. 1].",
    "Parliament reconvenes [Monday].",
    "ahead of [Tuesday]'s elections",
    "The man will be buried on [Tuesday].",
    "The summit, to be held on [Nov. 8], is the first.",
    "I am going to Las Vegas next month, Italy in November, Mexico in [January].",
    "I am going to Las Vegas next month, Italy in November, Mexico in [January], officials said.",
    "He wants to leave on [Friday].",
    "He will travel to Paris to meet Macron on [Friday].",
    "Support would remain unwavering after [Tuesday]'s midterm elections.",
    "The deadline is [Friday].",
    "The [Friday] deadline",
    "the new deadline of [Friday]",
    "The results were announced. They will be checked on [Monday].",
    "Mr. Biden will speak on [Nov. 8].",
    "It is set to open on [Monday].",
    "He plans to appear on [Monday] in court.",
    "Votes are expected on [Tuesday].",
    "It may rain on [Tuesday].",
    "The game was postponed until [Tuesday].",
    "The hearing is expected to be completed by [Tuesday].",
    "The strike, which began on Monday, is expected to end on [Friday].",
    "They meet [Tuesday].",
    "Trump speaks [Saturday] in Ohio.",
    "On [Tuesday] Americans vote.",
    "They met Tuesday, and meet again [Thursday].",
    "Biden, who visits Egypt on [Friday], spoke Thursday.",
    "Rain is forecast for tomorrow and [Wednesday].",
    # An end is hardly ever one before publishing,
    "He was ordered to leave the country by [Friday].",
    "He has until [Monday] to pay.",
    "The road remains closed until [Monday].",
    "The judge postponed the trial until [May 20].",
    "He was remanded in custody until [Monday].",
    "Trading was suspended until [Monday].",
    "The ceasefire is to last until [Friday].",
    "Snow could fall through [Saturday].",
    # nor is what something is set for or moved to.
    "A judge set sentencing for [July 11].",
    "Teachers called a walkout for [Tuesday].",
    "He called an election for [June 9].",
    "The league moved the game to [Saturday].",
    "The talks were shifted to [Saturday].",
    "Gold for [April] delivery rose.",
    "The price of gold for [April] rose.",
    "Corn for [May] was down.",
    "A picnic for [Friday]",
    # "And" begins another clause where a timetable goes on.
    "The team won on Sunday and plays again [Wednesday].",
    "He resigned and leaves on [Friday].",
    "She won gold and returns on [Monday].",
    "The [June] contract fell.",
    "Futures for [May] fell.",
    "The price of gold for late [April] rose.",
    "The price of gold for early [April] fell.",
    "Prices of [May] soybean oil futures rose.",
    "[July] hard red winter wheat futures fell.",
    # The present of a timetable, by a verb and without.
    "City play Villa on [Sunday].",
    "The team plays at home on [Sunday].",
    "Days of mourning begin on [Friday].",
    "The next hearing is on [Tuesday].",
    "Rain is likely [Friday].",
    "He appeared in court on Tuesday and faces trial in [June].",
    "Preorders start at $10, starting [Friday].",
    "He is on leave for six months [through June].",
    "Sales will be flat in the nine months [through June].",
    "Sales will be flat in the first nine months [through June].",
    "He is in Rome on leave six months [through June].",
]
BACK = [
    "By [January] he had left.",
    "Until [January] he worked here.",
    "On [Tuesday], they heard he will go.",
    "On [Tuesday], the minister said he will resign.",
    "The [31 March] deadline passed.",
    "[Tuesday]'s vote was close.",
    "They will meet on Tuesday, he said on [Monday].",
    "On [Wednesday], officials said the dam had been damaged.",
    "He was killed on [Tuesday].",
    "The president said [Tuesday] that he would resign.",
    "The president said there on [Tuesday] that he would resign.",
    "He said on [Tuesday] the vote will be close.",
    "He has been in jail since [Monday].",
    "He will have been here since [Monday].",
    "The man killed on [Tuesday] will be buried.",
    "A court on [Monday] sentenced him to death.",
    "Two people, both soldiers, died [Monday].",
    "He met Will Smith in [May].",
    "He went to the capital on [Friday].",
    "In his remarks on [Thursday], Mr. Biden refused.",
    "Russian news agencies reported on [Sunday] that the dam had been damaged.",
    "Putin on [Friday] publicly endorsed the evacuation.",
    "An energy company in Kherson said on [Sunday] there was no electricity.",
    "The results were announced on [Monday]. They will be checked.",
    "the [Monday] attack killed three",
    "A sudden storm on [Sunday] night (March 4) caused an exodus.",
    "A sudden storm on Sunday night ([March 4]) caused an exodus.",
    "The game was postponed on [Tuesday].",
    "The vote took place last [Tuesday].",
    "Talks that did begin in [May] went on.",
    "Police, who arrested him on [Friday], will charge him.",
    "The strike, which began on [Monday], is expected to end on Friday.",
    "The plan announced on [Monday] will cost billions.",
    "The government has announced on [Monday] new rules.",
    # What belongs to a day does not begin on it.
    "Prices rose from [Monday]'s close.",
    "He came home from [Monday]'s talks.",
    # An end of what went on in the past.
    "He was in office until [June].",
    "He served as minister until [May].",
    "It rained until [Tuesday].",
    "Talks continued through [Tuesday].",
    "The fire had been put out by [Friday].",
    "By [Tuesday] the water was gone.",
    "By [Tuesday], firefighters had contained the blaze.",
    "He was forced to resign on [Friday].",
    "In [May] the firm predicted a rise in demand.",
    "She was told on [Monday] to leave.",
    "He ordered her on [Monday] to pay.",
    "Sales totalled $5m in the nine months [through September].",
    "The company has a profit of $5m in the six months [through June].",
    "Sales totalled $5m over the past 12 months [through June].",
    # No month of a delivery, though what follows has such words.
    "In [May] they won contracts.",
    "In [May] Boeing won contracts.",
    "In [May] the firm signed a contract.",
    "In [May], contracts were signed.",
    "In [May] they sold wheat for delivery.",
]
UNCLEAR = [
    "The fair on [Nov. 8] is the first.",
    "[Nov. 8]",
    "On [Sunday]",
    "Fair [Sunday]",
    "Blinken said at a NATO gathering in Romania on [Wednesday].",
    "Officials said privately on [Monday].",
    "Mr. Peskov, the Kremlin's spokesman, said on a conference call [Friday] that Mr. Putin was open to talks.",
    "Jake Sullivan said during a visit to Kyiv on [Friday] that support would remain unwavering.",
    "[Monday]'s attack",
    "The talks had been scheduled for [Monday].",
    "He went to see her on [Monday].",
    "If they meet on [Monday]",
    # The end of a length of time that is reported.
    "In the nine months [through September], sales of $5m.",
    "Sales are up 5% over the four weeks [through Sept. 30].",
]
# Of these a day of the week is not read.
OPEN = [
    "If they meet on [Monday]",
    "The match on [Sunday] is sold out.",
    "The company reports earnings on [Thursday].",
    "He should be there on [Monday].",
    "He could not attend on [Monday].",
    "Schools were closed until [Monday].",
    "The patient was kept in hospital until [Tuesday].",
    "Workers had until [Friday] to accept.",
    "The workers at the mill had to leave by [Friday].",
    "Firefighters contained the blaze by [Tuesday].",
    "Prices went up from [Monday].",
    "They demanded a reply on [Friday].",
    "She was told to return on [Friday].",
    "He was invited to speak on [Friday].",
    "They planned a vote on [Friday].",
    "Forecasters warned of storms on [Friday].",
    "They met ahead of [Tuesday]'s vote.",
    "They bought food for [Friday].",
    "We do it on [Sunday].",
    "Fair on [Sunday]",
    "So do we on [Sunday].",
]


def _asked(marked: str) -> bool | None:
    return outlook(*_parts(marked))


def _parts(marked: str) -> tuple[str, int, int]:
    return marked.replace("[", "").replace("]", ""), marked.index("["), marked.index("]") - 1


@pytest.mark.parametrize("marked", AHEAD)
def test_looks_ahead(marked: str) -> None:
    """Future forms, arrangements, and what goes up to a date."""
    assert _asked(marked) is True


@pytest.mark.parametrize("marked", BACK)
def test_looks_back(marked: str) -> None:
    """Past forms, and what goes on since a date."""
    assert _asked(marked) is False


LED = [
    "The road is closed until {}[June].",
    "He was in office until {}[June].",
    "He will have been here since {}[March].",
    "He has been in jail since {}[March].",
    "He was ordered to leave by {}[June].",
    "By {}[January] he had left.",
    "Prices went up from {}[May].",
    "They met ahead of {}[June].",
]


@pytest.mark.parametrize("marked", LED)
@pytest.mark.parametrize("between", ["early", "the", "at least", "at least late", "at least around early"])
def test_small_words_between_a_lead_and_its_date_change_nothing(marked: str, between: str) -> None:
    plain, more = marked.format(""), marked.format(f"{between} ")
    assert (_asked(more), is_open(*_parts(more))) == (_asked(plain), is_open(*_parts(plain)))


@pytest.mark.parametrize("adverb", ["again", "also", "now", "all", "then", "next", "formally", "publicly"])
def test_an_adverb_stands_between_a_subject_and_its_verb(adverb: str) -> None:
    for marked in (f"Ministers {adverb} meet on [Tuesday].", f"Villa {adverb} play City on [Sunday]."):
        assert _asked(marked) is True


@pytest.mark.parametrize("counted", ["two", "three", "no", "many", "some", "the", "those", "these", "her", "another"])
def test_what_may_be_a_verb_is_none_where_it_is_counted_or_led(counted: str) -> None:
    """Runs and returns are things there."""
    for noun in ("runs", "holds", "visits"):
        assert _asked(f"She finished {counted} {noun} on [Sunday].") is False


@pytest.mark.parametrize("marked", UNCLEAR)
def test_does_not_say(marked: str) -> None:
    """No verb, or words that contradict each other, or a verb of saying that stands apart."""
    assert _asked(marked) is None


@pytest.mark.parametrize("who", ["he", "the mayor", "the old army general", "a spokesman of the ministry of war"])
@pytest.mark.parametrize("end", [".", "", ". He left."])
def test_who_says_it_does_not_tell_when_however_long_the_name_is(who: str, end: str) -> None:
    assert _asked(f"The fair on [Tuesday], {who} said{end}") is None
    assert _asked(f"{who.capitalize()} said: the fair on [Tuesday]{end}") is None


@pytest.mark.parametrize(("saying", "said"), [("he said on his blog", None), ("he said on his own blog", False)])
@pytest.mark.parametrize("end", [".", "", ". He left."])
def test_nor_do_five_words_with_more_behind_the_verb(saying: str, end: str, *, said: bool | None) -> None:
    assert _asked(f"The fair on [Tuesday], {saying}{end}") is said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("'s close general election", "either"),
        ("\u2019s close general election", "either"),
        (" close general election", "either"),
        ("'s sudden deadly attack", "past"),
        ("'s most sudden deadly attack", ""),
        ("'s long close general election", ""),
        (", vote", ""),
        ("'s\n\nvote", ""),
    ],
)
def test_an_event_is_told_within_three_words_behind_its_day(text: str, kind: str) -> None:
    assert event_after(f"Monday{text}", len("Monday")) == (kind, text[1:3] == "s ")


@pytest.mark.parametrize(
    ("marked", "far"),
    [
        ("An attack there on [Sunday]", False),
        ("An attack near there on [Sunday]", True),
        ("[Monday]'s sudden deadly attack", False),
        ("[Monday]'s most sudden deadly attack", True),
    ],
)
def test_what_is_over_is_told_as_near_a_day_that_no_verb_tells(marked: str, *, far: bool) -> None:
    assert is_open(*_parts(marked)) is far


@pytest.mark.parametrize("marked", OPEN)
def test_leaves_it_open(marked: str) -> None:
    """Nothing in the sentence is told as past, or a beginning or an end stands behind what was."""
    assert _asked(marked) is None
    assert is_open(*_parts(marked))


# The cell of a table, or a line of a list.
CELLS = ["[Monday]", "Vote [Tuesday] 12", "Fair a [Tuesday] 3 p.m.", "12 [Tuesday] 13", "- [Monday]: 3"]


@pytest.mark.parametrize(
    "marked", [*AHEAD, *BACK, *CELLS, "[Monday]'s attack", "people are dead after a bombing on [Sunday]"]
)
def test_does_not_leave_it_open(marked: str) -> None:
    """Where it is told, or where the day stands by itself, or beside what was."""
    assert not is_open(*_parts(marked))


def test_the_type_does_not_matter() -> None:
    """Quotation marks and apostrophes of every make."""
    assert _asked("“We’ll vote on [Friday],” she said.") is True


@pytest.mark.parametrize("marked", AHEAD + BACK)
@pytest.mark.parametrize("other", ["He said so.", "It will rain.", "She was late, they said.", "Mr. Biden will, too."])
def test_other_sentences_do_not_matter(marked: str, other: str) -> None:
    """Neither the one before nor the one after."""
    if marked[0].isupper() and marked[-1] == ".":
        assert _asked(f"{other} {marked} {other}") is _asked(marked)
    assert _asked(f"{other}\n\n{marked}\n\n{other}") is _asked(marked)


@pytest.mark.parametrize("other", ["He said so.", "It will rain.", "She was late, they said!", "Did they come?"])
def test_nor_do_they_where_the_date_begins_the_sentence(other: str) -> None:
    for marked in ("[Tuesday], they say.", "[Tuesday]'s fair is as it is.", "[May] is warm."):
        assert _asked(f"{other} {marked}") is _asked(marked)
        assert is_open(*_parts(f"{other} {marked}")) is is_open(*_parts(marked))


WORDS = [
    "will",
    "said",
    "was",
    "to",
    "be",
    "held",
    "met",
    "by",
    "until",
    "since",
    "next",
    ",",
    ".",
    "\n",
    "“",
    "on",
    "the",
    "planned",
    "due",
    "is",
]


@given(
    st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(),
    st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text(),
)
def test_total(before: str, after: str) -> None:
    """Whatever stands around."""
    assert outlook(f"{before} Monday{after}", len(before) + 1, len(before) + 7) in (True, False, None)


@pytest.mark.parametrize(("blanks", "said"), [(295, True), (296, None)])
def test_300_characters_away_a_word_is_still_looked_at(blanks: int, *, said: bool | None) -> None:
    """On either side, and no further: of the word behind the date all four letters are within them."""
    assert _asked(f"He will{' ' * (blanks + 1)}[June 2]") is said
    assert _asked(f"[June 2]{' ' * (blanks + 1)}will he go") is said


@pytest.mark.parametrize("cut", range(1, 9))
def test_a_word_that_is_cut_there_tells_nothing(cut: int) -> None:
    assert _asked(f"goodwill{' ' * (300 - cut)}[June 2]") is _asked(f"goodness{' ' * (300 - cut)}[June 2]") is None


@given(st.sampled_from(AHEAD + BACK + UNCLEAR), st.text(), st.text())
def test_what_is_far_does_not_matter(marked: str, before: str, after: str) -> None:
    """More than 300 characters away nothing is looked at."""
    far = " " * 301
    assert _asked(f"{before.replace('[', '').replace(']', '')}{far}{marked}{far}{after}") is _asked(
        f"{far}{marked}{far}"
    )


def test_a_hostile_text_takes_no_longer() -> None:
    """The look around is bounded."""
    text = "a, will. " * 100_000 + "Monday" + " ." * 100_000
    with within(1):
        for _ in range(100):
            outlook(text, 900_000, 900_006)
