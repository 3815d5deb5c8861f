"""Near-copies: found by what texts share in the words of their own, and named until the records say whence they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import keyed, newsroom, tell

from discrepant.checking.standard import check
from discrepant.corpus import copies as module
from discrepant.corpus.copies import NearCopy, copies_in, links, near_copies
from discrepant.corpus.load import load
from discrepant.desk.lint import lint
from discrepant.files.kept import VARIABLE, Kept
from discrepant.report.brief import backing
from discrepant.report.markdown import render
from discrepant.report.model import Report

WORDS = (
    *("the", "a", "of", "to", "in", "town", "river", "bridge", "mayor", "said", "people", "on", "night", "when"),
    *("water", "rose", "fell", "near", "school", "bus", "train", "old"),
)


def sentences(seed: str, count: int = 12) -> list[str]:
    """Sentences that nobody else has written, the same for the same seed."""
    draw = Random(seed)  # noqa: S311  # no secret
    return [f"{' '.join(draw.choices(WORDS, k=14)).capitalize()} {seed}{n}." for n in range(count)]


def text(*parts: Iterable[str]) -> str:
    return "\n".join(sentence for part in parts for sentence in part)


class TestTexts:
    def test_each_in_words_of_its_own_is_no_copy(self) -> None:
        assert near_copies({key: text(sentences(key)) for key in "abcdef"}) == ()

    def test_part_of_another_is_one(self) -> None:
        wire = sentences("wire", 20)
        found = near_copies({"courier": text(wire[:10]), "wire": text(wire), "gazette": text(sentences("g"))})
        assert found == (NearCopy(text="courier", within="wire", share=1.0),)
        assert str(found[0]) == "100 % of courier stands word for word in wire"

    @pytest.mark.parametrize(("own", "share"), [(6, 0.67), (12, 0.5), (18, 0.4)])
    def test_how_much_of_it_is_told_in_whole_percents(self, own: int, share: float) -> None:
        """Twelve sentences of a wire beside so many of its own, all as long as another."""
        courier = text(sentences("wire", 12), ["“-”"], sentences("own", own))
        (found,) = near_copies({"courier": courier, "wire": text(sentences("wire", 40))})
        assert found.share == round(found.share, 2)
        assert found.share == pytest.approx(share, abs=0.02)
        assert str(found) == f"{found.share * 100:.0f} % of courier stands word for word in wire"

    def test_a_few_words_changed_leave_it_one(self) -> None:
        wire = sentences("wire", 20)
        changed = [words.replace("river", "stream", 1) if n % 3 == 0 else words for n, words in enumerate(wire)]
        (found,) = near_copies({"courier": text(changed), "wire": text(wire)})
        assert 0.5 < found.share < 1

    def test_type_and_case_do_not_count(self) -> None:
        wire = text(sentences("wire"))
        (found,) = near_copies({"courier": wire.upper().replace(" ", "\n  "), "wire": wire})
        assert found.share == 1

    def test_what_both_quote_is_no_sign_of_copying(self) -> None:
        speech = " ".join(sentences("speech", 20))
        for opened, closed in ("“”", '""', "«»"):
            texts = {key: f"{opened}{speech}{closed}, he said.\n{text(sentences(key, 3))}" for key in ("a", "b")}
            assert near_copies(texts) == ()

    def test_a_sentence_or_two_may_be_chance(self) -> None:
        both = sentences("both", 1)
        assert near_copies({"a": text(both), "b": text(both)}) == ()
        assert near_copies({key: text(both, sentences(key, 3)) for key in "ab"}) == ()

    def test_a_text_that_shares_hardly_anything_hides_no_copy_behind_it(self) -> None:
        chance, wire, story = sentences("chance", 1), sentences("wire", 20), sentences("story", 20)
        texts = {
            "a": text(chance, sentences("a", 20)),
            "b": text(chance, sentences("b", 20)),
            "c": text(wire),
            "d": text(wire[:10], chance),
            "e": text(chance, story),
            "f": text(story),
        }
        found = {(copy.text, copy.within) for copy in near_copies(texts)}
        assert found == {("d", "c"), ("f", "e")}
        assert {(copy.text, copy.within) for copy in near_copies(dict(reversed(texts.items())))} == found

    def test_an_empty_text_and_one_without_an_end_of_quotation(self) -> None:
        assert near_copies({"a": "", "b": "“" * 5000, "c": '"' * 4999}) == ()


SHARED = st.lists(st.lists(st.integers(0, 5), min_size=1, max_size=4, unique=True), min_size=2, max_size=7)


@given(SHARED)
def test_every_pair_that_shares_enough_is_found(parts: list[list[int]]) -> None:
    """By brute force over all pairs, of texts put together from common parts."""
    pool = [text(sentences(f"part{n}", 4)) for n in range(6)]
    texts = {f"s{n}": "\n“-”\n".join(pool[i] for i in chosen) for n, chosen in enumerate(parts)}
    found = {frozenset((copy.text, copy.within)) for copy in near_copies(texts)}
    for (one, mine), (other, its) in combinations(enumerate(parts), 2):
        share = len(set(mine) & set(its)) / min(len(mine), len(its))
        assert (frozenset((f"s{one}", f"s{other}")) in found) == (share >= 1 / 3)


@pytest.mark.parametrize("shared", [True, False], ids=["one text for all", "each its own"])
def test_the_work_grows_with_the_texts(*, shared: bool) -> None:
    def work(many: int) -> int:
        runs = {f"s{n}": set(range(100)) if shared else set(range(100 * n, 100 * n + 100)) for n in range(many)}
        return sum(1 for _ in links(runs)) + sum(map(len, runs.values()))

    assert work(400) <= 2.1 * work(200) <= 4.5 * work(100)


@given(st.integers(0, 12))
def test_of_one_run_each_text_is_set_against_the_first_eight(many: int) -> None:
    pairs = [(f"s{one:02}", f"s{other:02}") for one, other in combinations(range(many), 2) if one < 8]
    assert sorted(links({f"s{n:02}": {1} for n in range(many)})) == pairs


def test_a_long_text_is_looked_at_in_part_and_found_all_the_same() -> None:
    wire = sentences("long", 80_000)
    found = near_copies({"courier": text(wire[:40_000]), "other": text(sentences("o", 100)), "wire": text(wire)})
    assert [(copy.text, copy.within, copy.share) for copy in found] == [("courier", "wire", 1.0)]


def printed(source: str, says: str, body: str, *, day: int = 6, **keys: str) -> dict[str, str]:
    """An article with a fact on the crowd and this text."""
    article = keyed(tell(source, f"2022-11-{day:02}", crowd=says), **keys)
    article[f"seeds/{source}.txt"] += body
    return article


WIRES = {"agence": text(sentences("agence")), "bureau": text(sentences("bureau"))}
OUTLETS = {f"paper{n}": "agence" if n < 5 else "bureau" for n in range(9)}


def newsstand(root: Path, *, with_via: Iterable[str] = ()) -> Report:
    """Two agencies and nine outlets that print them, of which these say so."""
    articles = [printed(wire, "30" if wire == "agence" else "31", body, day=5) for wire, body in WIRES.items()]
    for outlet, wire in OUTLETS.items():
        known: Mapping[str, Any] = (
            {"via": f"The {wire.title()}", "speaker_by": "it has that wording"} if outlet in with_via else {}
        )
        articles.append(printed(outlet, "30" if wire == "agence" else "31", WIRES[wire], **known))
    return check(load(newsroom(root, *articles)))


class TestOrigins:
    """Two agencies and nine outlets are two origins, not eleven."""

    def test_where_the_records_say_so(self, tmp_path: Path) -> None:
        report = newsstand(tmp_path, with_via=OUTLETS)
        assert (report.questions[0].origins, report.questions[0].likely_origins, report.copies) == (2, None, ())
        assert backing(report.questions[0]) == "11 sources, 2 origins"
        assert lint(tmp_path) == ()

    def test_where_they_do_not_it_is_said_and_nothing_is_merged(self, tmp_path: Path) -> None:
        report = newsstand(tmp_path)
        (asked,) = report.questions
        assert (asked.origins, asked.likely_origins) == (11, 2)
        assert backing(asked) == "11 sources, 11 origins, likely 2"
        assert len(report.copies) == 9
        warned = [problem for problem in lint(tmp_path) if "word for word" in problem.what]
        assert [problem.file for problem in warned] == [f"facts/{outlet}.toml" for outlet in OUTLETS]
        assert all(problem.is_warning for problem in warned)
        assert "Likely a copy, to be confirmed: " in render(report)
        assert Report.from_json(report.to_json()).copies == report.copies

    def test_what_some_say_is_no_longer_in_doubt(self, tmp_path: Path) -> None:
        report = newsstand(tmp_path, with_via=["paper0", "paper1", "paper8"])
        (asked,) = report.questions
        assert (asked.origins, asked.likely_origins, len(report.copies)) == (8, 2, 6)

    def test_who_is_cited_is_the_likely_origin_where_its_own_text_is_not_there(self, tmp_path: Path) -> None:
        told: Mapping[str, Any] = {"via": "The Agence", "speaker_by": "it has that wording"}
        articles = [printed("a", "30", WIRES["agence"], **told), printed("b", "31", WIRES["agence"])]
        corpus = load(newsroom(tmp_path, *articles))
        assert copies_in(corpus).origins == {"a": "The Agence", "b": "The Agence"}
        assert [problem.file for problem in lint(tmp_path)] == ["facts/b.toml"]

    @pytest.mark.parametrize(
        ("vias", "is_told"),
        [
            (("The Agence", "The Agence"), True),
            (("The Agence", None), False),  # what it has from itself may be anything of that text
            ((None, None), False),
        ],
    )
    def test_a_source_that_cites_for_each_of_its_facts_says_where_it_has_them_from(
        self, tmp_path: Path, vias: tuple[str | None, str | None], *, is_told: bool
    ) -> None:
        facts: dict[str, Mapping[str, object]] = {
            claim: {"says": says} if via is None else {"says": says, "via": via}
            for (claim, says), via in zip((("crowd", "30"), ("aid", "$18 billion")), vias, strict=True)
        }
        article = tell("a", "2022-11-06", **facts)
        article["seeds/a.txt"] += WIRES["agence"]
        corpus = load(newsroom(tmp_path, printed("agence", "30", WIRES["agence"], day=5), article))
        assert (copies_in(corpus).likely == ()) == is_told

    def test_two_texts_of_one_article_are_one_whatever_they_share(self, tmp_path: Path) -> None:
        later = printed("b", "31", WIRES["agence"], version_of="a", publisher="The A")
        corpus = load(newsroom(tmp_path, printed("a", "30", WIRES["agence"], day=5), later, printed("c", "31", "")))
        report = check(corpus)
        assert (report.copies, report.questions[0].origins, report.questions[0].likely_origins) == ((), 2, None)


def test_the_five_shipped_articles_are_no_copies_of_each_other() -> None:
    corpus = load(Path(__file__).parents[2])
    assert copies_in(corpus).likely == ()


class TestKept:
    """Texts that did not change are not gone through again."""

    @pytest.fixture(autouse=True)
    def kept(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
        return tmp_path / "cache" / "copies"

    @pytest.fixture
    def compared(self, monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, str]]:
        texts: list[Mapping[str, str]] = []

        def noted(given: Mapping[str, str]) -> tuple[NearCopy, ...]:
            texts.append(given)
            return near_copies(given)

        monkeypatch.setattr(module, "near_copies", noted)
        return texts

    TEXTS: Mapping[str, str] = {"wire": text(sentences("w")), "courier": text(sentences("w"), ["More."]), "own": "Own."}

    def test_copies_are_those_that_were_found(self, compared: list[Mapping[str, str]]) -> None:
        found = near_copies(self.TEXTS)
        assert found
        assert [module._known_copies(self.TEXTS) for _ in range(2)] == [found, found]  # noqa: SLF001  # of one corpus
        assert compared == [self.TEXTS]

    def test_whatever_share_it_is(self, compared: list[Mapping[str, str]]) -> None:
        wire = sentences("w", 20)
        texts = {"wire": text(wire), "courier": text(wire[:6], ["“-”"], sentences("c", 6))}
        found = near_copies(texts)
        assert [copy.share < 1 for copy in found] == [True]
        assert [module._known_copies(texts) for _ in range(2)] == [found, found]  # noqa: SLF001  # of one corpus
        assert len(compared) == 1

    @pytest.mark.parametrize("changed", [{"own": "Other."}, {"new": "Own."}, {"wire": ""}])
    def test_another_text_is_compared(self, changed: Mapping[str, str], compared: list[Mapping[str, str]]) -> None:
        module._known_copies(self.TEXTS)  # noqa: SLF001
        texts = {**self.TEXTS, **changed}
        assert module._known_copies(texts) == near_copies(texts)  # noqa: SLF001
        assert len(compared) == 2

    @pytest.mark.parametrize(
        "other", [7, [7], [["wire"]], [["wire", "courier", "0.5"]], [["wire", "none", 0.5]], [["wire", "own", 1e9]]]
    )
    def test_what_is_none_of_ours_is_a_miss(self, other: object, kept: Path) -> None:
        found = module._known_copies(self.TEXTS)  # noqa: SLF001
        (path,) = kept.iterdir()
        Kept("copies").put(path.name, other)
        assert module._known_copies(self.TEXTS) == found  # noqa: SLF001
