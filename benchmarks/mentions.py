"""What finding and reading every mention costs beside finding the digits with one plain regex.

The first text is every article at hand once, with those of a folder that is given (../shared/news has 31): nothing is
read again from memory, and what is loaded once is in the time. Then come 10 MB of the seeds, their paragraphs
shuffled and repeated; for the third line every number in digits is another one each time. Then hostile texts of half a
megabyte and of a whole one, which should take twice as long: python benchmarks/mentions.py [FOLDER]
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from discrepant.reading.guess import day_span
from discrepant.reading.mentions import find_mentions
from discrepant.reading.reader import Reader

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
MARKED = ROOT / "tests" / "data" / "mentions"
LEAST = 0.4  # megabytes a second of the processor's time, on texts that are all different
SIZE = 10_000_000  # characters
ROUNDS = 3
DAY, YEAR = 2, 4  # digits
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
        if len(digits) <= DAY:
            return str(chance.randint(1, 28))
        if len(digits) == YEAR and digits.isdigit():
            return str(chance.randint(1950, 2030))
        return f"{chance.randint(10**5, 10**7):,}"

    return NUMBER.sub(other, text)


def _time(work: Callable[[], int]) -> tuple[float, int]:
    best, found = min(_once(work) for _ in range(ROUNDS))
    return best, found


def _once(work: Callable[[], int]) -> tuple[float, int]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def _hostile(size: int, chance: random.Random) -> dict[str, str]:
    pieces = [
        "1 ",
        "1",
        "1-",
        "111,",
        '"',
        "\u2018a ",
        "between ",
        "one hundred ",
        "2014 ",
        "two weeks ago ",
        "half of a ",
        "1@",
    ]
    texts = {repr(piece): piece * (size // len(piece)) for piece in pieces}
    texts["unicode"] = "".join(chr(chance.randrange(0x110000)) for _ in range(size))
    texts["numbers"] = " ".join(str(chance.randrange(10**6)) for _ in range(size // 7))
    texts["marks"] = "".join(chance.choice("0123456789.,-:/%$'\" \n") for _ in range(size))
    return texts


def _spent(text: str) -> float:
    return _once(lambda: sum(1 for _ in find_mentions(text, on=None, reader=Reader())))[0]


def _articles(folders: list[Path]) -> str:
    files = [
        *SEEDS.glob("*.txt"),
        *MARKED.rglob("*.txt"),
        *(file for folder in folders for file in folder.glob("*.txt")),
    ]
    return "\n\n".join(dict.fromkeys(file.read_text("utf-8") for file in sorted(files)))


def main(folders: list[Path]) -> None:
    chance = random.Random(2022)  # noqa: S311  # a benchmark, the same each time
    news = _news(chance)
    on = day_span("2022-11-06")
    texts = (
        ("articles, each once", _articles(folders)),
        ("news", news),
        ("news, renumbered", _renumbered(news, chance)),
    )
    for what, text in texts:
        plain, numbers = _time(lambda text=text: sum(1 for _ in NUMBER.finditer(text)))  # type: ignore[misc]
        ours, mentions = _time(lambda text=text: sum(1 for _ in find_mentions(text, on=on, reader=Reader())))  # type: ignore[misc]
        print(
            f"{what}, {len(text) / 1e6:.1f} MB: {mentions} mentions in {ours:.2f} s, {numbers} numbers in {plain:.2f} s"
        )
        print(f"    {len(text) / 1e6 / ours:.2f} MB a second (bar: {LEAST}), {ours / plain:.1f} times the regex")
    for name, text in _hostile(1_000_000, chance).items():
        half, whole = _spent(text[: len(text) // 2]), _spent(text)
        print(f"{name}: half a megabyte {half:.2f} s, a megabyte {whole:.2f} s, ratio {whole / half:.1f}")


if __name__ == "__main__":
    main(list(map(Path, sys.argv[1:])))
