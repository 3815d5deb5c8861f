-- The rows of the questions that are to be set out, those that are most at odds with the others first.
select question, source, says, as_of, core_lo, core_hi, support_lo, support_hi, cast(null as string) as unit, day, moment, place, total
from (
  select
    *,
    row_number() over (
      partition by question
      order by
        greatest(falls, rises) desc, on_day, instant, source, says nulls last, core_lo, core_hi, support_lo, support_hi, extra nulls last
    ) as place,
    count(*) over (partition by question) as total
  from (
    select
      suspect.*,
      max(core_lo) over (partition by question, case when nature = 'varying' then on_day end order by on_day) - core_hi as falls,
      core_lo - min(core_hi) over (partition by question, case when nature = 'varying' then on_day end order by on_day desc) as rises
    from suspect
    where question in (select question from chosen)
  ) as measured
) as ranked
where place <= 100
order by question, place
