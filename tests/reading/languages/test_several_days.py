"""Several days of one month and ordinals in texts of other languages: told, and neither counts nor cut to one day."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import found_in

from discrepant.errors import ReadingError
from discrepant.reading.guess import day_span
from discrepant.reading.mentions import find_mentions
from discrepant.reading.model import Quantity
from discrepant.reading.reader import Reader

SEVERAL = "these are several days of one month, and each is read by itself"
READER = Reader()

# Several days, then what is one time or a day by itself, what is counted before a day, and ordinals.
FRENCH = """\
Il a plu les [!3 et 4 mai|date], les [!3, 4 et 5 juin 2022|date] et le [!1er ou le 2 juillet|date].
Il a plu les [!samedi 3 et dimanche 4 mai|date] ; les [!3/4 mai|date], [30|count] sont morts.
[Du 3 au 5 mai|date], [entre le 3 et le 4 mai|date], le [3-4 mai|date].
Le [3 mai|date] et le [4 juin|date].
Il a tué [3|count] et, le [4 mai|date], [5|count] personnes.
Il y a eu [3|count] morts et le [4 mai|date] rien.
"""
SPANISH = """\
Llovió el [!3 y el 4 de mayo|date], el [!3 y 4 de mayo de 2022|date] y el [!3 o el 4 de junio|date].
Llovió el [!sábado 3 y el domingo 4 de mayo|date], los días [!3, 4 y 5 de junio|date].
Llovió el [!dos y el tres de mayo|date], y el [!3/4 de junio|date]; el [!1 y 2 de mayo|date] también.
[Del 3 al 4 de mayo|date], [entre el 3 y el 4 de mayo|date]; el [3 de mayo|date] y el [4 de mayo|date].
Murieron [3|count] y el [4 de mayo|date] murieron [5|count]. Murieron [40|count] y [4 de mayo|date].
El 2.º día, el 3.er piso, la 2.ª vez y el 21.º congreso; el 2º día. Son [2|count].
"""
GERMAN = """\
Es regnete am [!3. und 4. Mai|date], am [!3. oder 4. Juni 2022|date] und am [!3., 4. und 5. Juli|date].
Es regnete am [!3./4. Mai|date], am [!3. und am 4. Juni|date] und am [!Samstag, 3. und Sonntag, 4. Juli|date].
Es geschah vom [!3. auf den 4. Mai|date], vom [!3. auf 4. Juni 2022|date] und am [!3|count]. auf dem Markt.
[Vom 3. bis 4. Mai|date], [zwischen dem 3. und 4. Mai|date]; [am 3. Mai|date] und [am 4. Mai|date].
Es starben [3|count] und [am 4. Mai|date] noch [5|count].
"""


@pytest.mark.parametrize(
    ("sentence", "language"),
    [(line, tag) for tag, lines in (("fr", FRENCH), ("es", SPANISH), ("de", GERMAN)) for line in lines.splitlines()],
)
def test_what_several_days_are(sentence: str, language: str) -> None:
    assert found_in(sentence, language=language) == sentence


@pytest.mark.parametrize(
    ("words", "language"), [("3 et 4 mai", "fr"), ("el 3 y el 4 de mayo", "es"), ("am 3./4. Mai 2022", "de")]
)
def test_they_are_no_one_day_by_themselves_either(words: str, language: str) -> None:
    with pytest.raises(ReadingError, match=r"each.* by itself"):
        READER.read(words, kind=Quantity.DATE, on=day_span("2022-11-06"), language=language)


@pytest.mark.parametrize(
    ("form", "link", "mark", "language"),
    [("les {}{} mai", "et", "", "fr"), ("el {}{} de mayo", "y", "", "es"), ("am {}{} Mai", "und", ".", "de")],
)
@given(days=st.lists(st.integers(1, 31), min_size=2, max_size=5))
def test_any_days_that_are_listed_are_one_mention(
    form: str, link: str, mark: str, language: str, days: list[int]
) -> None:
    *head, last = [f"{day}{mark}" for day in days]
    text = form.format(f"{', '.join(head)} {link} ", last)
    (found,) = find_mentions(text, on=day_span("2022-11-06"), reader=READER, language=language)
    assert (found.words, found.problem) == (text[text.index(head[0]) :], SEVERAL)
