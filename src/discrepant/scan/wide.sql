-- The running totals of which some figure is no single number.
select distinct bucket
from told
where nature = 'cumulative' and core_lo < core_hi
