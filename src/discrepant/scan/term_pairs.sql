-- For each claim of which two terms are told that exclude each other, the two that most sources tell: of each the first row. Terms
-- that are not set out exclude all others, so that of these two are enough, and no more pairs are made than terms are set out.
with at_one_time as (
  select question, nature, on_day, instant, term, is_declared, count(distinct source) as tellers
  from term_times
  group by question, nature, on_day, instant, term, is_declared
),
candidates as (
  select question, nature, on_day, instant, term, tellers
  from (
    select
      *,
      row_number() over (partition by question, on_day, instant, is_declared order by tellers desc, term) as place
    from at_one_time
  ) as ordered
  where is_declared or place <= 2
),
-- told of one day, where either has no moment, or of one moment
meeting as (
  select
    a.question, a.term as one, b.term as other, a.on_day as one_day, a.instant as one_instant, b.on_day as other_day,
    b.instant as other_instant, a.tellers as one_tellers, b.tellers as other_tellers
  from candidates as a
  join candidates as b on b.question = a.question and b.on_day = a.on_day
  where a.term <> b.term and (a.instant < 0 or b.instant < 0)
  union all
  select a.question, a.term, b.term, a.on_day, a.instant, b.on_day, b.instant, a.tellers, b.tellers
  from candidates as a
  join candidates as b on b.question = a.question and b.instant = a.instant
  where a.term <> b.term and a.instant >= 0
),
worst as (
  select *
  from (
    select
      meeting.*,
      row_number() over (
        partition by question
        order by
          least(one_tellers, other_tellers) desc, one_tellers desc, meeting.one, meeting.other, one_day, other_day, one_instant,
          other_instant
      ) as place
    from meeting
    left join related on related.one = meeting.one and related.other = meeting.other
    where related.one is null
  ) as ordered
  where place = 1
),
ends as (
  select *
  from (
    select
      sides.side, term_times.*,
      row_number() over (partition by term_times.question, sides.side order by term_times.source, term_times.says) as turn
    from worst
    join term_times on term_times.question = worst.question
    cross join (values ('high'), ('low')) as sides(side)
    where case
      when sides.side = 'high'
        then term_times.term = worst.one and term_times.on_day = worst.one_day and term_times.instant = worst.one_instant
      else term_times.term = worst.other and term_times.on_day = worst.other_day and term_times.instant = worst.other_instant
    end
  ) as ordered
  where turn = 1
)
select
  a.question, a.claim, 'conflict' as verdict, a.kind, a.nature, cast(null as string) as unit, cast(null as double) as gap,
  cast(null as double) as percent,
  a.source as high_source, a.says as high_says, a.as_of as high_as_of, a.core_lo as high_core_lo, a.core_hi as high_core_hi,
  a.support_lo as high_support_lo, a.support_hi as high_support_hi, a.extra as high_extra, a.day as high_day, a.moment as high_moment,
  b.source as low_source, b.says as low_says, b.as_of as low_as_of, b.core_lo as low_core_lo, b.core_hi as low_core_hi,
  b.support_lo as low_support_lo, b.support_hi as low_support_hi, b.extra as low_extra, b.day as low_day, b.moment as low_moment,
  a.grows, cast(null as string) as high_unit, cast(null as string) as low_unit
from ends as a
join ends as b on b.question = a.question
where a.side = 'high' and b.side = 'low'
