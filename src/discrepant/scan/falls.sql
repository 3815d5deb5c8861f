-- Each step at which a source takes back its own running total: the least of what it tells lies below the greatest of what it
-- told last before. It is certain (`conflict`) where the words allow of nothing else.
select
  bucket, teller, turn, last_turn, verdict, gap, 100 * gap / nullif(abs(core_low), 0) as percent,
  case verdict when 'conflict' then support_top else core_top end as high_end,
  case verdict when 'conflict' then support_low else core_low end as low_end
from (
  select
    *, core_top - core_low as gap, case when support_top > support_low then 'conflict' else 'strained' end as verdict
  from (
    select
      bucket, teller, turn, core_low, support_low,
      lag(turn) over in_order as last_turn,
      lag(greatest_core) over in_order as core_top,
      lag(greatest_support) over in_order as support_top
    from (
      select
        bucket, teller, turn, max(core_lo) as greatest_core, min(core_hi) as core_low, max(support_lo) as greatest_support,
        min(support_hi) as support_low
      from in_turn
      group by bucket, teller, turn
    ) as at_one_time
    window in_order as (partition by bucket, teller order by turn)
  ) as beside
  where core_top > core_low
) as steps
