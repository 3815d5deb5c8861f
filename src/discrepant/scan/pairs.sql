-- For each question that fails the two rows that are farthest apart: the upper one gives the greater figure, and for a
-- running total that falls it is the earlier one. A question may fail in four ways: on its cores or on its supports, where
-- the worst pair is the least upper bound against the greatest lower bound that must not lie above it; on a day whose order
-- is not known, which is strained at the most; and by its growth. Of the pairs, one in conflict goes before one that is
-- strained, then the wider. All that is told at one time is put together before anything is put in order, and what comes
-- first is sought by one value of several parts, for which engines need no sort.
with at_one_time as (
  select
    bucket, question, nature, on_day, instant, max(grows) as grows, max(core_hi) as greatest_hi,
    max(core_lo) as core_top, min(core_hi) as core_low, max(support_lo) as support_top, min(support_hi) as support_low,
    case when instant < 0 then max(core_lo) end as core_untimed,
    case when instant < 0 then max(support_lo) end as support_untimed
  from suspect
  group by bucket, question, nature, on_day, instant
),
-- Where days are all that is known of a question, each is there once.
dated as (
  select
    bucket, question, nature, on_day, instant, grows, core_top, core_low, support_low,
    case when nature = 'cumulative' then max(core_top) over before else core_top end as core_highest,
    case when nature = 'cumulative' then max(support_top) over before else support_top end as support_highest,
    core_top as highest_of_day,
    lag(greatest_hi) over in_order as last_hi,
    lag(on_day) over in_order as last_day,
    lag(instant) over in_order as last_at
  from at_one_time
  where bucket not in (select bucket from suspect where moment is not null)
  window
    in_order as (partition by bucket, question order by on_day),
    before as (partition by bucket, question order by on_day rows between unbounded preceding and 1 preceding)
),
timed as (
  select
    bucket, question, nature, on_day, instant, grows, core_top, core_low, support_low,
    case
      when nature = 'constant' then max(core_top) over day
      when nature = 'varying' and instant < 0 then max(core_top) over day
      when nature = 'varying' then greatest(max(core_untimed) over day, max(core_top) over moment)
      when instant < 0 then max(core_top) over before
      else greatest(max(core_untimed) over before, max(core_timed) over until)
    end as core_highest,
    case
      when nature = 'constant' then max(support_top) over day
      when nature = 'varying' and instant < 0 then max(support_top) over day
      when nature = 'varying' then greatest(max(support_untimed) over day, max(support_top) over moment)
      when instant < 0 then max(support_top) over before
      else greatest(max(support_untimed) over before, max(support_timed) over until)
    end as support_highest,
    case when instant < 0 then max(core_top) over day else max(core_untimed) over day end as highest_of_day,
    -- before all that is told of one day, for what is told of it without a time
    case when instant < 0 then first_value(hi_before) over line else hi_before end as last_hi,
    case when instant < 0 then first_value(day_before) over line else day_before end as last_day,
    case when instant < 0 then first_value(at_before) over line else at_before end as last_at
  from (
    select
      *,
      lag(greatest_hi) over in_order as hi_before,
      lag(on_day) over in_order as day_before,
      lag(instant) over in_order as at_before
    from (
      select
        *,
        case when instant >= 0 then floor(instant / 86400) else on_day end as line,
        case when instant >= 0 then 0 else 1 end as is_last,
        case when instant >= 0 then core_top end as core_timed,
        case when instant >= 0 then support_top end as support_timed
      from at_one_time
      where bucket in (select bucket from suspect where moment is not null)
    ) as on_lines
    window in_order as (partition by bucket, question order by line, is_last, instant)
  ) as before_them
  window
    line as (partition by bucket, question, line order by is_last, instant),
    before as (partition by bucket, question order by on_day range between unbounded preceding and 1 preceding),
    day as (partition by bucket, question order by on_day range between current row and current row),
    until as (partition by bucket, question order by instant range between unbounded preceding and current row),
    moment as (partition by bucket, question order by instant range between current row and current row)
),
failing_times as (
  select *
  from (
    select
      *,
      coalesce(core_highest > core_low, false) as by_core,
      coalesce(support_highest > support_low, false) as by_support,
      coalesce(nature = 'cumulative' and highest_of_day > core_low, false) as by_day,
      case
        when nature = 'cumulative' and last_hi > 0 and core_top > last_hi * grows
          then ln(core_top) - ln(last_hi) > ln(grows) * greatest(1, (on_day - last_day) / 365) + 1e-9
        else false
      end as by_growth
    from (select * from dated union all select * from timed) as all_times
  ) as known
  where by_core or by_support or by_day or by_growth
),
-- In each way of failing the worst time of a question, that of the lower row; of a growth, that of the upper one.
worst as (
  select *
  from (
    select
      way, bucket, question, nature, on_day, instant, last_day, last_at,
      case way when 'support' then support_low when 'growth' then last_hi else core_low end as low_end,
      case way when 'core' then core_highest when 'support' then support_highest when 'day' then highest_of_day else core_top end
        as high_end,
      row_number() over (
        partition by way, bucket, question
        order by (
          case way
            when 'core' then core_low - core_highest
            when 'support' then support_low - support_highest
            when 'day' then core_low - highest_of_day
            else last_hi - core_top
          end,
          on_day, instant
        )
      ) as place
    from failing_times
    cross join (values ('core'), ('support'), ('day'), ('growth')) as ways(way)
    where case way when 'core' then by_core when 'support' then by_support when 'day' then by_day else by_growth end
  ) as ordered
  where place = 1
),
ends as (
  select *
  from (
    select
      *,
      row_number() over (
        partition by way, side, bucket, question
        order by (
          on_day, instant, source, says is null, says, case when side = 'low' then core_lo else 0 end, core_hi,
          support_lo, support_hi, extra is null, extra, core_lo, day, grows
        )
      ) as place
    from (
      select
        worst.way, suspect.*,
        case
          when worst.way = 'growth' then suspect.on_day = worst.last_day and suspect.instant = worst.last_at
          else suspect.on_day = worst.on_day and suspect.instant = worst.instant
        end and case when worst.way = 'support' then suspect.support_hi else suspect.core_hi end = worst.low_end as is_low,
        case
          when worst.way = 'growth' then suspect.on_day = worst.on_day and suspect.instant = worst.instant
          when worst.nature = 'constant' then true
          when worst.nature = 'varying' and suspect.instant >= 0 and worst.instant >= 0
            then suspect.instant = worst.instant
          when worst.nature = 'varying' or worst.way = 'day'
            then suspect.on_day = worst.on_day and (suspect.instant < 0 or worst.instant < 0)
          when suspect.instant >= 0 and worst.instant >= 0 then suspect.instant <= worst.instant
          else suspect.on_day < worst.on_day
        end and case when worst.way = 'support' then suspect.support_lo else suspect.core_lo end = worst.high_end as is_high
      from suspect
      join worst on worst.bucket = suspect.bucket and worst.question = suspect.question
    ) as matched
    cross join (values ('high'), ('low')) as sides(side)
    where (is_low or is_high) and case side when 'low' then is_low else is_high end
  ) as ordered
  where place = 1
),
ranked as (
  select *, row_number() over (partition by question order by (verdict, -gap, level, high_day, low_day)) as place
  from (
    select
      b.question, b.claim, b.kind, b.nature, b.unit, case b.way when 'day' then 'core' else b.way end as level,
      case when b.way in ('core', 'support') and a.support_lo > b.support_hi then 'conflict' else 'strained' end as verdict,
      a.core_lo - b.core_hi as gap,
      greatest(a.grows, b.grows) as grows, a.source as high_source, a.says as high_says, a.as_of as high_as_of,
      a.core_lo as high_core_lo, a.core_hi as high_core_hi, a.support_lo as high_support_lo,
      a.support_hi as high_support_hi, a.extra as high_extra, a.day as high_day, a.moment as high_moment,
      b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo,
      b.core_hi as low_core_hi, b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra,
      b.day as low_day, b.moment as low_moment
    from ends as b
    join ends as a on a.way = b.way and a.bucket = b.bucket and a.question = b.question
    where b.side = 'low' and a.side = 'high'
  ) as found
)
select
  question, claim, verdict, kind, nature, unit, gap,
  case when kind in ('date', 'age', 'change') then null else 100 * gap / nullif(abs(low_core_hi), 0) end as percent,
  high_source, high_says, high_as_of, high_core_lo, high_core_hi, high_support_lo, high_support_hi, high_extra, high_day, high_moment,
  low_source, low_says, low_as_of, low_core_lo, low_core_hi, low_support_lo, low_support_hi, low_extra, low_day, low_moment, grows,
  cast(null as string) as high_unit, cast(null as string) as low_unit
from ranked
where place = 1
