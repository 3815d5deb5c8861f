-- The buckets in which some question has cores that cannot all be true; no other question can fail on any level, for a
-- core lies inside its support. A bucket is the hash of a question: quicker to group and to sort than text, and where two
-- questions share one, too much is suspected and never too little. It runs unchanged on DuckDB and on Spark.
select bucket
from told
where nature = 'constant'
group by bucket
having max(core_lo) > min(core_hi)

union

-- a total never falls: no figure lies below an earlier one, or below another of the same as-of; and none is more times the
-- highest that was told last before it than it may be. Within a bucket of two questions, which hardly ever is, one could
-- hide how the other grows.
select bucket
from (
  select
    bucket, day, grows, greatest_lo, least_hi,
    max(greatest_lo) over (partition by bucket order by as_of nulls last) as highest,
    lag(greatest_hi) over (partition by bucket order by as_of nulls last) as last_hi,
    lag(day) over (partition by bucket order by as_of nulls last) as last_day
  from (
    select
      bucket, as_of, max(day) as day, max(grows) as grows, max(core_lo) as greatest_lo, min(core_hi) as least_hi,
      max(core_hi) as greatest_hi
    from told
    where nature = 'cumulative'
    group by bucket, as_of
  ) as at_one_time
) as running
where highest > least_hi
  or case
    when last_hi > 0 and greatest_lo > 0
      then ln(greatest_lo) - ln(last_hi) > ln(grows) * greatest(1, (day - last_day) / 365) + 1e-9
    else false
  end

union

-- what may change has one value at one time
select bucket
from (
  select bucket
  from told
  where nature = 'varying'
  group by bucket, as_of
  having max(core_lo) > min(core_hi)
) as at_one_time
