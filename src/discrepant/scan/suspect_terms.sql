-- All rows of the claims of terms that fail, as suspect.sql gives those of figures.
select told.*, case when nature = 'constant' then 0 else day end as on_day, coalesce(moment, -1) as instant
from told
where question in (select question from pairs)
