-- For each question that fails the two rows that are farthest apart: the upper one gives the greater figure, and for a
-- running total that falls it is the earlier one. On each level the worst pair is the least upper bound against the greatest lower
-- bound that must not lie above it; of the two pairs, one in conflict goes before one that is strained, then the wider.
with levels as (
  select *, 'core' as level, core_lo as lo, core_hi as hi from suspect
  union all
  select *, 'support' as level, support_lo as lo, support_hi as hi from suspect
),
running as (
  select
    *,
    max(lo) over (partition by level, question, era order by moment) as highest,
    row_number() over (
      partition by level, question, era, lo
      order by moment, source, says nulls last, core_hi, support_lo, support_hi, extra nulls last
    ) as turn
  from levels
),
lower as (
  select
    *,
    row_number() over (
      partition by level, question
      order by
        highest - hi desc, era, moment, source, says nulls last, core_lo, core_hi, support_lo, support_hi,
        extra nulls last
    ) as place
  from running
  where highest > hi
),
worst as (
  select
    b.question, b.claim, b.kind, b.nature, b.unit, b.level,
    case when a.support_lo > b.support_hi then 'conflict' else 'strained' end as verdict, a.core_lo - b.core_hi as gap,
    greatest(a.grows, b.grows) as grows, a.source as high_source, a.says as high_says, a.as_of as high_as_of, a.core_lo as high_core_lo,
    a.core_hi as high_core_hi, a.support_lo as high_support_lo, a.support_hi as high_support_hi, a.extra as high_extra,
    b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo,
    b.core_hi as low_core_hi, b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra
  from lower as b
  join running as a
    on a.level = b.level and a.question = b.question and a.era = b.era and a.lo = b.highest
  where b.place = 1 and a.turn = 1
),
-- What has grown too far: a figure, and the highest of those that were told last before it.
at_one_time as (
  select
    question, moment, max(day) as day, max(grows) as grows, max(core_lo) as greatest_lo, max(core_hi) as greatest_hi
  from suspect
  where nature = 'cumulative'
  group by question, moment
),
steps as (
  select
    *,
    lag(moment) over (partition by question order by moment) as last_moment,
    lag(greatest_hi) over (partition by question order by moment) as last_hi,
    lag(day) over (partition by question order by moment) as last_day
  from at_one_time
),
grown as (
  select *, row_number() over (partition by question order by greatest_lo - last_hi desc, moment) as place
  from steps
  where case
    when last_hi > 0 and greatest_lo > 0
      then ln(greatest_lo) - ln(last_hi) > ln(grows) * greatest(1, (day - last_day) / 365) + 1e-9
    else false
  end
),
told_then as (
  select
    *,
    row_number() over (
      partition by question, moment, core_lo
      order by source, says nulls last, core_hi, support_lo, support_hi, extra nulls last
    ) as turn_lo,
    row_number() over (
      partition by question, moment, core_hi
      order by source, says nulls last, core_lo, support_lo, support_hi, extra nulls last
    ) as turn_hi
  from suspect
  where question in (select question from grown)
),
leap as (
  select
    b.question, b.claim, b.kind, b.nature, b.unit, 'growth' as level, 'strained' as verdict, a.core_lo - b.core_hi as gap,
    greatest(a.grows, b.grows) as grows, a.source as high_source, a.says as high_says, a.as_of as high_as_of, a.core_lo as high_core_lo,
    a.core_hi as high_core_hi, a.support_lo as high_support_lo, a.support_hi as high_support_hi, a.extra as high_extra,
    b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo,
    b.core_hi as low_core_hi, b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra
  from grown as g
  join told_then as a
    on a.question = g.question and a.moment = g.moment and a.core_lo = g.greatest_lo
  join told_then as b
    on b.question = g.question and b.moment = g.last_moment and b.core_hi = g.last_hi
  where g.place = 1 and a.turn_lo = 1 and b.turn_hi = 1
),
ranked as (
  select *, row_number() over (partition by question order by verdict, gap desc, level) as place
  from (select * from worst union all select * from leap) as found
)
select
  question, claim, verdict, kind, nature, unit, gap,
  case when kind in ('date', 'age') then null else 100 * gap / nullif(abs(low_core_hi), 0) end as percent,
  high_source, high_says, high_as_of, high_core_lo, high_core_hi, high_support_lo, high_support_hi, high_extra,
  low_source, low_says, low_as_of, low_core_lo, low_core_hi, low_support_lo, low_support_hi, low_extra, grows
from ranked
where place = 1
