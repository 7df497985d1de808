"""The verb ``check``: right pages pass, a wrong one is shown with its smallest case, misuse is told with its place."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from neurosym import registry
from neurosym.checking import plan
from neurosym.errors import EXIT_INTERRUPTED, EXIT_SOLVED, InputError, ModelError, NeurosymError
from neurosym.verbs.check import EXIT_BROKEN, VERSION, check

WRONG_PAGE = '''"""Budget: each row of digits costs at most what stands at its end.

>>> from neurosym import solve
>>> print(solve("....7", domain="budget.py").text)
0000 7
"""

from dataclasses import dataclass

from neurosym import Candidates, Constraint, Domain, InputError, Problem, Rules


@dataclass(frozen=True)
class AtMost(Constraint):
    bound: int

    def check(self, values):
        return sum(values) <= self.bound

    def project(self, candidates, rule=None):
        least = [(mask & -mask).bit_length() - 1 for mask in candidates]
        spare = self.bound - sum(least)
        return Candidates([mask & (1 << max(0, spare + low)) - 1 for mask, low in zip(candidates, least)])


def parse(text):
    line = text.rstrip()
    if len(line) != 5 or set(line) - set(".012345678") or line.strip(".") != line[4]:
        raise InputError(repr(line), "four dots and a digit", line=1, column=1)
    cells = tuple(f"r1c{column}" for column in range(1, 5))
    rules = Rules(cells, tuple("012345678"), (AtMost((0, 1, 2, 3), int(line[4]), name="row 1"),),
                  coordinates=tuple((1, column) for column in range(1, 5)))
    return Problem(rules, clues=line[4])


def render(problem, answer):
    return "".join("." if value < 0 else str(value) for value in answer) + " " + problem.clues


DOMAIN = Domain("budget", parse, render)
'''
RIGHT_PAGE = WRONG_PAGE.replace("spare + low)) - 1", "spare + low + 1)) - 1")
CONSTRAINT = """from dataclasses import dataclass
from neurosym import Constraint


@dataclass(frozen=True)
class {name}(Constraint):
    {field}
    def check(self, values):
        {check}
"""


def constraint_file(name: str = "Even", field: str = "", check: str = "return sum(values) % 2 == 0") -> str:
    return CONSTRAINT.format(name=name, field=field, check=check)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(check, arguments)


def judged(*arguments: str) -> dict[str, dict[str, Any]]:
    """What each law was found to be, by name."""
    told = [json.loads(line) for line in run("--examples", "10", "--json", *arguments).stdout.splitlines()]
    return {each["law"]: each for each in told}


def refused(*arguments: str) -> NeurosymError:
    error = run(*arguments).exception
    assert isinstance(error, NeurosymError)
    return error


@pytest.mark.parametrize(
    "name", ["akari", "cnf", "hashi", "kenken", "kurotto", "nonogram", "nurikabe", "slitherlink", "tents"]
)
def test_our_pages_hold(name: str) -> None:
    done = run(name, "--examples", "10")
    assert done.exit_code == EXIT_SOLVED
    assert "BROKEN" not in done.stdout
    assert "sound " in done.stdout


@pytest.mark.parametrize("name", registry.domain_names())
def test_every_page_tells_a_puzzle_to_try(name: str) -> None:
    planned = plan(name)
    assert planned.texts
    assert planned.subjects


@pytest.mark.slow
@pytest.mark.parametrize("name", registry.domain_names())
def test_our_pages_hold_at_length(name: str) -> None:
    assert run(name, "--examples", "1000", "--seed", "1").exit_code == EXIT_SOLVED


def test_a_wrong_page_is_shown_with_at_most_three_cells_and_the_answer_it_loses(folder: Path) -> None:
    (folder / "budget.py").write_text(WRONG_PAGE)
    laws = judged("budget.py")
    assert {law for law, told in laws.items() if told["status"] == "broken"} == {"sound", "decides_points"}
    case = laws["sound"]["counterexample"]
    assert case["cells"] == ["r1c1"]
    assert case["candidates"] == [["0"]]
    assert case["answer"] == ["0"]
    assert case["first_seen_on"] == "row 1"


def test_the_counterexample_is_drawn(folder: Path) -> None:
    (folder / "budget.py").write_text(WRONG_PAGE)
    drawn = run("budget.py", "--constraint", "AtMost", "--examples", "10").stdout
    assert "loses an answer" in drawn
    assert "\n  cells          r1c1\n  candidates     0\n  answer         0\n" in drawn


def test_the_mended_page_holds(folder: Path) -> None:
    (folder / "budget.py").write_text(RIGHT_PAGE)
    done = run("budget.py", "--examples", "20")
    assert done.exit_code == EXIT_SOLVED, done.stdout


def test_the_line_shown_runs_by_itself_and_shows_the_case_again(folder: Path) -> None:
    (folder / "budget.py").write_text(WRONG_PAGE)
    line = judged("budget.py")["sound"]["counterexample"]["reproduce"]
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=False)
    assert "LawViolation: sound: 'enumeration' of AtMost(scope=(0,), bound=0): loses an answer" in done.stderr


def test_the_line_for_a_law_of_reading_runs_by_itself_too(folder: Path) -> None:
    (folder / "budget.py").write_text(RIGHT_PAGE.replace("line=1, column=1", "line=1, column=99"))
    case = judged("budget.py", "--examples", "20")["refuses_with_place"]["counterexample"]
    assert case["cells"] == []
    done = subprocess.run([sys.executable, "-c", case["reproduce"]], capture_output=True, text=True, check=False)
    assert "LawViolation: refuses_with_place" in done.stderr


def test_a_class_that_needs_only_a_scope_is_tried_on_small_ones(folder: Path) -> None:
    (folder / "even.py").write_text(constraint_file())
    laws = judged("even.py")
    assert {told["status"] for told in laws.values()} == {"holds"}
    assert laws["sound"]["cases"] > 100


def test_examples_in_the_file_are_tried(folder: Path) -> None:
    examples = "from neurosym import Candidates\nEXAMPLES = [(Exactly((0, 1), 2), Candidates.full(2, 3))]\n"
    source = constraint_file("Exactly", "wanted: int", "return sum(values) == self.wanted")
    (folder / "exactly.py").write_text(source + examples)
    assert judged("exactly.py")["sound"]["cases"] == 50


def test_a_class_that_needs_more_than_a_scope_is_asked_for_examples_at_its_line(folder: Path) -> None:
    (folder / "exactly.py").write_text(constraint_file("Exactly", "wanted: int"))
    error = refused("exactly.py")
    assert isinstance(error, InputError)
    assert error.line == 5
    assert "needs wanted beside a scope" in str(error)
    assert "EXAMPLES = ((Exactly(...)" in str(error)


def test_an_exception_in_the_code_under_test_is_a_broken_law_with_its_line(folder: Path) -> None:
    (folder / "fails.py").write_text(constraint_file("Fails", check="return values[0] / 0 == 1"))
    told = judged("fails.py")["sound"]["counterexample"]["told"]
    assert told == "fails with ZeroDivisionError('division by zero') in line 9 of fails.py"
    assert "Traceback" not in run("fails.py").output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("x = 1\n", "no constraint"),
        ("x =\n", "SyntaxError"),
        ('DOMAIN = __import__("neurosym.domains.sudoku").domains.sudoku.DOMAIN\n', "no puzzle in the docstring"),
        ("EXAMPLES = [3]\n", "the entry 3 of EXAMPLES"),
        (constraint_file("Picky", "def __post_init__(self):\n        raise ValueError('no')\n"), "(ValueError: no)"),
        ('"""A page.\n\n>>> solve(\n3\n"""\nfrom neurosym.domains.cnf import DOMAIN\n', "in the docstring"),
    ],
)
def test_a_file_with_nothing_to_try_is_refused_by_name(folder: Path, text: str, told: str) -> None:
    (folder / "page.py").write_text(text)
    error = refused("page.py")
    assert told in str(error)
    assert "page.py" in str(error)


def test_examples_need_not_be_hashable(folder: Path) -> None:
    examples = "from neurosym import Candidates\nEXAMPLES = [(OneOf((0,), [1, 2]), Candidates.full(1, 3))]\n"
    source = constraint_file("OneOf", "wanted: list", "return values[0] in self.wanted")
    (folder / "one_of.py").write_text(source + examples)
    assert judged("one_of.py")["sound"]["status"] == "holds"


def test_names_that_do_not_exist_are_told_with_those_that_do(folder: Path) -> None:
    assert "'sudoku'" in str(refused("sudoko"))
    assert "'AllDifferent'" in str(refused("sudoku", "--constraint", "AllDiferent"))
    assert "there is no page 'none.py'" in str(refused("none.py"))


def test_a_class_without_a_meaning_is_refused(folder: Path) -> None:
    (folder / "empty.py").write_text("from neurosym import Constraint\nclass Empty(Constraint):\n    pass\n")
    assert isinstance(refused("empty.py"), ModelError)


def test_the_same_seed_shows_the_same_case(folder: Path) -> None:
    (folder / "budget.py").write_text(WRONG_PAGE)
    first, second = (judged("budget.py", "--seed", "5", "--constraint", "AtMost") for _ in range(2))
    assert [told["counterexample"] for told in first.values()] == [told["counterexample"] for told in second.values()]


def test_every_object_says_its_version_and_source(folder: Path) -> None:
    for told in judged("cnf").values():
        assert (told["version"], told["source"], told["counterexample"]) == (VERSION, "cnf", None)


def test_the_command_itself_exits_as_documented_and_shows_no_traceback(folder: Path) -> None:
    (folder / "budget.py").write_text(WRONG_PAGE)
    for arguments, code in ((["budget.py", "--examples", "2"], EXIT_BROKEN), (["none.py"], 2), ([], 2)):
        done = subprocess.run(
            [sys.executable, "-m", "neurosym", "check", *arguments], capture_output=True, text=True, check=False
        )
        assert done.returncode == code
        assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as on POSIX")
def test_control_c_ends_it_in_good_order(folder: Path) -> None:
    waits = "import os, signal, time; os.kill(os.getpid(), signal.SIGINT); time.sleep(9); return True"
    (folder / "waits.py").write_text(constraint_file("Waits", check=waits))
    done = subprocess.run(
        [sys.executable, "-m", "neurosym", "check", "waits.py"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler) and None,
    )
    assert done.returncode == EXIT_INTERRUPTED
    assert "interrupted: 0 laws were judged" in done.stderr
    assert "Traceback" not in done.stderr
