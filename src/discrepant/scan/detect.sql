-- The buckets in which some question has cores that cannot all be true; no other question can fail on any level, for a
-- core lies inside its support. A bucket is the hash of a question: quicker to group and to sort than text, and where two
-- questions share one, too much is suspected and never too little. It runs unchanged on DuckDB and on Spark.
select bucket
from told
where nature = 'constant'
group by bucket
having max(core_lo) > min(core_hi)

union

-- a total never falls: no figure lies below an earlier one, or below another of the same as-of
select bucket
from (
  select bucket, least_hi, max(greatest_lo) over (partition by bucket order by as_of nulls last) as highest
  from (
    select bucket, as_of, max(core_lo) as greatest_lo, min(core_hi) as least_hi
    from told
    where nature = 'cumulative'
    group by bucket, as_of
  ) as at_one_time
) as running
where highest > least_hi

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
