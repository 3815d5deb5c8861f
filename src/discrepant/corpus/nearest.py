"""The passage of a text that is most like a quote that is not in it.

The differing words are marked, for an editor.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

import attrs
from rapidfuzz import fuzz
from rapidfuzz.distance import Indel, Opcode

__all__ = ["Nearest", "nearest", "side_by_side", "tokens_of", "word_places"]

_NEEDLE = 300  # characters of the quote by which its passage is looked for
_MOST_PLACES = 5_000  # of the quote's words, the rarest first, that are weighed
_BEST = 5  # windows that are looked at closely
_UNLIKE = 65  # of 100: below this likeness nothing is worth showing
_CONTEXT = 7  # equal words and marks shown on each side of a difference
_STRAY = 3  # times as many words between as are equal
_MOST_SHOWN = 600  # characters of either line
_TOKEN = re.compile(r"\w+(?:[.,'-]\w+)*|[^\w\s]")
_WORD = re.compile(r"\w+")


@attrs.frozen(kw_only=True)
class Nearest:
    """A passage that is like a quote, with the words marked in which the two differ.

    In the quote the words that the text lacks stand in [brackets]; in the passage those that it has more stand in
    {braces}. `start` is the passage's place in the folded text, `line` its line, `likeness` of 100 is rapidfuzz's.
    """

    quote: str
    text: str
    likeness: float
    start: int
    line: int = 0

    def __str__(self) -> str:
        return f"quote: {self.quote}\ntext:  {self.text}"


def word_places(text: str) -> Mapping[str, Sequence[int]]:
    """Where each word of a text begins."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for match in _WORD.finditer(text):
        places[match[0].lower()].append(match.start())
    return places


def nearest(quote: str, text: str, places: Mapping[str, Sequence[int]] | None = None) -> Nearest | None:
    """The passage of a folded text that is most like a folded quote.

    There is none where nothing resembles it. Only a few windows are compared letter by letter, those that share the
    most (and the rarest) words with the quote. Who looks for many quotes gives the places of the text's words.
    """
    places = word_places(text) if places is None else places
    needle = quote[:_NEEDLE]
    best: tuple[float, int] | None = None
    for start, end in _windows(needle, len(text), places):
        found = fuzz.partial_ratio_alignment(needle, text[start:end], score_cutoff=_UNLIKE)
        if found and (best is None or found.score > best[0]):
            best = found.score, start + found.dest_start
    if best is None:
        return None
    likeness, aligned = best
    # Words may be missing on either side: look a quarter of the quote further both ways, and cut what is over.
    slack = len(quote) // 4 + 20
    ours = list(_TOKEN.finditer(quote))
    theirs = list(_TOKEN.finditer(text, _word_start(text, aligned - slack), aligned + len(quote) + slack))
    if not ours or not theirs:
        return None
    start, end = _extent(_texts(ours), _texts(theirs), sum(match.end() <= aligned for match in theirs))
    theirs = theirs[start:end]
    shown = side_by_side(ours, theirs, list(Indel.opcodes(_texts(ours), _texts(theirs))))
    return Nearest(quote=shown[0], text=shown[1], likeness=likeness, start=theirs[0].start())


def tokens_of(text: str) -> list[re.Match[str]]:
    """The words and marks of a text, as they are compared."""
    return list(_TOKEN.finditer(text))


def side_by_side(
    ours: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]], codes: Sequence[Opcode]
) -> tuple[str, str]:
    """Two lines of text, the differences marked.

    What the second lacks is in [brackets] in the first, and what it has more in {braces} in it.
    """
    line = _line(ours, "[]", [(code.tag, code.src_start, code.src_end) for code in codes])
    return line, _line(theirs, "{}", [(code.tag, code.dest_start, code.dest_end) for code in codes])


def _texts(tokens: Sequence[re.Match[str]]) -> list[str]:
    return [token[0] for token in tokens]


def _word_start(text: str, place: int) -> int:
    return text.rfind(" ", 0, max(0, place)) + 1


def _windows(needle: str, length: int, places: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Slices of a text of this length, each half over the next, that are most likely to hold the needle."""
    step = 2 * len(needle) + 40
    found = [places[word] for word in dict.fromkeys(_WORD.findall(needle.lower())) if word in places]
    weights: defaultdict[int, float] = defaultdict(float)
    left = _MOST_PLACES
    for starts in sorted(found, key=len):
        weight = 1 / len(starts)
        for number in {start // step for start in starts[:left]}:
            weights[number] += weight
            weights[number - 1] += weight
        left = max(0, left - len(starts))
    likely = nsmallest(_BEST, weights, key=lambda number: (-weights[number], number))
    for number in likely or range(min(_BEST * 20, length // step + 1)):
        yield max(0, number) * step, (number + 2) * step


def _extent(ours: Sequence[str], theirs: Sequence[str], aligned: int) -> tuple[int, int]:
    """The part of their words that answers to all of ours: it goes no further out than ours at either end."""
    codes = list(Indel.opcodes(ours, theirs))
    equal = [number for number, code in enumerate(codes) if code.tag == "equal"]
    if not equal:
        return min(aligned, len(theirs) - 1), aligned + len(ours)
    first, last = 0, len(equal) - 1
    # A full stop or an article that is found again far off is not part of the passage.
    while first < last and _strays(codes[equal[first] : equal[first + 1]]):
        first += 1
    while first < last and _strays(codes[equal[last] : equal[last - 1] : -1]):
        last -= 1
    return _surplus(codes[: equal[first]]), len(theirs) - _surplus(codes[equal[last] + 1 :])


def _strays(codes: Sequence[Opcode]) -> bool:
    """Whether a few equal words are followed, or preceded, by many that the quote lacks."""
    return _surplus(codes) > _STRAY * (codes[0].src_end - codes[0].src_start)


def _surplus(codes: Sequence[Opcode]) -> int:
    """How many words more the passage has here than the quote."""
    return max(0, sum(code.dest_end - code.dest_start - (code.src_end - code.src_start) for code in codes))


def _line(tokens: Sequence[re.Match[str]], marks: str, codes: Sequence[tuple[str, int, int]]) -> str:
    """The tokens as they were spaced, those that differ between marks, long runs of equal ones left out."""
    line = ""
    for number, (tag, start, end) in enumerate(codes):
        run = tokens[start:end]
        if not run:
            continue
        gap = " " if line and run[0].string[run[0].start() - 1 : run[0].start()].isspace() else ""
        if tag == "equal":
            line += gap + _shortened(run, is_first=number == 0, is_last=number == len(codes) - 1)
        else:
            line += f"{gap}{marks[0]}{_printed(run)}{marks[1]}"
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"


def _shortened(run: Sequence[re.Match[str]], *, is_first: bool, is_last: bool) -> str:
    before = 0 if is_first else _CONTEXT
    after = 0 if is_last else _CONTEXT
    if len(run) <= before + after + 2:
        return _printed(run)
    parts = [_printed(run[:before]), "…", _printed(run[len(run) - after :])]
    return " ".join(filter(None, parts))


def _printed(run: Sequence[re.Match[str]]) -> str:
    return run[0].string[run[0].start() : run[-1].end()] if run else ""
