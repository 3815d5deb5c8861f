"""What is told of an item that ended well by the short way: what pytest would tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

import pluggy
import pytest

from discrepant.pytest.items import PROPERTY, kept_of
from discrepant.pytest.light_items import is_light, keywords_of

__all__ = ["Telling"]

# they count an item when it is called, or mark where they are, and go on where nothing was set up or torn down
_HEARS_CALLS = (
    "_pytest.main",
    "_pytest.terminal",
    "_pytest.logging",
    "_pytest.cacheprovider",
    "_pytest.stepwise",
    "discrepant.pytest.",
)

# of those who hear that an item starts or ends, they do nothing where it follows another one of its file, and its line
# has but a letter for each
_HEARS_FILES = ("_pytest.terminal", "_pytest.logging")
_MARKS_PHASES = ("_pytest.logging",)  # for a log that is shown as it comes, with which no item takes the short way

_Function = tuple[int, str]  # the id of its file or class, and its name
_Location = tuple[str, int | None, str]


class Telling:
    """The reports of items, and where they stand.

    What the items of one function share is worked out once.
    """

    def __init__(self, config: pytest.Config) -> None:
        self.config = config
        self._terminal = config.pluginmanager.getplugin("terminalreporter")
        self._shown: object = None  # the file whose line the terminal writes
        self._places: dict[_Function, tuple[str, int | None, str]] = {}
        self._names: dict[int, dict[str, int]] = {}  # the keywords of a file or class, by its id

    def starts(self, item: pytest.Function, hook: pluggy.HookRelay, *, follows: bool) -> None:
        """Tell that an item starts.

        Where it `follows` another one of its file, only whoever does something then is told.
        """
        location = self.location(item)
        if not (follows and self._starts_unseen and getattr(self._terminal, "currentfspath", None) is self._shown):
            hook.pytest_runtest_logstart(nodeid=item.nodeid, location=location)
            self._shown = getattr(self._terminal, "currentfspath", None)

    def ends(self, item: pytest.Function, hook: pluggy.HookRelay) -> None:
        """Tell that an item has ended."""
        if not self._ends_unseen:
            hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)

    @cached_property
    def _starts_unseen(self) -> bool:
        heard = _is_heard_by(_HEARS_FILES, self.config.hook.pytest_runtest_logstart)
        return heard and not getattr(self._terminal, "showlongtestinfo", False)

    @cached_property
    def _ends_unseen(self) -> bool:
        return _is_heard_by(_MARKS_PHASES, self.config.hook.pytest_runtest_logfinish)

    def location(self, item: pytest.Function) -> _Location:
        """The file, the line and the name of an item, which are its `location` from here on."""
        known = vars(item)
        if "location" not in known:
            function = id(item.parent), item.originalname
            if (place := self._places.get(function)) is None:
                file, line, name = item.location
                self._places[function] = file, line, name.removesuffix(item.name)
            else:
                file, line, above = place
                known["location"] = file, line, above + item.name
        return item.location

    def reports(self, item: pytest.Function, start: float, spent: float) -> Iterator[pytest.TestReport]:
        """The reports of its phases.

        Of those in which nothing was done only where somebody may want them.

        It was called at a time, in seconds since 1970, and it took so many.
        """
        light = is_light(item)
        kept = () if light else item._report_sections  # noqa: SLF001  # no other way tells it
        sections = [(f"Captured {what} {when}", text) for when, what, text in kept]
        end, properties = start + spent, () if light else item.user_properties
        told: dict[str, Any] = {
            "nodeid": getattr(item, "id", item.nodeid),  # which newer versions of pytest have taken apart
            "location": item.location,
            "keywords": self._keywords(item),
            "outcome": "passed",
            "longrepr": None,
        }
        if not self.only_calls:
            yield pytest.TestReport(**told, when="setup", start=start, stop=start)
        told |= {"sections": sections, "user_properties": properties}
        if self.only_calls:
            told[PROPERTY] = kept_of(item)
        yield pytest.TestReport(**told, when="call", duration=spent, start=start, stop=end)
        if not self.only_calls:
            yield pytest.TestReport(**told, when="teardown", start=end, stop=end)

    def _keywords(self, item: pytest.Function) -> Mapping[str, int]:
        assert item.parent is not None  # noqa: S101  # a function is in a file
        above = self._names.get(id(item.parent))
        if above is None:
            self._names[id(item.parent)] = above = dict.fromkeys(item.parent.keywords, 1)
        return _Keywords(item, above) if self.only_calls else {**dict.fromkeys(keywords_of(item), 1), **above}

    @cached_property
    def only_calls(self) -> bool:
        """Whether nobody hears of items but what counts them when they are called."""
        return (
            getattr(self.config.option, "durations", None) is None
            and self.config.getini("console_output_style") != "times"
            and _is_heard_by(_HEARS_CALLS, self.config.hook.pytest_runtest_logreport)
        )


class _Keywords(Mapping[str, int]):
    """The keywords of an item and of what it stands in, without a mapping of its own for each item."""

    __slots__ = ("_above", "_item")

    def __init__(self, item: pytest.Function, above: Mapping[str, int]) -> None:
        self._item, self._above = item, above

    def __getitem__(self, name: str) -> int:
        return 1 if name in keywords_of(self._item) else self._above[name]

    def __iter__(self) -> Iterator[str]:
        own = keywords_of(self._item)
        yield from own
        yield from (name for name in self._above if name not in own)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _is_heard_by(known: tuple[str, ...], hook: pluggy.HookCaller) -> bool:
    """Whether all who implement a hook are of these modules."""
    return all(one.function.__module__.startswith(known) for one in hook.get_hookimpls())
