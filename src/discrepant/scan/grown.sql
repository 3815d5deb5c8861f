-- Of each running total that grows beyond what is expected, the time at which it grows by the most, and what was told last
-- before it; where that was several figures, the highest of them.
select bucket, on_day, instant, last_day, last_at, last_hi as low_end, top as high_end
from (
  select
    *,
    row_number() over (partition by bucket order by (last_hi - top, on_day, instant)) as turn
  from (
    select
      bucket, case when point < 0 then point + 10000000000 end as on_day, greatest(point, -1) as instant,
      case when last_point < 0 then last_point + 10000000000 end as last_day, greatest(last_point, -1) as last_at,
      last_hi, top, grows, day - day_before as days
    from (
      select
        *,
        lag(greatest_hi) over in_order as last_hi,
        lag(point) over in_order as last_point,
        lag(day) over in_order as day_before
      from (
        select bucket, point, min(day) as day, max(core_lo) as top, max(core_hi) as greatest_hi, max(grows) as grows
        from suspect
        anti join mixed on mixed.bucket = suspect.bucket
        where nature = 'cumulative' and bucket in (select bucket from failing where grew = 1)
        group by bucket, point
      ) as at_one_time
      window in_order as (partition by bucket order by point)
    ) as in_line

    union all

    -- before all that is told of one day, for what is told of it without a time
    select
      bucket, on_day, instant,
      case when instant < 0 then first_value(day_before) over line else day_before end as last_day,
      case when instant < 0 then first_value(at_before) over line else at_before end as last_at,
      case when instant < 0 then first_value(hi_before) over line else hi_before end as last_hi,
      top, grows,
      on_day - case when instant < 0 then first_value(day_before) over line else day_before end as days
    from (
      select
        *,
        lag(greatest_hi) over in_order as hi_before,
        lag(on_day) over in_order as day_before,
        lag(instant) over in_order as at_before
      from (
        select
          bucket, on_day, instant, max(core_lo) as top, max(core_hi) as greatest_hi, max(grows) as grows,
          case when instant >= 0 then floor(instant / 86400) else on_day end as line,
          case when instant >= 0 then 0 else 1 end as is_last
        from suspect
        where nature = 'cumulative' and bucket in (select bucket from failing where grew = 1)
          and bucket in (select bucket from mixed)
        group by bucket, on_day, instant
      ) as at_one_time
      window in_order as (partition by bucket order by line, is_last, instant)
    ) as before_them
    window line as (partition by bucket, line order by is_last, instant)
  ) as running
  where case
      when last_hi > 0 and top > last_hi * grows
        then ln(top) - ln(last_hi) > ln(grows) * greatest(1, days / 365) + 1e-9
      else false
    end
) as in_turn
where turn = 1
