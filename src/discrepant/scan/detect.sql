-- The buckets in which some question has cores that cannot all be true; no other question can fail on any level, for a
-- core lies inside its support. A bucket is the hash of a question: quicker to group and to sort than text, and where two
-- questions share one, too much is suspected and never too little. It runs unchanged on DuckDB and on Spark.
-- Constants need no order, nor does what may change as long as only days are known of it; where no time is known at all,
-- the engines see that the parts about moments are empty.
select bucket
from told
where nature = 'constant'
group by bucket
having max(core_lo) > min(core_hi)

union

-- what may change has one value on one day
select bucket
from told
where nature = 'varying' and bucket not in (select bucket from told where moment is not null)
group by bucket, day
having max(core_lo) > min(core_hi)

union

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
    where nature = 'varying' and bucket in (select bucket from told where moment is not null)
    group by bucket, day, moment
  ) as at_one_time
) as at_times
where case when moment is null then highest else greatest(highest_untimed, highest_then) end > least_hi

union

-- A total never falls: no figure lies below one that may be as early; and none is more times the highest that was told
-- last before it than it may be. Within a bucket of two questions, which hardly ever is, one could hide how the other grows.
select bucket
from (
  select
    *,
    max(greatest_lo) over in_order as highest,
    lag(greatest_hi) over in_order as last_hi,
    lag(day) over in_order as last_day
  from (
    select
      bucket, day, max(grows) as grows, max(core_lo) as greatest_lo, min(core_hi) as least_hi,
      max(core_hi) as greatest_hi
    from told
    where nature = 'cumulative' and bucket not in (select bucket from told where moment is not null)
    group by bucket, day
  ) as on_one_day
  window in_order as (partition by bucket order by day)
) as running
where highest > least_hi
  or case
    when last_hi > 0 and greatest_lo > last_hi * grows
      then ln(greatest_lo) - ln(last_hi) > ln(grows) * greatest(1, (day - last_day) / 365) + 1e-9
    else false
  end

union

-- what has a moment is told of that one; what has none, of some time of its day, which nobody knows
select bucket
from (
  select
    *,
    -- of a day at an unknown time: what was told last before is what was told last before all that is told of that day
    case when moment is null then first_value(hi_before) over one_day else hi_before end as last_hi,
    case when moment is null then first_value(day_before) over one_day else day_before end as last_day
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
      where nature = 'cumulative' and bucket in (select bucket from told where moment is not null)
      group by bucket, day, moment
    ) as at_one_time
  ) as running
  window one_day as (partition by bucket, line order by moment nulls last)
) as known
where case when moment is null then highest else greatest(highest_untimed, highest_timed) end > least_hi
  or case
    when last_hi > 0 and greatest_lo > last_hi * grows
      then ln(greatest_lo) - ln(last_hi) > ln(grows) * greatest(1, (day - last_day) / 365) + 1e-9
    else false
  end
