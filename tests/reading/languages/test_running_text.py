"""Numbers, amounts and dates in texts of other languages: found with their hedges, or listed with a reason."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepant.reading.interval import Interval
from discrepant.reading.languages import languages
from discrepant.reading.languages.language import language_of
from discrepant.reading.languages.outlook import looks_ahead
from discrepant.reading.mentions import Mention, find_mentions
from discrepant.reading.reader import Reader, faults

READER = Reader()
ON = Interval(*[float(date(2022, 11, 6).toordinal())] * 2)

GERMAN = """\
Bei dem Erdbeben sind mindestens 128 Menschen gestorben. Rund 30 Menschen werden vermisst, etwa 500 wurden verletzt.
Der Schaden beträgt mehr als 18,2 Milliarden Dollar. Am Montag sagte der Minister, man habe 3,5 Millionen Euro
gezahlt. Die Abstimmung soll am Freitag stattfinden. Im Jahr 2021 starben zwölf Soldaten. 30 Prozent der Wähler
waren dafür. Zwischen 20 und 30 Häuser stürzten ein. Hunderte von Menschen flohen.
"""
FRENCH = """\
Le séisme a fait au moins 128 morts. Une trentaine de personnes sont portées disparues et environ 500 ont été
blessées. Les dégâts s'élèvent à plus de 18,2 milliards de dollars, soit plus de 10 000 euros par habitant. Lundi,
le ministre a déclaré que près de 3,5 millions d'euros avaient été versés. Le vote aura lieu vendredi. En 2021,
douze soldats sont morts. Il y a deux ans, 30 % des électeurs étaient pour. Des centaines de personnes ont fui.
"""
SPANISH = """\
El terremoto dejó al menos 128 muertos. Unas 30 personas están desaparecidas y cerca de 500 resultaron heridas. Los
daños superan los 18.200 millones de dólares, más de mil millones de euros. El lunes el ministro dijo que se pagaron
casi 3,5 millones de euros. La votación será el viernes. En 2021 murieron doce soldados. Hace dos años el 30 % de
los votantes estaba a favor. Cientos de personas huyeron.
"""

NO_DAY = "a time of day does not say which day"
LASTING = "this can be how long something took, a score or a ratio"
SPAN = "this is a span between two times of day, which is not read"


def found(text: str, language: str) -> list[Mention]:
    return list(find_mentions(text, on=ON, reader=READER, language=language))


def read(text: str, language: str) -> list[tuple[str, str]]:
    """What is read, with its core."""
    return [
        (" ".join(each.words.split()), each.reading.shown(each.reading.core))
        for each in found(text, language)
        if each.reading
    ]


def refused(text: str, language: str) -> list[tuple[str, str]]:
    return [(each.words, each.problem) for each in found(text, language) if each.problem]


def test_german() -> None:
    assert read(GERMAN, "de") == [
        ("mindestens 128", "128 to 129"),
        ("Rund 30", "29 to 31"),
        ("etwa 500", "475 to 525"),
        ("mehr als 18,2 Milliarden Dollar", "18,200,000,000 to 18,300,000,000"),
        ("Am Montag", "2022-10-31"),
        ("3,5 Millionen Euro", "3,450,000 to 3,550,000"),
        ("am Freitag", "2022-11-11"),
        ("Im Jahr 2021", "2021-01-01 to 2021-12-31"),
        ("zwölf", "12"),
        ("30 Prozent", "29.5 to 30.5"),
        ("Zwischen 20 und 30", "20 to 30"),
        ("Hunderte", "200 to 1,000"),
    ]
    assert not refused(GERMAN, "de")


def test_french() -> None:
    assert read(FRENCH, "fr") == [
        ("au moins 128", "128 to 129"),
        ("Une trentaine", "29 to 31"),
        ("environ 500", "475 to 525"),
        ("plus de 18,2 milliards de dollars", "18,200,000,000 to 18,300,000,000"),
        ("plus de 10 000 euros", "10,000 to 20,000"),
        ("Lundi", "2022-10-31"),
        ("près de 3,5 millions d'euros", "3,450,000 to 3,500,000"),
        ("vendredi", "2022-11-11"),
        ("En 2021", "2021-01-01 to 2021-12-31"),
        ("douze", "12"),
        ("Il y a deux ans", "2020-08-25 to 2021-01-18"),
        ("30 %", "29.5 to 30.5"),
        ("centaines", "200 to 1,000"),
    ]
    assert not refused(FRENCH, "fr")


def test_spanish() -> None:
    assert read(SPANISH, "es") == [
        ("al menos 128", "128 to 129"),
        ("Unas 30", "29 to 31"),
        ("cerca de 500", "475 to 525"),
        ("superan los 18.200 millones de dólares", "18,200,000,000 to 18,300,000,000"),
        ("más de mil millones de euros", "1,000,000,000 to 2,000,000,000"),
        ("lunes", "2022-10-31"),
        ("casi 3,5 millones de euros", "3,450,000 to 3,500,000"),
        ("viernes", "2022-11-11"),
        ("En 2021", "2021-01-01 to 2021-12-31"),
        ("doce", "12"),
        ("Hace dos años", "2020-08-25 to 2021-01-18"),
        ("30 %", "29.5 to 30.5"),
        ("Cientos", "200 to 1,000"),
    ]
    assert not refused(SPANISH, "es")


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Seit 1850 und bis 2099. Im Jahr 1000. Bis 2100.", "de", ["date"] * 4),
        ("Depuis 1850, en 2022 et en 2100.", "fr", ["date"] * 3),
        ("Hace dos semanas, la semana pasada, desde 1850.", "es", ["date"] * 3),
        ("Il y a deux semaines, cette semaine.", "fr", ["date"] * 2),
        ("2150 Leute, 999 Leute und 1.999 Leute kamen in 2150 Tagen.", "de", ["count"] * 3 + ["measure"]),
        ("Die Hälfte kam, zwei Drittel, ein Viertel; im Drittel der Fälle und die zweite Hälfte.", "de", ["share"] * 3),
        ("La moitié, un tiers, trois quarts; la deuxième moitié et le quart.", "fr", ["share"] * 3),
        ("La mitad. Un tercio. Y dos tercios.", "es", ["share"] * 3),
        ("1,5 Prozentpunkte. 30 Jahre alt. Es sind 5 km. Und 5 km².", "de", ["measure"] * 4),
        ("Die Magnitude 6,2. EUR 30. Es waren 30 Euro. Davon 3 %.", "de", ["number", "money", "money", "share"]),
        ("30 livres. 30 euros. Un livre.", "fr", ["money"] * 2),
        ("Es kamen 30. Dann kamen 30. (dpa) Die 30 waren 30. \n", "de", ["count"] * 4),
        ("Am 3. und 4. Mai. Vom 3. bis 5. Mai.", "de", [None, "date"]),
        ("Ils étaient 30. Le 30. il part.", "fr", ["count"] * 2),
    ],
)
def test_what_a_number_is_one_of(text: str, language: str, told: list[str]) -> None:
    assert [each.reading and str(each.reading.kind) for each in found(text, language)] == told


class TestNothingIsDropped:
    @pytest.mark.parametrize(
        ("text", "language", "words", "because"),
        [
            ("Es kamen kaum 30 Helfer.", "de", "30", "'kaum' before it"),
            ("Nur schlappe 30 Euro kostet es.", "de", "30 Euro", "'schlappe' before it is not known"),
            ("Escasos 30 euros.", "es", "30 euros", "'Escasos' before it is not known"),
            ("À peine 30 secouristes.", "fr", "30", "'À peine' before it"),
            ("Es sind 40 GB.", "de", "40", "'GB' may be a scale or a unit"),
            ("Das ist 30 mal so viel.", "de", "30", "'mal' behind it"),
            ("30 veces más.", "es", "30", "'veces más' behind it"),
            ("2022 war schlimm.", "de", "2022", "a year or a count"),
            ("un livre neuf", "fr", "neuf", "nine, or new"),
            ("Im 2. Weltkrieg starben viele.", "de", "2", "an ordinal"),
            ("Er wurde 3. im Rennen.", "de", "3", "an ordinal"),
            ("Er kam am\n3. an.", "de", "3", "an ordinal"),
            ("3. Quartal", "de", "3", "an ordinal"),
            ("Es waren 6 Komma.", "de", "6", "'Komma' behind it: decimals in words"),
            ("Ils sont six virgule.", "fr", "six", "'virgule' behind it: decimals in words"),
            ("Son seis coma.", "es", "seis", "'coma' behind it: decimals in words"),
            ("Es kamen 6,2 Leute.", "de", "6,2", "a count is a whole number"),
            ("Il y avait 2,5 personnes.", "fr", "2,5", "a count is a whole number"),
            ("Er kommt morgen.", "de", "morgen", "tomorrow, or the morning"),
            ("2100 war es so weit.", "de", "2100", "a year or a count"),
            ("1000 war es so weit.", "de", "1000", "a year or a count"),
            ("Zu Ostern kamen sie.", "de", "Ostern", "holidays"),
            ("Es waren 12 400 Leute.", "de", "12", "'400' behind it"),
            ("Mehr als rund 30 Leute.", "de", "rund 30", "'Mehr als' before it"),
            ("Quelques dizaines de maisons.", "fr", "Quelques", "'dizaines de' behind it"),
            ("Un sismo de 7.8 grados.", "es", "7", "these figures are not printed as in es"),
            ("Drei Wochen nach dem 12. Mai.", "de", "nach dem 12. Mai", "it is so far from this time"),
            ("Anna Müller, 34, wurde verletzt.", "de", "34", "this can be an age, or count something"),
            ("Anna Müller (34) wurde verletzt.", "de", "34", "this can be an age, or count something"),
            ("Jean de Vries, 5, est mort.", "fr", "5", "this can be an age, or count something"),
            ("Juan Pérez, 34, murió.", "es", "34", "this can be an age, or count something"),
            ("Sur les trois mois à août.", "fr", "août", "the last of a time whose length stands before it"),
            (
                "Sur les douze mois clos le 30 juin.",
                "fr",
                "30 juin",
                "the last of a time whose length stands before it",
            ),
            ("L'exercice clos le 31 mars 2022.", "fr", "31 mars 2022", "the last of a time whose length"),
            ("In den drei Monaten bis August.", "de", "bis August", "the last of a time whose length stands before it"),
            (
                "En los tres meses hasta agosto.",
                "es",
                "hasta agosto",
                "the last of a time whose length stands before it",
            ),
            ("En el año terminado el 30 de junio.", "es", "30 de junio", "the last of a time whose length"),
            ("En 410 ap. J.-C. Rome tombe.", "fr", "410", "a year is not read with its era"),
            ("44 v. Chr. starb Caesar.", "de", "44", "a year is not read with its era"),
            ("En 44 a. C. murió.", "es", "44", "a year is not read with its era"),
            ("65+ personnes.", "fr", "65", "this can be so many or more"),
            ("Die Über-60-Jährigen kamen.", "de", "Über-60-Jährigen", "a hyphen joins the word before to it"),
            ("Deux ans avant 2014.", "fr", "avant 2014", "it is so far from this time"),
            ("Un an après mars 2014.", "fr", "après mars 2014", "it is so far from this time"),
            ("Dos años antes de 2014.", "es", "antes de 2014", "it is so far from this time"),
            ("Seit Montag vergangener Monate.", "de", "Seit Montag vergangener", "behind it would be cut"),
            ("Eine von acht Familien spart.", "de", "acht", "this can be a share"),
            ("Rund im März 2014 war es.", "de", "im März 2014", "'Rund' before it"),
            ("Mindestens am Dienstag kam er.", "de", "am Dienstag", "'Mindestens' before it"),
            ("Zwei von drei Männern kamen.", "de", "Zwei", "this can be a share"),
            ("Une famille sur huit épargne.", "fr", "huit", "this can be a share"),
            ("Trois personnes sur 10.", "fr", "Trois", "this can be a share"),
            ("Una de cada ocho familias ahorra.", "es", "ocho", "this can be a share"),
            ("El precio subió hasta 28 euros.", "es", "hasta 28 euros", "what something came to"),
            ("Le prix a grimpé jusqu'à 28 euros.", "fr", "jusqu'à 28 euros", "what something came to"),
            ("Ce n'était pas lundi mais mardi.", "fr", "lundi", "'pas' before it: this says what is not so"),
            ("Es war nicht am Montag, sondern am Dienstag.", "de", "am Montag", "'nicht' before it: this says"),
            ("No el lunes sino el martes.", "es", "lunes", "'No' before it: this says what is not so"),
            ("Il commence dès lundi.", "fr", "lundi", "'dès' before it: this can be from then on"),
            ("Er kommt frühestens am Montag.", "de", "am Montag", "'frühestens' before it: it is this or later"),
            ("C'était lundi ou mardi.", "fr", "lundi", "this can be one time or another"),
            ("C'était lundi ou peut-être mardi.", "fr", "mardi", "this can be one time or another"),
            ("Es war im Mai oder im Juni.", "de", "im Juni", "this can be one time or another"),
            ("Fue el lunes o el martes.", "es", "martes", "this can be one time or another"),
            ("Une croissance à deux chiffres.", "fr", "deux", "this tells how large a number is"),
            ("Un crecimiento de dos dígitos.", "es", "dos", "this tells how large a number is"),
            ("Im zweistelligen Bereich.", "de", "zweistelligen", "this tells how large a number is"),
            ("Il coûte deux fois plus cher.", "fr", "deux fois plus", "how many times as much it is"),
            ("Fast doppelt so viele kamen.", "de", "doppelt so viele", "how many times as much it is"),
            ("Vino el doble de gente.", "es", "el doble", "how many times as much it is"),
            ("Samedi (4 mai), il est mort.", "fr", "Samedi", "its date stands behind it"),
            ("Am Samstag (4. Mai) kam er.", "de", "Am Samstag", "its date stands behind it"),
            ("El sábado (4 de mayo) murió.", "es", "sábado", "its date stands behind it"),
            ("Avec une marge d'erreur de 3 points.", "fr", "3", "how uncertain another number is"),
            ("Die Fehlertoleranz liegt bei 3 Prozentpunkten.", "de", "3 Prozentpunkten", "how uncertain"),
            ("Con un margen de error de 3 puntos.", "es", "3", "how uncertain another number is"),
            ("La barre des 60 morts est franchie.", "fr", "60", "this is a mark"),
            ("Die Marke von 60 Toten ist erreicht.", "de", "60", "this is a mark"),
            ("La barrera de los 60 muertos.", "es", "60", "this is a mark"),
            ("Il a été arrêté deux fois.", "fr", "deux fois", "this tells how often"),
            ("Er wurde zweimal verhaftet.", "de", "zweimal", "this tells how often"),
            ("Jeder Dritte spart.", "de", "Jeder Dritte", "this can be a share"),
            ("Le nombre est passé de 60 à 70.", "fr", "de 60 à 70", "from one number to another, or a range"),
            ("El número subió de 60 a 70.", "es", "de 60 a 70", "from one number to another, or a range"),
            ("Es waren rund um 340 Menschen.", "de", "340", "around them"),
            (
                "Es stieg auf 1,8 Milliarden Euro, nach 1,7 Milliarden im Vorjahr.",
                "de",
                "1,7 Milliarden",
                "its unit can",
            ),
            ("Il vaut 1,8 milliard d'euros, contre 1,7 milliard un an avant.", "fr", "1,7 milliard", "its unit can"),
            ("Son 1,8 millones de euros, frente a 1,7 millones en mayo.", "es", "1,7 millones", "its unit can"),
            ("Frente a los 1.790 millones del año anterior.", "es", "1.790 millones", "'año' behind it would be cut"),
            ("Et les 1,79 milliard de l'année précédente.", "fr", "1,79 milliard", "'année' behind it would be cut"),
            ("Es waren im besten Fall 340 Menschen.", "de", "340", "at the best or at the worst"),
            ("Die Strafe wurde von 12 Jahren auf acht gesenkt.", "de", "acht", "its unit can stand with"),
            ("Der Preis stieg von 12 Euro auf 15.", "de", "15", "its unit can stand with the number before it"),
            ("La peine est passée de 12 ans à huit, puis à six.", "fr", "huit", "its unit can stand with"),
            ("Le prix est passé de 12 euros à 15 en un an.", "fr", "de 12 euros à 15", "from one number to another"),
            ("La pena bajó de 12 años a ocho.", "es", "ocho", "its unit can stand with the number before it"),
            ("La tasa bajó del 12 % al 9 en mayo.", "es", "9", "its unit can stand with the number before it"),
            ("Il est arrivé à 15 heures.", "fr", "à 15 heures", NO_DAY),
            ("Il est arrivé vers trois heures du matin.", "fr", "vers trois heures du matin", NO_DAY),
            ("Er kam gegen drei Uhr morgens.", "de", "gegen drei Uhr", NO_DAY),
            ("Er kam gegen drei.", "de", "gegen drei", "this can be a time of day, or count something"),
            ("Er kam um 3.", "de", "3", "this can be a time of day, or count something"),
            ("Llegó a las tres de la tarde.", "es", "a las tres de la tarde", NO_DAY),
        ],
    )
    def test_what_bends_a_number_and_is_not_known_keeps_it_unread(
        self, text: str, language: str, words: str, because: str
    ) -> None:
        assert any(each == words and because in why for each, why in refused(text, language)), found(text, language)
        assert words not in [each for each, _ in read(text, language)]

    @pytest.mark.parametrize(
        ("text", "language", "words"),
        [
            ("Le bilan est de huit morts et plus de 330 blessés.", "fr", ["huit", "plus de 330"]),
            ("El precio subió. Hasta 12 personas vinieron.", "es", ["Hasta 12"]),
            ("Il y en a jusqu'à 12.", "fr", ["jusqu'à 12"]),
            ("Mehr als 20 von 30 Männern kamen.", "de", ["Mehr als 20", "30"]),
            (
                "Sie lag oberhalb von 340. Sie ist jenseits von 20 Prozent.",
                "de",
                ["oberhalb von 340", "jenseits von 20 Prozent"],
            ),
            (
                "Es waren nahe an 340 Menschen, in der Größenordnung von 340.",
                "de",
                ["nahe an 340", "in der Größenordnung von 340"],
            ),
            (
                "Le prix avoisine les 60 euros. Il frôle les 70 euros.",
                "fr",
                ["avoisine les 60 euros", "frôle les 70 euros"],
            ),
            ("Ils sont proches de 340, nettement plus de 300.", "fr", ["proches de 340", "nettement plus de 300"]),
            ("Los muertos rondan los 340. Luego rozan los 350.", "es", ["rondan los 340", "rozan los 350"]),
            ("Son del orden de 340; bordean las 350.", "es", ["del orden de 340", "bordean las 350"]),
            ("Er ging von 12 Jahren Haft auf 8 Monate.", "de", ["12 Jahren", "8 Monate"]),
            ("Von 12 Prozent auf 15 Sitze kam sie.", "de", ["12 Prozent", "15"]),
            ("Le séisme de magnitude 7,3.", "fr", ["de magnitude 7,3"]),
            ("Das Beben hatte eine Stärke von 6,2 und war schwer.", "de", ["eine Stärke von 6,2"]),
            ("Es geschah am Montag vergangener Woche.", "de", ["am Montag vergangener Woche"]),
            ("Zwei Wochen vom 3. bis 17. Mai.", "de", ["Zwei Wochen", "vom 3. bis 17. Mai"]),
            ("Murió antes de 2014 tras dos años.", "es", ["antes de 2014", "dos años"]),
            ("Es kamen 34, davon 12 Frauen.", "de", ["34", "12"]),
            ("Anna Müller, 34 Jahre alt, kam.", "de", ["34 Jahre alt"]),
            ("Il est terminé le 30 juin.", "fr", ["30 juin"]),
            ("Terminó el 30 de junio; de mayo a agosto llueve.", "es", ["30 de junio", "de mayo a agosto"]),
            ("Von Mai bis August bleibt es so.", "de", ["Von Mai bis August"]),
            ("Am So. kamen die 60-Jährigen.", "de", ["Am So.", "60-Jährigen"]),
            ("Selon PMID: 123, PMID 45678 et arXiv 2101.", "fr", []),
            ("Sie sind vor Ort.", "de", []),
            ("Elle est de 7,3.", "fr", []),  # no 7 March
        ],
    )
    def test_as_agencies_print_it(self, text: str, language: str, words: list[str]) -> None:
        assert [each for each, _ in read(text, language)] == words

    def test_of_a_list_only_the_last_has_its_unit(self) -> None:
        text = "Es waren 10, 20 und 15 Prozent."
        assert [words for words, _ in refused(text, "de")] == ["10", "20"]
        assert [words for words, _ in read(text, "de")] == ["15 Prozent"]

    @pytest.mark.parametrize("language", ["it", "nl", "pt", "pt-BR"])
    def test_in_a_language_without_words_each_number_is_listed_and_none_is_read(self, language: str) -> None:
        text = "Almeno 128 morti, quasi 30 feriti il 4 novembre 2022: 18,2 %."
        assert not read(text, language)
        assert [words for words, _ in refused(text, language)] == ["128", "30", "4", "2022", "18,2 %"]
        assert all(
            "words of" in why and "only of English, French, German and Spanish" in why
            for _, why in refused(text, language)
        )

    @pytest.mark.parametrize("language", ["tlh", "xx", "abcdefgh", "i-klingon", "x-desk"])
    def test_nor_is_one_in_a_language_of_which_nothing_is_known(self, language: str) -> None:
        assert [words for words, _ in refused("Qa 128 qul 2.5 nagh, 30 %.", language)] == ["128", "2.5", "30 %"]
        assert not read("Qa 128 qul 2.5 nagh, 30 %.", language)

    @pytest.mark.parametrize(
        "text", ["Covid-19 und T-72", "Artikel 5", "Es stand 3:2", "Es endete 25:23", "der A380", "30-köpfig"]
    )
    def test_names_and_scores_count_nothing(self, text: str) -> None:
        assert not found(text, "de")

    @pytest.mark.parametrize(
        ("text", "language", "words", "why"),
        [
            ("Er kam um 15.30 Uhr.", "de", ["um 15.30 Uhr"], NO_DAY),
            ("Um 15:30 kam er, gegen 8 Uhr sie.", "de", ["Um 15:30", "gegen 8 Uhr"], NO_DAY),
            ("Le train part à 15h30.", "fr", ["à 15h30"], NO_DAY),
            ("Llegó a las 14.30 y salió a las 16 horas.", "es", ["a las 14.30", "a las 16 horas"], NO_DAY),
            ("Geöffnet von 9 bis 17 Uhr.", "de", ["9 bis 17 Uhr"], SPAN),
            ("Geöffnet 9-17 Uhr und zwischen 19 und 21 Uhr.", "de", ["9-17 Uhr", "19 und 21 Uhr"], SPAN),
            ("Ouvert de 8 h à 10 h et entre 14h et 15h30.", "fr", ["8 h à 10 h", "14h et 15h30"], SPAN),
            ("Abierto entre las 8 y las 10 horas.", "es", ["8 y las 10 horas"], SPAN),
            ("Er lief 2:15:30, dann 59:51 Minuten.", "de", ["2:15:30", "59:51"], LASTING),
            ("Il a couru en 5:03 minutes, puis 2:15:30.", "fr", ["5:03", "2:15:30"], LASTING),
            ("Corrió 59:51 minutos; ha corso in 1:02:03,5.", "es", ["59:51", "1:02:03,5"], LASTING),
            ("Une réunion de 3h30.", "fr", ["3h30"], "this can be a time of day, or how long something took"),
        ],
    )
    def test_a_time_of_day_without_its_day_is_told(self, text: str, language: str, words: list[str], why: str) -> None:
        assert [(each.words, each.reading, each.problem) for each in found(text, language)] == [
            (each, None, why) for each in words
        ]

    @pytest.mark.parametrize(
        ("text", "language", "words"),
        [
            ("Il a marché 3 h, vers 8h, lundi.", "fr", ["3", "vers 8h, lundi"]),
            ("Caminó 3 horas, a las 8 horas, el lunes.", "es", ["3 horas", "a las 8 horas, el lunes"]),
            ("Trabajó 8 horas el lunes.", "es", ["8 horas", "lunes"]),
            ("Trabajó de 8 a 10 horas.", "es", ["de 8 a 10 horas"]),
            ("Le magasin ouvre de 8 h à 10 h lundi.", "fr", ["8 h à 10 h", "lundi"]),
            ("Am Montag von 9 bis 17 Uhr kamen 30.", "de", ["Am Montag", "9 bis 17 Uhr", "30"]),
            ("Lundi, 15 h, il est parti.", "fr", ["Lundi, 15 h"]),
            ("Llegó a las 14. 30 personas murieron.", "es", ["14", "30"]),
        ],
    )
    def test_a_length_and_a_time_of_day_are_told_apart(self, text: str, language: str, words: list[str]) -> None:
        assert [each.words for each in found(text, language)] == words


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Il a dépassé 60 morts.", "fr", [("dépassé 60", "61 to 70")]),
        ("Le bilan dépasse les 60 morts.", "fr", [("dépasse les 60", "61 to 70")]),
        ("Le bilan ne dépasse pas les 60 morts.", "fr", [("dépasse pas les 60", "50 to 60")]),
        ("Die Zahl übersteigt 60.", "de", [("übersteigt 60", "61 to 70")]),
        ("Superó los 60 muertos.", "es", [("Superó los 60", "61 to 70")]),
        ("No supera los 60 muertos.", "es", [("No supera los 60", "50 to 60")]),
        ("Il finit d'ici vendredi.", "fr", [("d'ici vendredi", "… to 2022-11-11")]),
        ("A más tardar el 9 de mayo de 2022.", "es", [("A más tardar el 9 de mayo de 2022", "… to 2022-05-09")]),
        ("Er kam spätestens am 9. Mai 2022.", "de", [("spätestens am 9. Mai 2022", "… to 2022-05-09")]),
        ("De 10 minutes à une heure.", "fr", [("De 10 minutes à une heure", "10 to 60")]),
        ("Zwischen 18 Monaten und drei Jahren.", "de", [("Zwischen 18 Monaten und drei Jahren", "18 to 36")]),
        ("Entre 18 meses y tres años.", "es", [("Entre 18 meses y tres años", "18 to 36")]),
        ("Er kam am Samstagabend.", "de", [("am Samstagabend", "2022-11-05")]),
        ("Am Montagmorgen um 8 Uhr starb er.", "de", [("Am Montagmorgen um 8 Uhr", "2022-10-31")]),
        (
            "Von Freitagabend bis Sonntagmorgen.",
            "de",
            [("Von Freitagabend bis Sonntagmorgen", "2022-11-04 to 2022-11-06")],
        ),
        ("Samedi soir, 5 novembre 2022.", "fr", [("Samedi soir, 5 novembre 2022", "2022-11-05")]),
        ("Lundi à 20 heures, il est parti.", "fr", [("Lundi à 20 heures", "2022-10-31")]),
        (
            "El sábado por la noche, 5 de noviembre de 2022.",
            "es",
            [("sábado por la noche, 5 de noviembre de 2022", "2022-11-05")],
        ),
        ("Il a duré 15 heures.", "fr", [("15 heures", "14.5 to 15.5")]),
        ("Murieron a las 3 mujeres.", "es", [("3", "3")]),
    ],
)
def test_a_word_that_bends_what_is_behind_it_is_read_with_it(
    text: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les chambres 4 et 5 ont été fouillées.", "fr"),
        ("Die Zimmer 4, 5 und 6 wurden durchsucht.", "de"),
        ("Las habitaciones 4 y 5 fueron registradas.", "es"),
        ("Voir les articles 5 et 6 et la page 12.", "fr"),
    ],
)
def test_no_number_of_a_list_behind_what_it_names_counts(text: str, language: str) -> None:
    assert not read(text, language)


@pytest.mark.parametrize("many", [1, 200, 400])
@pytest.mark.parametrize(("language", "date"), [("de", "am Montag"), ("fr", "lundi"), ("es", "lunes")])
def test_a_text_of_nothing_but_numbers_and_dates_is_gone_through(language: str, date: str, many: int) -> None:
    faults.clear()
    assert [each.words for each in found(" ; ".join(["30"] * many), language)] == ["30"] * many
    assert {each.words for each in found(" ".join([date] * many), language)} == {date}
    assert len(found(" ".join([date] * many), language)) == many
    assert not faults


def test_quotations_are_found_in_any_language() -> None:
    kinds = [(str(each.kind), each.words) for each in found("„Wir haben 20 Tote“, sagte er.", "de")]
    assert kinds == [("quotation", "Wir haben 20 Tote"), ("count", "20")]


@given(st.text(max_size=300), st.sampled_from([*languages(), "it"]))
def test_any_text_is_gone_through(text: str, language: str) -> None:
    faults.clear()
    for each in found(text, language):
        assert each.words == text[slice(*each.span)]
    assert not faults


@given(st.sampled_from([("de", GERMAN), ("fr", FRENCH), ("es", SPANISH)]), st.data())
def test_no_cut_of_a_text_brings_a_fault(told: tuple[str, str], data: st.DataObject) -> None:
    language, text = told
    first = data.draw(st.integers(0, len(text)))
    last = data.draw(st.integers(first, len(text)))
    faults.clear()
    spans = [each.span for each in found(text[first:last], language) if str(each.kind) != "quotation"]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert not faults


@pytest.mark.parametrize(
    ("tag", "text", "words", "expected"),
    [
        ("de", "Er kam am Montag.", "am Montag", False),
        ("de", "Er kam. Am Montag.", "Am Montag", None),
        ("de", "Am Montag. Er kam.", "Am Montag", None),
        ("de", "Er kam. Am Montag wird er gehen.", "Am Montag", True),
        ("de", "Wird er am Montag gehen?", "am Montag", True),
        ("fr", "Il est venu. Lundi, il viendra.", "Lundi", None),
        ("es", "Vino ayer. El lunes.", "El lunes", None),
    ],
)
def test_the_verb_of_another_sentence_does_not_say_which_way_it_looks(
    tag: str,
    text: str,
    words: str,
    expected: bool | None,  # noqa: FBT001  # as it is answered
) -> None:
    start = text.index(words)
    assert looks_ahead(language_of(tag), text, (start, start + len(words))) is expected


@pytest.mark.parametrize(
    ("text", "language", "days"),
    [
        ("Am 4.11. kam er, am 4.11.2022 auch.", "de", ["Am 4.11.", "am 4.11.2022"]),
        ("Elle vient le 4/11/2022, et de 4.11 le 5.11.2022.", "fr", ["4/11/2022", "5.11.2022"]),
        ("Pagó 4.11 el 4/11/2022; el 4.11 no.", "es", ["4/11/2022"]),
    ],
)
def test_a_day_in_figures_has_its_year_or_the_mark_of_an_ordinal(text: str, language: str, days: list[str]) -> None:
    """A stroke or a point between two numbers may be one of a fraction or of decimals."""
    assert [each.words for each in found(text, language) if each.kind == "date"] == days


@pytest.mark.parametrize(("language", "day"), [("de", "am Montag"), ("es", "lunes"), ("fr", "lundi")])
def test_every_day_of_a_long_list_is_found(language: str, day: str) -> None:
    found = list(find_mentions(", ".join([day] * 200), on=ON, reader=READER, language=language))
    assert [each.words for each in found] == [day] * 200
