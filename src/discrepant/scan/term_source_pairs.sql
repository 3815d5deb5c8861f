-- The same as disagreements of sources, which have no size.
select distinct
  question, claim, kind, nature, cast(null as string) as unit, high, low, cast(0 as double) as on_day, cast(-1 as double) as instant,
  'term' as way, cast(null as double) as low_end, cast(null as double) as high_end, 'conflict' as verdict,
  cast(null as double) as apart, cast(null as double) as percent
from term_meetings
