-- The terms that a source gives of a claim at one time, each with the row that stands for it. Of a constant all is one time.
select *
from (
  select
    told.*, terms.term, terms.is_declared,
    case when told.nature = 'constant' then 0 else told.day end as on_day,
    case when told.nature = 'constant' then -1 else coalesce(told.moment, -1) end as instant,
    row_number() over (
      partition by
        told.question, told.source, terms.term, case when told.nature = 'constant' then 0 else told.day end,
        case when told.nature = 'constant' then -1 else coalesce(told.moment, -1) end
      order by told.as_of nulls last, told.says, told.extra nulls last
    ) as place
  from told
  join terms on terms.says = told.says
  where told.question in (
    select told.question
    from told
    join terms on terms.says = told.says
    group by told.question
    having min(terms.term) <> max(terms.term)
  )
) as ordered
where place = 1
