"""`make soak`: properties on as many examples as there is time for, and at the end how many that were.

A plugin of pytest, which conftest.py takes in where SOAK_SECONDS is set: so long the run takes. That time is shared out
among the properties, and what one leaves of its share is the others'. SOAK is how many examples each of them has at
most, whatever its own settings say. Other tests run until the time is up. SOAK_SEED draws the order and the examples.
"""

from __future__ import annotations

import os
import random
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Generator, Iterator, Mapping
from functools import wraps
from pathlib import Path
from statistics import median
from typing import Any

import attrs
import pytest
from hypothesis import Phase, is_hypothesis_test, seed, settings

MOST = int(os.environ.get("SOAK", "20000"))
_FIRST = 10  # examples, by which it is measured how long one takes
_FASTER = 10  # times as many as before at once: later examples are larger, and take longer
_TOO_FEW = 5  # to begin once more for
_ROUNDS = 20  # in each a part of the tests of a function, and all of one module, so that what they share is made once
_ALL, _NO_MORE, _FEWER, _NO_TIME, _CUT_OFF = "all", "no more", "fewer", "no time", "cut off"
_SHARE = pytest.StashKey[float]()
_CLOCK = pytest.StashKey["Clock"]()


@attrs.frozen(kw_only=True)
class Clock:
    """How long a run goes on, and how many of its tests have begun in all of its processes."""

    until: float  # seconds of time.time
    begun: Path  # holds a byte a test
    processes: int
    tests: int

    def share(self) -> float:
        """Seconds that the next test may take: none where the time is up."""
        with self.begun.open("ab", buffering=0) as file:
            file.write(b".")
            to_begin = self.tests - file.tell() + 1
        return (self.until - time.time()) * self.processes / max(self.processes, to_begin)


def pytest_configure() -> None:
    """All processes of the run are told the same, by what they have of the environment."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["SOAK_UNTIL"] = str(time.time() + float(os.environ["SOAK_SECONDS"]))
        os.environ["SOAK_BEGUN"] = str(Path(tempfile.mkdtemp(prefix="soak-")) / "begun")
        os.environ.setdefault("SOAK_SEED", str(random.randrange(10**6)))  # noqa: S311  # no secret


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Draw the order, so that none is always among the last, and count who shares the time."""
    functions: defaultdict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        functions[item.nodeid.partition("[")[0]].append(item)
    blocks: defaultdict[tuple[int, Path], list[pytest.Item]] = defaultdict(list)
    for same in functions.values():
        for number, item in enumerate(same):
            blocks[number * _ROUNDS // len(same), item.path].append(item)
    draw = random.Random(os.environ["SOAK_SEED"])  # noqa: S311  # no secret
    order = sorted(blocks, key=lambda block: (block[0], draw.random()))
    items[:] = [item for block in order for item in blocks[block]]
    config.stash[_CLOCK] = Clock(
        until=float(os.environ["SOAK_UNTIL"]),
        begun=Path(os.environ["SOAK_BEGUN"]),
        processes=int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")),
        tests=len(items),
    )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    item.stash[_SHARE] = item.config.stash[_CLOCK].share()
    if item.stash[_SHARE] <= 0:
        if _is_property(item):
            item.user_properties.append(("soak", (0, _NO_TIME)))
        pytest.skip("the time of the soak was up")


def _is_property(item: pytest.Item) -> bool:
    return is_hypothesis_test(getattr(item, "obj", None))


# innermost, where hypothesis' own plugin has made ready for what it runs
@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Run a property again and again, each time on examples that are drawn anew, until it had its share."""
    if not _is_property(item):
        return (yield)
    until = time.monotonic() + item.stash[_SHARE]
    tried, ended = Tried.of(item), _CUT_OFF
    try:
        tried.next_are(min(_FIRST, MOST))
        answer = yield
        while more := tried.how_many(until):
            tried.next_are(more)
            item.runtest()
        ended = _NO_MORE if tried.has_no_more else _ALL if tried.examples >= MOST else _FEWER
    finally:
        tried.put_back()
        item.user_properties.append(("soak", (tried.examples, ended)))
    return answer


@attrs.define(kw_only=True)
class Tried:
    """A property while it is run, and how many examples it had."""

    name: str
    test: Any  # the function that @given made
    inner: Any  # the function that it was made of
    own: settings
    examples: int = 0
    times: int = 0
    asked: int = 0  # examples of the last time
    before: int = 0  # examples until then
    began: float = 0

    @classmethod
    def of(cls, item: pytest.Item) -> Tried:
        test: Any = getattr(item.obj, "__func__", item.obj)  # type: ignore[attr-defined]  # it is a pytest.Function
        own = test._hypothesis_internal_use_settings  # noqa: SLF001  # as hypothesis' own plugin does
        tried = cls(name=item.nodeid, test=test, inner=test.hypothesis.inner_test, own=own)

        @wraps(tried.inner)
        def counted(*args: object, **kwargs: object) -> None:
            tried.inner(*args, **kwargs)
            tried.examples += 1  # what `assume` turned away does not count, for another is drawn

        test.hypothesis.inner_test = counted
        return tried

    @property
    def has_no_more(self) -> bool:
        """Whether fewer could be drawn than were asked for."""
        return self.examples - self.before < self.asked

    def next_are(self, examples: int) -> None:
        """Have so many examples drawn by the next run."""
        self.asked, self.before, self.began = examples, self.examples, time.monotonic()
        seed(f"{os.environ['SOAK_SEED']} {self.name} {self.times}")(self.test)
        once = () if not self.times else (Phase.explicit, Phase.reuse)
        self.test._hypothesis_internal_use_settings = settings(  # noqa: SLF001  # a second @settings is refused
            self.own, max_examples=examples, phases=[phase for phase in self.own.phases if phase not in once]
        )
        self.times += 1

    def how_many(self, until: float) -> int:
        """Examples that there is time for, by what the last ones took: 0 to end."""
        if self.has_no_more:
            return 0
        now = time.monotonic()
        each = (now - self.began) / self.asked
        more = min(MOST - self.examples, int((until - now) / each), _FASTER * self.asked)
        return more if more >= min(_TOO_FEW, MOST - self.examples) else 0

    def put_back(self) -> None:
        self.test.hypothesis.inner_test = self.inner
        self.test._hypothesis_internal_use_settings = self.own  # noqa: SLF001
        self.test._hypothesis_internal_use_seed = None  # noqa: SLF001


def pytest_terminal_summary(terminalreporter: Any) -> None:  # noqa: ANN401  # pytest names no type for it
    """Say what was tried."""
    tried: dict[str, tuple[int, str]] = {}
    ran: dict[str, bool] = {}  # of all other tests
    for report in (each for reports in terminalreporter.stats.values() for each in reports):
        if isinstance(report, pytest.TestReport) and report.when != "teardown":
            soaked = dict(report.user_properties).get("soak")
            if isinstance(soaked, tuple | list):  # a worker's are sent as a list
                examples, ended = soaked
                tried[report.nodeid] = examples, f"{ended} {report.outcome}" if ended == _CUT_OFF else ended
            elif report.when == "call" or report.skipped:
                ran[report.nodeid] = report.when == "call"
    terminalreporter.section(f"soak, seed {os.environ['SOAK_SEED']}")
    for line in _of_properties(tried):
        terminalreporter.line(line)
    if ran:
        terminalreporter.line(f"{sum(ran.values()):,} of {len(ran):,} tests on a file of their own were run.")


def _of_properties(tried: Mapping[str, tuple[int, str]]) -> Iterator[str]:
    if not tried:
        return
    count = Counter(ended for _, ended in tried.values())
    yield f"{len(tried):,} properties had {sum(examples for examples, _ in tried.values()):,} examples:"
    yield f"{count[_ALL]:,} had {MOST:,} or more, {count[_NO_MORE]:,} all that could be drawn of them,"
    fewer = sorted((examples, name) for name, (examples, ended) in tried.items() if ended == _FEWER)
    if fewer:
        middle, (least, name) = median(examples for examples, _ in fewer), fewer[0]
        yield f"{len(fewer):,} what their share of the time allowed: {middle:,.0f} by the median,"
        yield f"{least:,} at least ({name}),"
    failed, skipped = (count[f"{_CUT_OFF} {outcome}"] for outcome in ("failed", "skipped"))
    none = count[_NO_TIME]
    yield f"{failed:,} failed, {skipped:,} could not be run here, and {none:,} had none, for the time was up."
