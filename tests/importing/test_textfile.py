"""What a file is, by its bytes: text with a fingerprint and an encoding, or a refusal that says what to do."""

import gzip
import hashlib
import os
import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adoption.importing import textfile
from adoption.importing.dialect import records
from adoption.importing.outcome import FileError
from adoption.importing.textfile import examine

TABLE = "서비스,지표,기간,값\n네이버 클로바,월간 활성 이용자,2025-03,1090만\n"
LINE = b"ChatGPT,mau,2025-03,1\n"
# More than a chunk, so that line numbers and characters cross its border.
LONG = 100_000


@pytest.fixture
def write(tmp_path):
    def write(content: bytes):
        path = tmp_path / "file.csv"
        path.write_bytes(content)
        return path

    return write


def text_of(file: textfile.TextFile) -> str:
    with file.open() as text:
        return text.read()


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp949", "cp949"),
    ],
)
def test_the_text_comes_back_as_it_was_written(write, written, found):
    content = TABLE.replace("\n", "\r\n").encode(written)
    file = examine(write(content))
    assert (file.encoding, file.size, file.sha256) == (found, len(content), hashlib.sha256(content).hexdigest())
    assert text_of(file) == TABLE.replace("\n", "\r\n")


@pytest.mark.parametrize("mark", [b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark_is_no_part_of_the_text_when_the_encoding_is_told(write, mark):
    encoding = "utf-16-le" if mark == b"\xff\xfe" else "utf-16-be"
    assert text_of(examine(write(mark + "a,b".encode(encoding)), encoding)) == "a,b"
    assert text_of(examine(write("a,b".encode("utf-8-sig")), "UTF8")) == "a,b"


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_long_file_of_any_line_ends_is_text(write, end):
    content = (LINE.strip() + end) * LONG
    with examine(write(content)).open() as text:
        assert sum(1 for _record in records(text, ",")) == LONG


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"PK\x03\x04\x14\x00\x06\x00", "workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "workbook"),
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (gzip.compress(LINE, mtime=0), "gzip"),
        (b"\xef\xbb\xbf\n <!DOCTYPE HTML>\n<html>", "web page"),
        (b"<html><body>", "web page"),
        (LINE + b"Cla\0ude", "Line 2 holds the control character 0x00"),
        (LINE * LONG + b"Cla\0ude", f"Line {LONG + 1:d} holds the control character 0x00"),
        (b"\x89PNG\x05", "control character 0x05"),
        ("時間,価値".encode("iso2022_jp"), "control character 0x1B"),
        ("한국,값".encode("iso2022_kr"), "control character 0x0E"),
        ("a\0b,c\n".encode("utf-16"), "control character 0x00"),
        (LINE.decode().encode("utf-16-le") + b"a", "byte 45"),
        (LINE.decode().encode("utf-16") + b"\x00\xd8", "is not utf-16"),
    ],
)
def test_what_is_no_csv_text_is_named(write, content, told):
    with pytest.raises(FileError, match=told):
        examine(write(content))


@pytest.mark.parametrize("before", [b"", LINE, LINE * LONG])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_line_without_end_is_refused_with_its_number(write, before, encoding):
    content = (before.decode() + "a" * (textfile.LONGEST_LINE + 1)).encode(encoding)
    with pytest.raises(FileError, match=rf"Line {before.count(10) + 1:d} is longer than 1,000,000 characters"):
        examine(write(content), "" if encoding == "utf-16" else encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_longest_line_that_may_be_is_read(write, end):
    line = "a" * textfile.LONGEST_LINE + end
    assert examine(write((line * 3).encode())).encoding == "utf-8"
    with pytest.raises(FileError, match="Line 3 is longer"):
        examine(write((line + line + "a" + line).encode()))


def test_a_huge_single_line_is_refused_at_once_and_not_held(write):
    path = write(b"")
    os.truncate(path, 200_000_000)
    path.write_bytes(b"a" * 3_000_000)
    os.truncate(path, 200_000_000)
    tracemalloc.start()
    started = time.monotonic()
    with pytest.raises(FileError, match="Line 1 is longer"):
        examine(path)
    assert time.monotonic() - started < 1
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_the_encoding_that_is_told_is_used(write):
    assert text_of(examine(write("Genève".encode("cp1252")), "windows-1252")) == "Genève"
    assert text_of(examine(write("日本".encode("shift_jis")), "shift_jis")) == "日本"


@pytest.mark.parametrize("encoding", ["utf-8", "cp949", "ascii"])
def test_what_the_told_encoding_cannot_read_is_placed(write, encoding):
    content = LINE * LONG + b"b\xff,c\n"
    with pytest.raises(FileError, match=rf"Line {LONG + 1} \(byte {LONG * len(LINE) + 2}\) is not .*--encoding"):
        examine(write(content), encoding)


def test_a_byte_order_mark_does_not_shift_the_place(write):
    with pytest.raises(FileError, match=r"Line 1 \(byte 6\) is not utf-8\."):
        examine(write(b"\xef\xbb\xbfab\xff"))


def test_a_known_name_shows_that_valid_utf8_is_korean(write):
    content = "service,value\n챗GPT,5\n".encode("cp949")
    assert text_of(examine(write(content), evidence={"챗gpt"}.__contains__)) == "service,value\n챗GPT,5\n"
    assert examine(write(content), evidence={"êgpt"}.__contains__).encoding == "utf-8"
    assert examine(write("Café,5\n".encode()), evidence={"챗gpt"}.__contains__).encoding == "utf-8"


def test_a_file_that_changes_meanwhile_is_told(write):
    path = write(TABLE.encode())
    file = examine(path)
    path.write_bytes(LINE + b"\xff\n")
    with pytest.raises(FileError, match=r"Line 2 \(byte 23\) is not utf-8"):
        text_of(file)


def test_the_errors_of_whoever_reads_the_text_stay_theirs(write):
    with pytest.raises(OSError, match="disk is full"), examine(write(LINE)).open():
        raise OSError(28, "disk is full")


def test_what_cannot_be_opened_is_told(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for name, told in (("none.csv", "No such file"), (".", "directory"), ("pipe", "no regular file")):
        with pytest.raises(FileError, match=told):
            examine(tmp_path / name)


@given(content=st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
def test_any_bytes_are_text_or_a_refusal(tmp_path_factory, content):
    path = tmp_path_factory.getbasetemp() / f"any-{os.getpid()}.csv"
    path.write_bytes(content)
    try:
        file = examine(path, evidence=lambda word: "é" in word)
    except FileError as error:
        assert str(error)
        return
    assert text_of(file).encode(file.encoding) == content
