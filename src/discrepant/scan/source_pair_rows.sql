-- For the worst disagreement of two sources the two rows in which it is, in the columns of `pairs`.
with ends as (
  select *
  from (
    select
      *,
      row_number() over (
        partition by one, other, side
        order by (
          on_day, instant, says is null, says, case when side = 'low' then core_lo else 0 end, core_hi, support_lo, support_hi,
          extra is null, extra, core_lo, day, grows
        )
      ) as turn
    from (
      select
        worst.one, worst.other, worst.way, suspect.*, sides.side,
        case when sides.side = 'low' then worst.low else worst.high end as teller_of_side,
        case
          when sides.side = 'low'
            then (worst.nature = 'constant' or (suspect.on_day = worst.on_day and suspect.instant = worst.instant))
              and case when worst.way = 'support' then suspect.support_hi else suspect.core_hi end = worst.low_end
          else case
              when worst.nature = 'constant' then true
              when worst.nature = 'varying' and suspect.instant >= 0 and worst.instant >= 0 then suspect.instant = worst.instant
              when worst.nature = 'varying' or worst.way = 'day'
                then suspect.on_day = worst.on_day and (suspect.instant < 0 or worst.instant < 0)
              when suspect.instant >= 0 and worst.instant >= 0 then suspect.instant <= worst.instant
              else suspect.on_day < worst.on_day
            end
            and case when worst.way = 'support' then suspect.support_lo else suspect.core_lo end = worst.high_end
        end as is_end
      from largest as worst
      join suspect on suspect.question = worst.question
      cross join (values ('high'), ('low')) as sides(side)
    ) as matched
    where is_end and source = teller_of_side
  ) as ordered
  where turn = 1
)
select
  a.one, a.other, a.claim,
  case when a.way <> 'day' and a.support_lo > b.support_hi then 'conflict' else 'strained' end as verdict,
  a.kind, a.nature, a.unit,
  {gap} as gap,
  case when a.kind in ('date', 'age', 'change') then null else 100 * nullif({gap}, 0) / nullif(abs(b.core_hi), 0) end as percent,
  a.question,
  a.source as high_source, a.says as high_says, a.as_of as high_as_of, a.core_lo as high_core_lo, a.core_hi as high_core_hi,
  a.support_lo as high_support_lo, a.support_hi as high_support_hi, a.extra as high_extra, a.day as high_day, a.moment as high_moment,
  b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo, b.core_hi as low_core_hi,
  b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra, b.day as low_day, b.moment as low_moment,
  greatest(a.grows, b.grows) as grows, cast(null as string) as high_unit, cast(null as string) as low_unit
from ends as a
join ends as b on b.one = a.one and b.other = a.other
where a.side = 'high' and b.side = 'low'
