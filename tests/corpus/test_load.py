"""A corpus is loaded whole, or refused with every reason at once, each with its file and line."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from corpora import MINI, change, write_corpus
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pace import within

from discrepant.corpus.load import load, reader_by_settings
from discrepant.corpus.model import Kind, Nature, Place, Wording
from discrepant.errors import CorpusError, Problem
from discrepant.reading.interval import Interval
from discrepant.reading.model import Quantity, Sense


def refusal(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(CorpusError) as caught:
        load(root)
    return caught.value.problems


def problems(root: Path) -> list[str]:
    return list(map(str, refusal(root)))


def refused(root: Path, name: str, old: str, new: str) -> str:
    """The one problem that there is after a change."""
    change(root, name, old, new)
    (problem,) = problems(root)
    return problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_corpus(tmp_path)


class TestSound:
    def test_everything_is_there_in_order(self, root: Path) -> None:
        corpus = load(root)
        assert list(corpus.claims) == sorted(corpus.claims)
        assert list(corpus.sources) == ["north", "south"]
        assert [fact.id for fact in corpus.facts] == [
            "north/aid.total",
            "north/kirby.post",
            "north/signers.count",
            "north/signers.named",
            "north/letter.sent",
            "north/river.width",
            "south/aid.total",
            "south/offer.words",
            "south/signers.count",
        ]
        aid = corpus.claims["aid.total"]
        assert (aid.kind, aid.nature, aid.unit) == (Kind.MONEY, Nature.CUMULATIVE, "USD")
        assert [fact.id for fact in aid.facts] == ["north/aid.total", "south/aid.total"]
        assert aid.place == Place(file="facts/claims.toml", line=2)
        assert corpus.claims["offer.words"].facts[0].speaker == "Putin"
        assert corpus.claims["signers.named"].counted_by == "signers.count"

    def test_facts(self, root: Path) -> None:
        aid = load(root).claims["aid.total"]
        north, south = aid.facts
        assert north.place == Place(file="facts/north.toml", line=9)
        assert (north.says, north.reads, north.complete) == (("more than $18.2 billion",), None, False)
        assert north.as_of == north.source.published
        day = date(2022, 12, 1).toordinal()
        assert south.as_of.core == Interval(day, day)

    def test_sources(self, root: Path) -> None:
        north, south = load(root).sources.values()
        assert north.body == MINI["seeds/north.txt"]
        assert (north.dated, north.wording, north.language) == ("printed", Wording.VERBATIM, "en")
        assert (south.dated, south.wording, south.dated_by) == (
            "inferred",
            Wording.TRANSLATED,
            "the text names the day before",
        )
        assert south.published.words == "2022-12-02"

    def test_a_claim_told_again_has_a_number(self, root: Path) -> None:
        fact = '[[fact]]\nclaim = "signers.count"\nsays = "30"\nquote = "the 30 signers"\n'
        path = root / "facts/south.toml"
        path.write_text(path.read_text("utf-8") + fact + fact, "utf-8")
        ids = [fact.id for fact in load(root).claims["signers.count"].facts]
        assert ids == ["north/signers.count", "south/signers.count", "south/signers.count/2", "south/signers.count/3"]

    def test_records_may_stand_in_folders_and_together(self, root: Path) -> None:
        whole = MINI["facts/claims.toml"] + MINI["facts/names.toml"]
        for name in ("claims", "names"):
            (root / f"facts/{name}.toml").unlink()
        write_corpus(
            root, {"facts/desk/foreign/all.toml": whole, "facts/.hidden.toml": "not [ TOML", "facts/a.md": "x"}
        )
        corpus = load(root)
        assert corpus.claims["aid.total"].place.file == "facts/desk/foreign/all.toml"
        assert corpus.names.key("Zelensky") == "volodymyr-zelenskyy"

    @pytest.mark.parametrize(
        ("name", "ending"), [("BBC.TOML", ".TOML"), ("bbc.toml.txt", ".toml.txt"), ("desk/b.Toml", ".Toml")]
    )
    def test_what_an_editor_named_otherwise_is_not_left_out_in_silence(
        self, root: Path, name: str, ending: str
    ) -> None:
        write_corpus(root, {f"facts/{name}": MINI["facts/north.toml"], "facts/b.toml.bak": "x", "facts/toml": "x"})
        renamed = Path(name).name.removesuffix(ending)
        what = f"facts/{name}: is not read, for its name ends in {ending} (rename it to {renamed}.toml)"
        assert problems(root) == [what]

    def test_acknowledgements(self, root: Path) -> None:
        write_corpus(
            root,
            {
                "facts/ack.toml": '[[acknowledged]]\nclaim = "aid.total"\nbetween = ["south", "north"]\n'
                'reason = "It grew."\nby = "desk"\nuntil = "2027-01-01"\n'
            },
        )
        (entry,) = load(root).acknowledged
        assert (entry.between, entry.until, entry.by) == (("south", "north"), date(2027, 1, 1), "desk")
        assert entry.place == Place(file="facts/ack.toml", line=1)

    @pytest.mark.parametrize("text", ["seeds/north.txt", "facts/north.toml"])
    def test_windows_line_ends(self, tmp_path: Path, text: str) -> None:
        root = write_corpus(tmp_path, {**MINI, text: MINI[text].replace("\n", "\r\n")})
        corpus = load(root)
        assert corpus.facts[2].place.line == 19
        assert corpus.facts[2].source.index.anchor("signed by 30 members").lines == (3,)

    def test_a_text_may_begin_with_a_byte_order_mark(self, tmp_path: Path) -> None:
        root = write_corpus(tmp_path, {**MINI, "seeds/north.txt": "\ufeff" + MINI["seeds/north.txt"]})
        assert load(root).sources["north"].index.anchor("Letter asks").lines == (1,)

    def test_a_link_that_stays_inside_is_followed(self, root: Path) -> None:
        (root / "seeds/north.txt").rename(root / "north.txt")
        (root / "seeds/north.txt").symlink_to("../north.txt")
        (root / "facts/north.toml").rename(root / "elsewhere")
        (root / "facts/north.toml").symlink_to("../elsewhere")
        assert load(root).sources["north"].place.file == "facts/north.toml"

    def test_the_root_itself_may_be_a_link(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        link = tmp_path_factory.mktemp("links") / "corpus"
        link.symlink_to(root)
        assert load(link).facts == load(root).facts


class TestEverythingAtOnce:
    def test_sorted_by_file_and_line(self, root: Path) -> None:
        change(root, "facts/north.toml", '"kirby.post"', '"kirby.pst"')
        change(root, "facts/north.toml", 'says  = "30"', "says = 30")
        change(root, "facts/south.toml", "publisher", "publsher")
        change(root, "facts/claims.toml", 'unit   = "USD"', 'unit = "USDD"')
        assert problems(root) == [
            'facts/claims.toml:6: "USDD" is no currency (did you mean "USD"?)',
            'facts/north.toml:15: there is no claim "kirby.pst" (did you mean "kirby.post"?)',
            'facts/north.toml:21: "says" must be text in quotes, not a number (write says = "30")',
            'facts/south.toml:1: "publisher" is missing',
            'facts/south.toml:3: unknown key "publsher" (did you mean "publisher"?)',
        ]

    def test_nothing_is_unknown_while_a_file_cannot_be_parsed(self, root: Path) -> None:
        change(root, "facts/claims.toml", 'kind   = "money"', "kind = money")
        (root / "facts/ack.toml").write_text('[[acknowledged]]\nclaim = "x"\nbetween = ["north", "y"]\nreason = "x"')
        assert problems(root) == [
            'facts/claims.toml:4: not valid TOML: Invalid value (text stands in quotes: type kind = "money")'
        ]


class TestForm:
    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            (
                'published = "2022-10-25"',
                "published = 2022-10-25",
                ('5: "published" must be text in quotes, not a date or time (write published = "2022-10-25")'),
            ),
            (
                'publisher = "The North"',
                "publisher = true",
                ('3: "publisher" must be text in quotes, not true or false (write publisher = "true")'),
            ),
            ('publisher = "The North"', 'publisher = " "', '3: "publisher" is empty'),
            ('publisher = "The North"', "publisher = {}", '3: "publisher" must be text in quotes, not a table'),
            ('headline  = "Letter asks for talks"', "", '1: "headline" is missing'),
            ("[source]", "[sorce]", '1: unknown table "sorce" (did you mean "source"?)'),
            (
                "[source]",
                '[source]\nwording = "verbatm"',
                (
                    '2: "wording" must be one of verbatim, translated, paraphrased, '
                    'garbled, not "verbatm" (did you mean "verbatim"?)'
                ),
            ),
            ("[source]", '[source]\ndated = "inferred"', '2: "dated_by" is missing (say how the date was inferred)'),
            ("[source]", '[source]\nlanguage = "en_GB"', '2: "en_GB" is no language tag (BCP 47, such as "en-GB")'),
            ("[source]", '[source]\nurl = "example.org"', '2: "example.org" is no address (it begins with https://)'),
            (
                "[source]",
                '[source]\nauthors = "A. B."',
                '2: "authors" must be a list, not text (write authors = ["A. B."])',
            ),
            (
                "[source]",
                '[source]\nauthors = ["A.",\n 3]',
                ('3: entry 2 of "authors" must be text in quotes, not a number (write "3")'),
            ),
            (
                "[source]",
                "[source]\nzzz = 1",
                (
                    '2: unknown key "zzz" (the keys are id, publisher, headline, published, dated, '
                    "dated_by, text, sha256, wording, authors, speaker, via, speaker_by, version_of, "
                    "language, url, original, original_sha256, note)"
                ),
            ),
            (
                'id        = "north"',
                'id = "North/1"',
                (
                    '2: "North/1" cannot be a source\'s id (up to 100 of a-z, 0-9, dot, '
                    "hyphen and underscore, the first a letter or digit)"
                ),
            ),
            ('says  = ["Jayapal", "Jamie Raskin"]', "says = []", '26: "says" is empty'),
            (
                'says  = "spokesman"',
                'says = ["spokesman"]',
                (
                    "16: a term says one thing "
                    "(a list is for a roster, a quotation in pieces, or one measure or change in two units)"
                ),
            ),
            (
                'says  = "spokesman"',
                'says = "spokesman"\ncomplete = "false"',
                ('17: "complete" must be true or false without quotes, not text'),
            ),
            (
                'says  = "spokesman"',
                'says = "spokesman"\ncomplete = true',
                ("17: a term is never complete (only a roster can be)"),
            ),
        ],
    )
    def test_sources_and_facts(self, root: Path, old: str, new: str, problem: str) -> None:
        change(root, "facts/north.toml", old, new)
        assert f"facts/north.toml:{problem}" in problems(root)

    @pytest.mark.parametrize(
        ("old", "new", "problem"),
        [
            (
                'kind   = "money"',
                'kind = "mony"',
                (
                    '4: "kind" must be one of count, money, measure, share, number, change, tally, date, period, age, '
                    'term, roster, quotation, not "mony" (did you mean "money"?)'
                ),
            ),
            ('unit   = "USD"', "", '4: a money claim needs a unit (its ISO 4217 code: unit = "USD")'),
            ('unit   = "USD"', 'unit = "dollars"', '6: "dollars" is no currency (an ISO 4217 code, such as "USD")'),
            ('unit  = "km"', "", '34: a measure claim needs a unit (such as unit = "km")'),
            (
                'kind  = "count"',
                'kind = "count"\nunit = "members"',
                "18: a count has no unit (only money, a measure, a change, a rate and a period of numbers have)",
            ),
            ('kind  = "quotation"', 'kind = "term"', '30: a term claim needs its terms ([claim."offer.words".terms])'),
            (
                'kind  = "quotation"',
                'kind = "quotation"\ntogether = [["a", "b"]]',
                ('31: a quotation has no "together" (only a term has)'),
            ),
            (
                'kind  = "quotation"',
                'kind = "quotation"\nnature = "cumulative"',
                ("31: a quotation cannot be cumulative (only a number can grow)"),
            ),
            (
                'nature = "cumulative"',
                'nature = "cumulative"\ngrows = 1',
                '6: "grows" must be more than 1, not 1 (how many times as much it may be a year later)',
            ),
            (
                'nature = "cumulative"',
                'nature = "cumulative"\ngrows = "50"',
                '6: "grows" must be a number without quotes, not text',
            ),
            (
                'nature = "cumulative"',
                'nature = "cumulative"\ngrows = true',
                '6: "grows" must be a number without quotes, not true or false',
            ),
            (
                'nature = "cumulative"',
                'nature = "cumulative"\ngrows = nan',
                '6: "grows" must be more than 1, not nan (how many times as much it may be a year later)',
            ),
            (
                'kind  = "quotation"',
                'kind = "quotation"\ngrows = 5',
                ('31: what is constant does not grow (only nature = "cumulative" does)'),
            ),
            (
                'kind  = "quotation"',
                'kind = "quotation"\ncounted_by = "signers.count"',
                ("31: a quotation has nothing to count (only a roster has)"),
            ),
            (
                '"signers.count"\n\n',
                '"signers.cout"\n\n',
                ('22: there is no claim "signers.cout" (did you mean "signers.count"?)'),
            ),
            ('"signers.count"\n\n', '"aid.total"\n\n', '22: "aid.total" is no count but of kind money'),
            (
                '[claim."letter.sent"]',
                "[claim.letter.sent]",
                ('24: claim "letter" holds only other tables (a key with dots needs quotes: [claim."letter.sent"])'),
            ),
            (
                '[claim."letter.sent"]',
                '[claim."Letter sent"]',
                (
                    '24: "Letter sent" cannot be a claim\'s key (up to 100 of a-z, '
                    "0-9, dot, hyphen and underscore, the first a letter or digit)"
                ),
            ),
            (
                '"spokesperson"]',
                '"spokesperson", "Communications\u00a0Director"]',
                ('13: "communications director" belongs to both "spokesperson" and "communications-director"'),
            ),
            (
                '["communications director"]',
                '"x"',
                (
                    '13: "terms.communications-director" must be a list, not text (write '
                    'communications-director = ["x"])'
                ),
            ),
            ('[claim."kirby.post".terms]', "terms = 3\n[claim.x]", '11: "terms" must be a table, not a number'),
            (
                '[claim."kirby.post".terms]',
                'together = 3\n[claim."kirby.post".terms]',
                ('11: "together" must be a list of lists, not a number'),
            ),
            (
                '[claim."kirby.post".terms]',
                'together = [["spokesperson", "spokesman"]]\n[claim."kirby.post".terms]',
                ('11: "spokesman" is none of the terms (did you mean "spokesperson"?)'),
            ),
            (
                '[claim."kirby.post".terms]',
                'together = [["spokesperson"]]\n[claim."kirby.post".terms]',
                ("11: what can hold together is two terms or more, each once"),
            ),
            (
                '[claim."kirby.post".terms]',
                'broader.x = ["spokesperson"]\n[claim."kirby.post".terms]',
                ('11: "x" is none of the terms'),
            ),
            (
                '[claim."kirby.post".terms]',
                'broader.spokesperson = [\n"x"]\n[claim."kirby.post".terms]',
                ('12: "x" is none of the terms'),
            ),
            *(
                (
                    '[claim."kirby.post".terms]',
                    f'[[claim."kirby.post".compatible]]\n{keys}\nbecause = "so"\n[claim."kirby.post".terms]',
                    problem,
                )
                for keys, problem in (
                    ('terms = ["spokesperson"]', "12: what is no contradiction is two terms or more, each once"),
                    (
                        'terms = ["spokesperson", "spokesperson"]',
                        "12: what is no contradiction is two terms or more, each once",
                    ),
                    (
                        'terms = ["spokesperson", "director"]',
                        '12: "director" is none of the terms',
                    ),
                    (
                        'terms = ["spokesperson", "communications-director"]\nbroader = "spokespersons"',
                        '13: "spokespersons" is none of these terms (did you mean "spokesperson"?)',
                    ),
                )
            ),
        ],
    )
    def test_claims(self, root: Path, old: str, new: str, problem: str) -> None:
        change(root, "facts/claims.toml", old, new)
        assert f"facts/claims.toml:{problem}" in problems(root)

    @pytest.mark.parametrize(
        ("key", "given", "problem"),
        [
            *(
                ("qid", given, f'"{given}" is no item of Wikidata (such as Q42)')
                for given in ("42", "Q0", "P570", "Q42 ")
            ),
            *(("pid", given, f'"{given}" is no property of Wikidata (such as P570)') for given in ("570", "P0", "Q42")),
        ],
    )
    def test_what_a_claim_is_about_at_wikidata(self, root: Path, key: str, given: str, problem: str) -> None:
        terms = '[claim."kirby.post".terms]'
        change(root, "facts/claims.toml", terms, f'{key} = "{given}"\n{terms}')
        assert f"facts/claims.toml:11: {problem}" in problems(root)
        change(root, "facts/claims.toml", f'{key} = "{given}"', 'qid = "Q42"\npid = "P570"')
        claim = load(root).claims["kirby.post"]
        assert (claim.qid, claim.pid) == ("Q42", "P570")

    def test_broader_terms_must_not_go_round(self, root: Path) -> None:
        circle = (
            'broader.top = ["spokesperson", "left"]\nbroader.left = ["right"]\nbroader.right = ["left"]\n'
            '[claim."kirby.post".terms]\ntop = []\nleft = []\nright = []'
        )
        problem = refused(root, "facts/claims.toml", '[claim."kirby.post".terms]', circle)
        assert problem == 'facts/claims.toml:12: "left" is broader than itself, through its narrower terms'

    def test_terms_that_are_no_contradiction_may_have_a_broader_one_or_none(self, root: Path) -> None:
        both = 'terms = ["spokesperson", "communications-director"]\nbecause = "so"'
        for more, broader in (("", {}), ('\nbroader = "spokesperson"', {"spokesperson": ("communications-director",)})):
            new = f'[[claim."kirby.post".compatible]]\n{both}{more}\n[claim."kirby.post".terms]'
            change(root, "facts/claims.toml", '[claim."kirby.post".terms]', new)
            assert load(root).claims["kirby.post"].broader == broader
            change(root, "facts/claims.toml", new, '[claim."kirby.post".terms]')

    def test_broader_terms_may_be_in_layers(self, root: Path) -> None:
        layers = (
            'broader.top = ["spokesperson", "left"]\nbroader.left = ["spokesperson"]\ntogether = [["top", "left"]]\n'
            '[claim."kirby.post".terms]\ntop = []\nleft = []'
        )
        change(root, "facts/claims.toml", '[claim."kirby.post".terms]', layers)
        assert load(root).claims["kirby.post"].broader["top"] == ("spokesperson", "left")

    @pytest.mark.parametrize(
        ("record", "problem"),
        [
            (
                'claim = "aid"\nbetween = ["north", "south"]\nreason = "x"',
                '2: there is no claim "aid" (declare it: [claim."aid"])',
            ),
            (
                'claim = "aid.total"\nbetween = ["north", "suoth"]\nreason = "x"',
                ('3: there is no source "suoth" (did you mean "south"?)'),
            ),
            (
                'claim = "aid.total"\nbetween = []\nreason = "x"',
                ("3: a disagreement is between sources, or within one"),
            ),
            ('claim = "aid.total"\nbetween = ["north", "south"]', '1: "reason" is missing'),
            (
                'claim = "aid.total"\nbetween = ["north", "south"]\nreason = "x"\nuntil = 2027-01-01',
                ('5: "until" must be text in quotes, not a date or time (write until = "2027-01-01")'),
            ),
            (
                'claim = "aid.total"\nbetween = ["north", "south"]\nreason = "x"\nuntil = "2027-02-30"',
                ('5: "until" "2027-02-30" is no day: day is out of range for month'),
            ),
            (
                'claim = "aid.total"\nbetween = ["north", "south"]\nreason = "x"\nuntil = "soon"',
                ('5: "until" must be a day, not "soon" (year-month-day, such as "2027-01-01")'),
            ),
        ],
    )
    def test_acknowledgements(self, root: Path, record: str, problem: str) -> None:
        (root / "facts/ack.toml").write_text(f"[[acknowledged]]\n{record}\n")
        assert problems(root) == [f"facts/ack.toml:{problem}"]

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            (
                "claim = 3",
                '1: "claim" must be tables with a key (type [claim."its.key"], in one bracket)',
            ),
            ("name = []", '1: "name" must be tables with a key (type [name."its.key"], in one bracket)'),
            ("[claim]\nx = 1", "2: must be a table, not a number"),
            ('[[claim."a.b"]]', '1: claim "a.b" must be one table (type [claim."a.b"], in one bracket)'),
            (
                "[acknowledged]",
                '1: "acknowledged" must be a list of tables (type [[acknowledged]], in two brackets, above each)',
            ),
            (
                "\nfact = 3",
                '2: "fact" must be a list of tables (type [[fact]], in two brackets, above each)',
            ),
            (
                "\n[[source]]",
                "2: one file holds one source (type [source], in one bracket, once in a file)",
            ),
            ("\n\n[[fact]]", "3: facts without a source (a file of facts has one [source] above them)"),
            ("source = 1", "1: must be a table, not a number"),
            ("x = 1", '1: unknown table "x" (the tables are claim, name, source, relation, fact, skip, acknowledged)'),
            ('[claim."aid.total"]', '1: claim "aid.total" is at facts/claims.toml:2 already'),
            ("\n[name.pramila-jayapal]", '2: name "pramila-jayapal" is at facts/names.toml:5 already'),
            ('[source]\nid = "north"', '2: source "north" is at facts/north.toml:2 already'),
            (
                '[name.x]\nlabel = "ZELENSKY"',
                ('2: "ZELENSKY" is a spelling of volodymyr-zelenskyy already (see facts/names.toml:1)'),
            ),
        ],
    )
    def test_tables(self, root: Path, text: str, problem: str) -> None:
        (root / "facts/z.toml").write_text(text)
        assert f"facts/z.toml:{problem}" in problems(root)

    def test_a_long_text(self, root: Path) -> None:
        problem = refused(root, "facts/north.toml", "signed by 30 members", "x" * 20_001)
        assert problem == 'facts/north.toml:22: "quote" has 20,001 characters, more than 20,000'

    def test_a_broken_claim_is_not_unknown_as_well(self, root: Path) -> None:
        problem = refused(root, "facts/claims.toml", 'kind   = "money"', "")
        assert problem == 'facts/claims.toml:2: "kind" is missing'

    def test_a_broken_source_is_not_unknown_as_well(self, root: Path) -> None:
        (root / "facts/ack.toml").write_text(
            '[[acknowledged]]\nclaim = "aid.total"\nbetween = ["north", "south"]\nreason = "x"\n'
        )
        change(root, "facts/north.toml", "headline", "headlin")
        assert [problem.file for problem in refusal(root)] == ["facts/north.toml"] * 2


class TestReadings:
    def test_words_that_cannot_be_read_are_pointed_at(self, root: Path) -> None:
        problem = refused(root, "facts/south.toml", '"about $20 billion"', '"astir $20 cardinal"')
        first, words, caret = problem.splitlines()
        assert first.startswith('facts/south.toml:14: "says" cannot be read: ')
        assert words == "    astir $20 cardinal"
        assert set(caret.strip()) == {"^"}

    def test_an_entry_of_a_list(self, root: Path) -> None:
        problem = refused(root, "facts/north.toml", '"1.2 miles"', '\n"zero miels of"')
        assert problem.startswith('facts/north.toml:37: "says" cannot be read: ')

    def test_a_restored_meaning(self, root: Path) -> None:
        change(root, "facts/south.toml", '"about $20 billion"', '"astir $20 cardinal"\nreads = "about $20 billion"')
        assert load(root).claims["aid.total"].facts[1].printed == (None,)
        problem = refused(root, "facts/south.toml", '"about $20 billion"\n', '"about some money"\n')
        assert problem.startswith('facts/south.toml:15: "reads" cannot be read: ')

    def test_terms(self, root: Path) -> None:
        problem = refused(root, "facts/north.toml", '"spokesman"', '"spokesmen"')
        assert problem.splitlines()[0] == (
            'facts/north.toml:16: "says" cannot be read: no term of kirby.post is called "spokesmen" '
            '(did you mean "spokesman"?)'
        )

    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [('as_of = "2022-12-01"', 'as_of = "whenever"', 16), ('published = "2022-12-02"', 'published = "then"', 5)],
    )
    def test_dates(self, root: Path, old: str, new: str, line: int) -> None:
        key = new.split(maxsplit=1)[0]
        problem = refused(root, "facts/south.toml", old, new)
        assert problem.startswith(f'facts/south.toml:{line}: "{key}" cannot be read: ')

    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [
            ('as_of = "2022-12-01"', 'as_of = "2022-12-01T09:30"', 16),
            ('as_of = "2022-12-01"', 'as_of = "1 December at 5 p.m."', 16),
            ('as_of = "2022-12-01"', 'as_of = "1 December at 5 p.m. Eastern"', 16),
            ('published = "2022-12-02"', 'published = "2022-12-02T09:30"', 5),
        ],
    )
    def test_a_time_without_a_zone(self, root: Path, old: str, new: str, line: int) -> None:
        key = new.split(maxsplit=1)[0]
        problem = refused(root, "facts/south.toml", old, new)
        assert problem.splitlines()[0] == (
            f'facts/south.toml:{line}: "{key}" cannot be read: a time of day needs its zone here, as hours and minutes '
            "(2023-11-04T15:30+05:45, or with Z for universal time; the day alone if the zone is not known)"
        )

    @pytest.mark.parametrize(
        ("words", "first", "last"),
        [
            ("2022-02-24/2022-11-30", date(2022, 2, 24), date(2022, 11, 30)),
            ("2022-11~", date(2022, 11, 1), date(2022, 11, 30)),
            ("2022-23", date(2022, 9, 1), date(2022, 11, 30)),
            ("201X", date(2010, 1, 1), date(2019, 12, 31)),
            ("in November", date(2022, 11, 1), date(2022, 11, 30)),
        ],
    )
    def test_what_is_said_of_days_in_edtf_or_in_words(self, root: Path, words: str, first: date, last: date) -> None:
        change(root, "facts/south.toml", 'as_of = "2022-12-01"', f'as_of = "{words}"')
        _, south = load(root).claims["aid.total"].facts
        assert south.as_of.core == Interval(first.toordinal(), last.toordinal())

    def test_a_time_with_its_zone(self, root: Path) -> None:
        change(root, "facts/south.toml", 'published = "2022-12-02"', 'published = "2022-12-02T09:30+05:45"')
        source = load(root).sources["south"]
        assert source.published.hours is not None
        assert source.published.hours.written(source.published.hours.core)[0] == "2022-12-02T09:30+05:45"

    def test_facts_have_the_time_of_their_source(self, root: Path) -> None:
        change(root, "facts/north.toml", 'published = "2022-10-25"', 'published = "2022-10-25T09:30Z"')
        corpus = load(root)
        told = [fact for fact in corpus.facts if fact.source.id == "north" and not fact.is_dated]
        assert told
        assert all(fact.as_of == corpus.sources["north"].published for fact in told)

    def test_a_wrong_date_and_a_wrong_text_at_once(self, root: Path) -> None:
        change(root, "facts/south.toml", 'published = "2022-12-02"', 'published = "then"')
        change(root, "facts/south.toml", "seeds/south.txt", "seeds/sud.txt")
        assert [problem.line for problem in refusal(root)] == [5, 8]


def test_a_file_of_records_has_five_million_bytes_at_the_most(root: Path) -> None:
    path = root / "facts/north.toml"
    path.write_bytes(path.read_bytes() + b"\n# ")
    path.write_bytes(path.read_bytes().ljust(5_000_000, b"-"))
    assert "north" in load(root).sources
    path.write_bytes(path.read_bytes() + b"-")
    assert "facts/north.toml: has 5,000,001 bytes, more than 5,000,000 (split it)" in problems(root)


class TestTexts:
    def test_a_changed_text(self, root: Path) -> None:
        path = root / "seeds/north.txt"
        path.write_bytes(path.read_bytes().replace(b"30", b"31"))
        (problem,) = problems(root)
        assert problem.startswith("facts/north.toml:7: seeds/north.txt has changed: its sha256 was ")
        assert problem.endswith(" (`discrepant reanchor north` shows what that does to its facts)")
        new = hashlib.sha256(path.read_bytes()).hexdigest()
        old = tomllib.loads((root / "facts/north.toml").read_text("utf-8"))["source"]["sha256"]
        change(root, "facts/north.toml", old, new.upper())
        assert load(root).sources["north"].sha256 == new

    def test_changed_line_ends_only(self, tmp_path: Path) -> None:
        for before, after in (("\n", "\r\n"), ("\r\n", "\n")):
            text = MINI["seeds/north.txt"].replace("\n", before)
            root = write_corpus(tmp_path, {**MINI, "seeds/north.txt": text})
            (root / "seeds/north.txt").write_bytes(text.replace(before, after).encode())
            assert "(only its line ends did; keep git from converting them" in problems(root)[0]

    def test_no_hash(self, root: Path) -> None:
        old = tomllib.loads((root / "facts/north.toml").read_text("utf-8"))["source"]["sha256"]
        problem = refused(root, "facts/north.toml", old, "todo")
        assert problem == f'facts/north.toml:7: "todo" is no sha256 (that of seeds/north.txt is "{old}")'

    @pytest.mark.parametrize(
        ("name", "problem"),
        [
            ("seeds/sud.txt", "there is no file seeds/sud.txt"),
            (
                "/etc/passwd",
                'the path "/etc/passwd" leads out of the corpus (give it as it is seen from the corpus root)',
            ),
            (
                "../secret.txt",
                'the path "../secret.txt" leads out of the corpus (give it as it is seen from the corpus root)',
            ),
            (
                "seeds/../../x",
                'the path "seeds/../../x" leads out of the corpus (give it as it is seen from the corpus root)',
            ),
            ("C:/x", 'the path "C:/x" leads out of the corpus (give it as it is seen from the corpus root)'),
            ("a\\u0000b", 'the path "a<U+0000>b" leads out of the corpus (give it as it is seen from the corpus root)'),
            ("seeds\\\\a", 'the path "seeds\\a" has a backslash (folders are parted by /)'),
            ("seeds", "seeds is not a regular file"),
            ("seeds/north.txt/a", "seeds/north.txt/a cannot be read: Not a directory"),
            ("a" * 300, "a" * 300 + " cannot be read: File name too long"),
        ],
    )
    def test_paths(self, root: Path, name: str, problem: str) -> None:
        assert refused(root, "facts/north.toml", "seeds/north.txt", name) == f"facts/north.toml:6: {problem}"

    def test_links(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        outside = tmp_path_factory.mktemp("outside") / "north.txt"
        (root / "seeds/north.txt").rename(outside)
        (root / "seeds/north.txt").symlink_to(outside)
        assert problems(root) == [
            'facts/north.toml:6: the link "seeds/north.txt" leads out of the corpus (put the file itself there)'
        ]
        (root / "seeds/north.txt").unlink()
        (root / "seeds/north.txt").symlink_to("north.txt")
        (problem,) = problems(root)
        assert problem.startswith("facts/north.toml:6: seeds/north.txt cannot be read: ")

    def test_a_byte_order_mark_before_records_is_none_of_their_text(self, root: Path) -> None:
        """As some editors put it there; the lines of what is wrong are the same."""
        loaded = load(root)
        for path in root.glob("facts/*.toml"):
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        again = load(root)
        assert (again.claims, again.sources, again.facts) == (loaded.claims, loaded.sources, loaded.facts)
        change(root, "facts/north.toml", '"kirby.post"', '"kirby.pst"')
        assert problems(root)[0].startswith("facts/north.toml:15: there is no claim")

    def test_a_folder_that_cannot_be_read_hides_no_other(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folders = [root / "facts" / name for name in ("a", "b", "c")]
        for folder in folders:
            write_corpus(folder, {"x.toml": "x = 1"})
        refused: list[Path] = []
        scandir = os.scandir

        def reading(path: Path) -> object:
            if path in folders and not refused:
                refused.append(path)
                raise PermissionError(13, "Permission denied", str(path))
            return scandir(path)

        monkeypatch.setattr(os, "scandir", reading)
        told = problems(root)
        (first,) = refused
        assert f"facts/{first.name}: cannot be read: Permission denied" in told
        read = [f"facts/{folder.name}/x.toml:1:" for folder in folders if folder != first]
        assert [line.partition(" ")[0] for line in told if "unknown" in line] == read

    def test_a_pipe(self, root: Path) -> None:
        (root / "seeds/north.txt").unlink()
        os.mkfifo(root / "seeds/north.txt")
        assert problems(root) == ["facts/north.toml:6: seeds/north.txt is not a regular file"]

    def test_a_huge_text(self, root: Path) -> None:
        with (root / "seeds/north.txt").open("wb") as file:
            file.truncate(50_000_001)
        assert problems(root) == [
            "facts/north.toml:6: seeds/north.txt has 50,000,001 bytes, more than 50,000,000 (split it)"
        ]

    def test_not_utf8(self, tmp_path: Path) -> None:
        root = write_corpus(tmp_path, {**MINI, "seeds/north.txt": b"one\ntwo \x92\n"})
        assert problems(root) == [
            (
                "facts/north.toml:6: seeds/north.txt is not UTF-8 at byte 8 on line 2 (0x92) "
                "(it seems to be cp1252, “one two ’”; save it as UTF-8)"
            )
        ]


class TestRecordFiles:
    def test_no_facts(self, tmp_path: Path) -> None:
        holds = "(a corpus is a folder that holds facts/)"
        assert problems(tmp_path) == [f"{tmp_path}/facts: there is no such folder {holds}"]
        (tmp_path / "facts").write_text("")
        assert problems(tmp_path) == [f"{tmp_path}/facts: is no folder {holds}"]
        assert problems(tmp_path / "nowhere") == [f"{tmp_path}/nowhere: there is no such folder {holds}"]

    def test_no_records(self, tmp_path: Path) -> None:
        (tmp_path / "facts").mkdir()
        assert problems(tmp_path) == ["facts: there are no records here (`discrepant init` makes a first one)"]

    @pytest.mark.parametrize(
        ("content", "problem"),
        [
            (b"a = 1\nb = \n", "2: not valid TOML: Invalid value"),
            (b'a = """', "1: not valid TOML: Unterminated string"),
            (
                b'a = 1\nsays = "a "b" c"',
                (
                    "2: not valid TOML: Expected newline or end of document after a statement (a "
                    "quotation mark inside a text is written \\\", or the text stands in '…' or '''…''')"
                ),
            ),
            (b"a = 1\nsays = thirty", '2: not valid TOML: Invalid value (text stands in quotes: type says = "thirty")'),
            (b"a = 1\na = 2", "2: not valid TOML: Cannot overwrite a value"),
            (b"a = " + b"9" * 5000, "1: not valid TOML: a number has thousands of digits"),
            (b"\xef\xbb\xbfa = b", '1: not valid TOML: Invalid value (text stands in quotes: type a = "b")'),
            (
                b"# a\n# \xe9t\xe9",
                "2: is not UTF-8 at byte 6 (0xe9) (it seems to be cp1252, “a # été”; save it as UTF-8)",
            ),
            (
                "a = 1".encode("utf-16"),
                "1: is not UTF-8 at byte 0 (0xff) (it seems to be utf-16, “a = 1”; save it as UTF-8)",
            ),
            (b"\na = " + b"[" * 1000 + b"]" * 1000, "2: more than 20 tables or lists inside each other"),
            (b"[" + b".".join([b"a"] * 1000) + b"]", "1: more than 20 tables or lists inside each other"),
            (b"#" * 5_000_001, "has 5,000,001 bytes, more than 5,000,000 (split it)"),
        ],
    )
    def test_broken(self, root: Path, content: bytes, problem: str) -> None:
        (root / "facts/z.toml").write_bytes(content)
        (found,) = problems(root)
        separator = "" if problem.startswith("has") else ":"
        assert found.startswith(f"facts/z.toml{separator or ': '}{problem}")

    def test_a_byte_order_mark_before_records_is_none_of_their_text(self, root: Path) -> None:
        """As some editors put it there; the lines of what is wrong are the same."""
        loaded = load(root)
        for path in root.glob("facts/*.toml"):
            path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
        again = load(root)
        assert (again.claims, again.sources, again.facts) == (loaded.claims, loaded.sources, loaded.facts)
        change(root, "facts/north.toml", '"kirby.post"', '"kirby.pst"')
        assert problems(root)[0].startswith("facts/north.toml:15: there is no claim")

    @pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is counted as Linux does")
    @pytest.mark.parametrize(
        "row", ["[{0:x}.{0:x}.{0:x}.{0:x}]", "[[{0:x}]]", "{0:x}.a.b.c.d.e.f=1", "a{0:x}=[{{}},[]]"]
    )
    def test_a_file_of_nothing_but_tables_takes_little_memory(self, row: str, root: Path) -> None:
        """It took 1.4 GB: what is too much is refused before tomllib sees it."""
        rows = iter(map(row.format, range(1_000_000)))
        text = "".join(f"{next(rows)}\n" for _ in range(4_000_000 // (len(row.format(99_999)) + 1)))
        (root / "facts/z.toml").write_text(text)
        program = (
            "import resource; from pathlib import Path; from discrepant.corpus.load import survey\n"
            "def most(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
            "before = most(); _, problems = survey(Path()); print(problems[-1], most() - before, sep='\\n')"
        )
        told = subprocess.run(
            [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
        ).stdout.splitlines()
        assert re.fullmatch(r"facts/z\.toml:\d+: more than [\d,]+ (tables|values) \(split the file\)", told[0])
        assert int(told[1]) < 250_000  # kilobytes

    def test_a_pipe(self, root: Path) -> None:
        os.mkfifo(root / "facts/z.toml")
        assert problems(root) == ["facts/z.toml: is not a regular file"]

    def test_links(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        outside = tmp_path_factory.mktemp("outside")
        (outside / "a.toml").write_text("")
        (root / "facts/a.toml").symlink_to(outside / "a.toml")
        (root / "facts/b").symlink_to(outside)
        (root / "facts/c").symlink_to("../seeds")
        (root / "facts/d.toml").symlink_to("d.toml")
        (root / "facts/e").symlink_to(outside / "a.toml")
        (root / "facts/f.toml").symlink_to("nowhere.toml")
        out = "this link leads out of the corpus (put the file itself here)"
        assert problems(root) == [
            f"facts/a.toml: {out}",
            f"facts/b: {out}",
            "facts/c: a link to a folder is not followed (put the folder itself here)",
            "facts/d.toml: cannot be read: Too many levels of symbolic links",
            "facts/f.toml: there is no file f.toml",
        ]

    def test_facts_elsewhere(self, root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
        outside = tmp_path_factory.mktemp("outside") / "facts"
        (root / "facts").rename(outside)
        (root / "facts").symlink_to(outside)
        assert problems(root) == ["facts: this link leads out of the corpus (put the folder itself here)"]

    def test_names_in_other_encodings(self, root: Path) -> None:
        (root / os.fsdecode(b"facts/\xe9.toml")).write_text("x = 1")
        assert problems(root)[0].startswith("facts/<U+DCE9>.toml:1: unknown table")

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
    def test_forbidden(self, root: Path) -> None:
        (root / "facts/north.toml").chmod(0)
        assert problems(root) == ["facts/north.toml: cannot be read: Permission denied"]

    def test_a_folder_that_cannot_be_listed(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def scandir(path: Path) -> None:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(os, "scandir", scandir)
        assert problems(root) == ["facts: cannot be read: Permission denied"]


class TestOwnHedges:
    TABLE = files("discrepant.reading").joinpath("words/hedges.toml").read_text("utf-8")

    def settings(self, root: Path, text: str) -> None:
        (root / "pyproject.toml").write_text(text)

    @pytest.mark.parametrize("text", ["", "tool = 1", "[tool]\ndiscrepant = 1", "[tool.discrepant]\nother = 1"])
    def test_none(self, root: Path, text: str) -> None:
        self.settings(root, text)
        assert load(root).claims["aid.total"].facts

    def test_a_desk_s_own_table(self, root: Path) -> None:
        self.settings(root, '[tool.discrepant]\nhedges = "desk/hedges.toml"')
        table = self.TABLE.replace('before = ["about",', 'before = ["about", "astir",')
        assert table != self.TABLE
        write_corpus(root, {"desk/hedges.toml": table})
        change(root, "facts/south.toml", 'says  = "about $20 billion"', 'says  = "astir $20 billion"')
        assert load(root).claims["aid.total"].facts[1].value == load(root).claims["aid.total"].facts[1].printed[0]

    @pytest.mark.parametrize(
        ("value", "table", "problem"),
        [
            ("3", "", 'pyproject.toml:2: "hedges" must be a path in quotes'),
            ('"../x"', "", 'pyproject.toml:2: the path "../x" leads out of the corpus'),
            ('"no.toml"', "", "pyproject.toml:2: there is no file no.toml"),
            ('"own.toml"', "a = " + "[" * 50 + "]" * 50, "pyproject.toml:2: own.toml has more than 20 tables or lists"),
            ('"own.toml"', "a = ", "own.toml: "),
            ('"own.toml"', "a = 1", 'own.toml:1: "few" is missing'),
        ],
    )
    def test_broken(self, root: Path, value: str, table: str, problem: str) -> None:
        self.settings(root, f"[tool.discrepant]\nhedges = {value}")
        (root / "own.toml").write_text(table)
        assert problems(root)[0].startswith(problem)
        with pytest.raises(CorpusError) as error:
            reader_by_settings(root)
        assert str(error.value.problems[0]).startswith(problem)

    def test_they_are_asked_for_without_the_records(self, root: Path) -> None:
        self.settings(root, '[tool.discrepant]\nhedges = "own.toml"')
        (root / "own.toml").write_text(self.TABLE.replace('before = ["about",', 'before = ["about", "astir",'))
        shutil.rmtree(root / "facts")
        assert reader_by_settings(root).read("astir 20", kind=Quantity.COUNT).hedge.sense is Sense.ABOUT

    def test_broken_settings(self, root: Path) -> None:
        self.settings(root, "[tool")
        assert problems(root)[0].startswith("pyproject.toml:1: not valid TOML: ")


ANYTHING = st.recursive(
    st.sampled_from(
        ['"x"', '""', "1", "true", "1.5", "2022-01-01", '"money"', '"term"', '"north"', '"aid.total"', "'''\n'''"]
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(st.sampled_from("abc"), inner, max_size=2).map(
            lambda items: "{" + ", ".join(f"{key} = {value}" for key, value in items.items()) + "}"
        ),
    ),
    max_leaves=4,
)
FIELDS = """
about kind nature unit terms broader together counted_by grows label also id publisher headline published dated
dated_by text sha256 wording authors language url note claim says quote as_of reads speaker via complete between reason
by until x
"""
KEYS = st.sampled_from(FIELDS.split())
HEADERS = st.sampled_from(
    [
        '[claim."aid.total"]',
        "[claim.x]",
        "[claim.x.terms]",
        "[claim.x.y.z]",
        "[name.a]",
        "[source]",
        "[[fact]]",
        "[[acknowledged]]",
        "[[source]]",
        "[fact]",
        "[x]",
    ]
)
TABLES = st.tuples(HEADERS, st.dictionaries(KEYS, ANYTHING, max_size=6)).map(
    lambda table: "\n".join([table[0], *(f"{key} = {value}" for key, value in table[1].items())])
)


class TestNothingBreaksIt:
    def check(self, root: Path, content: bytes) -> None:
        (root / "facts/any.toml").write_bytes(content)
        with contextlib.suppress(CorpusError):  # and nothing else
            load(root)
            return
        found = refusal(root)
        assert list(found) == sorted(found)
        lines = content.count(b"\n") + 1
        for problem in found:
            assert problem.file
            assert problem.what
            assert problem.file != "facts/any.toml" or 0 <= problem.line <= lines

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100, deadline=None)
    @given(st.binary(max_size=100))
    @example(b"\x00")
    @example(b"a" * 10_000 + b" = 1")
    def test_any_bytes(self, root: Path, content: bytes) -> None:
        self.check(root, content)

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
    @given(st.lists(TABLES, max_size=4).map("\n".join))
    def test_any_tables(self, root: Path, content: str) -> None:
        self.check(root, content.encode())


class TestSize:
    @staticmethod
    def corpus(root: Path, *, sources: int, facts: int, claims: int) -> Path:
        files = {
            "facts/claims.toml": "\n".join(
                f'[claim."claim.{number}"]\nabout = "x"\nkind = "term"\nterms.a = ["printed words"]\nterms.b = []'
                for number in range(claims)
            ),
            "seeds/a.txt": "Here stand the printed words. " * 100,
        }
        for source in range(sources):
            head = f'[source]\nid = "s{source}"\npublisher = "P"\nheadline = "H"\npublished = "2022-01-01"\n'
            head += 'text = "seeds/a.txt"\nsha256 = "@sha256@"\n'
            files[f"facts/s{source}.toml"] = head + "".join(
                f'[[fact]]\nclaim = "claim.{(source * facts + number) % claims}"\nsays = "printed words"\n'
                f'quote = "the printed words."\n'
                for number in range(facts // sources)
            )
        return write_corpus(root, files)

    def test_many_facts_are_loaded_quickly(self, tmp_path: Path) -> None:
        root = self.corpus(tmp_path, sources=20, facts=2_000, claims=500)
        load(root)
        with within(1.5):
            corpus = load(root)
        assert len(corpus.facts) == 2_000

    def test_many_unknown_claims_are_refused_quickly(self, tmp_path: Path) -> None:
        root = self.corpus(tmp_path, sources=2, facts=5_000, claims=5_000)
        (root / "facts/claims.toml").write_text(
            (root / "facts/claims.toml").read_text("utf-8").replace('"claim.', '"clam.'), "utf-8"
        )
        with within(10):
            assert len(problems(root)) == 5_000

    def test_of_a_file_with_more_problems_than_anybody_reads_some_are_told(self, root: Path) -> None:
        write_corpus(root, {"facts/zz.toml": "\n".join(f"k{number} = 1" for number in range(20_000))})
        change(root, "facts/south.toml", "publisher", "publsher")
        found = problems(root)
        assert len(found) == 2 + 1 + 10_000
        assert all(problem.startswith("facts/south.toml:") for problem in found[:2])
        assert found[2] == (
            "facts/zz.toml: it has more problems than 10,000, and no more of them are shown (mend these first)"
        )

    def test_too_many_facts(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("discrepant.corpus.entries._MOST_FACTS", 8)
        assert problems(root) == ["facts/south.toml:12: more than 8 facts in one corpus (part it into several)"]
