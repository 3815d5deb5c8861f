-- The questions whose cores cannot all be true (`fell`), and the running totals that may grow beyond what is expected
-- (`grew`); no other question can fail on any level, for a core lies inside its support. A question goes by its `bucket`, a
-- number that it has for itself: quicker to group and to sort than text. It runs unchanged on DuckDB and on Spark. What `grows`
-- is taken from is given: a number where all rows have the same, which spares each row of a window a column.
select bucket, max(fell) as fell, max(grew) as grew
from (
  select
    bucket, fell,
    case
      when is_uneven = 1 and grows < cast('Infinity' as double) then 1
      when last_hi > 0 and greatest_lo > last_hi * grows
        then case when ln(greatest_lo) - ln(last_hi) > ln(grows) * greatest(1, days / 365) + 1e-9 then 1 else 0 end
      else 0
    end as grew
  from (
    -- A total never falls. Single numbers in order never do if none lies below the one before it, nor beside another of its
    -- time. If none does, what was told last before is the one before; else how it grows is left open (`is_uneven`).
    select
      bucket, grows, core_lo as greatest_lo, last_lo as last_hi,
      -- at the least: a moment has one day here and another there
      case when point < 0 then point - last_point else (point - last_point) / 86400 - 2 end as days,
      case when last_lo > core_lo or last_point = point then 1 else 0 end as fell,
      case when last_point = point then 1 else 0 end as is_uneven
    from (
      select
        bucket, point, core_lo, {grows} as grows,
        lag(core_lo) over in_order as last_lo,
        lag(point) over in_order as last_point
      from told
      anti join wide on wide.bucket = told.bucket
      anti join mixed on mixed.bucket = told.bucket
      where nature = 'cumulative'
      window in_order as (partition by bucket order by point)
    ) as beside
    where last_lo > core_lo
      or (last_lo < core_lo and (last_point = point or (last_lo > 0 and core_lo > last_lo * grows)))

    union all

    -- of ranges, none may lie below one that is not later
    select
      bucket, grows, greatest_lo, last_hi, day - last_day as days, case when highest > least_hi then 1 else 0 end as fell,
      0 as is_uneven
    from (
      select
        *,
        max(greatest_lo) over in_order as highest,
        lag(greatest_hi) over in_order as last_hi,
        lag(day) over in_order as last_day
      from (
        select
          bucket, point, min(day) as day, max(grows) as grows, max(core_lo) as greatest_lo, min(core_hi) as least_hi,
          max(core_hi) as greatest_hi
        from told
        anti join mixed on mixed.bucket = told.bucket
        where nature = 'cumulative' and bucket in (select bucket from wide)
        group by bucket, point
      ) as at_one_time
      window in_order as (partition by bucket order by point)
    ) as running
    where highest > least_hi or (last_hi > 0 and greatest_lo > last_hi * grows)

    union all

    -- what has a moment is told of that one; what has none, of some time of its day, which nobody knows
    select
      bucket, grows, greatest_lo,
      -- what was told last before it is what was told last before all that is told of that day
      case when moment is null then first_value(hi_before) over one_day else hi_before end as last_hi,
      day - case when moment is null then first_value(day_before) over one_day else day_before end as days,
      case
        when case when moment is null then highest else greatest(highest_untimed, highest_timed) end > least_hi then 1 else 0
      end as fell,
      0 as is_uneven
    from (
      select
        *,
        max(greatest_lo) over (partition by bucket order by day) as highest,
        max(case when moment is null then greatest_lo end) over (partition by bucket order by day) as highest_untimed,
        max(case when moment is not null then greatest_lo end)
          over (partition by bucket order by moment nulls first) as highest_timed,
        lag(greatest_hi) over (partition by bucket order by line, moment nulls last) as hi_before,
        lag(day) over (partition by bucket order by line, moment nulls last) as day_before
      from (
        select
          bucket, day, moment, coalesce(floor(moment / 86400), day) as line, max(grows) as grows,
          max(core_lo) as greatest_lo, min(core_hi) as least_hi, max(core_hi) as greatest_hi
        from told
        where nature = 'cumulative' and bucket in (select bucket from mixed)
        group by bucket, day, moment
      ) as at_one_time
    ) as known
    window one_day as (partition by bucket, line order by moment nulls last)
  ) as totals
) as of_totals
where fell = 1 or grew = 1
group by bucket

union all

-- constants need no order
select bucket, 1 as fell, 0 as grew
from told
where nature = 'constant'
group by bucket
having max(core_lo) > min(core_hi)

union all

-- what may change has one value at one time
select distinct bucket, 1 as fell, 0 as grew
from (
  select bucket
  from told
  anti join mixed on mixed.bucket = told.bucket
  where nature = 'varying'
  group by bucket, point
  having max(core_lo) > min(core_hi)

  union all

  -- at one moment, and on a day beside all that is told of it
  select bucket
  from (
    select
      *,
      max(greatest_lo) over (partition by bucket, day) as highest,
      max(case when moment is null then greatest_lo end) over (partition by bucket, day) as highest_untimed,
      max(greatest_lo) over (partition by bucket, moment) as highest_then
    from (
      select bucket, day, moment, max(core_lo) as greatest_lo, min(core_hi) as least_hi
      from told
      where nature = 'varying' and bucket in (select bucket from mixed)
      group by bucket, day, moment
    ) as at_one_time
  ) as at_times
  where case when moment is null then highest else greatest(highest_untimed, highest_then) end > least_hi
) as varied
