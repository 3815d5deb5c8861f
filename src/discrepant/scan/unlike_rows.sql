-- The rows of the claims told in two sorts of units that are to be set out, some of each sort first.
select question, source, says, as_of, core_lo, core_hi, support_lo, support_hi, unit, day, moment, place, total
from (
  select
    *, row_number() over (partition by question order by turn, sort) as place,
    count(*) over (partition by question) as total
  from unlike
  where question in (select question from chosen)
) as ranked
where place <= 100
order by question, place
