-- Of each of the falls in `some_falls` its two rows, `high` being the earlier one, as `pairs` has them.
with ends as (
  select *
  from (
    select
      in_turn.*, wanted.side, wanted.fall, wanted.verdict,
      row_number() over (
        partition by wanted.side, wanted.bucket, wanted.teller, wanted.fall
        order by (
          day, instant, says is null, says, core_lo, core_hi, support_lo, support_hi, extra is null, extra, grows
        )
      ) as place_of_row
    from (
      select 'high' as side, bucket, teller, turn as fall, last_turn as told_at, high_end as bound, verdict from some_falls
      union all
      select 'low', bucket, teller, turn, turn, low_end, verdict from some_falls
    ) as wanted
    join in_turn on in_turn.bucket = wanted.bucket and in_turn.teller = wanted.teller and in_turn.turn = wanted.told_at
    where bound = case
        when side = 'high' then case verdict when 'conflict' then support_lo else core_lo end
        else case verdict when 'conflict' then support_hi else core_hi end
      end
  ) as matched
  where place_of_row = 1
)
select
  b.question, b.claim, b.verdict, b.kind, b.nature, b.unit,
  {gap} as gap,
  100 * nullif({gap}, 0) / nullif(abs(b.core_hi), 0) as percent,
  a.source as high_source, a.says as high_says, a.as_of as high_as_of, a.core_lo as high_core_lo, a.core_hi as high_core_hi,
  a.support_lo as high_support_lo, a.support_hi as high_support_hi, a.extra as high_extra, a.day as high_day,
  a.moment as high_moment,
  b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo, b.core_hi as low_core_hi,
  b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra, b.day as low_day,
  b.moment as low_moment,
  greatest(a.grows, b.grows) as grows, cast(null as string) as high_unit, cast(null as string) as low_unit
from ends as b
join ends as a on a.bucket = b.bucket and a.teller = b.teller and a.fall = b.fall
where b.side = 'low' and a.side = 'high'
