-- Of the claim that is shown of two sources the two rows, in the columns of `pairs`.
with shown as (
  select *
  from (
    select
      met.*, worst.one, worst.other,
      row_number() over (
        partition by worst.one, worst.other
        order by met.high_day, met.high_instant, met.low_day, met.low_instant, met.high_term, met.low_term
      ) as turn
    from largest as worst
    join term_meetings as met on met.question = worst.question and met.high = worst.high and met.low = worst.low
  ) as ordered
  where turn = 1
)
select
  shown.one, shown.other, a.claim, 'conflict' as verdict, a.kind, a.nature, cast(null as string) as unit, cast(null as double) as gap,
  cast(null as double) as percent, a.question,
  a.source as high_source, a.says as high_says, a.as_of as high_as_of, a.core_lo as high_core_lo, a.core_hi as high_core_hi,
  a.support_lo as high_support_lo, a.support_hi as high_support_hi, a.extra as high_extra, a.day as high_day, a.moment as high_moment,
  b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo, b.core_hi as low_core_hi,
  b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra, b.day as low_day, b.moment as low_moment,
  a.grows, cast(null as string) as high_unit, cast(null as string) as low_unit
from shown
join term_times as a
  on a.question = shown.question and a.source = shown.high and a.term = shown.high_term and a.on_day = shown.high_day
  and a.instant = shown.high_instant
join term_times as b
  on b.question = shown.question and b.source = shown.low and b.term = shown.low_term and b.on_day = shown.low_day
  and b.instant = shown.low_instant
