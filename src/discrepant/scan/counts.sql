-- How many claims there are, and how many of them more than one source tells; a teller is the hash of a source.
select count(*), count(case when least_teller <> greatest_teller then 1 end)
from (
  select claim, min(teller) as least_teller, max(teller) as greatest_teller
  from told
  group by claim
) as claims
