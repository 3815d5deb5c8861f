"""What is told of an unknown key, and of a file with more problems than anybody reads."""

from __future__ import annotations

from discrepant.corpus.entries import Problems
from discrepant.errors import Problem


def test_of_a_thousand_unknown_keys_it_is_said_what_they_may_be() -> None:
    problems = Problems()
    hints = [problems.hint(f"key{n:04}", [f"key{n:04}s", "other"]) for n in range(1_001)]
    assert hints[999] == 'did you mean "key0999s"?'
    assert all(hints[:1_000])
    assert hints[1_000] == ""
    assert problems.hint("key0000", []) == hints[0]  # what was said once is said again


def test_of_ten_thousand_problems_of_a_file_each_is_told() -> None:
    for number, more in ((10_000, 0), (10_001, 1)):
        problems = Problems()
        problems.add(*(Problem(file="facts/a.toml", line=n, what="it is wrong") for n in range(number)))
        problems.add(Problem(file="facts/b.toml", line=1, what="it is wrong"))
        assert len(problems.found()) == 10_001 + more
        assert sum(one.hint == "mend these first" for one in problems.found()) == more
        assert [problems.has(f"facts/{name}.toml") for name in "abc"] == [True, True, False]
