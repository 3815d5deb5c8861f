-- On how many claims any two sources disagree, of those that both tell, most first.
select one, other, conflicts, strained, told_by_both
from (
  select
    one, other, count(case when verdict = 'conflict' then 1 end) as conflicts, count(case when verdict = 'strained' then 1 end) as strained
  from (
    select least(high, low) as one, greatest(high, low) as other, claim, min(verdict) as verdict
    from disagreements
    group by least(high, low), greatest(high, low), claim
  ) as on_claims
  group by one, other
) as counted
join (
  select a.source as first_source, b.source as second_source, count(*) as told_by_both
  from (select distinct claim, source from told) as a
  join (select distinct claim, source from told) as b on b.claim = a.claim
  where a.source < b.source
  group by a.source, b.source
) as together on together.first_source = counted.one and together.second_source = counted.other
order by conflicts desc, strained desc, one, other
