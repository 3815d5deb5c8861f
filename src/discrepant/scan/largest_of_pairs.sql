-- Of any two sources that are shown the disagreement that is worst: a conflict before what is strained, then the widest.
select *
from (
  select
    disagreements.*, shown.one, shown.other,
    row_number() over (
      partition by shown.one, shown.other
      order by verdict, percent desc nulls last, apart desc nulls last, claim, question, high, way
    ) as place
  from shown_source_pairs as shown
  join disagreements on least(high, low) = shown.one and greatest(high, low) = shown.other
) as ranked
where place = 1
