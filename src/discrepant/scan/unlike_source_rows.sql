-- The same where two sources tell a claim in units that do not measure the same.
with firsts as (
  select *
  from (
    select *, row_number() over (partition by question, source, sort order by turn) as turn_of_source
    from unlike
    where question in (select question from largest where way = 'unit')
  ) as turns
  where turn_of_source = 1
)
select
  one, other, claim, verdict, kind, nature, unit, gap, percent, question,
  high_source, high_says, high_as_of, high_core_lo, high_core_hi, high_support_lo, high_support_hi, high_extra, high_day, high_moment,
  low_source, low_says, low_as_of, low_core_lo, low_core_hi, low_support_lo, low_support_hi, low_extra, low_day, low_moment,
  grows, high_unit, low_unit
from (
  select
    worst.one, worst.other, a.claim, 'conflict' as verdict, a.kind, a.nature, cast(null as string) as unit,
    cast(null as double) as gap, cast(null as double) as percent, a.question,
    a.source as high_source, a.says as high_says, a.as_of as high_as_of, a.core_lo as high_core_lo, a.core_hi as high_core_hi,
    a.support_lo as high_support_lo, a.support_hi as high_support_hi, a.extra as high_extra, a.day as high_day,
    a.moment as high_moment,
    b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo, b.core_hi as low_core_hi,
    b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra, b.day as low_day, b.moment as low_moment,
    a.grows, a.unit as high_unit, b.unit as low_unit,
    row_number() over (partition by worst.one, worst.other order by a.sort, b.sort) as place
  from largest as worst
  join firsts as a on a.question = worst.question and a.source = worst.high
  join firsts as b on b.question = worst.question and b.source = worst.low
  where worst.way = 'unit' and a.sort < b.sort
) as matched
where place = 1
