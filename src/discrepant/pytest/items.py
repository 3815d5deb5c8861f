"""The items of a check: one for each record that it asks for.

Each is passed, warned of or failed by what it found.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepant.checking.findings import Findings, Outcome, heading
from discrepant.checking.run import NOTHING, Shown
from discrepant.checking.subjects import subjects_of
from discrepant.compare.verdict import Verdict
from discrepant.corpus.model import Corpus
from discrepant.printable import as_line
from discrepant.pytest.choosing import Choosing
from discrepant.pytest.light_items import Lightening, LightFunction, is_light

if TYPE_CHECKING:
    from discrepant.pytest.session import CheckSession

__all__ = [
    "FINDINGS",
    "PROPERTY",
    "SUBJECTS",
    "Acknowledged",
    "StrainedWarning",
    "check_name",
    "file_of",
    "findings_for",
    "kept_of",
    "parametrize",
    "settle",
    "shown_in",
    "tell",
]

# the name under which plain data about the checks travels, from an item to its report and from a worker of xdist
PROPERTY = "discrepant"
FINDINGS: pytest.StashKey[Findings] = pytest.StashKey()  # what an item found
_SHOWN: pytest.StashKey[Shown] = pytest.StashKey()  # and what is reported of that
SUBJECTS = ("claim", "fact", "source", "name", "relation")  # a check that asks for one has an item for each
_NARROWED = ("claim", "fact")  # those that the claims marker narrows
_NARROWS = ("kind", "told", "says")


class StrainedWarning(UserWarning):
    """Two sources can both be right, but only on the loosest reading of their words."""


class Acknowledged(Exception):  # noqa: N818  # it is expected, and no error
    """Raised where every conflict found is acknowledged, for the xfail that expects it."""


def file_of(nodeid: str) -> str:
    """The file of an item or a collector, below the root directory, by its id."""
    return nodeid.partition("::")[0]


@cache
def check_name(file: str) -> str:
    """The name of the check in a file: `quantities` for checks/test_quantities.py."""
    return Path(file).stem.removeprefix("test_")


def parametrize(
    metafunc: pytest.Metafunc, asked: Iterable[str], checks: CheckSession, choosing: Choosing, lightening: Lightening
) -> None:
    """Make an item for each record that a check asks for, as far as the run may ask for it.

    Where there are none, it makes one that is skipped.
    """
    asked = tuple(asked)
    try:
        narrowed = _narrowed(metafunc.definition.iter_markers("claims"))
        narrows = [what for what in asked if what in _NARROWED] or asked
        found = {what: subjects_of(what, checks.run.corpus, **(narrowed if what in narrows else {})) for what in asked}
    except (TypeError, ValueError) as error:
        raise pytest.Collector.CollectError(f"{metafunc.definition.nodeid}: the claims marker: {error}") from None
    for what, subjects in found.items():
        records: Mapping[str, object] = subjects.records
        because = subjects.because
        if because is None and len(found) == 1 and checks.changed:
            records = {key: records[key] for key in checks.changed.among(metafunc, what, records)}
            because = None if records else "nothing changed for it"
        if because is not None:
            skip = pytest.mark.skip(reason=because)
            metafunc.parametrize(what, [pytest.param(None, marks=skip, id="nothing-to-check")])
            continue
        if len(found) == 1:
            chosen = {key: records[key] for key in choosing.choose(metafunc, records)}
            records = lightening.left_to_pytest(metafunc.definition, what, chosen)
        metafunc.parametrize(what, [*records.values()], ids=records)


def _narrowed(markers: Iterable[pytest.Mark]) -> dict[str, Any]:
    """What the claims markers of a check say.

    They come with the closest one first, which counts.
    """
    narrowed: dict[str, Any] = {}
    for marker in markers:
        if marker.args:
            raise TypeError(f"{marker.args[0]!r} needs a keyword: {', '.join(_NARROWS)}")
        if unknown := [word for word in marker.kwargs if word not in _NARROWS]:
            raise TypeError(f"it has no {unknown[0]!r}, only {', '.join(_NARROWS)}")
        narrowed = {**marker.kwargs, **narrowed}
    return narrowed


def findings_for(item: pytest.Item, corpus: Corpus, fails_on: Verdict) -> Findings:
    """What takes the findings of an item, by which it is to be settled."""
    return Findings(check=check_name(item.path.name), corpus=corpus, fails_on=fails_on)


def settle(item: pytest.Function, findings: Findings, *, is_told: bool = True) -> None:
    """Fail, warn or expect failure by what was found.

    It `is_told` in the properties of the item where somebody may read them.
    """
    outcome = findings.outcome(date.today())  # noqa: DTZ011  # the desk's own day ends an acknowledgement
    _keep(item, Shown.of(outcome))
    if is_told:
        tell(item)
    if outcome.failure:
        pytest.fail(outcome.failure, pytrace=False)
    for warned in outcome.warnings:  # shown with the record's own line, as a compiler would
        warnings.warn_explicit(warned.text, StrainedWarning, as_line(warned.file), warned.line)
    if outcome.acknowledged and item.config.getoption("runxfail"):
        pytest.fail("\n\n".join(_noted(outcome)), pytrace=False)
    if outcome.acknowledged:
        item.add_marker(pytest.mark.xfail(raises=Acknowledged, strict=True, reason=outcome.acknowledged))
        raise Acknowledged(outcome.acknowledged)


def tell(item: pytest.Function) -> None:
    """Put what was found into the properties of an item, in place of what an earlier run left."""
    found = _properties(kept_of(item))
    if found or not is_light(item):
        others = [(name, value) for name, value in item.user_properties if name.partition(".")[0] != PROPERTY]
        item.user_properties[:] = [*others, *found]


def _keep(item: pytest.Function, shown: Shown) -> None:
    """What is reported of an item, in place of what an earlier run of it may have left."""
    if isinstance(item, LightFunction):
        item.shown = shown
    elif shown is not NOTHING or _SHOWN in item.stash:
        item.stash[_SHOWN] = shown


def kept_of(item: pytest.Function) -> Shown:
    """What is reported of an item that ran in this process."""
    if isinstance(item, LightFunction):
        return item.shown
    return item.stash.get(_SHOWN, NOTHING)


def _noted(outcome: Outcome) -> Iterator[str]:
    """What has been acknowledged, for a run in which that is no excuse."""
    for finding in outcome.findings:
        if noted := finding.acknowledged:
            lines = [
                *heading(finding),
                "",
                f"  {noted.reason}",
                "  It fails since --runxfail counts what is expected to fail.",
            ]
            yield "\n".join(map(as_line, lines))


def _properties(shown: Shown) -> list[tuple[str, str]]:
    """What is shown as properties of an item's report.

    The whole as JSON, and each finding in words, for JUnit's XML.
    """
    found = shown.as_plain()
    words = [
        (f"{PROPERTY}.{finding.verdict}", as_line(f"{finding.claim}: {finding.summary}")) for finding in shown.findings
    ]
    return [(PROPERTY, json.dumps(found)), *words] if found else []


def shown_in(report: pytest.TestReport) -> Shown:
    """What an item showed, from its report.

    As it is in the process in which the item ran, else from its properties.
    """
    shown = getattr(report, PROPERTY, None)
    if isinstance(shown, Shown):
        return shown
    whole = dict(report.user_properties).get(PROPERTY)
    return Shown.from_plain(json.loads(str(whole))) if whole else NOTHING
