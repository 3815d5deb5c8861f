"""The report for a terminal of a given width: plain text, coloured by whoever prints it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tabulate import MIN_PADDING, tabulate
from wcwidth import wcswidth

from discrepant.compare.finding import Finding, Side
from discrepant.compare.sentences import amount
from discrepant.compare.verdict import Verdict
from discrepant.desk.coverage import whole_percent
from discrepant.printable import printable
from discrepant.report.model import Report

__all__ = ["HEADERS", "gap_text", "row", "shortened", "side_text", "table", "totals", "why"]

HEADERS = ("verdict", "claim", "one side", "other side", "gap", "why")
_, _CLAIM, _ONE, _OTHER, _GAP, _WHY = range(len(HEADERS))
_CLAIM_NEED = 14  # columns, into which most parts of a claim's key fit
_SIDE_NEED = 12  # columns, below which a side's words cannot be read as a sentence
_NUMBER = re.compile(r"\d")
_BETWEEN = 2  # blanks between two columns of a table
_LONGEST = 60  # characters of one side's words
_MANY = 6  # sources on one side, past which they are counted
_UNEXPLAINED = {Verdict.CONFLICT: "cannot both be true", Verdict.STRAINED: "only on the loosest reading"}
_PLURAL = {Verdict.CONFLICT: "conflicts"}
# where a word that is wider than its line may be parted: never inside a number or a date
_BREAK = re.compile(r"(?<=[-./_])(?=[^\W\d_])|(?<=\d/)(?=\d{4})")
_NO_BREAK = "\u00a0"


def totals(report: Report, width: int) -> str:
    """How many of each verdict, on how many claims, and what was not checked."""
    corpus = report.corpus
    counts = [_count(report, verdict, count) for verdict, count in report.verdicts.items()]
    idle = [f"{check} (because {run.because})" for check, run in report.checks.items() if run.because]
    left = f"{len(report.uncorroborated)} told by one source only, {len(report.not_compared)} not comparable"
    sentences = [
        f"{', '.join(counts)}.",
        f"{corpus.facts} facts, {corpus.sources} sources, {corpus.claims} claims: {corpus.compared} compared, {left}.",
        *_coverage(report),
        *([f"Not run: {printable(', '.join(idle))}."] if idle else []),
    ]
    return "\n".join(line for sentence in sentences for line in _wrapped(sentence, width))


def _coverage(report: Report) -> Iterator[str]:
    if report.coverage:
        mentions, covered = (sum(getattr(text, part) for text in report.coverage) for part in ("mentions", "covered"))
        yield f"Coverage: {covered} of {mentions} mentions in the texts ({whole_percent(covered, mentions)} %)."


def _count(report: Report, verdict: Verdict, count: int) -> str:
    noted = sum(finding.acknowledged is not None for finding in report.with_verdict(verdict))
    how_many = "all" if noted == count else noted
    word = _PLURAL.get(verdict, verdict) if count != 1 else verdict
    return f"{count} {word}" + (f" ({how_many} acknowledged)" if noted else "")


def table(report: Report, width: int, most: int | None = None) -> str:
    """The discrepancies in no more columns than `width`, gravest first and unacknowledged ones before others.

    At most so many rows. Where a number would not fit into its cell, or the cells would be too narrow to be read,
    each discrepancy stands in a paragraph of its own.
    """
    findings = report.discrepancies
    rows = [tuple(printable(cell) for cell in row(finding)) for finding in findings[:most]]
    widths = _widths(rows, width) if rows else None
    lines = _stacked(rows, width) if widths is None else _columns(rows, widths)
    left = len(findings) - len(rows)
    return "\n".join([*lines, *([f"… and {left} more"] if left else [])])


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """The columns' widths: what their longest words need, and the rest for the two sides; None if that is too little.

    No number is ever broken: one that lost its last digits to another line would be another number.
    """
    # tabulate puts some blanks beside each header
    columns = list(zip((head + " " * MIN_PADDING for head in HEADERS), *rows, strict=True))
    need = [max(_width(cells[0]), *map(_need, cells[1:])) for cells in columns]
    whole = [max(map(_width, cells)) for cells in columns]
    need[_CLAIM] = min(need[_CLAIM], _CLAIM_NEED)
    room = width - _BETWEEN * (len(HEADERS) - 1) - sum(need) + need[_ONE] + need[_OTHER]
    need[_ONE] = need[_OTHER] = side = min(room // 2, max(whole[_ONE], whole[_OTHER], _SIDE_NEED))
    room -= 2 * side
    for i in (_WHY, _GAP, _CLAIM):  # what the sides leave
        wider = min(room, whole[i] - need[i])
        need[i] += wider
        room -= wider
    numbers = (_need(word) for cells in rows for word in " ".join(cells[_ONE:_WHY]).split() if _NUMBER.search(word))
    return need if side >= max(_SIDE_NEED, max(numbers, default=0)) else None


def _columns(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> list[str]:
    cells = [["\n".join(_wrapped(cell, width)) for cell, width in zip(row, widths, strict=True)] for row in rows]
    lines = tabulate(cells, HEADERS, tablefmt="simple", disable_numparse=True).splitlines()
    return [line.rstrip() for line in lines]


def _stacked(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """A paragraph for each discrepancy, for a terminal that is too narrow for a table."""
    indent = "  "
    for verdict, claim, *rest in rows:
        yield from _wrapped(f"{verdict}: {claim}", width)
        for cell in filter(None, rest):
            yield from (indent + line for line in _wrapped(cell, width - len(indent)))


def _need(text: str) -> int:
    """The width of the widest part that may not be broken."""
    return max(_width(part) for word in text.split(" ") for part in _BREAK.split(word))


def _wrapped(text: str, width: int) -> list[str]:
    """Lines no wider than this, ended between words, else after a dot, a slash or a hyphen, and only else anywhere."""
    lines = [""]
    for word in text.split(" "):
        blank = " " if lines[-1] else ""
        for part in [word] if _fits(word, width) else _BREAK.split(word):
            if _fits(lines[-1] + blank + part, width):
                lines[-1] += blank + part
            elif _fits(part, width):
                lines.append(part)
            else:
                _fill(lines, blank, part, width)
            blank = ""
    return [line for line in lines if line] or [""]


def _fill(lines: list[str], blank: str, part: str, width: int) -> None:
    """Spread what is wider than a line over as many as it needs."""
    for char in blank + part:
        if _fits(lines[-1] + char, width):
            lines[-1] += char
        else:
            lines.append(char.strip())


def _fits(text: str, width: int) -> bool:
    return _width(text) <= width


def _width(text: str) -> int:
    """How many columns of a terminal it takes."""
    return max(0, wcswidth(text))


def row(finding: Finding) -> tuple[str, ...]:
    """The cells of a finding, under HEADERS."""
    one, other = (*finding.sides, None, None)[:2]
    return finding.verdict, finding.claim, side_text(one), side_text(other), gap_text(finding), why(finding)


def why(finding: Finding) -> str:
    """What explains a difference, in a word or two."""
    if finding.acknowledged:
        return "acknowledged"
    return ", ".join(finding.reasons) or _UNEXPLAINED.get(finding.verdict, "")


def side_text(side: Side | None) -> str:
    """Who says what, in few words, and what the words mean where the record says so: `ft, dpa: 30`."""
    if side is None:
        return ""
    who = f"{len(side.sources)} sources" if len(side.sources) > _MANY else ", ".join(side.sources)
    says = shortened(" / ".join(side.says), _LONGEST)
    reads = next((told.reads for told in side.facts if told.reads and told.reads not in side.says), None)
    meaning = f" [{shortened(reads, _LONGEST // 2)}]" if reads else ""
    return f"{who}: {says}{meaning}" if who else f"{says}{meaning}"


def shortened(text: str, longest: int) -> str:
    """The text, if it is long only its first words: a cut inside a word or a number could give another one."""
    if len(text) <= longest:
        return text
    whole, _, _ = text[: longest - 1].rpartition(" ")
    return f"{whole} …" if whole else f"{text[: longest - 1]}…"


def gap_text(finding: Finding) -> str:
    """How far the cores are apart, with the share that this is."""
    gap = finding.gap
    if gap is None or not gap.value:
        return ""
    percent = f" ({gap.percent:g}{_NO_BREAK}%)" if gap.percent is not None else ""
    return amount(gap.value, gap.unit) + percent
