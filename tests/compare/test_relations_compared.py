"""What several claims say together: examples from the world, each worked out by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from newsroom import newsroom, tell

pytest.importorskip("z3")

from discrepant import check
from discrepant.checking.subjects import NO_SOLVER
from discrepant.compare.finding import Finding
from discrepant.compare.relations import compare
from discrepant.corpus.load import load
from discrepant.report.formats import TEXTUAL, renderer
from discrepant.report.model import Report

CLAIMS = """
[claim.dead]
about  = "The dead"
kind   = "count"
nature = "cumulative"

[claim.north]
about  = "The dead in the north"
kind   = "count"
nature = "cumulative"

[claim.south]
about  = "The dead in the south"
kind   = "count"
nature = "cumulative"

[claim.children]
about  = "The children among the dead of the north"
kind   = "count"
nature = "cumulative"

[claim.men]
about = "The men on board"
kind  = "count"

[claim.women]
about = "The women on board"
kind  = "count"

[claim.all]
about = "All who were on board"
kind  = "count"

[claim.homeless]
about  = "The homeless on a day"
kind   = "count"
nature = "varying"

[claim.sheltered]
about  = "The homeless in tents on a day"
kind   = "count"
nature = "varying"

[claim.aid]
about = "The aid in all"
kind  = "money"
unit  = "USD"

[claim.new]
about = "The new aid"
kind  = "money"
unit  = "USD"

[claim.paid]
about  = "What was paid so far"
kind   = "money"
nature = "cumulative"
unit   = "USD"

[claim.loaned]
about  = "What of it was a loan"
kind   = "money"
nature = "cumulative"
unit   = "USD"

[claim.gifted]
about  = "What of it was a gift"
kind   = "money"
nature = "cumulative"
unit   = "USD"

[claim.start]
about = "The day it began"
kind  = "date"

[claim.end]
about = "The day it ended"
kind  = "date"

[claim.lasted]
about = "How long it lasted"
kind  = "measure"
unit  = "day"

[claim.years]
about = "How many years it lasted"
kind  = "measure"
unit  = "year"

[claim.months]
about = "How many months it lasted"
kind  = "measure"
unit  = "month"

[claim.route]
about = "The way there"
kind  = "measure"
unit  = "km"

[claim.flight]
about = "The way back"
kind  = "measure"
unit  = "mile"

[claim.speed]
about = "How fast it went"
kind  = "measure"
unit  = "km/h"

[claim.minutes]
about = "How long it took"
kind  = "measure"
unit  = "minute"

[claim.factor]
about = "By how much it was multiplied"
kind  = "number"

[claim.other]
about = "By how much it was multiplied then"
kind  = "number"
"""
DEAD = "dead = north + south"

Asked = Callable[..., Report]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    """The report on these articles, of whose claims this must hold."""

    def ask(holds: str | tuple[str, ...], *articles: Mapping[str, str], **files: str) -> Report:
        every = (holds,) if isinstance(holds, str) else holds
        relations = "".join(
            f'[[relation]]\nabout = "It must {number}"\nholds = "{one}"\n' for number, one in enumerate(every)
        )
        return check(load(newsroom(tmp_path, *articles, claims=CLAIMS + relations, **files)))

    return ask


def found(report: Report) -> list[Finding]:
    return [one for one in report.findings if one.check == "relations"]


def only(report: Report) -> Finding:
    (one,) = found(report)
    return one


def ids(one: Finding) -> set[str]:
    return {told.id for side in one.sides for told in side.facts}


def because(report: Report) -> list[str]:
    return [left.because for left in report.not_compared if left.claim.startswith("it-must")]


# --- one article


def test_parts_that_exceed_the_total_of_their_article(asked: Asked) -> None:
    one = only(asked(DEAD, tell("post", dead="36", north="36", south="8")))
    assert one.verdict == "conflict"
    assert [side.says for side in one.sides] == [("36",), ("36", "8")]
    assert one.summary.endswith("By “dead = north + south”, dead is 36 + 8 = 44 at the least; the same article has 36.")
    assert (one.gap and one.gap.value, one.sides[1].core) == (8.0, (44.0, 44.0))


def test_parts_that_make_the_total(asked: Asked) -> None:
    one = only(asked(DEAD, tell("post", dead="44", north="36", south="8")))
    assert (one.verdict, one.reasons) == ("agree", ())
    assert one.summary.endswith("dead is 36 + 8 = 44; the same article has 44.")


def test_a_total_that_leaves_room_for_what_its_words_allow(asked: Asked) -> None:
    one = only(asked(DEAD, tell("post", dead="more than 40", north="36", south="8")))
    assert (one.verdict, one.reasons) == ("explained", ("hedged",))


def test_what_is_true_only_on_the_loosest_reading_is_strained(asked: Asked) -> None:
    """About 40 is taken to mean 38 to 42, and can be 36 to 44."""
    one = only(asked(DEAD, tell("post", dead="about 40", north="36", south="8")))
    assert one.verdict == "strained"
    assert one.summary.endswith("All of it can be true only on the loosest reading.")


def test_a_part_beyond_its_total_where_the_other_part_is_not_told(asked: Asked) -> None:
    one = only(asked(DEAD, tell("post", dead="30", north="36")))
    assert (one.verdict, ids(one)) == ("conflict", {"post/dead", "post/north"})
    assert one.summary.endswith("dead is 36 + 0 = 36 at the least; the same article has 30.")


def test_a_figure_is_a_bound(asked: Asked) -> None:
    one = only(asked("men <= 100", tell("post", men="157")))
    assert one.verdict == "conflict"
    assert one.sides[1].says == ("men <= 100",)
    assert one.summary.endswith("By “men <= 100”, men is 100 at the most; The Post has 157.")


# --- several articles


def test_all_of_them_together(asked: Asked) -> None:
    one = only(asked("all = men + women", tell("post", men="20"), tell("star", women="30"), tell("echo", all="60")))
    assert (str(one.verdict), set(one.sources)) == ("conflict", {"post", "star", "echo"})
    assert one.summary.endswith("all is 20 + 30 = 50 at the most; The Echo has 60.")


def test_who_says_the_same_stands_on_one_side(asked: Asked) -> None:
    articles = (tell("post", men="20", women="30", all="60"), tell("star", men="20", women="30", all="60"))
    one = only(asked("all = men + women", *articles))
    assert [side.sources for side in one.sides] == [("post", "star"), ("post", "star")]


def test_each_minimal_set_is_a_finding(asked: Asked) -> None:
    articles = (tell("post", men="20", women="30", all="60"), tell("star", all="70"), tell("echo", all="50"))
    report = asked("all = men + women", *articles)
    assert [ids(one) for one in found(report)] == [
        {"post/all", "post/men", "post/women"},
        {"star/all", "post/men", "post/women"},
    ]


def test_several_who_say_the_same_have_it(asked: Asked) -> None:
    articles = (tell("post", men="20", women="30"), tell("star", all="60"), tell("echo", all="60"))
    one = only(asked("all = men + women", *articles))
    assert one.summary.endswith("all is 20 + 30 = 50 at the most; The Echo and The Star have 60.")


def test_two_sources_at_odds_on_one_claim_are_another_checks_to_find(asked: Asked) -> None:
    articles = (tell("post", all="50", men="20"), tell("star", all="60"), tell("echo", women="30"))
    report = asked("all = men + women", *articles)
    assert [ids(one) for one in found(report)] == [{"star/all", "post/men", "echo/women"}]
    assert [one.verdict for one in report.findings if one.check == "quantities"] == ["conflict"]


def test_two_relations_together(asked: Asked) -> None:
    """Nobody tells of the north, and the children of the north and the south are more than all."""
    report = asked((DEAD, "children <= north"), tell("post", dead="40", south="30", children="11"))
    one = only(report)
    assert (one.claim, ids(one)) == ("it-must-0", {"post/dead", "post/south", "post/children"})
    assert "By “dead = north + south” and “children <= north”, not all of this can be true." in one.summary


def test_of_an_article_in_two_texts_the_later_is_asked(asked: Asked) -> None:
    first, later = tell("post", all="60", men="20", women="30"), tell("later", all="50")
    later["facts/later.toml"] = later["facts/later.toml"].replace("text =", 'version_of = "post"\ntext =')
    assert only(asked("all = men + women", first, later)).verdict == "agree"


# --- over time


def test_a_running_total_of_an_earlier_day_is_a_lower_bound(asked: Asked) -> None:
    articles = (tell("post", "2023-11-04", north="36"), tell("star", "2023-11-05", dead="40", south="8"))
    one = only(asked(DEAD, *articles))
    assert (str(one.verdict), set(one.sources)) == ("conflict", {"post", "star"})


def test_who_says_the_same_on_another_day_stands_beside_it(asked: Asked) -> None:
    """What is repeated is no further set: the figures are the same, and only who has them is more."""
    early = tell("post", "2023-11-04", dead="60", north="36", south="8")
    later = tell("star", "2023-11-05", north="36", south="8"), tell("echo", "2023-11-06", south="8")
    one = only(asked(DEAD, early, *later))
    assert ids(one) == {
        *("post/dead", "post/north", "post/south"),
        *("star/north", "star/south", "echo/south"),
    }
    assert "The Post and The Star: “36” (north); The Post, The Echo and The Star: “8” (south)" in one.summary
    assert one.summary.endswith("dead is 36 + 8 = 44 at the most; the same article has 60.")


def test_another_figure_on_another_day_is_another_set(asked: Asked) -> None:
    early, later = tell("post", "2023-11-04", dead="60", north="36", south="8"), tell("star", "2023-11-05", north="37")
    assert [ids(one) for one in found(asked(DEAD, early, later))] == [
        {"post/dead", "post/north", "post/south"},
        {"post/dead", "star/north", "post/south"},
    ]


def test_a_total_that_is_told_again_stands_beside_it(asked: Asked) -> None:
    articles = (tell("post", "2023-11-04", dead="40", north="36", south="8"), tell("star", "2023-11-05", dead="40"))
    one = only(asked(DEAD, *articles))
    assert ids(one) == {"post/dead", "post/north", "post/south", "star/dead"}
    assert one.summary.endswith("dead is 36 + 8 = 44 at the least; an article that tells of all of it has 40.")


def test_a_running_total_of_a_later_day_binds_nothing_but_from_above(asked: Asked) -> None:
    early = tell("post", "2023-11-04", dead="40", south="8")
    assert found(asked(DEAD, early, tell("star", "2023-11-05", north="36"))) == [] or all(
        one.verdict == "explained" for one in found(asked(DEAD, early, tell("star", "2023-11-05", north="36")))
    )


def test_a_later_total_may_be_higher(asked: Asked) -> None:
    articles = (tell("post", "2023-11-04", north="36", south="8"), tell("star", "2023-11-05", dead="60"))
    one = only(asked(DEAD, *articles))
    assert (one.verdict, one.reasons) == ("explained", ("later-date",))


def test_of_one_day_nobody_knows_which_article_was_first(asked: Asked) -> None:
    one = only(asked(DEAD, tell("post", dead="36"), tell("star", north="36", south="8")))
    assert (one.verdict, one.reasons, set(one.sources)) == ("strained", ("same-day",), {"post", "star"})
    assert one.summary.endswith(
        "By “dead = north + south”, dead is 36 + 8 = 44 at the least; The Post has 36. "
        "What several of them tell as of one day is told in an order not known."
    )


def test_times_of_one_day_put_articles_in_order(asked: Asked) -> None:
    morning, evening = "2023-11-04T09:00Z", "2023-11-04T18:15+05:45"
    one = only(asked(DEAD, tell("star", morning, north="36", south="8"), tell("post", evening, dead="36")))
    assert (one.verdict, one.reasons) == ("conflict", ())


def test_at_a_later_time_of_the_day_a_total_may_be_higher(asked: Asked) -> None:
    morning, evening = "2023-11-04T09:00Z", "2023-11-04T18:15+05:45"
    one = only(asked(DEAD, tell("star", morning, north="36", south="8"), tell("post", evening, dead="60")))
    assert (one.verdict, one.reasons) == ("explained", ("later-date",))


def test_at_one_moment_by_two_clocks_all_of_it_is_told_at_once(asked: Asked) -> None:
    here, there = "2023-11-04T09:00Z", "2023-11-04T14:45+05:45"
    for dead, verdict in (("60", "conflict"), ("44", "agree")):
        articles = (tell("star", here, north="36", south="8"), tell("post", there, dead=dead))
        assert only(asked(DEAD, *articles)).verdict == verdict


def test_one_article_tells_a_day_at_one_time(asked: Asked) -> None:
    report = asked(DEAD, tell("post", dead="36", north="36", south="8"), tell("star", dead="60"))
    assert [(one.verdict, one.reasons) for one in found(report) if one.verdict == "conflict"] == [("conflict", ())]


def test_an_unknown_day_of_one_article_is_one_day(asked: Asked) -> None:
    one = only(asked(DEAD, tell("post", "2023-11-04/2023-11-05", dead="36", north="36", south="8")))
    assert one.verdict == "conflict"


def test_unknown_days_of_two_articles_are_not_one_day(asked: Asked) -> None:
    days = "2023-11-04/2023-11-05"
    report = asked(DEAD, tell("post", days, dead="36"), tell("star", days, north="36", south="8"))
    assert found(report) == []
    assert because(report) == ["told of different days, between which the answers may change"]


def test_what_varies_is_asked_where_the_days_meet(asked: Asked) -> None:
    holds = "sheltered <= homeless"
    week = {"says": "500", "as_of": "2023-11-01/2023-11-07"}
    on_tuesday = {"says": "600", "as_of": "2023-11-07"}
    assert (
        only(
            asked(holds, tell("post", "2023-11-20", homeless=week), tell("star", "2023-11-20", sheltered=on_tuesday))
        ).verdict
        == "conflict"
    )


def test_what_varies_is_not_asked_of_other_days(asked: Asked) -> None:
    report = asked(
        "sheltered <= homeless", tell("post", "2023-11-04", homeless="500"), tell("star", "2023-11-07", sheltered="600")
    )
    assert found(report) == []
    assert because(report) == ["told of different days, between which the answers may change"]


def test_a_long_span_makes_no_one_day_of_two(asked: Asked) -> None:
    """What is told of the month meets both days, which do not meet each other."""
    month = {"says": "about 500", "as_of": "2023-11"}
    report = asked(
        "sheltered = homeless",
        tell("post", "2023-12-01", homeless=month),
        tell("star", "2023-11-04", sheltered="490"),
        tell("echo", "2023-11-07", sheltered="510"),
    )
    assert all(one.verdict == "explained" for one in found(report))


def test_what_a_later_count_leaves_is_not_below_zero(asked: Asked) -> None:
    articles = tell("post", "2023-11-04", dead="30", north="36"), tell("star", "2023-11-05", south="8")
    one = only(asked(DEAD, *articles))
    assert (one.verdict, ids(one)) == ("conflict", {"post/dead", "post/north"})
    assert one.summary.endswith("dead is 36 + 0 = 36 at the least; the same article has 30.")


def test_no_running_total_is_below_zero_whatever_it_counts(asked: Asked) -> None:
    one = only(asked("paid = loaned + gifted", tell("post", paid="$3 billion", loaned="$5 billion")))
    assert one.verdict == "conflict"
    assert one.summary.endswith(
        "paid is $4.5 billion + 0 = $4.5 billion at the least; the same article has $2.7 billion to $3.3 billion."
    )


def test_the_gravest_comes_first_and_what_one_article_says_before_what_several_say(tmp_path: Path) -> None:
    for one, other in (("post", "star"), ("star", "post")):
        relation = '[[relation]]\nabout = "It must"\nholds = "all = men + women"\n'
        articles = tell(one, all="about 60"), tell(other, men="20", women="35", all="65"), tell("echo", all="66")
        corpus = load(newsroom(tmp_path / one, *articles, claims=CLAIMS + relation))
        findings = compare(corpus.relations["it-must"], corpus).findings
        assert [(each.verdict, ids(each)) for each in findings] == [
            ("conflict", {f"{other}/all", f"{other}/men", f"{other}/women"}),
            ("conflict", {"echo/all", f"{other}/men", f"{other}/women"}),
            ("strained", {f"{one}/all", f"{other}/men", f"{other}/women"}),
        ]


def test_figures_that_one_article_has_at_once_are_not_found_again_for_their_day(asked: Asked) -> None:
    """Two others tell them of the same day, in an order not known: all of them stand on the sides of one conflict."""
    articles = tell("post", dead="36", north="36", south="8"), tell("star", dead="36"), tell("echo", north="36")
    one = only(asked(DEAD, *articles))
    assert (one.verdict, one.reasons) == ("conflict", ())
    assert ids(one) == {"post/dead", "post/north", "post/south", "star/dead", "echo/north"}


def test_it_is_shown_to_hold_of_a_day_that_several_tell_of(asked: Asked) -> None:
    one = only(asked(DEAD, tell("post", dead="44"), tell("star", north="36", south="8")))
    assert (one.verdict, ids(one)) == ("agree", {"post/dead", "star/north", "star/south"})


def test_what_one_article_has_at_a_moment_stays_a_conflict_whoever_repeats_it_of_that_day(asked: Asked) -> None:
    """Of the day alone two others tell the same figures: they stand beside it, and make it no less grave."""
    at_once = tell("post", "2023-11-04T09:00Z", dead="36", north="36", south="8")
    others = tell("star", "2023-11-04", dead="36"), tell("echo", "2023-11-04", north="36", south="8")
    one = only(asked(DEAD, at_once, *others))
    assert (one.verdict, one.reasons) == ("conflict", ())
    assert ids(one) == {f"{who}/{what}" for who in ("post", "echo") for what in ("north", "south")} | {
        "post/dead",
        "star/dead",
    }
    assert "order not known" not in one.summary


def test_it_is_shown_to_hold_with_what_is_told_of_the_time(asked: Asked) -> None:
    """Though what was told before it is in narrower words."""
    early = tell("star", "2023-11-04", north="36", south="8")
    one = only(asked(DEAD, early, tell("post", "2023-11-05", dead="44", north="about 36", south="8")))
    assert ids(one) == {"post/dead", "post/north", "post/south"}


def test_it_is_shown_to_hold_at_the_first_time_at_which_most_is_told(asked: Asked) -> None:
    early = tell("post", "2023-11-04", dead="44", north="36", south="8")
    for later in ({"dead": "44", "north": "36"}, {"dead": "44", "north": "36", "south": "8"}, {"south": "8"}):
        one = only(asked(DEAD, early, tell("star", "2023-11-05", **later)))
        assert (one.verdict, set(one.sources)) == ("agree", {"post"})
    one = only(asked(DEAD, tell("star", "2023-11-03", north="36", south="8"), early))
    assert (one.verdict, set(one.sources)) == ("agree", {"post"})


def test_it_is_shown_to_hold_with_the_narrowest_words(asked: Asked) -> None:
    """By how far they reach, and not by how many times as much: 1 to 3 is 2, 2 to 5 is 3."""
    one = only(asked("all = men + women", tell("post", men="1 to 3", women="2", all="4"), tell("star", men="2 to 5")))
    assert one.summary.endswith("By “all = men + women”, all is 3 to 5; the same article has 4.")
    one = only(asked("all = men + women", tell("post", men="about 30", women="2", all="32"), tell("star", men="30")))
    assert one.summary.endswith("By “all = men + women”, all is 30 + 2 = 32; The Post has 32.")


def test_each_set_is_found_by_the_first_of_its_relations_alone(asked: Asked) -> None:
    """A third relation bears on the first one's claims, and a second that nobody is at odds with stands between."""
    report = asked(("all = men + women", "women >= 1", "men >= 5"), tell("post", all="12", women="9"))
    (one,) = (each for each in found(report) if each.verdict == "conflict")
    assert one.claim == "it-must-0"
    assert "By “all = men + women” and “men >= 5”, not all of this can be true." in one.summary


def test_three_relations_are_named_in_one_list(asked: Asked) -> None:
    (one,) = found(asked(("all = men + women", "men >= 5", "women >= 8"), tell("post", all="12")))
    assert "By “all = men + women”, “men >= 5” and “women >= 8”, not all of this can be true." in one.summary
    assert (one.sides[0].core, one.sides[1].says) == ((12.0, 12.0), ("all = men + women",))


# --- days, lengths and units


@pytest.mark.parametrize(
    ("end", "lasted", "verdict"),
    [
        ("13 March 2022", "17 days", "agree"),
        ("14 March 2022", "17 days", "conflict"),
        ("14 March 2022", "more than 17 days", "explained"),
        ("13 March 2022", "more than 17 days", "conflict"),
        ("in March 2022", "17 days", "explained"),
        ("in April 2022", "17 days", "conflict"),
    ],
)
def test_days_and_the_time_between_them(asked: Asked, end: str, lasted: str, verdict: str) -> None:
    article = tell("post", "2022-05-01", start="24 February 2022", end=end, lasted=lasted)
    assert only(asked("end - start = lasted", article)).verdict == verdict


@pytest.mark.parametrize(
    ("end", "is_fine"),
    [
        ("24 February 2024", True),
        ("25 February 2024", True),
        ("26 February 2024", False),
        ("23 February 2024", False),
        ("20 February 2024", False),
    ],
)
def test_two_years_are_of_the_calendar(asked: Asked, end: str, is_fine: bool) -> None:  # noqa: FBT001
    article = tell("post", "2024-05-01", start="24 February 2022", end=end, years="exactly two years")
    assert (only(asked("end = start + years", article)).verdict == "explained") is is_fine


@pytest.mark.parametrize(
    ("end", "is_fine"),
    [
        ("1 October 2022", True),  # 92 days
        ("28 September 2022", True),  # 89, as from February to May
        ("27 September 2022", False),
        ("3 October 2022", True),
        ("4 October 2022", False),
    ],
)
def test_three_months_are_as_long_as_a_calendar_has_them(asked: Asked, end: str, is_fine: bool) -> None:  # noqa: FBT001
    """91.3 days in the mean, and three more or fewer."""
    article = tell("post", "2024-05-01", start="1 July 2022", end=end, months="exactly three months")
    assert (only(asked("end = start + months", article)).verdict == "explained") is is_fine


def test_kilometres_and_miles_are_one_way(asked: Asked) -> None:
    assert only(asked("route = flight", tell("post", route="161 km", flight="100 miles"))).verdict == "explained"
    assert only(asked("route = flight", tell("post", route="100 km", flight="100 miles"))).verdict == "conflict"


def test_another_currency_is_not_compared(asked: Asked) -> None:
    report = asked("new <= aid", tell("post", new="€30 billion", aid="$20 billion"))
    assert found(report) == []
    assert because(report) == ["given in EUR, not in USD, and nothing is converted"]


def test_what_nobody_tells_is_not_compared(asked: Asked) -> None:
    report = asked("all = men + women", tell("post", men="20", all="50"))
    assert found(report) == []
    assert because(report) == ["nobody tells women"]


@pytest.mark.parametrize(
    ("men", "women", "left"),
    [
        (4, 4, []),
        (4, 5, []),
        (3, 7, ["there are more than 20 sets of answers at odds, of which these are shown"]),
    ],
)
def test_of_many_sets_at_odds_twenty_are_shown(asked: Asked, men: int, women: int, left: list[str]) -> None:
    """Each number of men is at odds with each number of women."""
    of_men = [tell(f"post-{n}", men=str(10 + n)) for n in range(men)]
    of_women = [tell(f"star-{n}", women=str(60 + n)) for n in range(women)]
    report = asked("men > women", *of_men, *of_women)
    assert len(found(report)) == min(20, men * women)
    assert because(report) == left


def test_what_cannot_be_worked_out_in_full_is_said(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepant.compare.minimal._MOST_SETS", 0)
    report = asked("men > women", tell("post", men="10", women="60"))
    assert because(report) == ["too many answers, or products of them, to be worked out in full"]
    (left,) = (one for one in report.not_compared if one.claim.startswith("it-must"))
    assert set(left.facts) == {"post/men", "post/women"}


def test_what_holds_however_it_is_read_agrees(asked: Asked) -> None:
    assert only(asked("new <= aid", tell("post", new="$400 million", aid="more than $18 billion"))).verdict == "agree"


# --- in one sentence


@pytest.mark.parametrize(
    ("holds", "says", "sentence"),
    [
        ("all = men + women", {"men": "20", "women": "30", "all": "60"}, "all is 20 + 30 = 50 at the most"),
        ("all = men + women", {"men": "20", "women": "30", "all": "40"}, "all is 20 + 30 = 50 at the least"),
        ("all = men + women", {"men": "20", "all": "15"}, "all is 20 + 0 = 20 at the least"),
        (
            "men = 2 * (all - women)",
            {"men": "50", "women": "30", "all": "60"},
            "men is 2 × (60 − 30) = 60 at the least",
        ),
        (
            "men = (all - women) * 2",
            {"men": "50", "women": "30", "all": "60"},
            "men is (60 − 30) × 2 = 60 at the least",
        ),
        ("men = all - (women - 5)", {"men": "50", "women": "30", "all": "60"}, "men is 60 − (30 − 5) = 35 at the most"),
        ("men = all - women * 2", {"men": "50", "women": "20", "all": "60"}, "men is 60 − 20 × 2 = 20 at the most"),
        ("men = all / (women / 2)", {"men": "50", "women": "20", "all": "60"}, "men is 60 / (20 / 2) = 6 at the most"),
        ("men = all + (women - 5)", {"men": "90", "women": "20", "all": "60"}, "men is 60 + 20 − 5 = 75 at the most"),
        ("men + women = all", {"men": "50", "women": "20", "all": "60"}, "men is 60 − 20 = 40 at the most"),
        ("men + women = all", {"men": "5", "women": "60", "all": "60"}, "men is 60 − 60 = 0 at the most"),
        ("men < women", {"men": "50", "women": "50"}, "men is less than 50"),
        ("men > women", {"men": "50", "women": "50"}, "men is more than 50"),
        ("men <= 100", {"men": "157"}, "men is 100 at the most"),
        ("end < start", {"end": "2022-11-05", "start": "2022-11-04"}, "end is earlier than 4 November 2022"),
        ("end > start", {"end": "2022-11-04", "start": "2022-11-04"}, "end is later than 4 November 2022"),
        ("end <= start", {"end": "2022-11-05", "start": "2022-11-04"}, "end is 4 November 2022 at the latest"),
        ("end >= start", {"end": "2022-11-03", "start": "2022-11-04"}, "end is 4 November 2022 at the earliest"),
    ],
)
def test_a_reader_can_follow_what_cannot_be(asked: Asked, holds: str, says: dict[str, str], sentence: str) -> None:
    one = only(asked(holds, tell("post", **says)))
    assert one.verdict == "conflict"
    told = says[sentence.partition(" ")[0]]
    shown = {"2022-11-03": "3 November 2022", "2022-11-04": "4 November 2022", "2022-11-05": "5 November 2022"}
    teller = "the same article" if len(says) > 1 else "The Post"
    assert one.summary.endswith(f"By “{holds}”, {sentence}; {teller} has {shown.get(told, told)}.")


@pytest.mark.parametrize(
    ("holds", "says", "sentence"),
    [
        (
            "all = men + women",
            {"men": "20", "women": "30", "all": "50"},
            "all is 20 + 30 = 50; the same article has 50.",
        ),
        ("all = men + women", {"men": "about 20", "women": "30", "all": "50"}, "all is 49 to 51; the same article"),
        ("all >= men + women", {"men": "20", "women": "30", "all": "55"}, "all is 50 or more; the same article"),
        ("end >= start", {"end": "2022-11-07", "start": "2022-11-04"}, "end is any day from 4 November 2022; the same"),
        ("end > start", {"end": "2022-11-07", "start": "2022-11-04"}, "end is any day from 5 November 2022; the same"),
        ("start < end", {"end": "2022-11-07", "start": "2022-11-04"}, "start is any day up to 6 November 2022; the"),
        ("men > women", {"men": "60", "women": "50"}, "men is 51 or more; the same article has 60."),
        ("women < men", {"men": "60", "women": "50"}, "women is 59 or less; the same article has 50."),
        ("men >= women", {"men": "60", "women": "50"}, "men is 50 or more; the same article has 60."),
        ("women <= men", {"men": "60", "women": "50"}, "women is 60 or less; the same article has 50."),
        ("men > women * 1.5", {"men": "80", "women": "51"}, "men is 77 or more; the same article has 80."),
        (
            "factor > other",
            {"factor": "exactly 6", "other": "exactly 5"},
            "factor is anything above 5; the same article",
        ),
        (
            "other < factor",
            {"factor": "exactly 6", "other": "exactly 5"},
            "other is anything below 6; the same article",
        ),
        ("factor >= other", {"factor": "exactly 6", "other": "exactly 5"}, "factor is 5 or more; the same article"),
        ("other <= factor", {"factor": "exactly 6", "other": "exactly 5"}, "other is 6 or less; the same article"),
    ],
)
def test_a_reader_can_follow_what_can_be(asked: Asked, holds: str, says: dict[str, str], sentence: str) -> None:
    one = only(asked(holds, tell("post", **says)))
    assert one.verdict == "agree"
    assert f"By “{holds}”, {sentence}" in one.summary


@pytest.mark.parametrize(
    ("women", "told", "verdict", "sentence"),
    [
        ("30", "about 50", "agree", "all is 20 + 30 = 50; the same article has 48 to 52."),
        ("35", "about 60", "strained", "all is 20 + 35 = 55 at the most; the same article has 57 to 63."),
        ("30", "about 60", "conflict", "all is 20 + 30 = 50 at the most; the same article has 54 to 66."),
    ],
)
def test_what_is_told_is_shown_as_far_as_it_is_taken(
    asked: Asked, women: str, told: str, verdict: str, sentence: str
) -> None:
    """As it is usually taken, and where it is a conflict on the loosest reading as it is then."""
    one = only(asked("all = men + women", tell("post", men="20", women=women, all=told)))
    assert one.verdict == verdict
    assert f"By “all = men + women”, {sentence}" in one.summary


def test_a_measure_is_reckoned_to_the_digits_that_tell(asked: Asked) -> None:
    one = only(asked("route = flight", tell("post", route="exactly 100 km", flight="exactly 123.456 miles")))
    assert one.summary.endswith("route is 123.5 miles = 198.7 km at the least; the same article has 100 km.")


def test_what_two_relations_say_together_is_not_reckoned(asked: Asked) -> None:
    (one,) = found(asked(("all = men + women", "men = women"), tell("post", all="20", men="9")))
    assert one.summary.endswith("By “all = men + women” and “men = women”, not all of this can be true.")


def test_days_are_apart_by_whole_ones(asked: Asked) -> None:
    """Before the fourth is the third at the latest: two days before the fifth."""
    for holds, end, days in (
        ("end < start", "2022-11-05", 2),
        ("end <= start", "2022-11-05", 1),
        ("end > start", "2022-11-04", 1),
    ):
        gap = only(asked(holds, tell("post", end=end, start="2022-11-04"))).gap
        assert gap is not None
        assert (gap.value, gap.unit) == (days, "day")


@pytest.mark.parametrize(
    ("holds", "men", "women", "gap"),
    [
        ("men > women", "50", "50", 1),
        ("men < women", "50", "50", 1),
        ("men > women * 1.5", "50", "51", 27),  # more than 76.5
        ("men < women * 1.5", "80", "51", 4),
        ("men >= women * 1.5", "50", "52", 28),
        ("men <= women", "53", "50", 3),
    ],
)
def test_counts_are_apart_by_whole_ones(asked: Asked, holds: str, men: str, women: str, gap: int) -> None:
    found = only(asked(holds, tell("post", men=men, women=women))).gap
    assert found is not None
    assert found.value == gap


@pytest.mark.parametrize(
    ("sign", "end", "words", "days"),
    [
        (">=", "2023-02-20", "24 February 2023 at the earliest", 4),
        (">", "2023-02-20", "later than 24 February 2022 + 0.9973 years = 23 February 2023", 4),
        ("<=", "2023-03-02", "25 February 2023 at the latest", 5),
        ("<", "2023-03-02", "earlier than 24 February 2022 + 1.003 years = 26 February 2023", 5),
    ],
)
def test_what_ends_within_a_day_is_told_as_far_as_it_is_reckoned(
    asked: Asked, sign: str, end: str, words: str, days: int
) -> None:
    """A year after a day, give or take one for leap years, is some hours into another: a mean year is 365.2425 days."""
    holds = f"end {sign} start + years"
    one = only(asked(holds, tell("post", "2023-05-01", start="2022-02-24", end=end, years="exactly one year")))
    assert (one.verdict, one.gap and one.gap.value) == ("conflict", days)
    assert f"{words}; the same article has " in one.summary


# --- beside the other checks


ACKNOWLEDGED = """
[[acknowledged]]
claim   = "it-must-0"
between = ["post"]
over    = [{words}]
reason  = "The article was put right."
"""


@pytest.mark.parametrize(
    ("holds", "says", "words"),
    [(DEAD, {"dead": "36", "north": "36", "south": "8"}, '"36", "8"'), ("men <= 100", {"men": "157"}, '"157"')],
)
def test_a_conflict_is_acknowledged_by_what_it_is_called(
    asked: Asked, holds: str, says: dict[str, str], words: str
) -> None:
    entry = ACKNOWLEDGED.format(words=words)
    report = asked(holds, tell("post", **says), acknowledged=entry)
    assert only(report).acknowledged is not None
    assert (report.checks["relations"].failed, report.questions[0].open) == (0, False)


def test_it_is_a_question_of_its_own(asked: Asked) -> None:
    report = asked(DEAD, tell("post", dead="36", north="36", south="8"))
    (question,) = report.questions
    assert (question.claim, question.kind, question.verdict) == ("it-must-0", "relation", "conflict")
    assert Report.from_json(report.to_json()).to_json() == report.to_json()


@pytest.mark.parametrize("name", [name for name in TEXTUAL if name != "mismatches"])  # which is of items alone
def test_every_format_shows_it(asked: Asked, name: str) -> None:
    report = asked(DEAD, tell("post", dead="36", north="36", south="8"), tell("star", dead="30", north="36"))
    text = " ".join(renderer(name)(report).split())
    assert "It must 0" in text or "it-must-0" in text
    assert "44 at the least" in text or name in ("summary", "csv")


def test_a_reader_sees_the_arithmetic_of_each_sum(asked: Asked) -> None:
    articles = (tell("post", men="20", women="30", all="60"), tell("star", all="70"))
    shown = renderer("markdown")(asked("all = men + women", *articles))
    assert "the same article has 60." in shown
    assert "The Star has 70." in shown


def test_without_the_solver_it_is_not_run_and_says_so(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepant.checking.subjects.find_spec", lambda _: None)
    report = asked(DEAD, tell("post", dead="36", north="36", south="8"))
    assert report.checks["relations"].because == NO_SOLVER
    assert found(report) == []


def test_where_there_is_no_relation_it_has_nothing_to_do(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepant.checking.subjects.find_spec", lambda _: None)
    assert asked((), tell("post", dead="36")).checks["relations"].because == "there is no relation in the records"


@pytest.mark.parametrize(
    ("holds", "factor", "other", "verdict"),
    [
        ("factor = other / 2", "exactly 5", "exactly 10", "agree"),
        ("factor = other / 2", "exactly 20", "exactly 10", "conflict"),
        ("factor = other", "less than 5", "exactly 5", "conflict"),
        ("factor = other", "more than 5", "exactly 5", "conflict"),
        ("factor = other", "up to 5", "exactly 5", "explained"),
        ("factor = other", "at least 5", "exactly 5", "explained"),
        ("factor / other = -2", "exactly 10", "exactly -5", "agree"),
        ("factor / other = -2", "exactly 10", "exactly 5", "conflict"),
        ("factor / other = 0", "exactly 0", "exactly 5", "agree"),
        ("factor / other = 0", "exactly 0", "exactly 0", "conflict"),  # nothing is divided by nought
    ],
)
def test_what_is_divided_or_bounded(asked: Asked, holds: str, factor: str, other: str, verdict: str) -> None:
    assert [one.verdict for one in found(asked(holds, tell("post", factor=factor, other=other)))] == [verdict]


@pytest.mark.parametrize(
    ("holds", "says", "is_found"),
    [
        ("all = 2 * men", {"all": "7"}, True),  # there is no half a man
        ("all = men * women", {"all": "7", "men": "2"}, False),  # of what is multiplied or divided nothing is whole
        ("all = 100 / men", {"all": "7"}, False),
        ("all / men = 2", {"all": "7"}, False),
    ],
)
def test_what_is_counted_is_whole_where_it_is_only_added(
    asked: Asked, holds: str, says: dict[str, str], *, is_found: bool
) -> None:
    assert bool(found(asked(holds, tell("post", **says)))) is is_found


def test_where_the_others_leave_two_stretches_there_is_no_gap(asked: Asked) -> None:
    """By what is close to nought ten is divided into what is far above it or far below."""
    made = asked("factor * other = 10", tell("north", factor="5"), tell("south", other="between -1 and 1"))
    (one,) = found(made)
    assert (one.verdict, one.gap) == ("conflict", None)
    assert one.summary.endswith("By “factor * other = 10”, not all of this can be true.")


@pytest.mark.parametrize(
    ("speed", "minutes", "route", "verdict"),
    [
        ("60", "60", "60", "agree"),
        ("7", "180", "21", "agree"),
        ("90", "20", "30", "agree"),
        ("60", "60", "61", "conflict"),
    ],
)
def test_a_speed_for_its_time_is_its_way_to_the_last_digit(
    asked: Asked, speed: str, minutes: str, route: str, verdict: str
) -> None:
    """Though 60 km/h are no whole number of metres in a second."""
    told = {"speed": f"exactly {speed} km/h", "minutes": f"exactly {minutes} minutes", "route": f"exactly {route} km"}
    assert only(asked("route = speed * minutes", tell("post", **told))).verdict == verdict
