"""Whatever is wrong with an input: one paragraph that names it and what to do, the right exit code, no traceback."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from neurosym import cli
from neurosym.formats import source

BOARD = "1..4.........32."
ROWS = "5 3 . . 7 . . . .\n"


def zipped(*members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(member, BOARD)
    return file.getvalue()


FILES: dict[str, tuple[bytes, str]] = {
    # what it is called here: (the bytes of the file, what the message says)
    "empty": (b"", r"puzzle: an empty text; expected a puzzle\. 'neurosym domains' lists"),
    "blanks": (b" \n\t\r\n", r"puzzle: nothing but blanks; expected a puzzle\. "),
    "comments only": (b"# a\n# b\n", r"line 1, column 1: no kind of puzzle .* --domain "),
    "binary": (b"1..4\x00..", r"puzzle: a zero byte at offset 4: a binary file; expected a text\. Save it as"),
    "UTF-16": (BOARD.encode("utf-16"), r"puzzle: UTF-16 text; expected UTF-8\. Save the file as UTF-8\."),
    "latin-1": (b"1 2\n2 \xe9\n", r"puzzle, line 2, column 3: the byte 0xe9; expected UTF-8\. Save"),
    "damaged gzip": (gzip.compress(BOARD.encode())[:-9], r"cannot be unpacked: .* Unpack it by hand\."),
    "damaged xz": (lzma.compress(BOARD.encode())[:-9], r"cannot be unpacked: .* Unpack it by hand\."),
    "damaged bzip2": (bz2.compress(BOARD.encode())[:-9], r"cannot be unpacked: .* Unpack it by hand\."),
    "damaged zip": (zipped("a")[:-9], r"cannot be unpacked: .* Unpack it by hand\."),
    "zip of two": (zipped("a", "b"), r"cannot be unpacked: it is an archive of 2 files; .* Unpack it by hand\."),
    "gzip with a wrong sum": (gzip.compress(BOARD.encode())[:-8] + b"\1" * 8, r"cannot be unpacked: CRC check failed"),
    "packed blanks": (gzip.compress(b"\n"), r"puzzle: nothing but blanks"),
    "words": (b"hello\n", r"as sudoku at line 1, column 6 .* --domain sudoku"),
    "unicode digits": ("1..4.........32\N{ARABIC-INDIC DIGIT ONE}".encode(), r"as sudoku at line 1, column 16"),
    "superscript digits": ("1..².........32.".encode(), r"as sudoku at line 1, column 4 \('²' found; expected a value"),
    "unknown symbol": (
        b"1..4.........32x",
        r"as sudoku at line 1, column 16 \('x' found; expected a value from 1 to 4",
    ),
    "value too large": (
        b"1..5.........32.",
        r"as sudoku at line 1, column 4 \('5' found; expected a value from 1 to 4",
    ),
    "hashi without islands": (b"# domain: hashi\n1 3\n- - -\n", r"line 3, column 6: .* expected clues .* at least 2"),
    "one cell too few": (b"1..4.........32", r"as sudoku at line 1, column 16 .*16, 36, 64, 81"),
    "one cell too many": (b"1..4.........32..", r"as sudoku at line 1, column 18 .*16, 36, 64, 81"),
    "sudoku cut short": ((ROWS * 8).encode(), r"line \d+, column \d+: no kind of puzzle reads this text"),
    "sudoku with a short row": ((ROWS * 8 + ROWS[2:]).encode(), r"line \d+, column \d+: .* --domain \w+"),
    "latin square cut short": (b"order 4\n1 . . .\n. . . .\n. . .\n", r"as latin_square at line 4, column 6"),
    "futoshiki cut short": (b". < .\n    v\n.\n", r"line \d, column \d+: no kind of puzzle reads"),
    "killer sudoku cut short": (
        b"4 4\n10 - 10 -\n- - - -\n10 - 10 -\n- - - -\n1 1 2 2\n1 1 2\n",
        r"line \d, column \d+",
    ),
    "kakuro cut short": (b"3 3\n- 3, 4,\n,4 0 0\n", r"puzzle, line 4, column 1: .*3 rows; there are 2"),
    "kakuro with a bad clue": (b"# domain: kakuro\n3 3\n- 3, 4;\n,4 0 0\n,3 0 0\n", r"puzzle, line 3, column 6: "),
    "nonogram cut short": (b"# domain: nonogram\nwidth 2\nheight 2\nrows\n1\n1\n", r"line 2.*columns is missing"),
    "nonogram with a bad run": (b"width 2\nheight 2\nrows\n1\nx\ncolumns\n1\n1\n", r"as nonogram at line 5, column 1"),
    "minesweeper cut short": (b"2 2 1\n1 -\n", r"line \d, column \d.* (as minesweeper|--domain)"),
    "minesweeper with a nine": (b"2 2 1\n1 -\n- 9\n", r"line 3, column 3"),
    "formula cut short": (b"p cnf 3 2\n1 2 0\n", r"as cnf at line 2, column 6 .*2 clauses, as line 1 says"),
    "literal out of range": (
        b"p cnf 3 2\n1 2 0\n4 0\n",
        r"as cnf at line 3, column 1 \('4' found; expected a number from",
    ),
    "formula with a word": (b"p cnf 3 1\n1 two 0\n", r"as cnf at line 2, column 3 \('two' found"),
    "graph cut short": (b"p edge 5 4\ne 1 2\n", r"as graph_colouring at line 2, column 6 .*4 edges, as line 1 says"),
    "edge of one node": (
        b"p edge 3 2\ne 1 2\ne 2 2\n",
        r"as graph_colouring at line 3, column 1 .*two different nodes",
    ),
    "node out of range": (b"p edge 3 1\ne 1 4\n", r"as graph_colouring at line 2, column 5"),
    "unknown domain line": (
        b"# domain: sudokoo\n1..4.........32.\n",
        r"line 1, column 1: the line '# domain: sudokoo'",
    ),
    "domain line with a path": (b"# domain: a.py\n1..4.........32.\n", r"--domain mine\.py"),
    "wrong domain line": (b"# domain: kakuro\n1..4.........32.\n", r"puzzle, line 2, column \d+: "),
    "CSV without a known column": (
        b"id,board\n1,1..4.........32.\n",
        r"line 1, column 1: a table with the columns id, board; .* Rename that",
    ),
    "CSV with an empty field": (b"id,puzzle\n1,\n", r"puzzle, line 2: a row without 'puzzle'; expected a puzzle in"),
    "CSV with a bad puzzle": (b"id,puzzle\n1,1..4.........3\n", r"puzzle:2, line 1, column 15: .* --domain sudoku"),
    "CSV with a huge field": (b"id,puzzle\n1," + b"1" * 200_000 + b"\n", r"puzzle, line 2: no CSV: field larger than"),
    "JSON cut short": (b'{"problem": "1..4', r"puzzle, line 1, column 13: no JSON: Unterminated string"),
    "JSON without a puzzle": (
        b'{"problem": null}\n',
        r"puzzle, line 1: a JSON object without a puzzle; expected a text",
    ),
    "JSON with a bad puzzle": (b'{"problem": "1..4\\n"}\n', r"puzzle:1, line 1, column \d+"),
}

ARGUMENTS: dict[str, tuple[tuple[str, ...], str]] = {
    "no such file": (("solve", "nothing.txt"), r"there is no file 'nothing\.txt', .* Check the path"),
    "nothing at all": (("solve", ""), r"there is no file ''"),
    "a path that is too long": (("solve", "a/" * 3000), r"^neurosym: '(a/){40}' cannot be read: [^/]*; expected a"),
    "a directory": (("solve", os.curdir), r"'\.' is a directory; expected a file\. Name the files in it"),
    "no argument": (("solve",), r"Missing argument .* neurosym solve --help"),
    "an unknown verb": (("sovle", BOARD), r"No such command 'sovle'.* neurosym --help"),
    "an unknown option": (("solve", "--bakend", "sat", BOARD), r"No such option.*--bakend"),
    "an unknown domain": (("solve", "--domain", "sudoko", BOARD), r"Did you mean 'sudoku'\? Known: \d+ kinds"),
    "another domain": (("solve", "--domain", "nonogram", BOARD), r"text, line 1, column \d+: "),
    "an unknown backend": (
        ("solve", "--backend", "cpsta", BOARD),
        r"no backend is called 'cpsta'\. Did you mean 'cpsat'",
    ),
    "an unknown strength": (
        ("solve", "--strength", "strong", BOARD),
        r"no strength .* Known: unit, local, shave, exact",
    ),
    "a limit below 0": (("solve", "--time-limit", "-1", BOARD), r"'--time-limit': -1\.0 is not in the range x>=0"),
    "a limit that is no number": (("solve", "--time-limit", "soon", BOARD), r"'--time-limit': 'soon' is not a valid"),
    "a limit that is NaN": (
        ("solve", "--time-limit", "nan", BOARD),
        r"a time limit of nan; expected seconds, 0 or more",
    ),
    "answers below 0": (("solve", "--all", "-1", BOARD), r"'--all': -1 is not in the range x>=0"),
    "a page that is not there": (("solve", "--domain", "nowhere.py", BOARD), r"there is no page 'nowhere\.py'"),
}

Said = Callable[..., tuple[int, str, str]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path) -> Said:
    """The exit code, standard output and standard error of the command, in this process and an empty folder."""
    monkeypatch.chdir(tmp_path)

    def made(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["neurosym", *arguments])
        with pytest.raises(SystemExit) as end:
            cli.main()
        return int(end.value.code or 0), *capfd.readouterr()

    return made


def is_one_paragraph(text: str) -> bool:
    return text.startswith("neurosym: ") and text.count("\n") == 1 and len(text) < 2000


@pytest.mark.parametrize("name", FILES)
def test_a_bad_file_is_refused_with_place_and_remedy(name: str, said: Said, tmp_path: Path) -> None:
    data, message = FILES[name]
    (tmp_path / "puzzle").write_bytes(data)
    code, out, err = said("solve", "puzzle")
    assert (code, out) == (2, "")
    assert is_one_paragraph(err)
    assert re.search(message, err), err


@pytest.mark.parametrize("name", ARGUMENTS)
def test_bad_arguments_are_refused_with_a_remedy(name: str, said: Said) -> None:
    arguments, message = ARGUMENTS[name]
    code, out, err = said(*arguments)
    assert (code, out) == (2, "")
    assert is_one_paragraph(err)
    assert re.search(message, err), err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raise ValueError('no')", r"ValueError: no.* Try: python mine\.py"),
        ("import not_installed_at_all", r"ModuleNotFoundError: .* Try: python mine\.py"),
        ("x = ", r"SyntaxError: .* Try: python mine\.py"),
        ("DOMAIN = 3", r"the page 'mine' has no DOMAIN; write: DOMAIN = Domain\("),
        (
            "import neurosym as n\nDOMAIN = n.Domain('mine', lambda text: None, None)",
            r"the page 'mine' failed on a text with TypeError: it gave None, no Problem",
        ),
        (
            "import neurosym as n\nR = n.Rules(('a',), ('x',), ())\n"
            "DOMAIN = n.Domain('mine', lambda text: n.Problem(R), lambda problem, answer: 1 / 0)",
            r"the page 'mine' failed to draw an answer with ZeroDivisionError: division by zero\. See: neurosym check",
        ),
    ],
)
def test_a_page_that_is_none_is_refused(text: str, message: str, said: Said, tmp_path: Path) -> None:
    (tmp_path / "mine.py").write_text(text, encoding="utf-8")
    code, out, err = said("solve", "--domain", "mine.py", BOARD)
    assert (code, out) == (2, "")
    assert is_one_paragraph(err)
    assert re.search(message, err), err


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbf" + BOARD.encode(),
        b"1..4\r\n....\r\n....\r\n.32.\r\n",
        b"1..4\r....\r....\r.32.\r",
        b"1\t.\t.\t4\n.\t.\t.\t.\n.\t.\t.\t.\n.\t3\t2\t.\n",
        b"\n\n  1..4.........32.  \n\n",
        zipped("folder/a.txt"),
        b"# note: \xc3\xa4\n1..4.........32.",
    ],
    ids=["byte order mark", "CRLF", "CR", "tabs", "blanks around", "zip of one", "comment in UTF-8"],
)
def test_what_is_merely_unusual_is_read(data: bytes, said: Said, tmp_path: Path) -> None:
    (tmp_path / "puzzle").write_bytes(data)
    code, out, _ = said("solve", "puzzle")
    assert code == 0
    assert out.startswith("1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1\n")


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("11.4.........32.", "r1c1 = 1; r1c2 = 1"),
        ("# domain: latin_square\n1 1\n. .\n", "r1c1 = 1; r1c2 = 1"),
        ("1 > .\n\n.   .\n", "r1c1 = 1"),
        ("3 3\n- 3, 4,\n,4 0 0\n,9 0 0\n", "3|9"),
        ("# domain: cnf\np cnf 1 2\n1 0\n-1 0\n", "clause 1; clause 2"),
    ],
    ids=["sudoku", "latin square", "futoshiki", "kakuro", "formula"],
)
def test_a_contradiction_is_no_misuse_and_is_named_by_place(
    text: str, members: str, said: Said, tmp_path: Path
) -> None:
    (tmp_path / "puzzle").write_text(text, encoding="utf-8")
    code, out, _ = said("solve", "puzzle")
    assert code == 20
    assert re.search(rf"that cannot stand together: .*({members})", out), out


def test_a_bad_puzzle_in_a_stream_does_not_stop_it(said: Said, tmp_path: Path) -> None:
    (tmp_path / "puzzle").write_text(f"{BOARD}\n{BOARD[:-1]}x\n{BOARD}\n", encoding="utf-8")
    code, out, err = said("solve", "--quiet", "puzzle")
    assert code == 2
    assert out.count("solved, unique") == 2
    assert is_one_paragraph(err)
    assert "puzzle, line 2, column 16" in err


def test_a_pack_that_grows_too_large_is_refused(said: Said, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MOST_BYTES", 10_000)
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(b"1" * 10_001))
    code, _, err = said("solve", "bomb.gz")
    assert code == 2
    assert err == "neurosym: bomb.gz: more than 10,000 bytes; expected a smaller file. Split it.\n"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="everything is readable for root")
def test_a_file_that_may_not_be_read_is_named(said: Said, tmp_path: Path) -> None:
    (tmp_path / "puzzle").write_text(BOARD, encoding="utf-8")
    (tmp_path / "puzzle").chmod(0)
    code, _, err = said("solve", "puzzle")
    assert code == 2
    assert "'puzzle' cannot be read: permission denied" in err


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "message"),
    [
        (("solve", "-"), b"", 2, "-: an empty text"),
        (("solve", "-"), b"1" * 10_000_000, 2, "no kind of puzzle begins like this"),
        (("solve", "-"), b"\x1f\x8b\x00", 2, "cannot be unpacked"),
        (("solve", "-"), b"\xff\xfe1\x00", 2, "UTF-16"),
        (("solve", "nothing.txt"), b"", 2, "there is no file"),
        (("solve", "--backend", "none", BOARD), b"", 2, "no backend is called 'none'"),
    ],
    ids=["empty", "ten megabytes of digits", "damaged", "UTF-16", "no file", "no backend"],
)
def test_a_real_process_ends_without_a_traceback(
    arguments: tuple[str, ...], stdin: bytes, code: int, message: str
) -> None:
    done = subprocess.run([sys.executable, "-m", "neurosym", *arguments], input=stdin, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (code, b"")
    err = done.stderr.decode()
    assert is_one_paragraph(err)
    assert message in err


def test_there_are_enough_bad_inputs() -> None:
    assert len(FILES) + len(ARGUMENTS) >= 60
