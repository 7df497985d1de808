"""A text is taken for what exactly one page reads; a name decides; no rule is dropped and no guess is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from neurosym import Domain, InputError, ModelError, NeurosymError, Problem, Rules, registry
from neurosym.errors import UnknownNameError
from neurosym.formats.source import Source
from neurosym.guessing import Ambiguous
from neurosym.puzzles import only, problems
from neurosym.recognise import Recognised, recognise

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*.*"))
BOARD, OTHER = "1..4.........32.", "4..1.........32."
DIAGONAL = "# diagonal"


def all_of(text: str, wanted: str | None = None) -> list[Recognised | InputError]:
    return list(problems(Source("f", text), wanted))


def sources(found: list[Recognised | InputError]) -> list[str]:
    return [one.source for one in found]


@pytest.fixture
def twins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two more kinds of puzzle, that read the same texts of one word."""
    rules = Rules(("a",), ("x",), ())

    def reader(name: str) -> Domain:
        def parse(text: str) -> Problem:
            if [line for line in text.splitlines() if line and line[0] != "#"] != ["word"]:
                raise InputError("no word", "the text 'word'", line=1, column=1)
            return Problem(rules, domain=name, form=f"the {name} form")

        return Domain(name, parse, lambda problem, answer: "word")

    made = {name: reader(name) for name in ("castor", "pollux")}
    names, domain = registry.domain_names(), registry.domain
    monkeypatch.setattr(registry, "domain_names", lambda: (*made, *names))
    monkeypatch.setattr(registry, "domain", lambda name: made.get(name) or domain(name))


@pytest.mark.parametrize("path", [path for path in EXAMPLES if path.suffix != ".py"], ids=lambda path: path.name)
def test_every_example_is_taken_for_what_it_is(path: Path) -> None:
    found = only(Source(path.name, path.read_text(encoding="utf-8")))
    assert found.domain.name == path.stem
    assert found.why == f"{path.stem}: {found.problem.form}"


@pytest.mark.usefixtures("twins")
def test_a_text_that_two_kinds_read_is_refused_with_both_named() -> None:
    with pytest.raises(Ambiguous) as caught:
        recognise("word")
    assert str(caught.value) == (
        "this text can be read as castor: the castor form and as pollux: the pollux form; expected a text that only "
        "one kind of puzzle reads. Say which: --domain castor or --domain pollux (or a line '# domain: castor')."
    )


@pytest.mark.usefixtures("twins")
def test_a_name_decides_between_them() -> None:
    assert recognise("word", "pollux").domain.name == "pollux"
    assert recognise("word\n# domain: castor\n").domain.name == "castor"


@pytest.mark.usefixtures("twins")
def test_a_stream_whose_first_puzzle_is_ambiguous_is_refused() -> None:
    with pytest.raises(InputError, match="can be read as castor"):
        all_of("word\n\nword\n")


@pytest.mark.usefixtures("twins")
def test_in_a_stream_the_kind_of_one_is_tried_first_on_the_next() -> None:
    found = all_of("# domain: pollux\nword\n---\nword\n")
    assert [one.domain.name for one in found if isinstance(one, Recognised)] == ["pollux", "pollux"]


@pytest.mark.parametrize("line", ["# domain: sudoku", "#domain sudoku", "  # Domain = sudoku  "])
def test_a_line_in_the_text_names_its_domain(line: str) -> None:
    assert recognise(f"{line}\n{BOARD}").domain.name == "sudoku"
    with pytest.raises(InputError, match="line 2"):
        recognise(f"{line}\np cnf 1 1\n")


def test_the_option_comes_before_the_line() -> None:
    assert recognise(f"# domain: kakuro\n{BOARD}", "sudoku").domain.name == "sudoku"


def test_a_line_with_an_unknown_name_is_an_error_there_and_an_option_is_misuse() -> None:
    with pytest.raises(InputError, match=r"^line 2, column 1: the line '# domain: nothing' names no kind of puzzle"):
        recognise(f"{BOARD}\n# domain: nothing")
    with pytest.raises(UnknownNameError):
        recognise(BOARD, "nothing")


def test_a_text_cannot_have_a_file_run(tmp_path: Path) -> None:
    page, trace = tmp_path / "page.py", tmp_path / "trace"
    page.write_text(f"open({str(trace)!r}, 'w').close()\n", encoding="utf-8")
    with pytest.raises(InputError, match="names no kind of puzzle"):
        recognise(f"# domain: {page}\n{BOARD}")
    assert not trace.exists()


def test_without_a_reader_the_furthest_guesses_are_named_with_their_complaints() -> None:
    with pytest.raises(InputError) as caught:
        recognise(f"{BOARD[:-1]}x")
    assert str(caught.value) == (
        "line 1, column 16: no kind of puzzle reads this text; it fails as sudoku at line 1, column 16 ('x' found; "
        "expected a value from 1 to 4, or '.' where none is given); expected one of the forms that the pages of "
        "'neurosym domains' read. Mend it there, or say which it is: --domain sudoku."
    )


def test_two_guesses_are_named_the_further_one_first() -> None:
    with pytest.raises(InputError) as caught:
        recognise("p cnf 3 2\n1 2 0\n4 0\n")
    told = str(caught.value)
    assert told.index("as cnf at line 3, column 1") < told.index("as futoshiki at line 1, ")


def test_no_guess_is_made_where_no_reader_got_past_the_start() -> None:
    with pytest.raises(InputError, match=r"^line 1, column 1: no kind of puzzle begins like this: ") as caught:
        recognise("7" * 300_000)
    assert "'neurosym domains'" in caught.value.expected
    assert "--domain NAME" in caught.value.remedy


def test_one_puzzle_has_the_name_of_its_file_and_several_have_their_lines() -> None:
    assert sources(all_of(BOARD)) == ["f"]
    assert sources(all_of(f"{BOARD}\n\n{OTHER}\n")) == ["f:1", "f:3"]


def test_a_bad_puzzle_in_a_stream_is_an_error_at_its_line_and_the_others_are_read() -> None:
    found = all_of(f"# two good ones\n{BOARD}\n{BOARD[:-1]}x\n{OTHER}\n")
    assert sources(found) == ["f:2", "f", "f:4"]
    bad = found[1]
    assert isinstance(bad, InputError)
    assert (bad.line, bad.column) == (3, 16)
    assert "as sudoku at line 3, column 16" in str(bad)


def test_a_bad_first_puzzle_does_not_hide_the_stream() -> None:
    assert [isinstance(one, InputError) for one in all_of(f"{BOARD[:-1]}x\n{BOARD}\n")] == [True, False]


def test_a_field_of_a_table_counts_its_own_lines() -> None:
    found = all_of(f"id,puzzle\n1,{BOARD}\n2,{BOARD[:-1]}x\n")
    assert sources(found) == ["f:2", "f:3"]
    assert str(found[1]).startswith("f:3, line 1, column 16: ")


def test_several_bad_pieces_are_one_text_that_cannot_be_read() -> None:
    with pytest.raises(InputError, match=r"^f, line 1, column "):
        all_of("this is\n\nno puzzle\n\nat all\n")


def test_an_unknown_name_in_a_stream_concerns_that_puzzle_only() -> None:
    found = all_of(f"# domain: sudoku\n{BOARD}\n# domain: nothing\n{BOARD}\n# domain: sudoku\n{BOARD}\n")
    assert [isinstance(one, InputError) for one in found] == [False, True, False]
    assert str(found[1]).startswith("f, line 3, column 1: the line '# domain: nothing'")


@pytest.mark.parametrize("text", [f"{BOARD}\n{DIAGONAL}\n{BOARD}\n", f"{BOARD}\n\n{DIAGONAL}\n\n{BOARD}\n"])
def test_a_rule_between_two_puzzles_is_a_rule_of_the_second(text: str) -> None:
    first, second = all_of(text)
    assert isinstance(first, Recognised)
    assert isinstance(second, Recognised)
    assert len(second.problem.rules.constraints) == len(first.problem.rules.constraints) + 2


def test_a_rule_above_a_board_of_blocks_is_not_lost() -> None:
    board = "1 . . 4\n. . . .\n. . . .\n. 3 2 .\n"
    first, second = all_of(f"{DIAGONAL}\n\n{board}\n{board}")
    assert isinstance(first, Recognised)
    assert isinstance(second, Recognised)
    assert len(first.problem.rules.constraints) == len(second.problem.rules.constraints) + 2
    assert sources([first, second]) == ["f:3", "f:8"]


def test_only_one_is_wanted() -> None:
    assert only(Source("f", BOARD)).problem.domain == "sudoku"
    with pytest.raises(InputError, match=r"^f: more than one puzzle"):
        only(Source("f", f"{BOARD}\n{OTHER}\n"))
    with pytest.raises(InputError, match=r"^f: no puzzle"):
        only(Source("f", "id,puzzle\n"))


@pytest.mark.parametrize(
    ("raised", "shown", "message"),
    [
        ("ModelError('too many combinations.')", InputError, r"cannot make the rules \(too many combinations\); "),
        (
            "KeyError('x')",
            ModelError,
            r"the page 'mine' failed on a text with KeyError: 'x'\. .* a mistake in the page",
        ),
    ],
)
def test_a_page_that_fails_in_its_own_way_is_named(
    raised: str, shown: type[NeurosymError], message: str, tmp_path: Path
) -> None:
    page = tmp_path / "mine.py"
    page.write_text(
        "from neurosym import Domain, ModelError\n"
        f"def parse(text):\n    raise {raised}\n"
        "DOMAIN = Domain('mine', parse, lambda problem, answer: '')\n",
        encoding="utf-8",
    )
    with pytest.raises(shown, match=message):
        recognise(BOARD, str(page))
