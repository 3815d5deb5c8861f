-- All rows in the suspected buckets, each with the number by which its time stands among others: the day of what may
-- change, and a moment that is not known before all others of its day.
select
  told.*,
  case when nature = 'constant' then 0 else day end as on_day,
  coalesce(moment, -1) as instant
from told
where bucket in (select bucket from failing)
