-- Of the claims told in units that do not measure the same, any two sources that tell them in two sorts.
select distinct
  a.question, a.claim, a.kind, a.nature, cast(null as string) as unit, a.source as high, b.source as low, cast(0 as double) as on_day,
  cast(-1 as double) as instant, 'unit' as way, cast(null as double) as low_end, cast(null as double) as high_end, 'conflict' as verdict,
  cast(null as double) as apart, cast(null as double) as percent
from (select distinct question, claim, kind, nature, source, sort from unlike) as a
join (select distinct question, source, sort from unlike) as b on b.question = a.question
where a.source <> b.source and a.sort < b.sort
