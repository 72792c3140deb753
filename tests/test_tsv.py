"""Lines of a file, and the tables that curators keep."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cablekg.errors import SourceError
from cablekg.reading import tsv, written


def file(folder: Path, content: bytes) -> Path:
    path = folder / "x.tsv"
    path.write_bytes(content)
    return path


def test_lines_end_at_line_feeds_alone(tmp_path: Path) -> None:
    content = "a\u2028b\r\nc\x85d\n\n e\rf \n".encode()
    assert written.lines(file(tmp_path, content), "x", 100) == (["a\u2028b", "c\x85d", "", " e\rf "], [])


def test_an_empty_file_has_no_lines(tmp_path: Path) -> None:
    assert written.lines(file(tmp_path, b""), "x", 100) == ([], [])


def test_a_byte_order_mark_is_taken_off_and_reported(tmp_path: Path) -> None:
    lines, findings = written.lines(file(tmp_path, b"\xef\xbb\xbfid\n"), "x.tsv", 100)
    assert lines == ["id"]
    assert [(finding.level, finding.line) for finding in findings] == [("remark", 1)]


def test_a_character_that_xml_cannot_carry_is_a_fault_with_its_line_and_column(tmp_path: Path) -> None:
    lines, findings = written.lines(file(tmp_path, "ok\nno\x0b\uffff\n\0".encode()), "x.tsv", 100)
    assert lines == ["ok", "no\ufffd\ufffd", "\ufffd"]
    assert [(finding.level, finding.line, finding.column) for finding in findings] == [
        ("fault", 2, "3"),
        ("fault", 3, "1"),
    ]


def test_a_binary_file_does_not_drown_its_report(tmp_path: Path) -> None:
    _, findings = written.lines(file(tmp_path, b"\0\n" * 1_000), "x.tsv", 10_000)
    assert len(findings) == 51
    assert findings[-1].message == "950 further lines hold characters that cannot be kept"


def test_bytes_that_are_not_utf_8_are_named_by_line_and_byte(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"x\.tsv:2: expected UTF-8, found byte 0xBA at byte 5 of the line"):
        written.lines(file(tmp_path, b"one\nCeau\xbaescu\n"), "x.tsv", 100)


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_read(tmp_path: Path) -> None:
    assert written.lines(file(tmp_path, b"12345"), "x", 5)[0] == ["12345"]
    with pytest.raises(SourceError, match="larger than 4 bytes"):
        written.lines(file(tmp_path, b"12345"), "x", 4)


def test_what_is_no_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="x: is no plain file"):
        written.lines(tmp_path, "x", 100)
    with pytest.raises(SourceError, match="x: cannot be read: No such file"):
        written.lines(tmp_path / "gone", "x", 100)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_lines_or_a_named_fault(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = file(tmp_path_factory.getbasetemp(), content)
    if not _is_utf8(content):
        with pytest.raises(SourceError, match=r"^x:[0-9]+: expected UTF-8"):
            written.lines(path, "x", 300)
        return
    lines, _ = written.lines(path, "x", 300)
    text = content.removeprefix(b"\xef\xbb\xbf")
    assert len(lines) == text.count(b"\n") + (text != b"" and not text.endswith(b"\n"))


def _is_utf8(content: bytes) -> bool:
    return content.decode("utf-8", errors="ignore").encode() == content


def test_rows_keep_their_lines_and_quotation_marks(tmp_path: Path) -> None:
    path = file(tmp_path, b'id\tname\n\na\t "Mao" \n\t\nb\t\n')
    rows, findings = tsv.read(path, "x.tsv", ["id", "name"])
    assert rows == [tsv.Row(3, {"id": "a", "name": '"Mao"'}), tsv.Row(5, {"id": "b", "name": ""})]
    assert findings == []


def test_a_row_with_a_wrong_number_of_fields_is_a_fault_and_the_others_stay(tmp_path: Path) -> None:
    rows, findings = tsv.read(file(tmp_path, b"id\tname\na\nb\tB\nc\tC\tD\n"), "x.tsv", ["id", "name"])
    assert [row.line for row in rows] == [3]
    assert [(finding.level, finding.line, finding.message) for finding in findings] == [
        ("fault", 2, "expected 2 fields, found 1"),
        ("fault", 4, "expected 2 fields, found 3"),
    ]


@pytest.mark.parametrize("content", [b"", b"name\tid\na\tA\n", b"id\na\n", b"id\tname \na\tA\n"])
def test_another_header_is_a_fault_at_line_1_and_gives_no_rows(tmp_path: Path, content: bytes) -> None:
    rows, findings = tsv.read(file(tmp_path, content), "x.tsv", ["id", "name"])
    assert rows == []
    assert [(finding.level, finding.line) for finding in findings] == [("fault", 1)]
    assert "'id\\tname'" in findings[0].message


def test_a_missing_table_has_no_rows(tmp_path: Path) -> None:
    assert tsv.read(tmp_path / "gone.tsv", "gone.tsv", ["id"]) == ([], [])
