"""The command as people and scripts use it: options, exit codes, what goes where, and how it ends."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from dratify import check_proof, parse_dimacs

from neurosym import __version__, cli, registry

BOARD, TWO, WRONG = "1..4.........32.", "1..4.........3..", "11.4.........32."
BAD = "1..4.........32x"
ANSWER = "1 2 3 4\n3 4 1 2\n2 1 4 3\n4 3 2 1\n"
COMMAND = [sys.executable, "-m", "neurosym"]


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """The command, in this process."""

    def made(*arguments: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["neurosym", *arguments])
        code: Any = 0
        try:
            cli.main()
        except SystemExit as end:
            code = end.code or 0
        return Done(code, *capfd.readouterr())

    return made


@pytest.fixture
def lines(tmp_path: Path) -> Callable[..., str]:
    """A file with these lines."""

    def made(*text: str) -> str:
        file = tmp_path / "lines.txt"
        file.write_text("".join(f"{line}\n" for line in text), encoding="utf-8")
        return str(file)

    return made


def test_the_answer_goes_to_standard_output_and_what_it_was_taken_for_to_standard_error(run: Run) -> None:
    done = run("solve", BOARD)
    assert done.code == 0
    assert re.fullmatch(re.escape(ANSWER) + r"(text: )?solved, unique, [\d.]+ s by projection\n", done.out)
    assert done.err == "text: sudoku: one line of 4 x 4 cells, '.' for blank\n"


def test_quiet_leaves_standard_error_empty(run: Run, lines: Callable[..., str]) -> None:
    assert run("solve", "--quiet", lines(BOARD, TWO, WRONG)).err == ""


@pytest.mark.parametrize(
    ("arguments", "code"),
    [((BOARD,), 0), ((WRONG,), 20), ((TWO, "--time-limit", "0"), 30), ((BAD,), 2), (("no-such-file",), 2)],
)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_the_exit_code_says_how_it_ended(run: Run, arguments: tuple[str, ...], code: int, form: tuple[str]) -> None:
    assert run("solve", *arguments, *form).code == code


@pytest.mark.parametrize(
    ("puzzles", "code"),
    [
        ((BOARD, BOARD), 0),
        ((BOARD, WRONG), 20),
        ((WRONG, TWO, BOARD), 30),
        ((BOARD, BAD, TWO, WRONG), 2),
    ],
)
def test_of_several_puzzles_the_gravest_counts(
    run: Run, lines: Callable[..., str], puzzles: tuple[str, ...], code: int
) -> None:
    done = run("solve", "--json", "--time-limit", "0" if TWO in puzzles else "60", lines(*puzzles))
    assert done.code == code
    assert len(done.out.splitlines()) == len(puzzles)


def test_every_line_of_json_is_an_object_and_errors_have_theirs(run: Run, lines: Callable[..., str]) -> None:
    file = lines(BOARD, BAD, WRONG)
    done = run("solve", "--json", file)
    told = [json.loads(line) for line in done.out.splitlines()]
    assert [one["status"] for one in told] == ["solved", "error", "impossible"]
    assert [one["source"] for one in told] == [f"{file}:1", file, f"{file}:3"]
    assert (told[1]["line"], told[1]["column"]) == (2, 16)
    assert f"neurosym: {told[1]['error']}\n" in done.err
    assert done.err.endswith("s\n")
    assert "3 done (1 solved, 1 refused, 1 impossible)" in done.err


def test_a_file_without_any_puzzle_is_an_error_object_too(run: Run) -> None:
    assert json.loads(run("solve", "--json", "no-such-file").out)["status"] == "error"


@pytest.mark.parametrize("backend", ["sat", "search", "cpsat"])
def test_a_backend_can_be_chosen(run: Run, backend: str) -> None:
    assert json.loads(run("solve", "--json", "--backend", backend, TWO).out)["backend"] == backend


@pytest.mark.parametrize("strength", ["unit", "local", "shave", "exact"])
def test_a_strength_can_be_chosen(run: Run, strength: str) -> None:
    told = json.loads(run("solve", "--json", "--strength", strength, BOARD).out)
    assert (told["status"], told["strength"]) == ("solved", strength)


def test_a_network_is_asked_for_by_its_use(run: Run) -> None:
    done = run("solve", "--neural", "auto", "--explain", BOARD)
    assert done.code == 0
    assert "network not used: " in done.out
    done = run("solve", "--neural", "gess", BOARD)
    assert (done.code, done.out) == (2, "")
    assert "Did you mean 'guess'?" in done.err


def test_a_stronger_projection_leaves_less_to_the_backend(run: Run) -> None:
    hard = "1.............2."
    left = [
        sum(
            map(
                len, json.loads(run("solve", "--json", "--time-limit", "0", *strength, hard).out)["candidates"].values()
            )
        )
        for strength in (("--strength", "unit"), ("--strength", "local"))
    ]
    assert left[1] <= left[0]


@pytest.mark.parametrize(
    ("most", "count", "exhausted"), [("1", 1, False), ("2", 2, False), ("5", 3, True), ("0", 3, True)]
)
def test_as_many_answers_as_wanted(run: Run, most: str, count: int, exhausted: bool) -> None:
    told = json.loads(run("solve", "--json", "--all", most, TWO).out)
    assert (len(set(told["answers"])), told["exhausted"], told["unique"]) == (count, exhausted, False)


def test_uniqueness_need_not_be_checked(run: Run) -> None:
    assert json.loads(run("solve", "--json", "--no-unique", TWO).out)["unique"] is None


def test_the_deductions_come_before_the_board(run: Run) -> None:
    words = run("solve", "--explain", BOARD).out.splitlines()
    assert words[-5:-1] == ANSWER.splitlines()
    assert len(words) > 6
    assert all(re.match(r"r\dc\d = \d: \w", line) for line in words[:-5])
    assert "deductions" in json.loads(run("solve", "--explain", "--json", BOARD).out)


def test_the_domain_can_be_named(run: Run) -> None:
    assert run("solve", "--domain", "sudoku", BOARD).code == 0
    wrong = run("solve", "--domain", "kakuro", BOARD)
    assert wrong.code == 2
    assert wrong.err.startswith("neurosym: text, line 1, column ")


def test_a_proof_is_written_with_its_formula_and_an_independent_checker_accepts_it(run: Run, tmp_path: Path) -> None:
    proof = tmp_path / "proof"
    done = run("solve", "--proof", str(proof), WRONG)
    assert done.code == 20
    assert f"proof written to {proof}, its formula to {proof}.cnf" in done.err
    result = check_proof(parse_dimacs((tmp_path / "proof.cnf").read_text()), proof.read_text())
    assert result.ok
    assert result.reached_empty


def test_each_puzzle_of_several_has_its_own_proof(run: Run, lines: Callable[..., str], tmp_path: Path) -> None:
    run("solve", "--proof", str(tmp_path / "p"), lines(BOARD, TWO, WRONG))
    assert {file.name for file in tmp_path.glob("p*")} == {"p", "p.cnf", "p.3", "p.3.cnf"}


def test_what_has_no_proof_says_so(run: Run, tmp_path: Path) -> None:
    assert "no proof written: there is another answer" in run("solve", "--proof", str(tmp_path / "p"), TWO).err
    limited = run("solve", "--time-limit", "0", "--proof", str(tmp_path / "p"), TWO)
    assert "no proof written: nothing was decided" in limited.err
    assert not list(tmp_path.iterdir())


def test_a_proof_that_cannot_be_written_is_an_error(run: Run, tmp_path: Path) -> None:
    done = run("solve", "--proof", str(tmp_path / "nowhere" / "p"), WRONG)
    assert (done.code, done.out) == (2, "")
    assert "cannot be written" in done.err


def test_several_files_are_solved_one_after_the_other_and_a_missing_one_does_not_stop_it(
    run: Run, lines: Callable[..., str]
) -> None:
    file = lines(BOARD, WRONG)
    done = run("solve", BOARD, "no-such-file", file)
    standing = [line.partition(",")[0] for line in done.out.splitlines() if line[-1] not in "1234"]
    assert (done.code, standing[0], standing[1]) == (2, "text: solved", f"{file}:1: solved")
    assert standing[-1] == f"{file}:2: impossible"
    assert "4 done (2 solved, 1 refused, 1 impossible)" in done.err
    shown = run("show", "no-such-file", file)
    assert (shown.code, shown.out.count("candidates")) == (2, 2)


def test_what_a_stream_was_taken_for_is_said_once(run: Run, lines: Callable[..., str]) -> None:
    file = lines(BOARD, WRONG, BOARD)
    assert run("solve", file).err.splitlines()[:-1] == [f"{file}:1: sudoku: one line of 4 x 4 cells, '.' for blank"]


def test_a_missing_package_is_said_for_each_puzzle_in_the_form_asked_for(
    run: Run, lines: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "neurosym.backends.cpsat", None)
    registry.backend.cache_clear()
    done = run("solve", "--json", "--backend", "cpsat", lines(TWO, BOARD))
    assert [json.loads(line)["status"] for line in done.out.splitlines()] == ["error", "solved"]
    assert done.code == 2
    assert "needs the package 'ortools'" in done.err
    registry.backend.cache_clear()


@pytest.mark.skipif(sys.platform != "linux", reason="names of files that are any bytes")
def test_a_file_may_have_any_name(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xff.txt"
    Path(os.fsdecode(name)).write_text(BOARD, encoding="utf-8")
    for form in ("--json", "--explain"):
        done = subprocess.run([*COMMAND, "solve", form, name], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
        assert rb"\udcff.txt" in done.stdout


def test_the_listing_has_a_line_for_each_kind(run: Run) -> None:
    told = run("domains").out.splitlines()
    assert len(told) >= 9
    assert any(re.match(r"sudoku +Sudoku: each value once", line) for line in told)


def test_a_kind_tells_its_rules_and_forms(run: Run) -> None:
    told = run("domains", "akari").out
    assert told.startswith("Akari")
    assert "Read:" in told
    unknown = run("domains", "akra")
    assert unknown.code == 2
    assert "no domain is called 'akra'" in unknown.err


def test_show_draws_the_givens_and_solves_nothing(run: Run, lines: Callable[..., str]) -> None:
    done = run("show", BOARD)
    assert done.code == 0
    assert done.out.splitlines()[:5] == [
        "text: sudoku: one line of 4 x 4 cells, '.' for blank",
        *("1 . . 4", ". . . .", ". . . .", ". 3 2 ."),
    ]
    assert done.out.splitlines()[5] == "16 cells, 4 of them given; 52 candidates; 12 all different"


def test_show_goes_on_behind_a_bad_puzzle(run: Run, lines: Callable[..., str]) -> None:
    done = run("show", lines(BOARD, BAD, TWO))
    assert done.code == 2
    assert done.out.count("candidates") == 2
    assert "line 2, column 16" in done.err


def test_the_version_and_the_exit_codes_are_told(run: Run) -> None:
    assert run("--version").out == f"neurosym, version {__version__}\n"
    for verb in ((), ("solve",)):
        told = " ".join(run(*verb, "--help").out.split())
        assert "0 solved, 20 impossible (proved), 30 unknown (a limit was reached), 2 misuse, 130 interrupted" in told


@pytest.mark.skipif(os.name == "nt", reason="terminals of another kind")
@pytest.mark.parametrize(
    ("options", "no_colour", "coloured"), [((), "", True), ((), "1", False), (("--json",), "", False)]
)
def test_a_terminal_gets_colours_unless_they_are_not_wanted(
    options: tuple[str, ...], no_colour: str, coloured: bool
) -> None:
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [*COMMAND, "solve", "--quiet", *options, BOARD], stdout=theirs, env={**os.environ, "NO_COLOR": no_colour}
    )
    os.close(theirs)
    assert process.wait(timeout=60) == 0
    shown = os.read(ours, 100_000)
    os.close(ours)
    assert (b"\x1b[32m" in shown) == coloured


def started(*arguments: str) -> subprocess.Popen[str]:
    """The command as a process that Ctrl-C reaches, as in a terminal."""
    return subprocess.Popen(
        [*COMMAND, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )


def pigeons(holes: int) -> str:
    """One pigeon more than holes, as a formula: hard for every solver here."""
    wants = [[p * holes + h + 1 for h in range(holes)] for p in range(holes + 1)]
    clashes = [
        [-(a * holes + h + 1), -(b * holes + h + 1)] for h in range(holes) for a in range(holes + 1) for b in range(a)
    ]
    body = "".join(f"{' '.join(map(str, [*clause, 0]))}\n" for clause in wants + clashes)
    return f"p cnf {holes * (holes + 1)} {len(wants) + len(clashes)}\n{body}"


@pytest.mark.skipif(os.name == "nt", reason="signals of another kind")
def test_ctrl_c_reports_the_puzzle_at_hand_and_ends_without_a_traceback(tmp_path: Path) -> None:
    file = tmp_path / "hard.txt"
    file.write_text(f"# domain: cnf\np cnf 1 1\n1 0\n# domain: cnf\n{pigeons(12)}", encoding="utf-8")
    process = started("solve", "--json", "--backend", "search", str(file))
    assert process.stdout is not None
    first = process.stdout.readline()
    assert process.stderr is not None
    assert any("1 done (1 solved)" in line for line in process.stderr)  # which it says while it solves the second one
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert json.loads(first)["status"] == "solved"
    second = json.loads(out)
    assert (second["status"], second["reason"]) == ("unknown", "cancelled")
    assert "interrupted: 2 done (1 solved, 1 unknown)" in err
    assert "Traceback" not in err


def test_ctrl_c_while_standard_input_is_read_ends_at_once(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Waiting(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(Waiting()))
    assert run("solve", "-") == Done(130, "", "interrupted: none done, 0 s\n")


@pytest.mark.skipif(os.name == "nt", reason="pipes of another kind")
def test_a_reader_that_has_seen_enough_ends_it_quietly(lines: Callable[..., str]) -> None:
    process = started("solve", "--json", "--quiet", lines(*[BOARD] * 3000))
    assert process.stdout is not None
    assert process.stderr is not None
    assert json.loads(process.stdout.readline())["status"] == "solved"
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=60) == 0


def test_the_module_is_the_command_and_standard_input_is_read() -> None:
    done = subprocess.run([*COMMAND, "solve", "-", "--quiet"], input=BOARD, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(ANSWER)


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [
        ("solve", BOARD),
        ("solve", "--json", BOARD),
        ("show", BOARD),
        ("convert", BOARD),
        ("domains",),
        ("--help",),
        ("generate", "sudoku", "--size", "4"),
    ],
    ids=" ".join,
)
def test_a_full_disk_is_said_in_one_paragraph(arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, check=False)
    told = done.stderr.decode()
    assert done.returncode == 2
    assert "standard output cannot be written" in told
    assert "Traceback" not in told


@pytest.mark.skipif(not os.path.isdir("/proc"), reason="needs a folder in which none can be made")
def test_a_folder_that_cannot_be_made_is_named(run: Run) -> None:
    done = run("train", "sudoku:4", "--preset", "relational", "--small", "--steps", "1", "--out", "/proc/none")
    assert (done.code, done.out) == (2, "")
    assert "'/proc/none' cannot be written" in done.err


@pytest.mark.skipif(os.name != "posix", reason="descriptors are closed as on Unix")
@pytest.mark.parametrize(("closed", "what", "code"), [(0, "-", 2), (1, BOARD, 0), (2, BOARD, 0)])
def test_a_stream_that_is_closed_is_no_error(closed: int, what: str, code: int) -> None:
    program = f"import os, sys; os.close({closed}); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    done = subprocess.run(
        [sys.executable, "-c", program, *COMMAND[1:], "solve", what], capture_output=True, check=False
    )
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert done.stdout.decode().startswith("" if code or closed == 1 else ANSWER)


def test_who_reads_only_the_first_puzzle_made_sees_no_error() -> None:
    made = subprocess.Popen(
        [*COMMAND, "generate", "sudoku", "--size", "4", "--count", "200", "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert made.stdout is not None
    assert made.stderr is not None
    made.stdout.readline()
    made.stdout.close()
    assert (made.wait(timeout=120), made.stderr.read()) == (0, b"")
    made.stderr.close()


def test_the_source_of_an_error_is_the_file_that_was_named(run: Run) -> None:
    assert json.loads(run("solve", "--json", "nothing.txt").out)["source"] == "nothing.txt"


def test_the_help_that_is_named_is_that_of_the_verb(run: Run) -> None:
    assert run("generate", "sudoku", "--count", "0").err.endswith("See: neurosym generate --help\n")


def test_making_puzzles_has_the_limits_that_solving_has(run: Run) -> None:
    assert "a time limit of nan; expected seconds" in run("generate", "sudoku", "--time-limit", "nan").err
