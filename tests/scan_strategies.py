"""What hypothesis draws for the tests of scan: small claims of few values."""

from __future__ import annotations

from hypothesis import strategies as st
from scan_tables import Case, Figure

from discrepant.corpus.model import Nature

__all__ = ["corpora", "figures"]

# few values, so that bounds meet, ties are common and days are equal
ENDS = st.integers(-3, 6).map(float)
DAYS = st.sampled_from(["2019-12-31", "2020-01-01", "2020-01-02", "2020-01-03", "2022-01-02"])
TIMES = st.sampled_from(
    [
        *("2020-01-01T00:00:00Z", "2020-01-01T09:30:00Z", "2020-01-01T12:30:00+03:00", "2020-01-01T23:30:00-05:00"),
        *("2020-01-02T09:00:00", "2020-01-02T10:15:00+05:45", "2022-01-02T23:59:59Z"),
    ]
)
SOURCES = st.sampled_from(["a", "b", "c", "'; --"])


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    if draw(st.booleans()):
        point = draw(ENDS)
        bounds: list[float | None] = [point, point, point, point]
    else:
        support_lo, core_lo, core_hi, support_hi = sorted(draw(st.lists(ENDS, min_size=4, max_size=4)))
        bounds = [core_lo, core_hi, support_lo, support_hi]
        if draw(st.booleans()):
            bounds[draw(st.integers(2, 3))] = None
    return Figure(draw(SOURCES), draw(DAYS | TIMES), *bounds)


@st.composite
def corpora(draw: st.DrawFn) -> list[Case]:
    claims = st.tuples(st.sampled_from([*Nature]), st.lists(figures(), min_size=1, max_size=7))
    drawn = draw(st.lists(claims, min_size=10, max_size=30))
    return [Case(f"claim {i}", str(nature), tuple(rows)) for i, (nature, rows) in enumerate(drawn)]
