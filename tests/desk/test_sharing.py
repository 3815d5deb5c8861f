"""What two sources tell is told apart from what one tells alone, so that a bar can be set for what matters."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from alignments import measuring
from click.testing import CliRunner
from corpora import write_corpus
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discrepant.cli import main
from discrepant.corpus.load import load
from discrepant.desk.coverage import all_claims_at, coverage
from discrepant.desk.sharing import SharedCoverage, shared_coverage

POST = """\
Fire at the mill

Holt, 13 May 2023

The fire in the mill of Holt killed 30 workers. Repairs cost $2 million, said Ines Karlsen.
A choir sang 12 songs.
"""
WIRE = """\
Mill burns down

Holt, 13 May 2023

In the mill of Holt 31 workers died in a fire. Rooms for guests are $50 a night.
"""
CLAIMS = '[claim."dead"]\nabout = "How many workers died"\nkind = "count"\n'
HEAD = """\
[source]
id = "{0}"
publisher = "{0}"
headline = "Fire"
published = "2023-05-13"
text = "seeds/{0}.txt"
sha256 = "@sha256@"
"""
DEAD = {"post": ("30", "killed 30 workers"), "wire": ("31", "31 workers died")}


def fact(source: str) -> str:
    says, quote = DEAD[source]
    return f'\n[[fact]]\nclaim = "dead"\nsays = "{says}"\nquote = "{quote}"\n'


def skip(words: str) -> str:
    return f'\n[[skip]]\nwords = "{words}"\nbecause = "A test."\n'


def shared(root: Path, texts: dict[str, str], records: dict[str, str]) -> SharedCoverage:
    files = {"facts/claims.toml": CLAIMS}
    for source, text in texts.items():
        files |= {f"seeds/{source}.txt": text, f"facts/{source}.toml": HEAD.format(source) + records.get(source, "")}
    corpus = load(write_corpus(root, files))
    return shared_coverage(corpus, coverage(corpus))


BOTH = {"post": POST, "wire": WIRE}


class TestToldByOthers:
    def test_what_nobody_encoded_and_two_seem_to_tell(self, tmp_path: Path) -> None:
        post, wire = shared(tmp_path, BOTH, {}).sources
        assert [(mention.words, others) for mention, others in post.uncovered if others] == [("30", ("wire",))]
        assert [(mention.words, others) for mention, others in wire.uncovered if others] == [("31", ("post",))]

    def test_a_dateline_is_told_once(self, tmp_path: Path) -> None:
        post, wire = shared(tmp_path, BOTH, {}).sources
        assert [mention.words for mention in post.told_once] == ["13 May 2023", "$2 million", "12"]
        assert [mention.words for mention in wire.told_once] == ["13 May 2023", "$50"]

    @pytest.mark.parametrize("encoded", [("post",), ("wire",), ("post", "wire")])
    def test_what_is_encoded_stays_shared(self, tmp_path: Path, encoded: tuple[str, ...]) -> None:
        found = shared(tmp_path, BOTH, {source: fact(source) for source in encoded})
        assert (found.shared, found.shared_covered) == (2, len(encoded))

    def test_facts_of_one_claim_share_what_their_words_do_not(self, tmp_path: Path) -> None:
        texts = BOTH | {"wire": "The count is 31 workers died.\n"}
        assert shared(tmp_path, texts, {source: fact(source) for source in BOTH}).shared == 2

    def test_a_skip_covers_what_is_shared_as_well(self, tmp_path: Path) -> None:
        found = shared(tmp_path, BOTH, {"post": skip("30"), "wire": fact("wire")})
        assert (found.shared, found.shared_covered, found.percent) == (2, 2, 100.0)

    def test_what_is_skipped_and_told_once_is_not_listed(self, tmp_path: Path) -> None:
        post, _ = shared(tmp_path, BOTH, {"post": skip("12") + skip("13 May 2023")}).sources
        assert [mention.words for mention in post.told_once] == ["$2 million"]

    def test_one_source_shares_nothing(self, tmp_path: Path) -> None:
        found = shared(tmp_path, {"post": POST}, {"post": fact("post")})
        assert (found.shared, found.percent, found.told_once) == (0, 100.0, 3)

    @given(st.sets(st.sampled_from(["30", "12", "$2 million", "31", "$50"])))
    @settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
    def test_each_mention_is_covered_or_shared_or_told_once(self, tmp_path: Path, skipped: set[str]) -> None:
        records = {source: "".join(skip(words) for words in skipped if words in text) for source, text in BOTH.items()}
        found = shared(tmp_path, BOTH, records)
        left = found.shared - found.shared_covered
        assert found.coverage.covered + left + found.told_once == found.coverage.mentions
        assert found.shared == 2


class TestBar:
    """`--fail-under` is a bar for what is shared, and says so where there is nothing to hold."""

    def run(self, root: Path, *args: str) -> tuple[int, str, str]:
        result = CliRunner().invoke(main, ("coverage", "--corpus", str(root), *args))
        return result.exit_code, result.stdout, result.stderr

    def test_what_is_told_once_does_not_fail_it(self, tmp_path: Path) -> None:
        shared(tmp_path, BOTH, {source: fact(source) for source in BOTH})
        status, out, err = self.run(tmp_path, "--fail-under", "100")
        assert (status, err) == (0, "")
        assert out.splitlines()[-5:] == [
            "TOTAL        2 of 7      28%       2 of 2     100%",
            "",
            "Told once, as it seems, and not covered: 5 of 7 mentions",
            "    3  post, lines 3, 5-6",
            "    2  wire, lines 3, 5",
        ]
        assert self.run(tmp_path, "--fail-under-all", "100")[0] == 1

    def test_what_is_shared_does(self, tmp_path: Path) -> None:
        shared(tmp_path, BOTH, {"post": fact("post")})
        status, out, err = self.run(tmp_path, "--fail-under", "100", "--words")
        assert (status, err) == (1, "coverage of shared mentions is 50 %, below --fail-under 100\n")
        assert "seeds/wire.txt:5: count: 31 (told by post, too)" in out.splitlines()

    def test_where_nothing_is_shared_it_holds_nothing_and_says_so(self, tmp_path: Path) -> None:
        shared(tmp_path, {"post": POST}, {})
        status, out, err = self.run(tmp_path, "--fail-under", "100")
        assert status == 0
        assert "TOTAL        0 of 4       0%       0 of 0        -" in out
        assert err.startswith("no mention is shared by two sources, so that --fail-under holds nothing")

    def test_json_has_both_figures_and_who_else_tells_it(self, tmp_path: Path) -> None:
        shared(tmp_path, BOTH, {"post": fact("post")})
        told = json.loads(self.run(tmp_path, "--json")[1])
        assert told["total"]["shared"] == {"mentions": 2, "covered": 1, "percent": 50.0}
        assert told["total"]["told_once"] == 5
        assert [each["told_by"] for each in told["sources"][1]["uncovered"]] == [[], ["post"], []]


@pytest.mark.parametrize("name", ["the five articles", "the earthquake"])
def test_what_facts_of_two_sources_lie_on_is_shared(name: str) -> None:
    corpus = load(measuring().CORPORA[name])
    found = shared_coverage(corpus, coverage(corpus))
    for each in found.sources:
        named = all_claims_at(corpus.sources[each.coverage.source], corpus)
        for mention, others in zip(each.coverage.found, each.told_by, strict=True):
            tellers = {fact.source.id for claim in named(mention) for fact in corpus.claims[claim].facts}
            assert set(others) >= tellers - {each.coverage.source}
    assert found.shared > 30
