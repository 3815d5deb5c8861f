-- For each question that fails the two rows that are farthest apart: the upper one gives the greater figure, and for a
-- running total that falls it is the earlier one. On each level the worst pair is the least upper bound against the greatest lower
-- bound that must not lie above it; of the pairs, one in conflict goes before one that is strained, then the wider. Two
-- figures of a running total that are told of one day, not both at a known moment, are strained at the most.
with levels as (
  select *, 'core' as level, core_lo as lo, core_hi as hi, case when moment is null then core_lo end as lo_untimed from suspect
  union all
  select *, 'support', support_lo, support_hi, case when moment is null then support_lo end from suspect
),
running as (
  select
    *,
    max(lo) over (partition by level, question) as of_all,
    max(lo) over (partition by level, question, on_day) as of_day,
    max(lo_untimed) over (partition by level, question, on_day) as of_day_untimed,
    max(lo) over (partition by level, question, instant) as of_moment,
    max(lo) over (partition by level, question order by on_day range between unbounded preceding and 1 preceding) as before,
    max(lo_untimed)
      over (partition by level, question order by on_day range between unbounded preceding and 1 preceding) as before_untimed,
    max(case when moment is not null then lo end) over (partition by level, question order by instant) as until_moment
  from levels
),
bound as (
  select
    *, 'order' as bond,
    case
      when nature = 'constant' then of_all
      when nature = 'varying' and moment is null then of_day
      when nature = 'varying' then greatest(of_day_untimed, of_moment)
      when moment is null then before
      else greatest(before_untimed, until_moment)
    end as highest
  from running
  union all
  select *, 'day', case when moment is null then of_day else of_day_untimed end
  from running
  where nature = 'cumulative' and level = 'core'
),
lower as (
  select
    *,
    row_number() over (
      partition by level, bond, question
      order by
        highest - hi desc, on_day, instant, source, says nulls last, core_lo, core_hi, support_lo, support_hi,
        extra nulls last
    ) as place
  from bound
  where highest > hi
),
upper as (
  select
    b.level, b.bond, a.*,
    row_number() over (
      partition by b.level, b.bond, b.question
      order by
        a.on_day, a.instant, a.source, a.says nulls last, a.core_hi, a.support_lo, a.support_hi, a.extra nulls last
    ) as turn
  from lower as b
  join suspect as a
    on a.question = b.question and b.highest = case when b.level = 'core' then a.core_lo else a.support_lo end
  where b.place = 1 and case
    when b.nature = 'constant' then true
    when b.nature = 'varying' and a.moment is not null and b.moment is not null then a.moment = b.moment
    when b.nature = 'varying' or b.bond = 'day' then a.day = b.day and (a.moment is null or b.moment is null)
    when a.moment is not null and b.moment is not null then a.moment <= b.moment
    else a.day < b.day
  end
),
worst as (
  select
    b.question, b.claim, b.kind, b.nature, b.unit, b.level,
    case when b.bond = 'order' and a.support_lo > b.support_hi then 'conflict' else 'strained' end as verdict,
    a.core_lo - b.core_hi as gap,
    greatest(a.grows, b.grows) as grows, a.source as high_source, a.says as high_says, a.as_of as high_as_of, a.core_lo as high_core_lo,
    a.core_hi as high_core_hi, a.support_lo as high_support_lo, a.support_hi as high_support_hi, a.extra as high_extra,
    a.day as high_day, a.moment as high_moment,
    b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo,
    b.core_hi as low_core_hi, b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra,
    b.day as low_day, b.moment as low_moment
  from lower as b
  join upper as a
    on a.level = b.level and a.bond = b.bond and a.question = b.question
  where b.place = 1 and a.turn = 1
),
-- What has grown too far: a figure, and the highest of those that were told last before it.
at_one_time as (
  select
    question, on_day, instant, case when instant >= 0 then floor(instant / 86400) else on_day end as line, case when instant >= 0 then 0 else 1 end as is_last,
    max(grows) as grows, max(core_lo) as greatest_lo, max(core_hi) as greatest_hi
  from suspect
  where nature = 'cumulative'
  group by question, on_day, instant
),
in_order as (
  select
    *,
    lag(instant) over (partition by question order by line, is_last, instant) as at_before,
    lag(greatest_hi) over (partition by question order by line, is_last, instant) as hi_before,
    lag(on_day) over (partition by question order by line, is_last, instant) as day_before
  from at_one_time
),
steps as (
  select
    *,
    case when is_last = 1 then first_value(at_before) over one_day else at_before end as last_at,
    case when is_last = 1 then first_value(hi_before) over one_day else hi_before end as last_hi,
    case when is_last = 1 then first_value(day_before) over one_day else day_before end as last_day
  from in_order
  window one_day as (partition by question, line order by is_last, instant)
),
grown as (
  select *, row_number() over (partition by question order by greatest_lo - last_hi desc, on_day, instant) as place
  from steps
  where case
    when last_hi > 0 and greatest_lo > 0
      then ln(greatest_lo) - ln(last_hi) > ln(grows) * greatest(1, (on_day - last_day) / 365) + 1e-9
    else false
  end
),
told_then as (
  select
    *,
    row_number() over (
      partition by question, on_day, instant, core_lo
      order by source, says nulls last, core_hi, support_lo, support_hi, extra nulls last
    ) as turn_lo,
    row_number() over (
      partition by question, on_day, instant, core_hi
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
    a.day as high_day, a.moment as high_moment,
    b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo,
    b.core_hi as low_core_hi, b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra,
    b.day as low_day, b.moment as low_moment
  from grown as g
  join told_then as a
    on a.question = g.question and a.on_day = g.on_day and a.instant = g.instant and a.core_lo = g.greatest_lo
  join told_then as b
    on b.question = g.question and b.on_day = g.last_day and b.instant = g.last_at and b.core_hi = g.last_hi
  where g.place = 1 and a.turn_lo = 1 and b.turn_hi = 1
),
ranked as (
  select *, row_number() over (partition by question order by verdict, gap desc, level, high_day, low_day) as place
  from (select * from worst union all select * from leap) as found
)
select
  question, claim, verdict, kind, nature, unit, gap,
  case when kind in ('date', 'age', 'change') then null else 100 * gap / nullif(abs(low_core_hi), 0) end as percent,
  high_source, high_says, high_as_of, high_core_lo, high_core_hi, high_support_lo, high_support_hi, high_extra, high_day, high_moment,
  low_source, low_says, low_as_of, low_core_lo, low_core_hi, low_support_lo, low_support_hi, low_extra, low_day, low_moment, grows,
  cast(null as string) as high_unit, cast(null as string) as low_unit
from ranked
where place = 1
