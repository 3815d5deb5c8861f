"""Printed dates: what each rule of DESIGN section 3 and of dates.toml makes of the words."""

import re
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from discrepant.errors import ReadingError
from discrepant.reading.dates import read_date
from discrepant.reading.hedges import HedgeTable, TableError
from discrepant.reading.interval import Interval
from discrepant.reading.model import Reading, Sense
from discrepant.reading.words import text_of, words_of

SUNDAY = "2022-11-06"
TABLE = HedgeTable.default()
DAYS = st.dates(min_value=date(1800, 1, 1), max_value=date(2200, 12, 31))


def _read(words: str, on: str | None = SUNDAY, *, ahead: bool | None = None) -> Reading:
    days = [float(date.fromisoformat(day).toordinal()) for day in on.split("/")] if on else []
    return read_date(words, on=Interval(days[0], days[-1]) if days else None, table=TABLE, ahead=ahead)


def _shown(reading: Reading) -> tuple[str, str]:
    core, support = (
        "..".join("" if end is None else str(end) for end in reading.bounds(interval)) for interval in reading.values
    )
    one, _, other = core.partition("..")
    return (one if one == other else core), ("" if support == core else support)


ABSOLUTE = [
    # days
    ("Feb. 24, 2022", "2022-02-24", ""),
    ("FEB. 24, 2022", "2022-02-24", ""),
    ("24 February 2022", "2022-02-24", ""),
    ("the 24th of February, 2022", "2022-02-24", ""),
    ("twenty-fourth of February 2022", "2022-02-24", ""),
    ("Thursday, Feb. 24, 2022", "2022-02-24", ""),
    ("Monday, Feb. 24, 2022", "2022-02-24", ""),  # the date wins; the calendar check looks at the weekday
    ("Dec. 2, 2022, 7:54 p.m. ET", "2022-12-02", ""),
    ("7:54 p.m. ET on Dec. 2, 2022", "2022-12-02", ""),
    ("the night of Feb. 24, 2022", "2022-02-24", ""),
    ("2022/04/13", "2022-04-13", ""),
    ("13/04/2022", "2022-04-13", ""),
    ("04/13/2022", "2022-04-13", ""),
    ("13.4.2022", "2022-04-13", ""),
    ("04/04/2022", "2022-04-04", ""),
    ("13/04/22", "2022-04-13", ""),
    ("13/04/99", "1999-04-13", ""),
    ("second Tuesday of November 2022", "2022-11-08", ""),
    # months and parts of them
    ("November 2022", "2022-11-01..2022-11-30", ""),
    ("in November of 2022", "2022-11-01..2022-11-30", ""),
    ("Nov. ’22", "2022-11-01..2022-11-30", ""),
    ("04/2022", "2022-04-01..2022-04-30", ""),
    ("the month of November 2022", "2022-11-01..2022-11-30", ""),
    ("early November 2022", "2022-11-01..2022-11-10", "2022-10-27..2022-11-15"),
    ("mid-January 2022", "2022-01-11..2022-01-20", "2022-01-06..2022-01-25"),
    ("late in August 2022", "2022-08-21..2022-08-31", "2022-08-16..2022-09-05"),
    ("late February 2022", "2022-02-21..2022-02-28", "2022-02-16..2022-03-05"),
    ("mid-to-late November 2022", "2022-11-11..2022-11-30", "2022-11-06..2022-12-05"),
    ("the second half of November 2022", "2022-11-16..2022-11-30", ""),
    ("late in the second half of November 2022", "2022-11-25..2022-11-30", "2022-11-22..2022-12-03"),
    ("the first week of November 2022", "2022-11-01..2022-11-07", "2022-10-28..2022-11-11"),
    ("the last week of November 2022", "2022-11-24..2022-11-30", "2022-11-20..2022-12-04"),
    ("the last two weeks of August 2022", "2022-08-18..2022-08-31", "2022-08-14..2022-09-04"),
    ("the last day of November 2022", "2022-11-30", ""),
    ("the first weekend of November 2022", "2022-11-05..2022-11-06", "2022-11-04..2022-11-06"),
    ("the last weekend in October 2022", "2022-10-29..2022-10-30", "2022-10-28..2022-10-30"),
    ("the week of Nov. 9, 2022", "2022-11-07..2022-11-13", "2022-11-06..2022-11-13"),
    ("week ending Nov. 6, 2022", "2022-10-31..2022-11-06", ""),
    ("the week beginning Nov. 7, 2022", "2022-11-07..2022-11-13", ""),
    # years and parts of them
    ("2022", "2022-01-01..2022-12-31", ""),
    ("in 2014", "2014-01-01..2014-12-31", ""),
    ("the year 2022", "2022-01-01..2022-12-31", ""),
    ("2022's", "2022-01-01..2022-12-31", ""),
    ("early 2022", "2022-01-01..2022-04-30", "2021-12-01..2022-05-31"),
    ("mid-2022", "2022-05-01..2022-08-31", "2022-04-01..2022-09-30"),
    ("late 2022", "2022-09-01..2022-12-31", "2022-08-01..2023-01-31"),
    ("the end of 2022", "2022-11-01..2022-12-31", "2022-10-01..2023-01-31"),
    ("the first half of 2022", "2022-01-01..2022-06-30", ""),
    ("second half 2022", "2022-07-01..2022-12-31", ""),
    ("H2 2022", "2022-07-01..2022-12-31", ""),
    ("the second quarter of 2022", "2022-04-01..2022-06-30", ""),
    ("Q3 2022", "2022-07-01..2022-09-30", ""),
    ("4Q 2022", "2022-10-01..2022-12-31", ""),
    ("late in the third quarter of 2022", "2022-09-01..2022-09-30", "2022-08-17..2022-10-15"),
    ("the first three months of 2022", "2022-01-01..2022-03-31", ""),
    ("the early days of 2022", "2022-01-01..2022-04-30", "2021-12-01..2022-05-31"),
    ("summer 2022", "2022-06-01..2022-08-31", "2022-05-09..2022-09-23"),
    ("in the fall of 2022", "2022-09-01..2022-11-30", "2022-08-09..2022-12-23"),
    ("late spring 2022", "2022-05-01..2022-05-31", "2022-04-16..2022-06-15"),
    ("winter 2022", "2022-12-01..2023-02-28", "2022-01-01..2023-03-23"),
    ("the winter of 2022-23", "2022-12-01..2023-02-28", "2022-11-08..2023-03-23"),
    ("winter 1999-00", "1999-12-01..2000-02-29", "1999-11-08..2000-03-23"),
    # decades and centuries
    ("the 1990s", "1990-01-01..1999-12-31", ""),
    ("the 1990’s", "1990-01-01..1999-12-31", ""),
    ("1990’s", "1990-01-01..1990-12-31", ""),
    ("early 1990s", "1990-01-01..1993-12-31", "1989-01-01..1994-12-31"),
    ("mid-1990s", "1994-01-01..1996-12-31", "1993-01-01..1997-12-31"),
    ("the late 1990s", "1997-01-01..1999-12-31", "1996-01-01..2000-12-31"),
    ("the 1900s", "1900-01-01..1999-12-31", ""),
    ("the 2000s", "2000-01-01..2009-12-31", "2000-01-01..2099-12-31"),
    ("the first half of the 1990s", "1990-01-01..1994-12-31", ""),
    ("the 19th century", "1801-01-01..1900-12-31", "1800-01-01..1900-12-31"),
    ("the first century", "0001-01-01..0100-12-31", ""),
    ("mid-19th century", "1834-01-01..1866-12-31", "1824-01-01..1876-12-31"),
    ("second quarter of the 19th century", "1826-01-01..1850-12-31", ""),
    # spans
    ("2009 to 2014", "2009-01-01..2014-12-31", ""),
    ("from 2009 to 2014", "2009-01-01..2014-12-31", ""),
    ("2009–2014", "2009-01-01..2014-12-31", ""),
    ("2009–14", "2009-01-01..2014-12-31", ""),
    ("1999-00", "1999-01-01..2000-12-31", ""),
    ("the 1860s to 1970s", "1860-01-01..1979-12-31", ""),
    ("1860s-1870s", "1860-01-01..1879-12-31", ""),
    ("60s-1970s", "1960-01-01..1979-12-31", ""),
    ("1960s-70s", "1960-01-01..1979-12-31", ""),
    ("the 1890s-1900s", "1890-01-01..1909-12-31", "1890-01-01..1999-12-31"),
    ("from the 1890s to the 1900s", "1890-01-01..1909-12-31", "1890-01-01..1999-12-31"),
    ("1900s-1910s", "1900-01-01..1919-12-31", ""),
    ("the 2000s-2010s", "2000-01-01..2019-12-31", ""),
    ("the 1800s-1900s", "1800-01-01..1999-12-31", ""),
    ("late 1890s-early 1900s", "1897-01-01..1903-12-31", "1896-01-01..1904-12-31"),
    ("1990s-00s", "1990-01-01..2009-12-31", "1990-01-01..2099-12-31"),
    ("1980s to the 10s", "1980-01-01..2019-12-31", ""),
    ("90s-2000s", "1990-01-01..2009-12-31", "1990-01-01..2099-12-31"),
    ("from the 1860s to the 1970s", "1860-01-01..1979-12-31", ""),
    ("5 Dec 70", "1970-12-05", ""),
    ("5 Dec, 71", "1971-12-05", ""),
    ("5 Dec. 99", "1999-12-05", ""),
    ("2011-13", "2011-01-01..2013-12-31", ""),
    ("2010-10", "2010-10-01..2010-10-31", ""),
    ("2012-11", "2012-11-01..2012-11-30", ""),
    ("2022-01", "2022-01-01..2022-01-31", ""),
    ("the 1990's", "1990-01-01..1999-12-31", ""),
    ("1990's", "1990-01-01..1990-12-31", ""),
    ("the 1995's", "1995-01-01..1995-12-31", ""),
    ("the year 79", "0079-01-01..0079-12-31", ""),
    ("in the year 32", "0032-01-01..0032-12-31", ""),
    ("in 476", "0476-01-01..0476-12-31", ""),
    ("year 476", "0476-01-01..0476-12-31", ""),
    ("1H22", "2022-01-01..2022-06-30", ""),
    ("31-Oct-14", "2014-10-31", ""),
    ("31/Oct/2014", "2014-10-31", ""),
    ("2022/11/06", "2022-11-06", ""),
    ("9/2022", "2022-09-01..2022-09-30", ""),
    ("the latter half of 2022", "2022-07-01..2022-12-31", ""),
    ("the former half of 2022", "2022-01-01..2022-06-30", ""),
    ("nineteen-nineties", "1990-01-01..1999-12-31", ""),
    ("May/June 2022", "2022-05-01..2022-06-30", ""),
    ("the thirty-first of May 2022", "2022-05-31", ""),
    ("between March and May 2022", "2022-03-01..2022-05-31", ""),
    ("November to March 2022", "2021-11-01..2022-03-31", ""),
    ("between November and December 2022", "2022-11-01..2022-12-31", ""),
    ("March 3-5, 2022", "2022-03-03..2022-03-05", ""),
    ("March 3 to 5, 2022", "2022-03-03..2022-03-05", ""),
    ("3-5 March 2022", "2022-03-03..2022-03-05", ""),
    ("between 3 and 5 March 2022", "2022-03-03..2022-03-05", ""),
    ("the 3rd to the 5th of March 2022", "2022-03-03..2022-03-05", ""),
    ("Feb. 24 to March 2, 2022", "2022-02-24..2022-03-02", ""),
    ("Feb. 24, 2022, until March 2", "2022-02-24..2022-03-02", ""),
    ("Dec. 24, 2021 to Jan. 2", "2021-12-24..2022-01-02", ""),
    ("from 2022-11-05 through 2022-11-07", "2022-11-05..2022-11-07", ""),
    ("early 2022 to late 2023", "2022-01-01..2023-12-31", "2021-12-01..2024-01-31"),
    ("until March 2022", "..2022-03-31", ""),
    ("before March 2022", "..2022-02-28", ""),
    ("before mid-March 2022", "..2022-03-10", "..2022-03-15"),
    ("by late March 2022", "..2022-03-31", "..2022-04-05"),
    ("since 2014", "2014-01-01..", ""),
    ("after March 2022", "2022-04-01..", ""),
    ("after mid-March 2022", "2022-03-21..", "2022-03-16.."),
    ("from early 2022", "2022-01-01..", "2021-12-01.."),
    ("since 2022-11", "2022-11-01..", ""),
    # hedges
    ("about Nov. 6, 2022", "2022-11-06", "2022-11-03..2022-11-09"),
    ("on or about Nov. 6, 2022", "2022-11-06", "2022-11-03..2022-11-09"),
    ("Nov. 6, 2022 or so", "2022-11-06", "2022-11-03..2022-11-09"),
    ("exactly on Nov. 6, 2022", "2022-11-06", ""),
    ("around November 2022", "2022-11-01..2022-11-30", "2022-10-17..2022-12-15"),
    ("circa 1850", "1850-01-01..1850-12-31", "1849-01-01..1851-12-31"),
    ("c. 1850", "1850-01-01..1850-12-31", "1849-01-01..1851-12-31"),
    ("about the 1990s", "1990-01-01..1999-12-31", "1985-01-01..2004-12-31"),
    ("around the end of 2022", "2022-11-01..2022-12-31", "2022-08-31..2023-03-03"),
]

RELATIVE = [
    # days, SUNDAY being 6 November 2022
    ("today", "2022-11-06", ""),
    ("yesterday", "2022-11-05", ""),
    ("tomorrow", "2022-11-07", ""),
    ("overnight", "2022-11-05..2022-11-06", ""),
    ("the day before yesterday", "2022-11-04", ""),
    ("earlier today", "2022-11-06", ""),
    ("as of today", "2022-11-06", ""),
    ("Sunday", "2022-11-06", ""),
    ("on Monday", "2022-10-31", ""),
    ("Tuesday’s", "2022-11-01", ""),
    ("Friday morning", "2022-11-04", ""),
    ("late on Friday", "2022-11-04", ""),
    ("on Friday at 10:00 GMT", "2022-11-04", ""),
    ("shortly after 5 p.m. Friday", "2022-11-04", ""),
    ("at 11 a.m. local time (0900 GMT) on Friday", "2022-11-04", ""),
    ("Friday 10.30 a.m.", "2022-11-04", ""),
    ("before dawn on Friday", "2022-11-04", ""),
    ("last Monday", "2022-10-31", "2022-10-24..2022-10-31"),
    ("last Sunday", "2022-10-30", ""),
    ("this past Friday", "2022-11-04", ""),
    ("next Tuesday", "2022-11-08", ""),
    ("this coming Sunday", "2022-11-13", ""),
    ("this Friday", "2022-11-04", "2022-11-04..2022-11-11"),
    ("the Monday before last", "2022-10-24", ""),
    ("Monday after next", "2022-11-14", ""),
    # before what is last, and not what is before last
    ("before last Sunday", "..2022-10-29", ""),
    ("after next Tuesday", "2022-11-09..", ""),
    ("before last month", "..2022-09-30", ""),
    ("Monday of last week", "2022-10-24", "2022-10-24..2022-10-31"),
    ("Friday next week", "2022-11-11", "2022-11-11..2022-11-18"),
    ("a week ago Tuesday", "2022-10-25", ""),
    ("three years ago Friday", "2019-11-08", ""),
    ("this day", "2022-11-06", ""),
    ("Nov. 5 to Nov. 5", "2022-11-05", ""),
    ("a year ago today", "2021-11-06", ""),
    ("Feb. 24", "2023-02-24", ""),  # in 110 days, not 255 days ago
    ("24 Feb", "2023-02-24", ""),
    ("March 24", "2023-03-24", ""),
    ("May 9", "2022-05-09", ""),  # 181 days ago, not in 184
    ("May 8, 2022", "2022-05-08", ""),
    ("Nov. 6", "2022-11-06", ""),
    ("Nov. 7", "2022-11-07", ""),
    ("Feb. 29", "2024-02-29", ""),
    ("Monday, Nov. 7", "2022-11-07", ""),
    ("Thursday, Feb. 24", "2022-02-24", ""),  # which 24 February 2023 is not
    ("Friday, Feb. 24", "2023-02-24", ""),
    ("the week of Thursday, Feb. 24", "2022-02-21..2022-02-27", "2022-02-20..2022-02-27"),
    ("Monday the 7th", "2022-11-07", ""),
    ("Friday the 7th", "2022-10-07", ""),
    ("this Nov. 8", "2022-11-08", ""),
    ("next Nov. 8", "2022-11-08", "2022-11-08..2023-11-08"),
    ("last Feb. 24", "2022-02-24", "2021-02-24..2022-02-24"),
    ("Feb. 24 last year", "2021-02-24", ""),
    ("the 24th", "2022-10-24", ""),
    ("on the 31st", "2022-10-31", ""),
    ("24/11", "2022-11-24", ""),
    ("the first Monday in November", "2022-11-07", ""),
    ("Saturday the 5th of this month", "2022-11-05", ""),
    ("on Wednesday, the 5th of last month", "2022-10-05", ""),
    # weeks
    ("last week", "2022-10-24..2022-10-30", "2022-10-24..2022-11-05"),
    ("this week", "2022-10-31..2022-11-06", "2022-10-31..2022-11-12"),
    ("next week", "2022-11-07..2022-11-13", "2022-11-07..2022-11-19"),
    ("the week before last", "2022-10-17..2022-10-23", "2022-10-17..2022-10-29"),
    ("earlier this week", "2022-10-31..2022-11-05", "2022-10-31..2022-11-06"),
    ("late last week", "2022-10-28..2022-10-30", "2022-10-27..2022-10-31"),
    ("the week of Oct. 31", "2022-10-31..2022-11-06", "2022-10-30..2022-11-06"),
    ("over the weekend", "2022-11-05..2022-11-06", "2022-11-04..2022-11-06"),
    ("last weekend", "2022-10-29..2022-10-30", "2022-10-28..2022-10-30"),
    # months, seasons, years
    ("November", "2022-11-01..2022-11-30", ""),
    ("in December", "2022-12-01..2022-12-31", ""),
    ("earlier in December", "2021-12-01..2021-12-31", ""),
    ("later in December", "2022-12-01..2022-12-31", ""),
    ("in the spring", "2023-03-01..2023-05-31", "2023-02-06..2023-06-23"),
    ("in the summer", "2022-06-01..2022-08-31", "2022-05-09..2022-09-23"),
    ("Q1", "2023-01-01..2023-03-31", ""),
    ("H1", "2023-01-01..2023-06-30", ""),
    ("this November", "2022-11-01..2022-11-30", ""),
    ("last November", "2021-11-01..2021-11-30", ""),
    ("next November", "2023-11-01..2023-11-30", ""),
    ("November last year", "2021-11-01..2021-11-30", ""),
    ("mid-November", "2022-11-11..2022-11-20", "2022-11-06..2022-11-25"),
    ("late August", "2022-08-21..2022-08-31", "2022-08-16..2022-09-05"),
    ("late November to early December", "2022-11-21..2022-12-10", "2022-11-16..2022-12-15"),
    ("this month", "2022-11-01..2022-11-30", ""),
    ("this years", "2022-01-01..2022-12-31", ""),
    ("last month", "2022-10-01..2022-10-31", ""),
    ("earlier this month", "2022-11-01..2022-11-05", "2022-11-01..2022-11-06"),
    ("earlier in November", "2022-11-01..2022-11-05", "2022-11-01..2022-11-06"),
    ("later this year", "2022-11-07..2022-12-31", "2022-11-06..2022-12-31"),
    ("so far this year", "2022-01-01..2022-11-06", ""),
    ("two years ago this month", "2020-11-01..2020-11-30", ""),
    ("the third quarter", "2022-07-01..2022-09-30", ""),
    ("last quarter", "2022-07-01..2022-09-30", ""),
    ("last summer", "2022-06-01..2022-08-31", "2021-06-01..2022-09-23"),
    ("this summer", "2022-06-01..2022-08-31", "2022-05-09..2022-09-23"),
    ("next spring", "2023-03-01..2023-05-31", "2023-02-06..2023-06-23"),
    ("last year", "2021-01-01..2021-12-31", ""),
    ("early last year", "2021-01-01..2021-04-30", "2020-12-01..2021-05-31"),
    ("by the end of the year", "..2022-12-31", "..2023-01-31"),
    ("the ’90s", "1990-01-01..1999-12-31", ""),
    ("the twenties", "2020-01-01..2029-12-31", ""),
    ("this decade", "2020-01-01..2029-12-31", ""),
    ("last century", "1901-01-01..2000-12-31", "1900-01-01..2000-12-31"),
    # ages
    ("a few days ago", "2022-11-01..2022-11-03", "2022-10-28..2022-11-04"),
    ("10 days ago", "2022-10-27", ""),
    ("about 10 days ago", "2022-10-27", "2022-10-26..2022-10-28"),
    ("two days ago", "2022-11-04", ""),
    ("two weeks ago", "2022-10-22..2022-10-24", ""),  # 14 days ± 1.4: a fifth of two is less than a week
    ("a couple of weeks ago", "2022-10-20..2022-10-26", "2022-10-13..2022-10-26"),
    ("two or three weeks ago", "2022-10-16..2022-10-23", "2022-10-13..2022-10-26"),
    ("between 3 and 5 days ago", "2022-11-01..2022-11-03", ""),
    ("a year ago", "2021-09-30..2021-12-12", ""),  # 10.8 to 13.2 months
    ("1 year ago", "2021-09-30..2021-12-12", ""),
    ("20 years ago", "2002-05-06..2003-05-06", "2001-11-06..2003-11-06"),
    ("two and a half years ago", "2020-02-06..2020-08-06", ""),
    ("a year and a half ago", "2021-03-13..2021-06-30", ""),  # 16.2 to 19.8 months
    ("half a year ago", "2022-04-18..2022-05-24", ""),  # 5.4 to 6.6 months
    ("about two weeks ago", "2022-10-22..2022-10-24", "2022-10-21..2022-10-25"),  # ± 1.4 | ± 2.8 days
    ("about a day ago", "2022-11-05", ""),
    ("a year and a month ago", "2021-09-21..2021-10-21", ""),  # of 13 months the last digit is no coarse one: ± half
    ("a week and a day ago", "2022-10-29", ""),
    ("about a couple of weeks ago", "2022-10-20..2022-10-26", "2022-10-09..2022-10-30"),  # as ever, from a week fewer
    ("nearly two years ago", "2020-11-07..2020-12-12", "2020-11-07..2021-01-18"),
    ("more than a year ago", "2020-11-06..2021-11-05", "..2021-11-05"),
    ("less than a year ago", "2021-11-07..2022-11-06", ""),
    ("just over a week ago", "2022-10-29..2022-10-30", ""),
    ("at least two years ago", "2019-11-06..2020-11-06", "..2020-11-06"),
    ("20-odd years ago", "2001-11-06..2003-11-06", "2000-11-06..2004-11-06"),
    ("10 days or so ago", "2022-10-27", "2022-10-26..2022-10-28"),
    ("more than a few days ago", "2022-10-31..2022-11-02", "..2022-11-03"),
    ("decades ago", "1922-11-06..2002-11-06", "..2012-11-06"),
    ("hundreds of years ago", "1022-11-06..1822-11-06", "..1922-11-06"),
    ("two hours ago", "2022-11-05..2022-11-06", ""),
    ("in two weeks", "2022-11-19..2022-11-21", ""),
    ("in two weeks' time", "2022-11-19..2022-11-21", ""),
    ("two days from now", "2022-11-08", ""),
    # spans up to the day, or from it on
    ("the past week", "2022-10-30..2022-11-06", "2022-10-29..2022-11-06"),  # 7.7 days
    ("over the past year", "2021-11-06..2022-11-06", "2021-09-30..2022-11-06"),
    ("in the past few months", "2022-06-06..2022-11-06", "2022-02-06..2022-11-06"),
    ("for the last two weeks", "2022-10-23..2022-11-06", "2022-10-21..2022-11-06"),
    ("the past more than two years", "2019-11-06..2022-11-06", "..2022-11-06"),
    ("in recent weeks", "2022-10-02..2022-11-06", "2022-09-04..2022-11-06"),
    ("in the coming months", "2022-11-06..2023-04-06", "2022-11-06..2023-08-06"),
    ("the next few days", "2022-11-06..2022-11-11", "2022-11-06..2022-11-15"),
    ("the coming more than two years", "2022-11-06..2025-11-06", "2022-11-06.."),
    ("since October", "2022-10-01..2022-11-06", ""),
    ("since mid-February", "2022-02-11..2022-11-06", "2022-02-06..2022-11-06"),
    ("since Tuesday", "2022-11-01..2022-11-06", ""),
    ("since 2014", "2014-01-01..2022-11-06", ""),
    ("since March", "2022-03-01..2022-11-06", ""),
    ("since Nov. 8", "2021-11-08..2022-11-06", ""),  # what began is not to come
    ("since the 8th", "2022-10-08..2022-11-06", ""),
    ("after March", "2023-04-01..", ""),
    ("after July", "2022-08-01..2022-11-06", ""),
    ("until March", "..2023-03-31", ""),
    ("by Dec. 1", "..2022-12-01", ""),
    ("until July", "..2022-07-31", ""),
    ("starting Nov. 20, 2022", "2022-11-20..", ""),
    ("by Friday", "..2022-11-04", ""),
    ("Monday to Friday", "2022-10-31..2022-11-04", ""),
    ("Friday to Monday", "2022-10-28..2022-10-31", ""),
    ("between Saturday and Sunday", "2022-11-05..2022-11-06", ""),
    ("Feb. 24 to March 2", "2023-02-24..2023-03-02", ""),
    ("Feb. 24 to Nov. 10", "2022-02-24..2022-11-10", ""),
    ("from Dec. 3 to April 5", "2022-12-03..2023-04-05", ""),
    ("from Oct. 3 to Dec. 5", "2022-10-03..2022-12-05", ""),
    ("Thursday, Feb. 24 to Wednesday, March 2", "2022-02-24..2022-03-02", ""),
    ("today to Dec. 1", "2022-11-06..2022-12-01", ""),
    ("yesterday until March", "2022-11-05..2023-03-31", ""),
    ("about Saturday to Sunday", "2022-11-05..2022-11-06", "2022-11-02..2022-11-08"),
    ("Friday morning to Saturday night", "2022-11-04..2022-11-05", ""),
    ("the 3rd to the 5th", "2022-11-03..2022-11-05", ""),
    ("late February to today", "2022-02-21..2022-11-06", "2022-02-16..2022-11-06"),
]


@pytest.mark.parametrize(("words", "core", "support"), ABSOLUTE)
def test_absolute(words: str, core: str, support: str) -> None:
    """What needs no day of publishing; an empty support is that of the core."""
    assert _shown(_read(words, None)) == (core, support)


@pytest.mark.parametrize(("words", "core", "support"), RELATIVE)
def test_relative(words: str, core: str, support: str) -> None:
    """What is read against the day of publishing, a Sunday."""
    assert _shown(_read(words)) == (core, support)


@pytest.mark.parametrize(
    ("words", "on", "core", "support"),
    [
        ("November", "2022-10-24", "2022-11-01..2022-11-30", ""),
        ("on Nov. 8", "2022-10-24", "2022-11-08", ""),
        ("Tuesday, Nov. 8", "2022-10-24", "2022-11-08", ""),
        ("Monday, Nov. 8", "2022-10-24", "2021-11-08", ""),
        ("the 24th", "2022-11-20", "2022-11-24", ""),
        ("on the 31st", "2023-03-15", "2023-03-31", ""),
        ("June 2", "2023-12-02", "2023-06-02", ""),  # as near as 2 June 2024: the past one
        ("Nov. 20 to April 25", "2022-10-05", "2022-11-20..2023-04-25", ""),
        ("in the winter", "2023-01-10", "2022-12-01..2023-02-28", "2022-11-08..2023-03-23"),
        ("last week", "2022-10-24", "2022-10-17..2022-10-23", "2022-10-16..2022-10-23"),
        ("last Monday", "2022-11-09", "2022-11-07", "2022-10-31..2022-11-07"),
        ("last November", "2022-12-02", "2022-11-01..2022-11-30", "2021-11-01..2022-11-30"),
        ("this winter", "2023-01-10", "2022-12-01..2023-02-28", "2022-11-08..2023-03-23"),
        ("Sunday last week", "2022-11-09", "2022-11-06", "2022-10-30..2022-11-06"),
        ("a week ago Tuesday", "2022-11-07", "2022-10-25", "2022-10-25..2022-11-01"),
        ("earlier this month", "2022-11-01", "2022-11-01", ""),
        ("this decade", "0009-12-31", "0001-01-01..0009-12-31", ""),
        ("the past month", "2023-03-31", "2023-02-28..2023-03-31", "2023-02-25..2023-03-31"),
        # a span of days: read against both its ends
        ("nearly two years ago", "2024-02-11/2024-02-18", "2022-02-12..2022-03-24", "2022-02-12..2022-04-30"),
        ("last week", "2024-02-11/2024-02-18", "2024-01-29..2024-02-11", "2024-01-29..2024-02-17"),
        ("A few days ago", "2022-10-25/2022-10-26", "2022-10-20..2022-10-23", "2022-10-16..2022-10-24"),
        ("on Monday", "2022-11-07/2022-11-08", "2022-11-07", ""),
    ],
)
def test_against_other_days(words: str, on: str, core: str, support: str) -> None:
    """The same words mean other days when they are printed on other days."""
    assert _shown(_read(words, on)) == (core, support)


@pytest.mark.parametrize(
    ("words", "on", "ahead", "back"),
    [
        ("on Tuesday", "2022-11-04", "2022-11-08", "2022-11-01"),  # printed on a Friday
        ("Friday morning", "2022-11-04", "2022-11-04", "2022-11-04"),
        ("this Tuesday", "2022-11-04", "2022-11-08", "2022-11-01"),
        ("this Saturday", "2022-11-04", "2022-11-05", "2022-10-29"),
        ("Nov. 2", "2022-11-04", "2023-11-02", "2022-11-02"),
        ("the 2nd", "2022-11-04", "2022-12-02", "2022-11-02"),
        ("in November", "2022-11-04", "2022-11-01..2022-11-30", "2022-11-01..2022-11-30"),
        ("in March", "2022-11-04", "2023-03-01..2023-03-31", "2022-03-01..2022-03-31"),
        ("this weekend", "2022-11-04", "2022-11-05..2022-11-06", "2022-10-29..2022-10-30"),
        ("over the weekend", "2022-11-04", "2022-11-05..2022-11-06", "2022-10-29..2022-10-30"),
        ("Wednesday, Nov. 2", "2022-11-04", "2022-11-02", "2022-11-02"),  # the weekday tells more
        ("Wednesday night, Nov. 2", "2022-11-04", "2022-11-02", "2022-11-02"),
        ("Wednesday at 9 p.m., Nov. 2, 2022", "2023-11-04", "2022-11-02", "2022-11-02"),
        ("Nov. 2 to Nov. 3", "2022-11-04", "2023-11-02..2023-11-03", "2022-11-02..2022-11-03"),
        ("by Monday", "2022-11-04", "..2022-11-07", "..2022-10-31"),
        ("since Monday", "2022-11-04", "2022-10-31..2022-11-04", "2022-10-31..2022-11-04"),
        ("yesterday", "2022-11-04", "2022-11-03", "2022-11-03"),
        ("May 5, 2021", "2022-11-04", "2021-05-05", "2021-05-05"),
    ],
)
def test_the_sentence_settles_it(words: str, on: str, ahead: str, back: str) -> None:
    """Which one is meant of what recurs, and nothing else."""
    assert _shown(_read(words, on, ahead=True))[0] == ahead
    assert _shown(_read(words, on, ahead=False))[0] == back


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the first year of the 2020s", "2020-01-01..2020-12-31"),
        ("the last year of the 1990s", "1999-01-01..1999-12-31"),
        ("the first two years of the 2020s", "2020-01-01..2021-12-31"),
        ("the last decade of the 20th century", "1991-01-01..2000-12-31"),
        ("the first month of 2021", "2021-01-01..2021-01-31"),
        ("the first day of May 2022", "2022-05-01"),
    ],
)
def test_years_of_a_longer_time_are_exact_where_its_weeks_may_begin_on_any_day(words: str, days: str) -> None:
    assert _shown(_read(words, "2022-11-06")) == (days, "")
    core, support = _shown(_read("the first week of May 2022", "2022-11-06"))
    assert (core, support) == ("2022-05-01..2022-05-07", "2022-04-27..2022-05-11")


@pytest.mark.parametrize("hedge", ["around", "about", "late in", "early in", "before", "since"])
@pytest.mark.parametrize(
    ("words", "short"),
    [
        ("the second half of 2021", "H2 2021"),
        ("the first half of 2021", "H1 2021"),
        ("the third quarter of 2021", "Q3 2021"),
        ("the last quarter of 2021", "Q4 2021"),
    ],
)
def test_a_part_of_a_year_is_as_wide_in_words_as_by_its_letter(hedge: str, words: str, short: str) -> None:
    assert _shown(_read(f"{hedge} {words}", "2022-11-06")) == _shown(_read(f"{hedge} {short}", "2022-11-06"))


@pytest.mark.parametrize(
    ("on", "first"),
    [("2022-10-31", "2022-11-04"), ("2022-11-04", "2022-11-04"), ("2022-11-05", "2022-11-11")],
)
def test_next_weekend_is_to_some_the_one_that_has_not_begun(on: str, first: str) -> None:
    """As it is with "next Friday": said on a Monday or a Friday it can be the coming one, on a Saturday it cannot."""
    assert _shown(_read("next weekend", on)) == ("2022-11-12..2022-11-13", f"{first}..2022-11-13")


def test_the_day_that_most_years_lack_is_found_over_the_years_that_a_century_leaves_out() -> None:
    """Between 1896 and 1904 there is none, and so around 2100."""
    for last, coming in ((1896, 1904), (2096, 2104)):
        for on in (f"{last}-03-01", f"{last + 3}-02-28", f"{coming}-02-28"):
            assert _shown(_read("Feb. 29", on, ahead=False))[0] == f"{last}-02-29"
            assert _shown(_read("Feb. 29", on, ahead=True))[0] == f"{coming}-02-29"


def test_today_by_its_name_may_be_in_a_week() -> None:
    """The agencies name today so, even where they look ahead: that is the core."""
    assert _shown(_read("on Friday", "2022-11-04", ahead=True)) == ("2022-11-04", "2022-11-04..2022-11-11")


REFUSED = [
    ("03/04/22", "this can be 4 March 22 or 3 April 22"),
    ("3.4.2022", "this can be 4 March 2022 or 3 April 2022"),
    ("9/11", "this can be 11 September or 9 November"),
    ("31/31/2022", "no reading of these figures is a date"),
    *(
        (f"{day}/2022", "no reading of these figures is a date")
        for day in ("00/05", "05/00", "13/32", "32/12", "00/00")
    ),
    ("2009–12", "this can be the years 2009 to 2012 or December 2009"),
    ("31 November 2022", "there is no 31 November 2022"),
    ("nineteen hundred and zero", "cannot read"),
    ("nineteen oh zero", "cannot read"),
    ("nineteen hundred and one hundred", "cannot read"),
    ("two thousand and one hundred", "cannot read"),
    ("two thousand and zero", "cannot read"),
    ("nineteen nine", "cannot read"),
    *((f"{led} 000", "beyond the years 1 to 9999") for led in ("in", "since", "the year")),
    ("nineteen oh ten", "cannot read"),
    ("nineteen one hundred", "cannot read"),
    ("2022/13/01", "there is no month 13"),
    ("Feb. 29, 2023", "there is no 29 February 2023"),
    ("Feb. 30", "there is no such day in any year near"),
    ("Tuesday, Nov. 7", "7 November is a Sunday in 2021 and a Monday in 2022, not a Tuesday"),
    ("Tuesday, Nov. 6", "6 November is a Sunday in 2022, not a Tuesday"),
    ("Tuesday the 5th", "day 5 is a Saturday in November 2022 and a Monday in December 2022, not a Tuesday"),
    ("the 99th", "no month has a day 99"),
    ("the fifth Monday of November 2022", "there are not so many in it"),
    ("the fifth quarter of 2022", "there are not so many in it"),
    ("the third half of 2022", "there are not so many in it"),
    ("the last 40 days of November", "no such day in any year near"),
    ("the first year of November", "this is shorter than a year"),
    ("the first hour of November", "dates are not read to the hour"),
    ("first half of today", "this is less than a day"),
    ("the second two weeks of November", "only the first or the last"),
    ("the first few days of November", "this needs a number"),
    ("the first about 5 days of November", "cannot read 'about' here"),
    ("the first 2.5 days of November", "by whole numbers"),
    ("the first 0 days of November", "by whole numbers"),
    *(
        (f"{words} May 12:00:00 2015", "a time of day and a year go with a day of a month")
        for words in ("early", "the first day of", "the first week of", "the last day of", "")
    ),
    ("the last zero weeks of 2022", "by whole numbers"),
    *((f"2022-11-06{t}10:00", "cannot read 'T' here") for t in (" T", "T ", " T ")),
    ("the first months of 2022", "how many of them"),
    ("the last days of 2021", "how many of them"),
    ("this Monday of November 2022", "does not say which one"),
    ("on Wednesday the 5th of this month", "5 November 2022 is a Saturday, not a Wednesday"),
    ("last Wednesday the 5th of this month", "5 November 2022 is a Saturday, not a Wednesday"),
    ("Monday the 31st of this month", "there is no 31 November 2022"),
    ("Monday, the second Tuesday of November 2022", "8 November 2022 is a Tuesday, not a Monday"),
    ("Monday, Q3 2022", "a day of the week goes with a day"),
    ("the 5th of this week", "the day of a month goes with a month"),
    ("the 31st of last quarter", "the day of a month goes with a month"),
    ("1 3/2 years ago", "cannot read '3/2' here"),
    ("this week of November", "this does not say which part"),
    ("2014 to 2009", "this runs backwards"),
    # what is in figures lends an ordinal no month
    ("the 5th to 2022-06", "an ordinal beside this is no day"),
    ("from the 5th to 2022-06-07", "an ordinal beside this is no day"),
    ("May 5 to 3", "this runs backwards"),
    ("5 to 3 days ago", "this runs backwards"),
    ("2022-13 to 2023", "2022 to 2013 runs backwards"),
    ("March 2009-14", "this goes with one year"),
    ("9999999999 years ago", "beyond the years 1 to 9999"),
    ("5000 years ago", "beyond the years 1 to 9999"),
    ("5000000 days ago", "beyond the years 1 to 9999"),
    ("in 900000 weeks", "beyond the years 1 to 9999"),
    ("since tomorrow", "this begins after it was published"),
    ("so far next year", "this had not begun when it was published"),
    ("Christmas", "holidays are not looked up"),
    ("Lunar New Year’s Eve", "holidays are not looked up"),
    ("fiscal 2023", "differs from body to body"),
    ("the following Tuesday", "counts from something else"),
    ("the previous spring", "counts from something else"),
    ("that Tuesday", "counts from something else"),
    ("the Tuesday before", "counts from something else"),
    ("the summer after the vote", "counts from something else"),
    ("more than two decades later", "counts from something else"),
    ("half an hour earlier", "counts from something else"),
    ("years later", "counts from something else"),
    ("a year on", "counts from something else"),
    ("two weeks prior", "counts from something else"),
    ("some 40 days afterwards", "counts from something else"),
    ("two days after Nov. 8", "counts from something else"),
    *((f"{words} so far", "cannot read 'so far' here") for words in ("this week", "the year", "this month", "May")),
    ("Monday late May", "cannot read 'late' here"),
    *((words, "this can be hours and minutes") for words in ("2h15", "1h22", "in 2h15", "1h07")),
    ("days before Christmas", "counts from something else|holidays"),
    ("the day before", "counts from something else"),
    ("at the time", "counts from something else"),
    ("recently", "says no day, week or year"),
    ("soon", "says no day, week or year"),
    ("in the early days of the invasion", "cannot read 'invasion' here"),
    ("more than 2009", "this hedge goes with a number"),
    ("2009 or more", "this hedge goes with a number"),
    ("about two years or so ago", "more than one hedge"),
    ("about dozens of years ago", "a hedge needs a number"),
    ("at 10:00 GMT", "a time of day does not say which day"),
    ("at 11 a.m. (0900 GMT Friday", r"cannot read '\('"),
    ("at noon", "a time of day does not say which day"),
    ("at 10:00 in 2022", "cannot read 'in' here"),
    ("10:00 2022", "a time of day goes with a day"),
    ("the week of 2022", "a time of day goes with a day"),
    ("Monday, November", "a day of the week goes with a day"),
    ("Monday this month", "a day of the week goes with a week"),
    ("November this week", "this goes with one year"),
    ("the year", "this does not say which one"),
    ("days", "how many, and from when?"),
    ("last weeks", "this does not say which one"),
    ("recent week", "this does not say which one"),
    ("recent Monday", "does not say which one"),
    ("recent November", "does not say which one"),
    ("recent two weeks", "does not go with a number"),
    ("two years ago recent month", "this does not say which one"),
    ("last season", "which season this is cannot be told"),
    ("the month of 2022", "this is no month"),
    ("the month 2022", "a month does not go with a year"),
    ("the 19th month", "a month of what"),
    ("25 February and 31 October", "these are two dates"),
    ("in April and October", "these are two dates"),
    ("Saturday and Sunday", "these are two dates"),
    ("3 and 4 March", "these are two dates"),
    ("2022 or 2023", "these are two dates"),
    ("3 and 5 days ago", "these are two dates"),
    ("5", "a number by itself is no date"),
    ("3 to 5", "a number by itself is no date"),
    *((f"{number} to 31 May", "a number by itself is no date") for number in (0, 2.5, "two", "twelve", 32, 40)),
    *((f"between May 1 and {number}", "a number by itself is no date") for number in (0, 2.5, "two", 32, 40)),
    ("early", '"early" of what'),
    ("early to 2022", '"early" of what'),
    ("early until March", '"early" of what'),
    ("3rd to 5 days ago", "this needs a number"),
    ("since the end of until March 2022", "cannot read 'until' here"),
    ("2022 2023", "cannot read '2023' here as part of a date"),
    ("Q1/22", "cannot read '/' here"),
    ("70s-1960s", "this runs backwards"),
    ("1860s-40s", "this runs backwards"),
    ("1970s to 1960s", "this runs backwards"),
    ("5 Dec 69", "cannot read '69' here"),
    ("the year 31", "cannot read '31' here"),
    ("in 79", "a number by itself is no date"),
    ("4Q 22", "cannot read '22' here"),
    ("5Q22", "cannot read 'Q' here"),
    ("3H22", "something is missing"),
    ("91s", "cannot read 's' here"),
    ("2011-12", "the years 2011 to 2012 or December 2011"),
    ("1998-00", "runs backwards"),
    ("2022/2021", "runs backwards"),
    ("31-Oct-2014-5", "cannot read '-' here"),
    ("2022-11-06-7", "cannot read '-' here"),
    ("3 3/2 years ago", "cannot read '3/2' here"),
    ("0/2 years ago", "cannot read"),
    ("May/2022", "cannot read '/' here"),
    ("AD 12345", "cannot read 'AD' here"),
    ("AD 1066 AD", "cannot read 'AD' here"),
    ("on", "something is missing here to make a date"),
    ("the", "there is nothing to read"),
    ("", "there is nothing to read"),
    ("x" * 500, "too long"),
]


@pytest.mark.parametrize(("words", "message"), REFUSED)
def test_refused(words: str, message: str) -> None:
    """What is no date says why, and what to do."""
    with pytest.raises(ReadingError, match=message) as error:
        _read(words)
    assert error.value.hint
    message, pointed = error.value.message, words[slice(*error.value.span)]
    if quoted := re.match(r"cannot read '(.+?)'(?: here|:)", message):
        assert pointed == quoted[1]
    elif "nothing to read" in message:
        assert pointed == words
    elif "is missing" not in message:
        assert pointed


@pytest.mark.parametrize("words", ["today", "Monday", "Feb. 24", "November", "last year", "two weeks ago", "the ’90s"])
def test_needs_the_day_of_publishing(words: str) -> None:
    """Without it, or with a span that has no end, nothing relative is read."""
    for on in (None, Interval(738000.0, float("inf"))):
        with pytest.raises(ReadingError, match="day of publishing, which is not known"):
            read_date(words, on=on, table=TABLE)


def test_an_error_points_at_the_word() -> None:
    """With a caret under what cannot be read."""
    with pytest.raises(ReadingError) as error:
        _read("in the early days of the invasion")
    assert error.value.span == (25, 33)


def test_of_two_dates_the_second_is_pointed_at() -> None:
    """With what joins them, so that the first can be read."""
    with pytest.raises(ReadingError) as error:
        _read("25 February and 31 October")
    assert error.value.span == (12, 26)


@given(DAYS, DAYS, st.sampled_from(["and", "or"]), st.sampled_from(["%d %B", "%B %Y", "%A", "%b. %d, %Y", "%Y"]))
def test_two_dates_are_no_span(first: date, second: date, link: str, form: str) -> None:
    """Whichever they are."""
    with pytest.raises(ReadingError, match="these are two dates"):
        _read(f"{first.strftime(form)} {link} {second.strftime(form)}")


@pytest.mark.parametrize(
    ("words", "hedge", "sense"),
    [
        ("Feb. 24, 2022", "", Sense.BARE),
        ("nearly two years ago", "nearly", Sense.NEARLY),
        ("about Nov. 6", "about", Sense.ABOUT),
        ("Nov. 6 or so", "or so", Sense.ABOUT),
        ("a few days ago", "a few", Sense.VAGUE),
        ("2009 to 2014", "to", Sense.RANGE),
        ("from 2009 until 2014", "until", Sense.RANGE),
        ("until 2014", "", Sense.BARE),
    ],
)
def test_the_printed_hedge(words: str, hedge: str, sense: Sense) -> None:
    """Is kept beside the reading, for the reasons of a finding."""
    found = _read(words).hedge
    assert (found.words, found.sense) == (hedge, sense)


@pytest.mark.parametrize(
    ("words", "weekday"),
    [("Monday", 0), ("Sunday, Nov. 6", 6), ("Monday, Nov. 7, 2022", 0), ("Friday night", 4), ("Nov. 6", None)],
)
def test_the_printed_weekday(words: str, weekday: int | None) -> None:
    """Is kept beside the reading, for the calendar check, right or wrong."""
    assert _read(words).weekday == weekday


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Nov. 6", 1),
        ("November", 30),
        ("2022", 365),
        ("two years ago", 365),
        ("mid-November", 10),
        ("since 2014", 3232),
        ("the first week of May 2022", 7),
        ("the first two weeks of May 2022", 14),
        ("the last week of 2022", 7),
        ("the last three weeks of 2022", 21),
        ("the last weekend of 2022", 2),
        ("the first two weekends of May 2022", 9),
        ("the first 10 days of May 2022", 10),
    ],
)
def test_place_is_the_length_of_what_is_printed(words: str, place: float) -> None:
    """In days, roughly."""
    assert _read(words).place == place


def test_the_mark_of_edtf_is_its_hedge() -> None:
    """As a printed one is."""
    found = read_date("2022-11~", on=None, table=TABLE, edtf=True).hedge
    assert (found.words, found.sense) == ("~", Sense.ABOUT)


@pytest.mark.parametrize("words", ["2022-11~", "2022-24/..", "2022-02/2022-03", "199X", "2022-21", "[2021, 2022]"])
def test_edtf_is_not_print(words: str) -> None:
    """It is read where a record has it, and the error says so."""
    assert read_date(words, on=None, table=TABLE, edtf=True)
    with pytest.raises(ReadingError) as error:
        read_date(words, on=None, table=TABLE)
    assert "as EDTF" in error.value.hint


@pytest.mark.parametrize("words", ["2022-11-06", "2022-11", "2022", "2022-11-06T10:00Z", "2022-11-06T10:00:00+02:00"])
def test_iso_is_print(words: str) -> None:
    """Days, months, years and timestamps are the same in both."""
    assert read_date(words, on=None, table=TABLE).values == read_date(words, on=None, table=TABLE, edtf=True).values


@pytest.mark.parametrize("words", ["2000010100", "20240312-1", "20000101 0", "2024W11200"])
@pytest.mark.parametrize("edtf", [False, True])
def test_ten_characters_that_begin_with_a_day_are_none(words: str, *, edtf: bool) -> None:
    """Python reads the first eight of them."""
    with pytest.raises(ReadingError):
        read_date(words, on=None, table=TABLE, edtf=edtf)


@given(st.integers(1950, 2048), st.sampled_from("-/"))
def test_two_years_are_no_season_of_edtf(first: int, mark: str) -> None:
    """A season or fiscal year; refused where it can be a month, too."""
    words = f"{first}{mark}{(first + 1) % 100:02}"
    if 1 <= (first + 1) % 100 <= 12:
        with pytest.raises(ReadingError, match=f"the years {first} to {first + 1} or"):
            _read(words, None)
    else:
        assert _shown(_read(words, None))[0] == f"{first}-01-01..{first + 1}-12-31"


def test_a_desk_has_its_own_hedges() -> None:
    """The words before a number are those of its table."""
    own = HedgeTable.parse(_table_with("wellnigh"))
    on = Interval(738465.0, 738465.0)
    reading = read_date("wellnigh two years ago", on=on, table=own)
    assert reading.values == read_date("nearly two years ago", on=on, table=TABLE).values


def test_a_table_that_does_not_fit_is_its_own_error() -> None:
    """No error of the parser's wraps it."""
    own = HedgeTable.parse(_table_with("nearly").replace('core = "[n - r/2, n)"', 'core = "[n / (n - n), n)"'))
    with pytest.raises(TableError):
        read_date("nearly two years ago", on=None, table=own)


def _table_with(word: str) -> str:
    return text_of("hedges").replace('before = ["nearly", ', f'before = ["{word}", "nearly", ', 1)


# Laws.

FORMS = [
    "%B %d, %Y",
    "%b. %d, %Y",
    "%d %B %Y",
    "%d %b %Y",
    "%A, %B %d, %Y",
    "%a %d %b %Y",
    "%Y-%m-%d",
    "%Y/%m/%d",
    "on the {nth} of %B %Y",
    "%B %d, %Y, 7:54 p.m. ET",
    "at 10:00 GMT on %d %B %Y",
    "%d-%b-%Y",
    "%d/%B/%Y",
    "%b %d %Y",
]
RULES = [words for words, *_ in RELATIVE]
TENS = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]


def _nth(day: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th; no other ending is read."""
    return f"{day}{'th' if 10 < day < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


@given(DAYS, st.sampled_from(FORMS))
def test_every_style_of_a_day_is_that_day(day: date, form: str) -> None:
    """Rendered and read back."""
    reading = _read(day.strftime(form.format(nth=_nth(day.day))), None)
    assert reading.core == reading.support == Interval(day.toordinal(), day.toordinal())


@given(DAYS, st.sampled_from(["st", "nd", "rd", "th"]), st.sampled_from(["{} %B %Y", "%B {}, %Y", "the {} of %B"]))
@example(date(2022, 5, 11), "st", "{} %B %Y")
def test_a_day_with_the_ending_of_another_is_refused(day: date, ending: str, form: str) -> None:
    """A slip of 11st for 11th or for 1st is not mended unasked, in whatever style."""
    printed = f"{day.day}{ending}"
    words = day.strftime(form.format(printed))
    if printed == _nth(day.day):
        assert _read(words, "2022-11-06").core.lo == (_read(day.strftime(form.format(day.day)), "2022-11-06").core.lo)
        return
    with pytest.raises(ReadingError, match=f"'{printed}' is a slip"):
        _read(words, "2022-11-06")


@given(st.integers(1, 9999), st.sampled_from(["AD {}", "A.D. {}", "{} AD", "{} C.E.", "May AD {}", "in May, {} CE"]))
def test_an_era_makes_a_year_of_any_digits(year: int, form: str) -> None:
    """However few they are."""
    core = _read(form.format(year), None).core
    assert date.fromordinal(int(core.lo)).year == date.fromordinal(int(core.hi)).year == year


NTH = ["first", "second", "third", "fourth"]
MEMBERS = [
    ("%B %Y", "day"),
    ("%B %Y", "week"),
    ("%B %Y", "weekend"),
    ("%Y", "weekend"),
    ("%Y", "month"),
    ("%Y", "week"),
]
MEMBERS += [("%Y", "quarter"), ("the %Ys", "year"), ("the first half of %Y", "month")]


@given(DAYS, st.sampled_from(MEMBERS), st.integers(2, 4))
@example(date(2022, 11, 1), ("%B %Y", "weekend"), 2)
@example(date(2022, 11, 1), ("%Y", "quarter"), 4)
def test_the_first_few_end_with_the_last_of_them(day: date, members: tuple[str, str], count: int) -> None:
    """Of a month, a year or a decade."""
    begins, name = day.replace(year=day.year // 10 * 10, day=1), members[1]
    whole = begins.strftime(members[0])
    first, nth = (_read(f"the {which} {name} of {whole}", None).core for which in (NTH[0], NTH[count - 1]))
    together = _read(f"the first {('', '', 'two', 'three', 'four')[count]} {name}s of {whole}", None)
    assert together.core == first.hull(nth)
    assert first.lo >= begins.replace(month=1).toordinal()


@given(DAYS, st.sampled_from(["day", "week", "weekend"]), st.integers(2, 4), st.sampled_from(["%B %Y", "%Y"]))
def test_the_last_few_begin_with_the_first_of_them(day: date, name: str, count: int, form: str) -> None:
    whole = day.strftime(form)
    last, few = (_read(f"the last {words} of {whole}", None) for words in (name, f"{count} {name}s"))
    days = (count - 1) * (1 if name == "day" else 7)
    assert few.core == Interval(last.core.lo - days, last.core.hi)
    assert few.support.contains(few.core)


@pytest.mark.parametrize(
    "words", ["first five weekends", "fifth weekend", "last five weekends", "first 31 days", "last 31 days"]
)
def test_there_are_not_more_than_the_calendar_has(words: str) -> None:
    """November 2022 begins on a Tuesday; October 2022 on a Saturday, and has one more of each."""
    assert _read(f"the {words} of October 2022", None)
    with pytest.raises(ReadingError, match="there are not so many in it"):
        _read(f"the {words} of November 2022", None)


@pytest.mark.parametrize(
    "words", ["first 13 months", "last 13 months", "13th month", "first five quarters", "54th week"]
)
def test_nor_has_a_year(words: str) -> None:
    with pytest.raises(ReadingError, match="there are not so many in it"):
        _read(f"the {words} of 2022", None)


@pytest.mark.parametrize("tens", TENS)
@pytest.mark.parametrize("joint", [" ", "-"])
def test_a_decade_in_words_is_that_of_its_century(tens: str, joint: str) -> None:
    """Joined by a hyphen or a blank."""
    for hundreds, word in enumerate(["fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], start=15):
        decade = 100 * hundreds + 10 * (2 + TENS.index(tens))
        for led, digits in (("the", f"the {decade}s"), ("in the late", f"in the late {decade}s")):
            assert _shown(_read(f"{led} {word}{joint}{tens}", None)) == _shown(_read(digits, None))


ONES = words_of("numbers")["names"]["ones"]
NAMES = [
    *ONES,
    *(
        f"{ten}{one}"
        for ten in words_of("numbers")["names"]["tens"]
        for one in ("", *(f"-{one}" for one in ONES[1:10]))
    ),
]


def _ordinals() -> list[str]:
    """First, second … hundredth."""
    names = words_of("numbers")["names"]
    ordinals = [*names["ordinals"]]
    for ten, of_ten in zip(names["tens"], names["ordinal_tens"], strict=True):
        ordinals += [of_ten, *(f"{ten}-{one}" for one in names["ordinals"][:9])]
    return [*ordinals, "hundredth"]


def test_a_day_of_a_month_in_words_is_that_day() -> None:
    for number, words in enumerate(_ordinals()[:31], start=1):
        for form in ("the {} of May 2022", "May the {}, 2022", "on the {} of May, 2022"):
            assert _shown(_read(form.format(words), None)) == (f"2022-05-{number:02}", ""), form.format(words)


def test_an_ordinal_in_words_is_that_of_its_figures() -> None:
    for number, words in enumerate(_ordinals(), start=1):
        assert _told(f"the {words} day of 2022") == _told(f"the {_nth(number)} day of 2022"), words
        assert _told(f"the {words} week of 2022") == _told(f"the {_nth(number)} week of 2022"), words


def _told(words: str) -> object:
    """What is read, or why nothing is."""
    try:
        return _read(words, None).values
    except ReadingError as error:
        return error.message


@pytest.mark.parametrize("led", ["", "in ", "the spring of "])
@pytest.mark.parametrize(("said", "hundreds"), [("fifteen", 15), ("eighteen", 18), ("nineteen", 19), ("twenty", 20)])
def test_a_year_as_it_is_said_is_that_year(led: str, said: str, hundreds: int) -> None:
    for number, name in enumerate(NAMES):
        digits = _shown(_read(f"{led}{100 * hundreds + number}", None))
        forms = [f"{said} hundred and {name}", f"{said} hundred {name}"] if number else []
        forms += [f"two thousand and {name}", f"two thousand {name}"] if number and hundreds == 20 else []
        forms += [f"{said} oh {name}", f"{said} oh-{name}", f"{said}-oh-{name}"] if 0 < number < 10 else []
        forms += [f"{said} {name}", f"{said}-{name}"] if number >= 10 else []
        for form in forms:
            assert _shown(_read(f"{led}{form}", None)) == digits, form


@pytest.mark.parametrize("full", [*range(1800, 2030, 10)])
@pytest.mark.parametrize("short", range(20, 100, 10))
def test_of_two_decades_the_one_takes_its_century_from_the_other(full: int, short: int) -> None:
    """It is that of the other, or the one beside it where they are then no more than forty years apart."""
    here = full - full % 100 + short
    first = here if here <= full else here - 100 if full - here + 100 <= 40 else None
    last = here if here >= full else here + 100 if here + 100 - full <= 40 else None
    for words, begins, ends in (
        (f"from the {short}s to the {full}s", first, full),
        (f"from the {full}s to the {short}s", full, last),
    ):
        if begins is None or ends is None:
            with pytest.raises(ReadingError, match="this runs backwards"):
                _read(words, None)
        else:
            core = _read(words, None).core
            assert (core.lo, core.hi) == (date(begins, 1, 1).toordinal(), date(ends + 9, 12, 31).toordinal())


@given(DAYS, st.sampled_from(["%B %Y", "in %b. %Y", "%m/%Y", "%Y-%m"]))
def test_every_style_of_a_month_is_that_month(day: date, form: str) -> None:
    """Rendered and read back; it contains its days and no others of them."""
    assume(form != "%Y-%m" or day.month <= day.year % 100)  # else two years, or this month
    core = _read(day.strftime(form), None).core
    first = date.fromordinal(int(core.lo))
    assert (first.year, first.month, first.day) == (day.year, day.month, 1)
    assert core.contains(Interval(day.toordinal(), day.toordinal()))
    assert date.fromordinal(int(core.hi) + 1).day == 1


@given(DAYS)
def test_days_count_from_the_day_of_publishing(day: date) -> None:
    """Yesterday is the day before, n days ago is n days before."""
    on = day.isoformat()
    assert _read("yesterday", on).core.hi == day.toordinal() - 1
    assert _read("9 days ago", on).core == Interval(day.toordinal() - 9, day.toordinal() - 9)
    assert _read("today", on).core == _read(on, None).core


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_last_one(day: date, weekday: int) -> None:
    """On or before the day, and less than a week before."""
    name = (date(2022, 10, 31) + timedelta(days=weekday)).strftime("%A")
    core = _read(name, day.isoformat()).core
    assert date.fromordinal(int(core.lo)).weekday() == weekday
    assert day.toordinal() - 7 < core.lo == core.hi <= day.toordinal()


@given(DAYS, DAYS)
def test_a_day_without_its_year_is_the_nearest(day: date, told: date) -> None:
    """Not further than any other, and of two as near the past one."""
    assume((told.month, told.day) != (2, 29))
    found = _read(told.strftime("%B %d"), day.isoformat()).core.lo
    assert (date.fromordinal(int(found)).month, date.fromordinal(int(found)).day) == (told.month, told.day)
    others = [told.replace(year=day.year + years).toordinal() for years in (-1, 0, 1)]
    assert found == min(others, key=lambda other: abs(other - day.toordinal()))


@given(DAYS, st.integers(-360, 360))
def test_a_weekday_tells_the_year(day: date, days: int) -> None:
    """Of the last and the coming one only one has it."""
    told = day + timedelta(days=days)
    assume((told.month, told.day) != (2, 29))
    assert _read(told.strftime("%A, %B %d"), day.isoformat()).core.lo == told.toordinal()


@given(DAYS, st.integers(-360, 360), st.integers(1, 180))
def test_a_pair_of_days_stays_a_pair(day: date, days: int, length: int) -> None:
    """As long as it is, and the nearest of its like."""
    first = day + timedelta(days=days)
    last = first + timedelta(days=length)
    assume((2, 29) not in ((first.month, first.day), (last.month, last.day)))
    core = _read(f"{first:%B %d} to {last:%B %d}", day.isoformat()).core
    assert abs(core.hi - core.lo - length) <= 1  # a leap year
    assert core.gap(Interval(day.toordinal(), day.toordinal())) <= 183
    assert date.fromordinal(int(core.hi)).month == last.month


@given(DAYS, st.integers(1, 28), st.integers(-1, 1), st.sampled_from(["the {} to {}", "from the {} to {}"]))
def test_a_day_of_some_month_lies_beside_the_other_end(day: date, nth: int, ago: int, form: str) -> None:
    """It is the last one before a day that is told from today, the first one after."""
    told, on = ("today", "yesterday", "tomorrow")[ago], (day + timedelta(days=ago)).isoformat()
    back = _read(form.format(_nth(nth), told), on).core
    ahead = _read(form.format(told, f"the {_nth(nth)}"), on).core
    assert (back.hi, ahead.lo) == (day.toordinal(), day.toordinal())
    first, last = date.fromordinal(int(back.lo)), date.fromordinal(int(ahead.hi))
    assert (first.day, last.day) == (nth, nth)
    assert first > day - timedelta(days=32)
    assert last < day + timedelta(days=32)


@pytest.mark.parametrize("form", ["the {} to {}", "from the {} until {}", "between the {} and {}"])
@pytest.mark.parametrize("nth", ["18th", "3rd"])
@pytest.mark.parametrize(
    "other",
    [
        *("2009", "last year", "the 1990s", "this decade", "the nineties", "the late 90s"),
        *("the 20th century", "this century", "last century", "late last century", "the end of last century"),
    ],
)
def test_an_ordinal_beside_a_year_or_longer_is_no_day(form: str, nth: str, other: str) -> None:
    """Mostly it is a century, whether the other is the same whenever it is told or counts from today."""
    with pytest.raises(ReadingError, match="an ordinal beside this is no day"):
        _read(form.format(nth, other))


@given(
    DAYS,
    st.sampled_from(["May 5", "the 5th", "in May", "in the spring", "Q2", "Tuesday", "mid-May", "over the weekend"]),
)
def test_a_sentence_may_look_ahead_or_back(day: date, words: str) -> None:
    """Ahead, it is not over on the day of publishing; back, it has begun; else it is one of the two."""
    on, today = Interval(day.toordinal(), day.toordinal()), day.toordinal()
    ahead, back, either = (read_date(words, on=on, table=TABLE, ahead=ahead).core for ahead in (True, False, None))
    assert ahead.hi >= today
    assert back.lo <= today
    assert either in (ahead, back)


@given(DAYS, st.integers(0, 400), st.sampled_from(RULES))
def test_a_span_of_days_is_read_at_least_as_widely(day: date, length: int, words: str) -> None:
    """What the words mean on its first and on its last day lies in what they mean on the span."""
    last = day + timedelta(days=length)
    try:
        both = _read(words, f"{day}/{last}")
    except ReadingError:
        return
    for on in (day, last):
        one = _read(words, on.isoformat())
        assert both.core.contains(one.core)
        assert both.support.contains(one.support)


@given(st.sampled_from([words for words, *_ in ABSOLUTE + RELATIVE]), DAYS)
def test_about_widens(words: str, day: date) -> None:
    """The core stays, the support grows."""
    on = day.isoformat()
    try:
        plain, about = _read(words, on), _read(f"about {words}", on)
    except ReadingError:
        return
    if "ago" not in words:  # an age's core follows the number's
        assert about.core == plain.core
    assert about.support.contains(plain.support)


@given(
    st.sampled_from(["two", "a few", "40", "several", "some 20", "more than three", "half a dozen", "a couple of", ""]),
    st.sampled_from(["minutes", "hours", "days", "weeks", "months", "years", "decades"]),
    st.sampled_from(
        ["earlier", "later", "before", "after", "afterwards", "previously", "before that", "after the vote"]
    ),
)
def test_what_counts_from_something_else_is_refused(count: str, unit: str, side: str) -> None:
    """However it is counted, and whatever that is."""
    with pytest.raises(ReadingError, match="this counts from something else that is told"):
        _read(f"{count} {unit} {side}".strip())


VOCABULARY = " ".join(words for words, *_ in ABSOLUTE + RELATIVE + [(words, "", "") for words, _ in REFUSED]).split()


@given(st.lists(st.sampled_from(VOCABULARY), max_size=7).map(" ".join) | st.text(max_size=40), st.none() | st.dates())
def test_total(words: str, day: date | None) -> None:
    """Any text is read or refused cleanly."""
    reading: Reading | ReadingError
    try:
        reading = _read(words, day.isoformat() if day else None)
    except ReadingError as error:
        reading = error
    assert reading.pointed if isinstance(reading, ReadingError) else reading.to_json()


@pytest.mark.parametrize(
    "words", ["the year 12345", "in 12345", "12345", "May 12345", "May 00012", "May 012", "012 May 2022"]
)
def test_a_year_has_four_digits_at_most_and_a_day_two(words: str) -> None:
    with pytest.raises(ReadingError):
        _read(words)
