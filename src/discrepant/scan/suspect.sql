-- All rows in the suspected buckets, each with the time within which it is compared and its place in that time.
select
  told.*,
  case when nature = 'varying' then cast(as_of as timestamp) else cast('0001-01-01' as timestamp) end as era,
  case when nature = 'cumulative' then cast(as_of as timestamp) else cast('0001-01-01' as timestamp) end as moment
from told
where bucket in (select bucket from failing)
