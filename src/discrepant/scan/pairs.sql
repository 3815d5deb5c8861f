-- Of each failing question the two rows that are farthest apart: the upper one gives the greater figure, and for a running
-- total that falls it is the earlier one. A question may fail in four ways, whose ends are in `worst`: on its cores or on its
-- supports, on a day whose order is not known, which is strained at the most, and by its growth. Of the pairs, one in conflict
-- goes before one that is strained, then the wider. One moment can be told of two days, each by its own zone. What comes first
-- is sought by one value of several parts, for which engines need no sort.
with ends as (
  select *
  from (
    select
      *,
      row_number() over (
        partition by way, side, bucket
        order by (
          on_day, instant, source, says is null, says, case when side = 'low' then core_lo else 0 end, core_hi,
          support_lo, support_hi, extra is null, extra, core_lo, day, grows
        )
      ) as turn
    from (
      select
        worst.way, suspect.*,
        case when worst.way = 'support' then suspect.support_hi else suspect.core_hi end = worst.low_end
        and case
          when suspect.nature = 'constant' then true
          when worst.way <> 'growth'
            then suspect.instant = worst.instant and coalesce(suspect.on_day = worst.on_day, true)
          else suspect.instant = worst.last_at and coalesce(suspect.on_day = worst.last_day, true)
        end as is_low,
        case when worst.way = 'support' then suspect.support_lo else suspect.core_lo end = worst.high_end
        and case
          when suspect.nature = 'constant' then true
          when worst.way = 'growth'
            then suspect.instant = worst.instant and coalesce(suspect.on_day = worst.on_day, true)
          when suspect.nature = 'varying' and suspect.instant >= 0 and worst.instant >= 0
            then suspect.instant = worst.instant
          when suspect.nature = 'varying' or worst.way = 'day'
            then suspect.on_day = worst.on_day and (suspect.instant < 0 or worst.instant < 0)
          when suspect.instant >= 0 and worst.instant >= 0 then suspect.instant <= worst.instant
          else suspect.on_day < worst.on_day
        end as is_high
      from suspect
      join worst on worst.bucket = suspect.bucket
    ) as matched
    cross join (values ('high'), ('low')) as sides(side)
    where (is_low or is_high) and case side when 'low' then is_low else is_high end
  ) as ordered
  where turn = 1
),
ranked as (
  select *, row_number() over (partition by bucket order by (verdict, -gap, level, high_day, low_day)) as turn
  from (
    select
      b.bucket, b.question, b.claim, b.kind, b.nature, b.unit, case b.way when 'day' then 'core' else b.way end as level,
      case when b.way in ('core', 'support') and a.support_lo > b.support_hi then 'conflict' else 'strained' end as verdict,
      {gap} as gap,
      greatest(a.grows, b.grows) as grows, a.source as high_source, a.says as high_says, a.as_of as high_as_of,
      a.core_lo as high_core_lo, a.core_hi as high_core_hi, a.support_lo as high_support_lo,
      a.support_hi as high_support_hi, a.extra as high_extra, a.day as high_day, a.moment as high_moment,
      b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo,
      b.core_hi as low_core_hi, b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra,
      b.day as low_day, b.moment as low_moment
    from ends as b
    join ends as a on a.way = b.way and a.bucket = b.bucket
    where b.side = 'low' and a.side = 'high'
  ) as found
)
select
  question, claim, verdict, kind, nature, unit, gap,
  case when kind in ('date', 'age', 'change') then null else 100 * nullif(gap, 0) / nullif(abs(low_core_hi), 0) end as percent,
  high_source, high_says, high_as_of, high_core_lo, high_core_hi, high_support_lo, high_support_hi, high_extra, high_day, high_moment,
  low_source, low_says, low_as_of, low_core_lo, low_core_hi, low_support_lo, low_support_hi, low_extra, low_day, low_moment, grows,
  cast(null as string) as high_unit, cast(null as string) as low_unit
from ranked
where turn = 1
