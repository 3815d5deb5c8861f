-- The rows of the running totals that fail, with where each stands (`turn`) among those of its source. Where a source tells
-- the times of some and only the days of others, those of one day stand together.
select *, point as turn
from (
  select suspect.*
  from suspect
  anti join mixed on mixed.bucket = suspect.bucket
  where nature = 'cumulative' and bucket in (select bucket from failing where fell = 1)
) as in_line

union all

select *, cast(case when min(instant) over (partition by bucket, teller) >= 0 then moment else day end as bigint) as turn
from suspect
where nature = 'cumulative' and bucket in (select bucket from mixed) and bucket in (select bucket from failing where fell = 1)
