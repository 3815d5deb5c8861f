-- Rows of which some question may fail, each with what tells its time among others: the day of what may change, and the moment,
-- below zero where it is not known.
select
  told.*,
  case when nature = 'constant' then 0 else day end as on_day,
  coalesce(moment, -1) as instant
from told
