-- The rows of the claims that are told in units which do not measure the same. A row's sort is what it measures, and `whole` the
-- claim (with what else parts it: its nature, or the source); the first row of each sort stands for it.
select
  'units:' || family || ':' || whole as question, claim, family as kind, nature, unit, sort, source, says, as_of, day, moment, grows,
  core_lo, core_hi, support_lo, support_hi, extra,
  row_number() over (
    partition by family, whole, sort
    order by source, as_of nulls last, says nulls last, core_lo, core_hi, support_lo, support_hi, extra nulls last
  ) as turn,
  min(sort) over (partition by family, whole) as first_sort,
  max(sort) over (partition by family, whole) as last_sort
from (
  select told.*, sorts.family, sorts.sort
  from told
  join sorts on sorts.kind = coalesce(told.kind, '') and sorts.unit = coalesce(told.unit, '')
) as sorted
where whole in (
  select told.whole
  from told
  join sorts on sorts.kind = coalesce(told.kind, '') and sorts.unit = coalesce(told.unit, '')
  group by told.whole, sorts.family
  having min(sorts.sort) <> max(sorts.sort)
)
