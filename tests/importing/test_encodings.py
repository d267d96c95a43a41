"""The encoding of files that are not UTF-8: read as they were written, or refused, and never read as something else."""

import random

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from adoption.importing.encodings import judge, named
from adoption.importing.outcome import FileError

NATIVE = [
    *[(language, "cp1252") for language in ("de", "fr", "es", "pt", "sv", "da", "is", "fi")],
    *[(language, "cp1250") for language in ("pl", "cs", "hu", "hr")],
    *[(language, "cp1251") for language in ("ru", "uk", "bg")],
    *[("el", "cp1253"), ("tr", "cp1254"), ("ar", "cp1256"), ("lt", "cp1257"), ("ko", "cp949")],
]
FOREIGN = [
    *[("zh", "gb18030"), ("zh", "gb2312"), ("zh_Hant", "big5"), ("ja", "shift_jis"), ("ja", "euc_jp")],
    *[("fr", "mac_roman"), ("de", "mac_roman"), ("fr", "cp850"), ("es", "cp437"), ("de", "cp850")],
    *[("ru", "koi8_r"), ("ru", "cp866"), ("ru", "mac_cyrillic"), ("ru", "iso8859_5"), ("cs", "iso8859_2")],
    *[("pl", "cp852"), ("el", "cp737"), ("tr", "cp857"), ("ko", "johab"), ("th", "tis-620")],
]


def names(language: str) -> list[str]:
    """Countries and months, as they stand in tables."""
    locale = Locale.parse(language)
    return [*locale.territories.values(), *locale.months["format"]["wide"].values()]


def table(words: list[str], encoding: str) -> bytes:
    """A table of the words that are not ASCII and that the encoding has."""
    kept = [word for word in words if not word.isascii() and word == word.encode(encoding, "ignore").decode(encoding)]
    return "".join(f"{word},{number}\n" for number, word in enumerate(kept)).encode(encoding)


def is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def read(content: bytes, evidence=None) -> str:
    """The text that is found, or blank where it is refused."""
    try:
        return content.decode(judge([content], evidence))
    except FileError as error:
        assert "--encoding" in str(error)
        return ""


@pytest.mark.parametrize(("language", "encoding"), NATIVE)
def test_a_table_in_the_code_page_of_its_language_is_read(language, encoding):
    content = table(names(language), encoding)
    assert read(content) == content.decode(encoding)


@pytest.mark.parametrize(("language", "encoding"), NATIVE)
@pytest.mark.parametrize("size", [4, 12, 40])
def test_a_part_of_it_is_read_right_or_refused(language, encoding, size):
    dice = random.Random(size)
    for _try in range(5):
        content = table(dice.sample(names(language), size), encoding)
        if not is_utf8(content):
            assert read(content) in (content.decode(encoding), "")


@pytest.mark.parametrize(("language", "encoding"), FOREIGN)
@pytest.mark.parametrize("size", [10, 40, 400])
def test_what_other_machines_write_is_never_taken(language, encoding, size):
    words = names(language)
    content = table(random.Random(size).sample(words, min(size, len(words))), encoding)
    assert not content or read(content) == ""


@given(st.lists(st.sampled_from(names("ko")), min_size=1, max_size=30))
def test_korean_is_read_as_it_was_or_refused(words):
    content = table(words, "cp949")
    assert not content or is_utf8(content) or read(content) in (content.decode("cp949"), "")


@given(st.lists(st.sampled_from(names("de")), min_size=1, max_size=30))
def test_german_is_read_as_it_was_or_refused(words):
    content = table(words, "cp1252")
    assert not content or read(content) in (content.decode("cp1252"), "")


@given(st.binary(min_size=1, max_size=60).filter(lambda content: not is_utf8(content)))
def test_any_bytes_are_judged_or_refused(content):
    read(content, lambda word: len(word) == 2)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("서비스,지표,기간,값\n", "cp949"),
        ("Köln;März 2025;1,5\n", "cp1252"),
        ("Österreich;1\nGroßbritannien;3\n", "cp1252"),
        ("Société Générale;février\nGenève;août\nÉtats-Unis;décembre\n", "cp1252"),
        ("OpenAI’s ChatGPT,5\n", "cp1252"),
        ("“best” – 5 €\n", "cp1252"),
        ("1\xa0234;2\xa0345\n", "cp1252"),
        ("Usługa;Wartość\nŁódź;styczeń\n", "cp1250"),
        ("Сервис;Период\nГигаЧат;январь\nВКонтакте;июнь\n", "cp1251"),
    ],
)
def test_small_files_that_can_be_told_are_read(text, encoding):
    assert read(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Genève,1\n", "cp1252"),
        ("Škoda,1\n", "cp1250"),
        ("É,1\n", "cp1252"),
        ("Köln,1\n", "mac_roman"),
        ("García,1\n", "mac_roman"),
        ("Málaga,1\n", "cp850"),
        ("москва,1\n", "koi8_r"),
        ("百度,1\n", "gb18030"),
        ("月活跃用户数,中国,全球\n", "gb18030"),
        ("“豆包”,1\n", "gb18030"),
        ("ﾁｬｯﾄ,1\n", "shift_jis"),
    ],
)
def test_small_files_that_cannot_be_told_are_refused(text, encoding):
    assert read(text.encode(encoding)) == ""


def test_the_refusal_shows_a_word_in_both_encodings():
    content = "Stadt,Wert\n\nBern,1\nGenève,2\n".encode("cp1252")
    with pytest.raises(FileError) as refusal:
        judge([content[:12], content[12:]], None)
    for told in ("line 4", "“Genève” in cp1252", "“Genčve” in cp1250", "--encoding"):
        assert told in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "encoding", "known"),
    [
        ("Genève,1\n", "cp1252", "genève"),
        ("Genčve,1\n", "cp1250", "genčve"),
        ("한국,1\n", "cp949", "한국"),
        ("뤼튼 5,1\n", "cp949", "뤼튼"),
    ],
)
def test_a_known_name_decides(text, encoding, known):
    content = text.encode(encoding)
    assert read(content) == ""
    assert read(content, {known}.__contains__) == text


def test_a_known_name_in_an_encoding_that_is_never_taken_decides_for_none():
    assert read("Málaga,1\n".encode("mac_roman"), {"málaga"}.__contains__) == ""


def test_a_byte_far_down_is_looked_at():
    lines = "".join(f"Köln {number},1\n" for number in range(5000))
    assert read(lines.encode("cp1252")) == lines
    assert read((lines + "Łódź,2\n").encode("cp1250")) == lines + "Łódź,2\n"
    assert read((lines + "Genève,2\n").encode("cp1252")) == ""


@pytest.mark.parametrize(
    "name", ["rot13", "base64", "zip", "idna", "undefined", "unicode_escape", "klingon", "a\0b", "é"]
)
def test_what_is_no_text_encoding_is_refused(name):
    with pytest.raises(FileError, match="--encoding .* such as utf-8, cp949"):
        named(name)


@pytest.mark.parametrize(("name", "codec"), [("EUC-KR", "euc_kr"), ("windows-1252", "cp1252"), ("UTF8", "utf-8")])
def test_encodings_go_by_their_usual_names(name, codec):
    assert named(name) == codec
