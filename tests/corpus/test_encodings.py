"""Texts that are not UTF-8: the encoding that they are likely in is named, with words to judge it by."""

from __future__ import annotations

import pytest

from discrepant.corpus.encodings import is_encoding, is_unlikely_wide, likely

TEXTS = {
    "smart quotes": ("cp1252", "“We are willing to negotiate,” he said. It cost £48,000, about €50,000.\n"),
    "a price": ("cp1252", "It is £5.\n"),
    "one apostrophe": ("cp1252", "Thirty signed the mayor’s letter.\n"),
    "French": ("cp1252", "Le président a déclaré que 30 élus ont signé la pétition à Paris, selon la mairie.\n"),
    "German": ("cp1252", "Der Bürgermeister sagte, 30 Händler hätten unterschrieben. Das Gebäude kostet 48.000 €.\n"),
    "Czech": ("cp1250", "Premiér řekl, že 30 poslanců podepsalo dopis. Cena činila 48 000 korun. Žádný úřad.\n"),
    "Russian": ("cp1251", "Президент заявил, что 30 депутатов подписали письмо. Стоимость 48 000 рублей.\n"),
    "an old Mac": (
        "mac_roman",
        "“We are willing to negotiate,” he said. It cost £48,000 — the mayor’s café was closed.\n",
    ),
    "Japanese": ("cp932", "首相は、30人の議員が書簡に署名したと述べた。費用は48,000円だった。\n"),
    "Chinese": ("gb18030", "总理说，30名议员签署了这封信。费用为48000元。\n"),
    "Notepad's Unicode": ("utf-16", "“We are willing,” he said. It cost 48,000.\n"),
}


@pytest.mark.parametrize("times", [1, 20, 3_000])  # of which the last is more than is looked at
@pytest.mark.parametrize(("encoding", "text"), TEXTS.values(), ids=TEXTS)
def test_what_it_seems_to_be(encoding: str, text: str, times: int) -> None:
    data = ("Plain words first.\n" * times + text * times).encode(encoding)
    with pytest.raises(UnicodeDecodeError) as refused:
        data.decode()
    found = likely(data, refused.value.start)
    assert found is not None
    assert found.encoding == encoding
    assert found.sample in " ".join(data.decode(encoding).split())
    assert not found.sample.isascii()


@pytest.mark.parametrize(
    ("text", "sample"),
    [
        ("one two three four £5 six seven eight nine", "three four £5 six seven"),
        ("£5 two three four", "£5 two three"),
        ("one £5", "one £5"),
        ("a" * 58 + " £5", "a" * 58 + " £"),
        ("a" * 59 + " £5", "a" * 59 + " "),
    ],
)
def test_two_words_on_either_side_are_shown_of_60_characters(text: str, sample: str) -> None:
    found = likely(text.encode("cp1252"), text.index("£"))
    assert found is not None
    assert found.sample == sample


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00\x00\x03\x00>\x00\x90\xe2 years 30\x00\x00\x13",
        bytes(range(256)) * 40,
        "It cost £5.\x1b[2J".encode("cp1252"),
    ],
)
def test_what_has_control_characters_in_any_encoding_seems_to_be_nothing(data: bytes) -> None:
    with pytest.raises(UnicodeDecodeError) as refused:
        data.decode()
    assert likely(data, refused.value.start) is None


def test_what_is_no_text_seems_to_be_nothing() -> None:
    assert likely(b"\xff\xfe\x00", 0) is None  # marked as UTF-16, and cut


@pytest.mark.parametrize("name", ["cp1252", "latin-1", "UTF-16", "mac-roman", "Shift_JIS", "utf-8"])
def test_names_of_encodings(name: str) -> None:
    assert is_encoding(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nonsense",
        "hex",
        "rot13",
        "zlib",
        "a\x00b",
        "../x",
        "unicode_escape",
        "raw-unicode-escape",
        "idna",
        "punycode",
        "undefined",
        "charmap",
    ],
)
def test_what_is_no_encoding_of_texts(name: str) -> None:
    assert not is_encoding(name)


@pytest.mark.parametrize(
    ("text", "written", "named", "unlikely"),
    [
        ("Two men.\n", "utf-8", "utf-16", True),
        ("Two men.\n", "utf-8", "UTF-32", True),
        ("Two men.\n", "utf-8", "utf-8", False),
        ("Two men.\n", "cp1252", "cp1252", False),
        ("Two men.\n", "utf-16", "utf-16", False),  # has a mark
        ("Two men.\n", "utf-16-le", "utf-16-le", False),  # has zeros, and no mark
        ("北京", "utf-16", "utf-16", False),  # has a mark, and no zeros
        ("北京\n", "utf-16-be", "utf-16-be", False),  # has a zero in its line end
        ("Two\0men.\n", "utf-8", "utf-8", False),
    ],
)
def test_a_wide_encoding_has_a_mark_or_zeros(text: str, written: str, named: str, unlikely: bool) -> None:  # noqa: FBT001
    assert is_unlikely_wide(text.encode(written), named) == unlikely
