"""What is generated is read back, has one answer, is minimal if asked, and is the same for the same seed."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
from functools import cache, partial
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from neurosym import laws, registry, sampling
from neurosym.backends.base import Limits
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.constraints.less import Less
from neurosym.constraints.switched import Switched
from neurosym.constraints.total import Total
from neurosym.errors import EXIT_MISUSE, EXIT_UNKNOWN, InputError
from neurosym.formats.source import read
from neurosym.generate import Difficulty, Puzzle, Rating, Stopped, generate, puzzles, rate, size_of
from neurosym.generate.removal import Removal
from neurosym.lattice import Candidates
from neurosym.outcome import Solved
from neurosym.pipeline import solve
from neurosym.problem import Domain, Draft, Problem, Rules
from neurosym.puzzles import only
from neurosym.verbs.making import generate as verb

SMALL = {
    "abc_end_view": ("3", "4"),
    "akari": ("3x4", "5"),
    "aqre": ("4", "4x5"),
    "araf": ("3x4", "4"),
    "balance_loop": ("3", "4x5"),
    "battleship": ("4", "4x5"),
    "binairo": ("2x4", "6"),
    "bosanowa": ("2x3", "3"),
    "bricks": ("2", "4"),
    "buraitoraito": ("3x4", "5"),
    "burokku": ("3", "5"),
    "canal_view": ("3x4", "5"),
    "castle_wall": ("4", "4x5"),
    "cave": ("2x3", "4"),
    "chocona": ("3x4", "5"),
    "cnf": ("3", "12"),
    "cocktail_lamp": ("4", "4x5"),
    "cojun": ("3x4", "5"),
    "consecutive_sudoku": ("3", "5"),
    "country_road": ("3x4", "4"),
    "creek": ("2x3", "4"),
    "curving_road": ("4",),
    "detour": ("4", "4x5"),
    "diff_neighbors": ("4x5", "6"),
    "digital_battleship": ("4x5", "5"),
    "dominos": ("2", "3"),
    "doors": ("3x4", "4"),
    "doppelblock": ("3", "4"),
    "dotchi_loop": ("4", "4x5"),
    "double_back": ("4", "4x5"),
    "entry_exit": ("4", "4x5"),
    "eulero": ("3", "4"),
    "even_odd_sudoku": ("4", "6"),
    "factors": ("3", "4"),
    "fillomino": ("2x3", "4"),
    "fobidoshi": ("3x4", "4"),
    "futoshiki": ("2", "3", "4"),
    "fuzuli": ("4x2", "5x3"),
    "galaxies": ("3", "4x5"),
    "gappy": ("8",),
    "geradeweg": ("3", "4x5"),
    "gokigen_naname": ("2x3", "4"),
    "grand_tour": ("3", "4x3"),
    "graph_colouring": ("3", "12"),
    "hakoiri": ("3x4", "5"),
    "hakyuu": ("3x4", "5"),
    "hanare": ("3x4", "5"),
    "hashi": ("4", "4x5"),
    "heyawake": ("3x4", "5"),
    "hidoku": ("3", "3x4"),
    "hitori": ("3x4", "5"),
    "jigsaw_sudoku": ("3", "5"),
    "juosan": ("4", "4x5"),
    "kakkuru": ("3x4", "4"),
    "kakurasu": ("3x4", "5"),
    "kakuro": ("3x4", "5"),
    "kenken": ("3", "4"),
    "killer_sudoku": ("4", "6"),
    "koburin": ("4", "4x5"),
    "kuromasu": ("2x3", "4"),
    "kuroshuto": ("4", "4x5"),
    "kurotto": ("3x4", "5"),
    "latin_square": ("2", "3", "5"),
    "linesweeper": ("3x4", "4"),
    "magnetic": ("3x4", "5"),
    "makaro": ("3x4", "4"),
    "masyu": ("4", "4x5"),
    "mathrax": ("3", "4"),
    "maze": ("5", "7x9"),
    "mejilink": ("3x4", "4"),
    "mid_loop": ("3", "4x5"),
    "minesweeper": ("2", "4x5"),
    "moon_sun": ("4", "4x5"),
    "mosaic": ("3x4", "5"),
    "munraito": ("4", "5"),
    "nanbaboru": ("4x2", "5x3"),
    "nanro": ("3x4", "4"),
    "nawabari": ("3x4", "5"),
    "nondango": ("3x4", "5"),
    "nonogram": ("1", "4x6"),
    "norinori": ("4", "5"),
    "number_cross": ("3x4", "4"),
    "number_snake": ("3x4", "5"),
    "numberlink": ("3x4", "5"),
    "nurikabe": ("3x4", "5"),
    "nurimisaki": ("3x4", "5"),
    "one_to_x": ("3x4", "4"),
    "paint_area": ("3x4", "5"),
    "patchwork": ("4", "4x6"),
    "pfeilzahlen": ("4x5", "5"),
    "pills": ("4x5",),
    "pipeline": ("3x4", "4"),
    "pipelink": ("4", "4x5"),
    "putteria": ("3x4", "5"),
    "queens": ("4", "5"),
    "regional_yajilin": ("3x4", "4"),
    "rekuto": ("3x4", "5"),
    "renban": ("3", "4"),
    "shakashaka": ("3x4", "4"),
    "shikaku": ("3x4", "5"),
    "shimaguni": ("4", "4x5"),
    "shingoki": ("3", "4x5"),
    "shirokuro": ("4", "4x5"),
    "shugaku": ("3x4", "4"),
    "simple_loop": ("4", "4x5"),
    "skyscraper": ("3", "4"),
    "skyscraper_sudoku": ("4",),
    "slitherlink": ("3", "4x5"),
    "snake": ("3x4", "4"),
    "snowflake_sudoku": ("3", "4"),
    "square_o": ("2x3", "4"),
    "star_battle": ("4", "5"),
    "sternenhimmel": ("4", "5x4"),
    "stitches": ("4", "4x5"),
    "str8ts": ("3", "4"),
    "sudoku": ("4", "6", "3x2"),
    "suguru": ("4", "4x5"),
    "sukoro": ("3x4", "4"),
    "tatamibari": ("3x4", "5"),
    "tenner_grid": ("1", "3"),
    "tents": ("3x4", "5"),
    "terra_x": ("4x5", "6"),
    "thermometer": ("3x4", "5"),
    "tile_paint": ("3x4", "5"),
    "trinairo": ("3", "3x6"),
    "tripletts": ("3", "3x6"),
    "usoone": ("3x4", "5"),
    "yajikabe": ("3x4", "4"),
    "yajilin": ("3", "4x5"),
    "yin_yang": ("3x4", "4"),
    "yonmasu": ("3x4", "4"),
}
LARGE = (
    *("butterfly_sudoku", "clueless_1_sudoku", "clueless_2_sudoku", "gattai_8_sudoku", "margin_sudoku"),
    *("samurai_sudoku", "shogun_sudoku", "sohei_sudoku", "sumo_sudoku", "windmill_sudoku"),
)
"""Kinds of one size, on which a search without learning takes too long."""
ALL = [(name, size) for name, sizes in SMALL.items() for size in sizes]
CASES = [pytest.param(n, s, marks=[] if s == SMALL[n][0] else pytest.mark.slow) for n, s in ALL]
"""The smallest size of each kind; the other one in the long run."""
PROMISING = [case for case in CASES if registry.domain(str(case.values[0])).unique]
FEW = ("cnf", "creek", "futoshiki", "hashi", "kakuro", "masyu", "minesweeper", "nonogram", "sudoku", "yajilin")
FIRST = [pytest.param(name, marks=[] if name in FEW else pytest.mark.slow) for name in SMALL]
"""Kinds whose drafts are made in different ways; the others in the long run."""
SAT = Sat()


def page(name: str) -> Domain:
    return registry.domain(name)


def made(name: str, size: str, seed: int, *, minimal: bool = False) -> Puzzle:
    return generate(page(name), size, seed, backend=SAT, minimal=minimal)


def answers(problem: Problem) -> int:
    """How many answers a problem has, up to two, by a backend that shares no solver with the one that generates."""
    outcome = solve(problem, Search(), most=2, unique=True)
    return len(outcome.answers) if isinstance(outcome, Solved) else 0


def test_every_domain_that_drafts_is_generated_here() -> None:
    assert {*SMALL, *LARGE} == {name for name in registry.domain_names() if page(name).sample is not None}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_board_is_read_back_and_has_one_answer(name: str) -> None:
    puzzle = made(name, "", 3)
    assert page(name).parse(puzzle.text) == puzzle.problem
    assert made(name, "", 3).text == puzzle.text
    outcome = solve(puzzle.problem, SAT)
    assert isinstance(outcome, Solved)
    assert outcome.unique


@pytest.mark.parametrize(("name", "size"), CASES)
def test_a_text_is_read_back_as_the_problem_that_comes_with_it(name: str, size: str) -> None:
    puzzle = made(name, size, 3)
    again = page(name).parse(puzzle.text)
    assert (again.rules, again.start) == (puzzle.problem.rules, puzzle.problem.start)


@pytest.mark.parametrize(("name", "size"), [*CASES, ("sudoku", "2x4"), ("sudoku", "8"), ("sudoku", "12")])
def test_a_text_is_recognised_without_the_name_of_its_kind(name: str, size: str) -> None:
    if (name, size) in {("kakuro", "3x4"), ("minesweeper", "2"), ("nonogram", "1"), ("latin_square", "2")}:
        return  # so small that the text fits other kinds too
    assert only(read(made(name, size, 1).text), None).domain.name == name


@pytest.mark.parametrize("minimal", [False, True])
@pytest.mark.parametrize(("name", "size"), CASES)
def test_there_is_one_answer_where_one_is_promised_and_else_one_at_least(name: str, size: str, minimal: bool) -> None:
    for seed in range(2):
        count = answers(made(name, size, seed, minimal=minimal).problem)
        assert count == 1 if page(name).unique else count >= 1


@pytest.mark.parametrize(("name", "size"), PROMISING)
def test_of_a_minimal_puzzle_no_clue_can_be_left_out(name: str, size: str) -> None:
    sample = page(name).sample
    assert sample is not None
    draft = sample(size_of(size), random.Random(5))
    removal = Removal(draft, SAT, Limits().start())
    if removal.other(removal.all) is not None:
        return  # the draft has several answers even with all its clues: no puzzle is made of it
    kept = removal.needed(removal.all)
    assert answers(page(name).parse(draft.write(removal.cells(kept)))) == 1
    for clue in range(len(draft.clues)):
        if kept >> clue & 1:
            fewer = kept & ~(1 << clue)
            try:
                problem = page(name).parse(draft.write(removal.cells(fewer)))
            except InputError:
                continue  # without its last sign a futoshiki is a latin square
            assert answers(problem) == 2


@pytest.mark.parametrize(("name", "size"), CASES)
def test_the_same_seed_gives_the_same_text_whatever_was_made_before(name: str, size: str) -> None:
    first = generate(page(name), size, 1, backend=Sat(), number=1).text
    warm = Sat()
    for number in range(2):
        last = generate(page(name), size, 1, backend=warm, number=number).text
    assert last == first


@pytest.mark.parametrize(("name", "size"), [("sudoku", "6"), ("cnf", "20"), ("nonogram", "5"), ("minesweeper", "5")])
def test_other_seeds_and_numbers_give_other_texts(name: str, size: str) -> None:
    texts = {generate(page(name), size, seed, backend=SAT, number=n).text for seed in (1, 2) for n in (0, 1)}
    assert len(texts) == 4


@pytest.mark.parametrize(("name", "size"), CASES)
def test_the_answer_of_a_draft_obeys_its_rules(name: str, size: str) -> None:
    sample = page(name).sample
    assert sample is not None
    for seed in range(3):
        draft = sample(size_of(size), random.Random(seed))
        assert draft.rules.violated(draft.answer) is None, name


def test_every_board_of_four_by_four_can_come() -> None:
    rng = random.Random(0)
    assert len({sampling.latin(rng, (2, 2)) for _ in range(4000)}) == 288


def test_latin_squares_of_prime_order_are_not_all_cyclic() -> None:
    rng = random.Random(0)
    intercalates = 0
    for _ in range(50):
        board = sampling.latin(rng, (1, 5))
        pairs = [(a, b, c) for a in range(5) for b in range(a) for c in range(5)]
        intercalates += sum(
            board[5 * a + c] == board[5 * b + d] and board[5 * a + d] == board[5 * b + c]
            for a, b, c in pairs
            for d in range(c)
        )
    assert intercalates > 0  # two rows and columns with two values, of which a cyclic square of odd order has none


def one_by_one(removal: Removal) -> int:
    """What :meth:`Removal.needed` promises, in the plainest way."""
    kept = removal.all
    for clue in range(len(removal.draft.clues)):
        if removal.other(kept & ~(1 << clue)) is None:
            kept &= ~(1 << clue)
    return kept


@settings(deadline=None, max_examples=25)
@given(
    st.integers(0, 1000), st.sampled_from([("sudoku", "4"), ("futoshiki", "3"), ("minesweeper", "4"), ("kakuro", "5")])
)
def test_several_clues_at_once_give_the_same_as_one_by_one(seed: int, case: tuple[str, str]) -> None:
    name, size = case
    sample = page(name).sample
    assert sample is not None
    removal = Removal(sample(size_of(size), random.Random(seed)), SAT, Limits().start())
    if removal.other(removal.all) is None:
        assert removal.needed(removal.all) == one_by_one(removal)


def test_a_domain_that_cannot_draft_says_so() -> None:
    bare = Domain("bare", page("sudoku").parse, page("sudoku").render)
    with pytest.raises(InputError, match="bare"):
        generate(bare, "4", backend=SAT)


@pytest.mark.parametrize(
    ("name", "size"),
    [("sudoku", "7"), ("sudoku", "1x9"), ("sudoku", "2x2x2"), ("latin_square", "1"), ("kakuro", "2"), ("cnf", "5x5")],
)
def test_a_size_that_cannot_be_is_refused_with_what_can(name: str, size: str) -> None:
    with pytest.raises(InputError, match=size):
        made(name, size, 0)


@pytest.mark.parametrize("text", ["nine", "9x", "-9", "\u0664", "9999999"])
def test_a_size_that_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="size"):
        size_of(text)


def hopeless(size: tuple[int, ...], rng: object) -> Draft:
    """A draft that has two answers whatever is told."""
    return Draft(Rules(("a",), ("0", "1"), (Less((0, 1)),) * 0), (0,), (), lambda told: "")


def test_drafts_that_never_have_one_answer_end_in_stopped() -> None:
    with pytest.raises(Stopped, match="none of"):
        generate(Domain("vague", page("sudoku").parse, page("sudoku").render, sample=hopeless), backend=SAT)


def test_who_cancels_is_obeyed() -> None:
    with pytest.raises(Stopped, match="cancelled"):
        generate(page("sudoku"), "9", backend=SAT, limits=Limits(cancel=lambda: True))


@pytest.mark.parametrize("looks", [0, 1, 30, 200])
def test_who_cancels_while_a_puzzle_is_rated_is_obeyed(looks: int) -> None:
    asked = iter(range(10_000))
    with pytest.raises(Stopped, match="cancelled"):
        rate(page("sudoku").parse(HARD), Search(), cancel=lambda: next(asked) >= looks)


def test_puzzles_go_on_and_are_those_of_generate() -> None:
    found = list(islice(puzzles(page("sudoku"), "4", 7, backend=SAT), 3))
    assert found == [generate(page("sudoku"), "4", 7, backend=SAT, number=number).problem for number in range(3)]


# ---------------------------------------------------------------------------------------------------- the constraint


@pytest.mark.parametrize("inner", [Less((1, 2)), Total((2, 1, 3), "==", 3, (0, 1, 2))])
def test_a_switched_constraint_is_lawful(inner: Less | Total) -> None:
    switched = Switched((0, *inner.scope), inner)
    laws.check_constraint(switched, Candidates([0b11, *[0b111] * len(inner.scope)]), laws.Effort(examples=100))


# -------------------------------------------------------------------------------------------------------- the rating


@cache
def rating(text: str) -> tuple[float, str]:
    found = rate(page("sudoku").parse(text), Search())
    return found.value, found.strength


EASY = "1..4.........32."
HARD = "..2.....4.3....5.2....8....82.9...4....1....5.46..5..9.....8..1.6.4.1.9.....3.7.."


def test_the_rating_says_which_strength_is_needed() -> None:
    assert rating(EASY)[1] == "unit"
    assert rating(HARD)[1] in {"shave", "search"}
    assert 0 < rating(EASY)[0] <= 2 < 3 < rating(HARD)[0] <= 10


def test_a_complete_problem_is_rated_nothing() -> None:
    assert rating("1234341221434321")[0] == 0


@pytest.mark.parametrize("name", FIRST)
def test_ratings_are_numbers_from_0_to_10_and_repeat(name: str) -> None:
    problem = made(name, SMALL[name][-1], 1).problem
    searcher = Search()
    first = rate(problem, searcher, unique=page(name).unique)
    assert 0 <= first.value <= 10
    assert rate(problem, searcher, unique=page(name).unique) == first


def test_a_search_given_up_is_rated_10(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neurosym.generate.rating.MOST_DEAD_ENDS", 1)
    monkeypatch.setattr("neurosym.generate.rating.MOST_TRIALS", 1)
    found = rate(page("sudoku").parse(HARD), Search())
    assert (found.value, found.decided, found.strength) == (10, False, "search")


@pytest.mark.parametrize("minimal", [False, True])
@pytest.mark.parametrize("ends", [(0.0, 2.0), (3.0, 6.0)])
def test_a_puzzle_of_a_wanted_difficulty_has_it(ends: tuple[float, float], minimal: bool) -> None:
    wanted = Difficulty(*ends, Search())
    puzzle = generate(page("sudoku"), "6", 3, backend=SAT, difficulty=wanted, minimal=minimal)
    assert ends[0] <= rate(puzzle.problem, Search()).value <= ends[1]
    assert answers(puzzle.problem) == 1


def test_a_difficulty_that_never_comes_is_said_with_what_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("neurosym.generate.DRAWS", 3)
    with pytest.raises(Stopped, match=r"none of 3 drafts of sudoku .* ratings went from"):
        generate(page("sudoku"), "4", backend=SAT, difficulty=Difficulty(9.5, 10, Search()))


# ---------------------------------------------------------------------------------------------------------- the verb

run = partial(CliRunner().invoke, verb)


@pytest.mark.parametrize("name", FIRST)
def test_what_the_verb_prints_can_be_solved_by_a_pipe(name: str) -> None:
    printed = run([name, "--size", SMALL[name][-1], "--count", "2", "--quiet"])
    assert printed.exit_code == 0, printed.output
    done = subprocess.run(
        [sys.executable, "-m", "neurosym", "solve", "-", "--json"],
        input=printed.stdout,
        capture_output=True,
        text=True,
        check=False,
    )
    statuses = [json.loads(line)["status"] for line in done.stdout.splitlines()]
    assert statuses == ["solved", "solved"], done.stderr


def test_json_has_the_text_and_the_rating() -> None:
    lines = [json.loads(line) for line in run(["sudoku", "--size", "4", "--count", "2", "--json"]).stdout.splitlines()]
    assert [line["number"] for line in lines] == [0, 1]
    for line in lines:
        assert line["rating"] == json.loads(json.dumps(vars(rate(page("sudoku").parse(line["puzzle"]), Search()))))


@pytest.mark.parametrize("difficulty", ["hard", "5-3", "11", "-1", "3-", "nan"])
def test_a_difficulty_that_is_no_range_is_refused(difficulty: str) -> None:
    result = run(["sudoku", "--difficulty", difficulty])
    assert isinstance(result.exception, InputError)


def test_a_limit_that_is_reached_is_unknown_not_misuse() -> None:
    result = run(["sudoku", "--time-limit", "0"])
    assert result.exit_code == EXIT_UNKNOWN
    assert "time limit" in result.stderr


def test_misuse_has_its_exit_code() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "neurosym", "generate", "sudoku", "--size", "7"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (EXIT_MISUSE, "")
    assert "7" in done.stderr


def test_the_program_in_the_guide_runs() -> None:
    guide = (Path(__file__).parent.parent / "docs" / "generate.md").read_text(encoding="utf-8")
    (program,) = re.findall(r"^```python\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    names: dict[str, object] = {}
    exec(compile(program, "generate.md", "exec"), names)
    assert isinstance(names["puzzle"], Puzzle)
    assert isinstance(names["rating"], Rating)
