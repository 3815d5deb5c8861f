-- The rows that cannot be compared, by reason, with the values that are most often at fault.
select problem, sample, total
from (
  select
    problem, sample, sum(often) over (partition by problem) as total,
    row_number() over (partition by problem order by often desc, sample nulls last) as place
  from (
    select problem, sample, count(*) as often
    from staged
    where problem is not null
    group by problem, sample
  ) as counted
) as ranked
where place <= 5
order by problem, place
