-- Any two sources that tell a claim by terms which exclude each other, of one day where either has no moment, or of one moment.
select
  met.question, met.claim, met.kind, met.nature, met.high, met.low, met.high_term, met.low_term, met.high_day, met.high_instant,
  met.low_day, met.low_instant
from (
  select
    a.question, a.claim, a.kind, a.nature, a.source as high, b.source as low, a.term as high_term, b.term as low_term,
    a.on_day as high_day, a.instant as high_instant, b.on_day as low_day, b.instant as low_instant
  from term_times as a
  join term_times as b on b.question = a.question and b.on_day = a.on_day
  where a.source < b.source and a.term <> b.term and (a.instant < 0 or b.instant < 0)
  union all
  select
    a.question, a.claim, a.kind, a.nature, a.source, b.source, a.term, b.term, a.on_day, a.instant, b.on_day, b.instant
  from term_times as a
  join term_times as b on b.question = a.question and b.instant = a.instant
  where a.source < b.source and a.term <> b.term and a.instant >= 0
) as met
left join related on related.one = met.high_term and related.other = met.low_term
where related.one is null
