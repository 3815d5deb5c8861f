-- For each failing question and any two sources, the higher and the lower one: whether a figure of the one cannot be true beside
-- one of the other, and where that is worst. As in pairs.sql, a way of failing is by the supports, by the cores, or on one day
-- whose order is not known; growth is no matter between two sources. Constants are one time, and what may change is held against
-- what is told of the same one; of a running total each figure of the lower source is held against the highest that the other
-- told before it, for which the two are put into one order: no pair of rows is ever made.
with at_one_time as (
  select
    question, claim, kind, nature, unit, source,
    case when nature = 'constant' then 0 else day end as on_day,
    case when nature = 'constant' then -1 else coalesce(moment, -1) end as instant,
    max(core_lo) as core_top, min(core_hi) as core_low, max(support_lo) as support_top, min(support_hi) as support_low
  from suspect
  group by
    question, claim, kind, nature, unit, source, case when nature = 'constant' then 0 else day end,
    case when nature = 'constant' then -1 else coalesce(moment, -1) end
),
-- of one day, where either tells no moment, and of one moment
at_the_same as (
  select
    b.question, b.claim, b.kind, b.nature, b.unit, a.source as high, b.source as low, b.on_day, b.instant, b.core_low, b.support_low,
    a.core_top as core_highest, a.support_top as support_highest, cast(null as double) as highest_of_day
  from at_one_time as a
  join at_one_time as b on b.question = a.question and b.on_day = a.on_day
  where a.source <> b.source and a.nature <> 'cumulative' and (a.instant < 0 or b.instant < 0)
  union all
  select
    b.question, b.claim, b.kind, b.nature, b.unit, a.source, b.source, b.on_day, b.instant, b.core_low, b.support_low,
    a.core_top, a.support_top, cast(null as double)
  from at_one_time as a
  join at_one_time as b on b.question = a.question and b.instant = a.instant
  where a.source <> b.source and a.nature <> 'cumulative' and a.instant >= 0
),
tellers as (
  select question, source from at_one_time where nature = 'cumulative' group by question, source
),
-- the figures of either source, each in the order with those of the other: of the higher one its tops, of the lower one its ends
either_side as (
  select t.*, t.source as high, p.source as low, false as is_low
  from at_one_time as t join tellers as p on p.question = t.question
  where p.source <> t.source
  union all
  select t.*, p.source as high, t.source as low, true as is_low
  from at_one_time as t join tellers as p on p.question = t.question
  where p.source <> t.source
),
in_order as (
  select
    question, claim, kind, nature, unit, high, low, on_day, instant, is_low, core_low, support_low,
    case
      when instant < 0 then max(any_core) over before else greatest(max(untimed_core) over before, max(timed_core) over until)
    end as core_highest,
    case
      when instant < 0 then max(any_support) over before
      else greatest(max(untimed_support) over before, max(timed_support) over until)
    end as support_highest,
    case when instant < 0 then max(any_core) over one_day else max(untimed_core) over one_day end as highest_of_day
  from (
    select
      *,
      case when not is_low then core_top end as any_core,
      case when not is_low and instant < 0 then core_top end as untimed_core,
      case when not is_low and instant >= 0 then core_top end as timed_core,
      case when not is_low then support_top end as any_support,
      case when not is_low and instant < 0 then support_top end as untimed_support,
      case when not is_low and instant >= 0 then support_top end as timed_support
    from either_side
  ) as tops
  window
    before as (partition by question, high, low order by on_day range between unbounded preceding and 1 preceding),
    one_day as (partition by question, high, low order by on_day range between current row and current row),
    until as (partition by question, high, low order by instant range between unbounded preceding and current row)
),
held as (
  select * from at_the_same
  union all
  select
    question, claim, kind, nature, unit, high, low, on_day, instant, core_low, support_low, core_highest, support_highest, highest_of_day
  from in_order
  where is_low
),
failing_ways as (
  select
    question, claim, kind, nature, unit, high, low, on_day, instant, way,
    case way when 'support' then support_low else core_low end as low_end,
    case way when 'support' then support_highest when 'core' then core_highest else highest_of_day end as high_end
  from held
  cross join (values ('support'), ('core'), ('day')) as ways(way)
  where case way
    when 'support' then support_highest > support_low
    when 'core' then core_highest > core_low
    else highest_of_day > core_low
  end
)
select
  question, claim, kind, nature, unit, high, low, on_day, instant, way, low_end, high_end,
  case way when 'support' then 'conflict' else 'strained' end as verdict,
  high_end - low_end as apart,
  case
    when kind in ('date', 'age', 'change') then null else 100 * (high_end - low_end) / nullif(abs(low_end), 0)
  end as percent
from (
  select
    *,
    row_number() over (
      partition by question, high, low, way order by (low_end - high_end, on_day, instant)
    ) as place
  from failing_ways
) as ordered
where place = 1
