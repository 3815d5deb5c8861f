-- How many claims there are, and how many of them more than one source tells; a teller is the hash of a source. And how many
-- questions, with how many buckets: these are as many, unless two questions share one.
select count(*), count(case when least_teller <> greatest_teller then 1 end), coalesce(sum(questions), 0), count(distinct bucket)
from (
  select
    claim, min(least_teller) as least_teller, max(greatest_teller) as greatest_teller, count(*) as questions,
    min(bucket) as bucket
  from (
    select claim, question, min(bucket) as bucket, min(teller) as least_teller, max(teller) as greatest_teller
    from told
    group by claim, question
  ) as questions
  group by claim
) as claims
