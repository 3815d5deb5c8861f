-- For each claim that is told in units which do not measure the same, a row of one sort and one of another.
select
  a.question, a.claim, 'conflict' as verdict, a.kind, a.nature, cast(null as string) as unit, cast(null as double) as gap,
  cast(null as double) as percent,
  a.source as high_source, a.says as high_says, a.as_of as high_as_of, a.core_lo as high_core_lo,
  a.core_hi as high_core_hi, a.support_lo as high_support_lo, a.support_hi as high_support_hi, a.extra as high_extra,
  a.day as high_day, a.moment as high_moment,
  b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo,
  b.core_hi as low_core_hi, b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra,
  b.day as low_day, b.moment as low_moment,
  a.grows, a.unit as high_unit, b.unit as low_unit
from unlike as a
join unlike as b on b.question = a.question
where a.turn = 1 and b.turn = 1 and a.first_sort <> a.last_sort and a.sort = a.first_sort and b.sort = b.last_sort
