-- The questions of which some figures have a time and others only a day: how these stand in order is not known, and is asked
-- apart. All others have one line, on which each figure has its `point`.
select distinct bucket
from told
where moment is not null and nature <> 'constant'
  and bucket in (select bucket from told where moment is null and nature <> 'constant')
