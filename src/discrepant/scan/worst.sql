-- On one level, core or support, the two ends of each failing question that are farthest apart: the least upper bound, with
-- its time, against the greatest lower bound that must not lie above it (`order`), or that is told of its day at a time that
-- is not known (`day`). All that is told at one time is put together before anything is put in order.
with times as (
  -- of constants, time is of no matter
  select
    bucket, cast(0 as double) as on_day, cast(-1 as double) as instant, min(hi) as low, max(lo) as highest,
    cast(null as double) as highest_of_day
  from bounds
  where nature = 'constant'
  group by bucket

  union all

  select
    bucket, case when point < 0 then point + 10000000000 end, greatest(point, -1), low, highest, highest_of_day
  from (
    select bucket, point, min(hi) as low, max(lo) as highest, cast(null as double) as highest_of_day
    from bounds
    anti join mixed on mixed.bucket = bounds.bucket
    where nature = 'varying'
    group by bucket, point

    union all

    select
      bucket, point, low, greatest(max(top) over before, case when point >= 0 then top end), case when point < 0 then top end
    from (
      select bucket, point, max(lo) as top, min(hi) as low
      from bounds
      anti join mixed on mixed.bucket = bounds.bucket
      where nature = 'cumulative'
      group by bucket, point
    ) as at_one_time
    window before as (partition by bucket order by point rows between unbounded preceding and 1 preceding)
  ) as in_line

  union all

  select
    bucket, on_day, instant, low,
    case
      when nature = 'varying' and instant < 0 then max(top) over day
      when nature = 'varying' then greatest(max(untimed) over day, max(top) over moment)
      when instant < 0 then max(top) over before
      else greatest(max(untimed) over before, max(timed) over until)
    end,
    case when nature = 'varying' then null when instant < 0 then max(top) over day else max(untimed) over day end
  from (
    select
      bucket, nature, day as on_day, coalesce(moment, -1) as instant, max(lo) as top, min(hi) as low,
      case when moment is null then max(lo) end as untimed, case when moment is not null then max(lo) end as timed
    from bounds
    where nature <> 'constant' and bucket in (select bucket from mixed)
    group by bucket, nature, day, moment
  ) as at_one_time
  window
    before as (partition by bucket order by on_day range between unbounded preceding and 1 preceding),
    day as (partition by bucket order by on_day range between current row and current row),
    until as (partition by bucket order by instant range between unbounded preceding and current row),
    moment as (partition by bucket order by instant range between current row and current row)
)
select way, bucket, on_day, instant, low_end, high_end
from (
  select
    *,
    row_number() over (partition by way, bucket order by (low_end - high_end, on_day, instant)) as turn
  from (
    select 'order' as way, bucket, on_day, instant, low as low_end, highest as high_end
    from times
    where highest > low

    union all

    select 'day' as way, bucket, on_day, instant, low, highest_of_day
    from times
    where highest_of_day > low
  ) as failing_times
) as in_turn
where turn = 1
