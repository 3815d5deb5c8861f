"""A page of which parts were kept is the page that is written anew, whatever changed in between."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from made_reports import article, finding, report, reports, side, told

from discrepant.compare.finding import NotCompared, Noted
from discrepant.files.kept import VARIABLE, Kept
from discrepant.report.html import articles, kept_parts, page, pictures, room
from discrepant.report.html.kept_parts import KeptParts
from discrepant.report.model import Covered, Report, Uncovered
from discrepant.report.records import ClaimShown, Records
from discrepant.report.write import write

TEXTS = {"seeds/north.txt": "it was 30 and 40", "seeds/south.txt": "it was 31 or 41"}
CLAIMS = ("crowd", "dead", "hurt")
PLACE = "somewhere"
SOME = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache" / "pages"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the parts that were written anew."""
    keys: list[str] = []

    def noting(name: str, write: Callable[..., list[str]]) -> Callable[..., list[str]]:
        def noted(matter: Any, *rest: Any) -> list[str]:  # noqa: ANN401  # whatever a part is made of
            keys.append(f"{name} {getattr(matter, 'key', '') or matter.id}")
            return write(matter, *rest)

        return noted

    monkeypatch.setattr(room, "_write", noting("question", room._write))  # noqa: SLF001  # what writes
    monkeypatch.setattr(articles, "_write", noting("source", articles._write))  # noqa: SLF001  # likewise
    monkeypatch.setattr(pictures, "_drawn", noting("picture", pictures._drawn))  # noqa: SLF001  # likewise
    return keys


def _kept(text: str) -> bool:
    """Whether a page of one part with this text keeps it."""
    made = KeptParts(PLACE)
    made.part("one", text, lambda: [text])
    made.keep()
    asked: list[str] = []
    KeptParts(PLACE).part("one", text, lambda: [*asked, asked.append(text) or text])  # type: ignore[func-returns-value]
    return not asked


@pytest.mark.parametrize("text", ["", "x", "<b>30</b>", '<a id="x">\n"30"\n\n', "五十\n", "x" * 99 + '"\n' * 7])
def test_a_part_takes_the_room_that_it_has_in_the_file(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As JSON, with the comma behind it."""
    room = len(json.dumps(text, ensure_ascii=False).encode()) + 1
    for more, is_kept in ((0, True), (-1, False)):
        monkeypatch.setattr(kept_parts, "_ROOM", room + more)
        assert _kept(text) is is_kept


@pytest.mark.parametrize(("more", "is_kept"), [(0, True), (1, False)])
def test_there_is_room_for_19_million_bytes(more: int, *, is_kept: bool) -> None:
    assert _kept("x" * (19_000_000 - 3 + more)) is is_kept


def differing(claim: str = "crowd", one: str = "30", other: str = "31") -> Any:  # noqa: ANN401  # with what is changed
    north, south = (told(source, says, id=f"{source}/{claim}") for source, says in (("north", one), ("south", other)))
    low, high = float(one), float(other)
    sides = [
        attrs.evolve(side(north), core=(low, low), support=(low, low)),
        attrs.evolve(side(south), core=(high, high), support=(high, high)),
    ]
    return finding(claim=claim, sides=tuple(sides))


def three() -> Report:
    """Three questions of two sources whose texts are shown."""
    found = [differing(claim) for claim in CLAIMS]
    shown = tuple(
        ClaimShown(
            key=one.claim,
            about=one.about,
            kind="count",
            nature="constant",
            facts=tuple(fact for side in one.sides for fact in side.facts),
        )
        for one in found
    )
    return report(*found, records=Records(sources=(article("north"), article("south")), claims=shown))


def pages(made: Report) -> tuple[str, dict[str, str]]:
    """What is written with what was kept, which is what is written anew."""
    parts = KeptParts(PLACE)
    drawn, whole = pictures.drawn(made, parts), page.render(made, TEXTS, parts)
    parts.keep()
    assert (whole, drawn) == (page.render(made, TEXTS), pictures.drawn(made))
    return whole, drawn


@SOME
@given(st.lists(reports, min_size=1, max_size=3))
def test_whatever_was_kept_the_page_is_that_of_the_report(made: list[Report]) -> None:
    for each in (*made, made[0]):
        pages(each)


@pytest.mark.parametrize("texts", [TEXTS, {}], ids=["texts", "none"])  # in which facts are marked, or not
def test_nothing_is_written_again_where_nothing_changed(
    written: list[str], texts: dict[str, str], tmp_path: Path
) -> None:
    write(three(), tmp_path / "reports", texts)
    assert len(written) == len(set(written)) == 3 + 3 + 2
    written.clear()
    write(three(), tmp_path / "reports", texts)
    assert written == []


def _records(made: Report, **changes: object) -> Report:
    return attrs.evolve(made, records=attrs.evolve(made.records, **changes))  # type: ignore[arg-type]


def _north(made: Report, **changes: object) -> Report:
    north, south = made.records.sources
    return _records(made, sources=(attrs.evolve(north, **changes), south))  # type: ignore[arg-type]


def _crowd(made: Report, **changes: object) -> Report:
    crowd, *others = made.records.claims
    return _records(made, claims=(attrs.evolve(crowd, **changes), *others))  # type: ignore[arg-type]


def _asked(**changes: object) -> Callable[[Report], Report]:
    """Another question on the crowd than before."""

    def changed(made: Report) -> Report:
        first, *others = made.findings
        return report(attrs.evolve(first, **changes), *others, records=made.records)  # type: ignore[arg-type]

    return changed


ALL = {*(f"question {claim}" for claim in CLAIMS), *(f"picture {claim}" for claim in CLAIMS)}
CROWD = {"question crowd", "picture crowd"}
# what changes, and at the most what is written anew
CHANGES: dict[str, tuple[Callable[[Report], Report], set[str]]] = {
    "a figure": (
        lambda made: report(differing(other="32"), *made.findings[1:], records=made.records),
        {*CROWD, "source south", "source north"},
    ),
    "a sentence": (_asked(summary="They differ."), CROWD),
    "a question": (_asked(about="How many?"), {*CROWD, "source north", "source south"}),
    "an acknowledgement": (_asked(acknowledged=Noted(reason="so")), {*ALL, "source north", "source south"}),
    "a publisher": (lambda made: _north(made, publisher="Northern Post"), {*ALL, "source north"}),
    "a wording": (lambda made: _north(made, wording="garbled"), {*ALL, "source north"}),
    "a headline": (lambda made: _north(made, headline="New"), {*ALL, "source north"}),
    "an address": (lambda made: _north(made, url="https://a.b"), {*ALL, "source north"}),
    "a note on a source": (lambda made: _north(made, note="see below"), {*ALL, "source north"}),
    "a note on a fact": (lambda made: _records(made, notes={"north/crowd": "so"}), CROWD),
    "a unit": (lambda made: _crowd(made, unit="people"), CROWD),
    "a nature": (lambda made: _crowd(made, nature="cumulative"), CROWD),
    "units of facts": (lambda made: _records(made, units={"north/crowd": "km"}), CROWD),
    "what is not compared": (
        lambda made: attrs.evolve(made, not_compared=(NotCompared(claim="crowd", because="so", facts=("x",)),)),
        CROWD,
    ),
    "likely origins": (
        lambda made: attrs.evolve(made, questions=tuple(attrs.evolve(one, likely_origins=1) for one in made.questions)),
        ALL,
    ),
    "coverage": (
        lambda made: attrs.evolve(
            made,
            coverage=(
                Covered(
                    source="north",
                    text="seeds/north.txt",
                    mentions=2,
                    covered=1,
                    uncovered=(Uncovered(kind="count", words="40", line=1, span=(14, 16)),),
                ),
            ),
        ),
        {"source north"},
    ),
}


@pytest.mark.parametrize(("change", "anew"), CHANGES.values(), ids=CHANGES)
def test_what_changed_is_written_anew(change: Callable[[Report], Report], anew: set[str], written: list[str]) -> None:
    made = three()
    assert pages(made) != pages(change(made))
    written.clear()
    parts = KeptParts(PLACE)
    pictures.drawn(made, parts)
    page.render(made, TEXTS, parts)
    assert set(written) <= anew
    assert written


def test_no_question_is_where_a_text_changed_but_not_what_it_quotes(written: list[str]) -> None:
    pages(_north(three(), sha256="0" * 64))
    written.clear()
    changed, parts = _north(three(), sha256="1" * 64), KeptParts(PLACE)
    pictures.drawn(changed, parts)
    page.render(changed, TEXTS, parts)
    assert written == ["source north"]


def test_so_is_all_by_other_code(kept: Path, written: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    pages(three())
    written.clear()
    monkeypatch.setattr(kept_parts, "code_of", lambda *_: "of another version")
    pages(three())
    assert len(written) == 2 * (3 + 2 + 3)  # once to be kept, in the place of those by our code, and once without
    assert len([*kept.iterdir()]) == 1


@pytest.mark.parametrize("how", ["elsewhere", "off"])
def test_nothing_is_taken_from_elsewhere_or_where_nothing_is_to_be_kept(
    how: str, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages(three())
    written.clear()
    if how == "off":
        monkeypatch.setenv(VARIABLE, "off")
    page.render(three(), TEXTS, KeptParts(PLACE if how == "off" else "another place"))
    assert len(written) == 3 + 2


def test_what_is_no_longer_shown_is_not_kept(kept: Path) -> None:
    pages(three())
    (path,) = kept.iterdir()
    before = path.stat().st_size
    pages(report(differing(), records=three().records))
    assert path.stat().st_size < before


def test_what_is_too_much_is_not_kept(written: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_parts, "_ROOM", 5_000)
    pages(three())
    written.clear()
    page.render(three(), TEXTS, KeptParts(PLACE))
    assert written


entries = st.recursive(
    st.none() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3), max_leaves=5
)


@SOME
@given(entries, st.data())
def test_what_is_none_of_ours_is_a_miss(kept: Path, entry: object, data: st.DataObject) -> None:
    """Only what is a list of texts could be, and never of fewer than a part has."""
    rmtree(kept, ignore_errors=True)
    pages(three())
    parts = KeptParts(PLACE)
    whole = Kept("pages").get(parts._key)  # noqa: SLF001  # under which it lies
    forged = dict.fromkeys(whole, entry) if data.draw(st.booleans()) else entry
    assume(not (isinstance(entry, list) and entry and all(isinstance(each, str) for each in entry)))
    Kept("pages").put(parts._key, forged)  # noqa: SLF001  # likewise
    assert page.render(three(), TEXTS, KeptParts(PLACE)) == page.render(three(), TEXTS)


@pytest.mark.parametrize(("place", "cache"), [("", None), (PLACE, "off"), ("", "off")])
def test_without_a_place_or_a_cache_all_is_written_each_time(
    place: str, cache: str | None, kept: Path, written: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    if cache:
        monkeypatch.setenv(VARIABLE, cache)
    for times in (1, 2):
        parts = KeptParts(place)
        page.render(three(), TEXTS, parts)
        page.render(three(), TEXTS, parts)
        parts.keep()
        assert written.count("question crowd") == 2 * times
    assert not kept.exists()


def test_a_page_of_which_nothing_changed_is_not_kept_again(kept: Path) -> None:
    pages(three())
    (path,) = kept.iterdir()
    first = path.stat()
    pages(three())
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (first.st_ino, first.st_mtime_ns)


def test_what_cannot_be_told_apart_is_an_error() -> None:
    with pytest.raises(TypeError, match="object is not told apart"):
        KeptParts(PLACE).part("question", object(), list)


def test_they_lie_there_as_text(kept: Path) -> None:
    """No code is ever taken from there."""
    pages(three())
    (path,) = kept.iterdir()
    parts = Kept("pages").get(path.name)
    assert all(isinstance(text, str) for part in parts.values() for text in part)
