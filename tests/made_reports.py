"""Reports of every shape, for the laws that renderers keep whatever is in the records."""

from __future__ import annotations

from collections.abc import Iterable

import attrs
from hypothesis import strategies as st

from discrepant.compare.finding import FactShown, Finding, Gap, NotCompared, Noted, Side
from discrepant.compare.question import Question, question_of, ranked
from discrepant.compare.verdict import Reason, Verdict
from discrepant.corpus.copies import NearCopy
from discrepant.corpus.model import Claim, Kind, Place
from discrepant.corpus.vocabulary import Silence, Silenced
from discrepant.report.model import CheckRun, Covered, Report, Totals, Uncovered
from discrepant.report.records import Article, ClaimShown, Records

__all__ = ["WORDS", "article", "differing", "finding", "findings", "report", "reports", "side", "told"]

# what has broken reports: markup, HTML, tables, terminals, directions of writing, wide and zero-width characters
HOSTILE = (
    *("|", "`", "```", "<script>alert(1)</script>", "<!--", "&lt;", "&#60;", "@here", "*", "__", "~~", "# x", "- x"),
    *(
        "+ x",
        "1. x",
        "1) x",
        "=====",
        "-----",
        "***",
        "    code",
        "> x",
        "[a](http://b)",
        "![a](b)",
        "http://a.b",
        "\\",
    ),
    *(
        "www.a.b",
        "<http://a.b>",
        "[^1]",
        "\x1b[31m",
        "\u202e",
        "\u2066",
        "\u200b",
        "\ufeff",
        "\n",
        "\r\n",
        "\t",
        "\x00",
    ),
    *(
        "北京",
        "한국어",
        "👩‍👩‍👧",
        "é",
        "e\u0301",
        "\u3000",
        "\u00ad",
        "\u2028",
        "$1,234,567,890.12",
        "18.2",
        "x" * 50,
        "%",
    ),
)
WORDS = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=5).map(" ".join)
_KEYS = st.from_regex(r"[a-z0-9][a-z0-9._-]{0,30}", fullmatch=True)
_NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
_ENDS = st.lists(_NUMBERS | st.just("2022-11-06") | st.none(), min_size=2, max_size=2).map(tuple) | st.just(())

_told = st.builds(
    FactShown,
    id=_KEYS,
    source=_KEYS,
    says=WORDS,
    reads=st.none() | WORDS,
    speaker=st.none() | WORDS,
    via=st.none() | WORDS,
    as_of=st.none() | st.just("2022-11-06"),
    quote=WORDS,
    file=st.just("facts/north.toml"),
    line=st.integers(1, 9999),
    text=st.just("seeds/north.txt"),
    text_line=st.none() | st.integers(1, 9999),
)
_sides = st.builds(
    Side,
    sources=st.lists(_KEYS, max_size=9).map(tuple),
    says=st.lists(WORDS, min_size=1, max_size=2).map(tuple),
    core=_ENDS,
    support=_ENDS,
    facts=st.lists(_told, max_size=2).map(tuple),
)
findings = st.builds(
    Finding,
    claim=_KEYS,
    about=WORDS,
    check=_KEYS,
    verdict=st.sampled_from(Verdict),
    reasons=st.lists(st.sampled_from(Reason), max_size=2).map(tuple),
    gap=st.none()
    | st.builds(Gap, value=_NUMBERS.map(abs), unit=st.none() | st.sampled_from(["USD", "day", "km"]), percent=_NUMBERS),
    summary=WORDS,
    acknowledged=st.none() | st.builds(Noted, reason=WORDS, by=st.none() | WORDS, until=st.just("2027-01-01")),
    sides=st.lists(_sides, min_size=1, max_size=2).map(tuple),
)
_checks = st.dictionaries(
    _KEYS,
    st.builds(CheckRun, ran=st.integers(1, 99), failed=st.integers(0, 9)) | st.builds(CheckRun, because=WORDS),
    max_size=3,
)
_uncovered = st.builds(
    Uncovered,
    kind=st.just("count"),
    words=WORDS,
    line=st.integers(1, 99),
    span=st.tuples(st.just(0), st.integers(1, 9)),
)
_coverage = st.builds(
    lambda source, covered, left: Covered(
        source=source,
        text=f"seeds/{source}.txt",
        mentions=covered + len(left),
        covered=covered,
        skipped=covered // 2,
        uncovered=tuple(left),
    ),
    _KEYS,
    st.integers(0, 9),
    st.lists(_uncovered, max_size=2),
)

_articles = st.builds(
    Article,
    id=_KEYS,
    publisher=WORDS,
    headline=WORDS,
    published=st.just("2022-11-06"),
    dated_by=st.none() | WORDS,
    wording=st.sampled_from(["verbatim", "garbled"]),
    language=st.just("en"),
    url=st.none() | WORDS,
    note=st.none() | WORDS,
    text=st.just("seeds/north.txt"),
    sha256=st.just("0" * 64),
)
_questions = st.builds(
    ClaimShown,
    key=_KEYS,
    about=WORDS,
    kind=st.sampled_from(["count", "date", "quotation"]),
    nature=st.sampled_from(["constant", "cumulative"]),
    unit=st.none() | st.sampled_from(["USD", "km"]),
    facts=st.lists(_told, max_size=2).map(tuple),
)


def questions_on(found: Iterable[Finding]) -> tuple[Question, ...]:
    """What these findings ask."""
    kinds = {"quotations": Kind.QUOTATION, "terms": Kind.TERM, "dates": Kind.DATE, "ages": Kind.AGE}
    by_claim: dict[str, list[Finding]] = {}
    for one in found:
        by_claim.setdefault(one.claim, []).append(one)
    asked = []
    for key, findings in by_claim.items():
        kind, place = kinds.get(findings[0].check, Kind.COUNT), Place(file="facts/claims.toml", line=1)
        claim = Claim(key=key, about=findings[0].about, kind=kind, place=place)
        asked.append(question_of(claim, (), findings, {}))
    return ranked(asked, {})


def report(*found: Finding, **parts: object) -> Report:
    """A report with these findings, and further parts."""
    whole: dict[str, object] = {
        "corpus": Totals(sources=2, facts=3, claims=2, compared=1),
        "questions": questions_on(found),
        "verdicts": {verdict: sum(one.verdict is verdict for one in found) for verdict in reversed(Verdict)},
        "findings": tuple(found),
        "checks": {},
        "not_compared": (),
        "uncorroborated": (),
    }
    return Report(**(whole | parts))  # type: ignore[arg-type]  # each as its field has it


_vocabulary = st.builds(
    Silence,
    claim=_KEYS,
    can_conflict=st.booleans(),
    pairs=st.lists(st.builds(Silenced, terms=st.tuples(WORDS, WORDS), because=st.none() | WORDS), max_size=2).map(
        tuple
    ),
)
_copies = st.builds(NearCopy, text=WORDS, within=WORDS, share=st.integers(30, 100).map(lambda percent: percent / 100))
reports = st.builds(
    lambda found, checks, aside, alone, coverage, articles, questions, vocabulary, copies: report(
        *found,
        checks=checks,
        not_compared=aside,
        uncorroborated=alone,
        coverage=coverage,
        records=Records(sources=articles, claims=questions),
        vocabulary=vocabulary,
        copies=copies,
    ),
    st.lists(findings, max_size=2),
    _checks,
    st.lists(st.builds(NotCompared, claim=_KEYS, because=WORDS, facts=st.lists(_KEYS).map(tuple)), max_size=2).map(
        tuple
    ),
    st.lists(_KEYS, max_size=3).map(tuple),
    st.lists(_coverage, max_size=2).map(tuple),
    st.lists(_articles, max_size=2).map(tuple),
    st.lists(_questions, max_size=2, unique_by=lambda claim: claim.key).map(tuple),
    st.lists(_vocabulary, max_size=2).map(tuple),
    st.lists(_copies, max_size=2).map(tuple),
)


def told(source: str, says: str, quote: str = "", **keys: object) -> FactShown:
    """A fact as a report shows it."""
    places = {"file": f"facts/{source}.toml", "line": 9, "text": f"seeds/{source}.txt", "text_line": 2}
    whole = {"id": f"{source}/crowd", "source": source, "says": says, "quote": quote or f"it was {says}", **places}
    return FactShown(**(whole | keys))  # type: ignore[arg-type]  # each as its field has it


def side(*facts: FactShown) -> Side:
    """A side of these facts."""
    return Side(
        sources=tuple(dict.fromkeys(fact.source for fact in facts)),
        says=tuple(dict.fromkeys(fact.says for fact in facts)),
        facts=facts,
    )


def finding(verdict: Verdict = Verdict.CONFLICT, *sides: Side, **keys: object) -> Finding:
    """A finding on a claim named crowd, between two sources unless others are given."""
    whole: dict[str, object] = {
        "claim": "crowd",
        "about": "How many came",
        "check": "quantities",
        "verdict": verdict,
        "summary": "North: “30”; South: “31”. They differ.",
        "gap": Gap(value=1.0, percent=3.3),
        "sides": sides or (side(told("north", "30")), side(told("south", "31"))),
    }
    return Finding(**(whole | keys))  # type: ignore[arg-type]  # each as its field has it


def article(source: str, **keys: object) -> Article:
    """An article, verbatim unless other keys say so."""
    whole = {
        "id": source,
        "publisher": f"The {source.title()}",
        "headline": "What happened",
        "published": "2022-11-06",
        "wording": "verbatim",
        "language": "en",
        "text": f"seeds/{source}.txt",
        "sha256": "0" * 64,
    }
    return Article(**(whole | keys))  # type: ignore[arg-type]  # each as its field has it


def differing(**keys: object) -> Report:
    """A report on one claim, of which two sources print two numbers."""
    north, south = side(told("north", "30")), side(told("south", "31"))
    sides = (
        attrs.evolve(north, core=(30.0, 30.0), support=(30.0, 30.0)),
        attrs.evolve(south, core=(31.0, 31.0), support=(31.0, 31.0)),
    )
    question = ClaimShown(key="crowd", about="How many came", kind="count", nature="constant")
    articles = (article("north"), article("south"))
    return report(finding(Verdict.CONFLICT, *sides, **keys), records=Records(sources=articles, claims=(question,)))
