"""What finding and reading every mention costs beside finding the digits: 10 MB of news against one plain regex.

The text is the seeds, their paragraphs shuffled and repeated; for the second line every number in digits is another one
each time, so that nothing that was read once is read again from memory: python benchmarks/mentions.py
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Callable
from pathlib import Path

from discrepant.reading.guess import day_span
from discrepant.reading.mentions import find_mentions
from discrepant.reading.reader import Reader

SEEDS = Path(__file__).parent.parent / "seeds"
SIZE = 10_000_000  # characters
ROUNDS = 3
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def _news(chance: random.Random) -> str:
    paragraphs = [each for file in sorted(SEEDS.glob("*.txt")) for each in file.read_text("utf-8").split("\n\n")]
    pieces: list[str] = []
    size = 0
    while size < SIZE:
        chance.shuffle(paragraphs)
        pieces += paragraphs
        size += sum(map(len, paragraphs)) + 2 * len(paragraphs)
    return "\n\n".join(pieces)


def _renumbered(text: str, chance: random.Random) -> str:
    """The text with other digits, of as many places: a year stays one, and so does the day of a month."""

    def other(match: re.Match[str]) -> str:
        digits = match[0]
        if len(digits) < 3:  # noqa: PLR2004
            return str(chance.randint(1, 28))
        return (
            str(chance.randint(1950, 2030))
            if len(digits) == 4 and digits.isdigit()
            else f"{chance.randint(10**5, 10**7):,}"
        )  # noqa: PLR2004

    return NUMBER.sub(other, text)


def _time(work: Callable[[], int]) -> tuple[float, int]:
    best, found = min(_once(work) for _ in range(ROUNDS))
    return best, found


def _once(work: Callable[[], int]) -> tuple[float, int]:
    start = time.perf_counter()
    found = work()
    return time.perf_counter() - start, found


def main() -> None:
    chance = random.Random(2022)  # noqa: S311  # a benchmark, the same each time
    news = _news(chance)
    on = day_span("2022-11-06")
    for what, text in (("news", news), ("news, renumbered", _renumbered(news, chance))):
        plain, numbers = _time(lambda text=text: sum(1 for _ in NUMBER.finditer(text)))  # type: ignore[misc]
        ours, mentions = _time(lambda text=text: sum(1 for _ in find_mentions(text, on=on, reader=Reader())))  # type: ignore[misc]
        print(
            f"{what}, {len(text) / 1e6:.1f} MB: {mentions} mentions in {ours:.2f} s, {numbers} runs of digits in {plain:.2f} s,"
            f" ratio {ours / plain:.1f} (bar: 30)"
        )


if __name__ == "__main__":
    main()
