"""The laws of domains hold for every page, on puzzles of every form that it reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from neurosym import laws, registry
from neurosym.backends.base import Backend
from neurosym.backends.cpsat import CpSat
from neurosym.backends.sat import Sat
from neurosym.backends.search import Search
from neurosym.errors import InputError
from neurosym.laws.domain import refuses_with_place
from neurosym.problem import Domain
from tests import loop_texts, number_texts

OVERLAPPING = ("butterfly", "clueless_1", "clueless_2", "gattai_8", "samurai", "shogun", "sohei", "sumo", "windmill")
"""Boards of one size only: the example is the smallest there is."""


def example(name: str) -> str:
    return (Path(__file__).parent.parent / "examples" / f"{name}.txt").read_text(encoding="utf-8")


TEXTS = {
    **loop_texts.TEXTS,
    **number_texts.TEXTS,
    "abc_end_view": (
        "3 3 b\n- - b\n- a -\n- a -\n- - -\n- - -\n- - -\n- - -\n",
        "# diagonal\n3 3 a\n- - -\n- a -\n- - -\n- - -\n- - -\n- - -\n- - -\n",
    ),
    "akari": ("# domain: akari\n3 4\n- x - x\n- - x -\n2 - x x\n",),
    "aqre": ("# domain: aqre\n4 5\n3--1-\n-0---\n-----\n--1--\n11233\n14233\n44223\n44555\n",),
    "binairo": (
        "# domain: binairo\n2 4\n- 1 - -\n- - 2 -\n",
        "# domain: binairo\n# lines differ\n2 4\n1..2\n..2.\n",
    ),
    "cave": ("# domain: cave\n4 4\n- 4 3 -\n- - - 4\n4 - - -\n- - - -\n",),
    "chocona": ("# domain: chocona\n4 5\n3--0-\n14---\n-----\n-----\n11122\n34112\n34442\n33332\n",),
    "creek": ("# domain: creek\n3 3\n- 2 - 0\n- 3 - -\n- 3 - 0\n- - - -\n",),
    "doppelblock": ("4 4 2\n- 0 - 3\n- 2 - 2\n",),
    "eulero": (
        "3 3\n00 00 02\n00 03 00\n20 00 30\n",
        "4 4\n00 12 00 30\n00 00 00 00\n00 00 21 00\n00 00 00 04\n",
    ),
    "fobidoshi": ("# domain: fobidoshi\n4 4\n- o - x\no - - o\n- - - -\no x - -\n",),
    "hanare": ("# domain: hanare\n4 4\n6 - - -\n- - - -\n- - 3 -\n4 - - -\n1 1 2 2\n1 1 1 2\n3 1 4 4\n3 3 3 4\n",),
    "heyawake": ("# domain: heyawake\n4 4\n- - - -\n- - 0 -\n0 - - -\n- - - -\n1 1 1 2\n3 3 4 4\n5 5 4 4\n5 5 6 7\n",),
    "hitori": ("# domain: hitori\n3 4\n4 3 1 1\n1 3 2 4\n4 4 4 1\n",),
    "juosan": ("# domain: juosan\n4 4\n2 - - 2\n2 5 - -\n- - - 3\n- - - -\n1 1 2 3\n4 5 2 3\n4 5 5 6\n5 5 6 6\n",),
    "kakurasu": ("3 3\n- - -\n5 5 0\n",),
    "kuromasu": ("# domain: kuromasu\n4 4\n- 4 - -\n- 4 - -\n- - - -\n- 4 - 4\n",),
    "lits": ("# domain: lits\n4 5\n1 1 1 1 2\n1 2 2 2 2\n1 3 3 3 3\n3 3 3 3 3\n",),
    "magnetic": (
        "2 3\n- - -\n1 - -\n1 -\n- 0\n1 2 2\n1 3 3\n",
        "2 2\n1 .\n. 1\n- -\n. .\n+ .\n. .\n1 2\n1 2\n",
    ),
    "mosaic": ("# domain: mosaic\n3 4\n2 4 4 -\n- - - 3\n4 - - 2\n",),
    "norinori": ("# domain: norinori\n3 4\n- - - -\n- - - -\n- - - -\n1 1 1 2\n1 3 3 2\n1 1 3 2\n",),
    "nurikabe": ("# domain: nurikabe\n3 4\n1 - 1 -\n- - - -\n- - 4 -\n",),
    "nurimisaki": ("# domain: nurimisaki\n4 4\n- ? - -\n- - 3 -\n- - - -\n- - - 2\n",),
    "paint_area": (
        "# domain: paint_area\n4 4\n0 - - -\n- - 3 -\n- - - 2\n- - - -\n1 2 2 2\n1 3 3 4\n5 5 3 6\n5 7 7 8\n",
    ),
    "shimaguni": (
        "# domain: shimaguni\n4 4\n6 - - -\n4 - - -\n- - - -\n- - - -\n1 1 1 1\n2 2 1 1\n2 2 3 3\n2 2 3 3\n",
    ),
    "square_o": ("# domain: square_o\n2 3\n0 - 1\n0 2 2\n",),
    "nawabari": ("# domain: nawabari\n3 4\n- - - -\n2 3 3 3\n- 3 - -\n",),
    "patchwork": (
        "# domain: patchwork\n3 6\n- - - 2 - 1\n1 - - - - -\n- - 3 - - -\n1 1 1 2 2 2\n3 3 3 4 4 4\n5 5 5 6 6 6\n",
    ),
    "shakashaka": ("# domain: shakashaka\n3 5\n- - 1 x -\n- - - - -\n- x - - -\n",),
    "foseruzu": (
        "# domain: foseruzu\n# cells: 4\n3 4\n- - 2 -\n- 3 - -\n- 2 2 -\n",
        "# domain: foseruzu\n2 5\n- - - 2 -\n- - - - 2\n",
    ),
    "galaxies": ("# domain: galaxies\n3 4\n- 0 - 2\n- 0 - -\n- 1 - -\n",),
    "fillomino": (
        "# domain: fillomino\n3 4\n1 2 1 -\n- - - 3\n3 - - -\n",
        "# domain: fillomino\n# hidden: 2\n3 4\n1 2 1 -\n- - - 3\n3 - - -\n",
    ),
    "doors": ("# domain: doors\n3 4\n3 - - 2\n- 3 2 1\n- - 4 -\n",),
    "cocktail_lamp": ("# domain: cocktail_lamp\n3 4\n- - 1 -\n1 - - -\n1 - 2 -\n1 1 1 1\n2 4 3 3\n4 4 3 3\n",),
    "araf": ("# domain: araf\n2 4\n- - 1 4\n3 6 - -\n",),
    "rekuto": ("# domain: rekuto\n3 4\n- - 3 -\n4 - - -\n4 - - 4\n",),
    "shikaku": ("# domain: shikaku\n3 5\n- - 3 - 6\n3 - - - -\n- - 3 - -\n",),
    "tatamibari": ("3 4\n- - - -\n- s - v\nv - - h\n",),
    "star_battle": (
        "4 4 1\n2 2 1 1\n2 2 2 2\n4 3 3 3\n4 4 3 3\n",
        "4 4 1\n1233\n1244\n1#44\n4444\n",
    ),
    "tenner_grid": (
        "3 10\n 5  -  6  -  -  -  -  -  -  -\n -  -  -  -  -  -  -  -  2  -\n 5  5 10 10  5 13 12  8  5 17\n",
    ),
    "tents": ("3 4\n- - - -\n- - -\nx - - -\n- - - -\nx - - -\n",),
    "thermometer": ("3 3\n- - 1\n2 2 0\n1.2 1.3 2.2\n1.1 4.1 2.1\n5.1 3.1 3.2\n",),
    "trinairo": ("3 3\n2x 3x  -\n -  -  3\n -  -  -\n",),
    "consecutive_sudoku": (
        "3 3\n- - -\n1 - -\n- - -\n0 1 4\n1 6 0\n0 8 0\n",
        "# box: 2x2\n4 4\n- - - -\n- - - 1\n- - - -\n- - - -\n2 0 1 4\n9 4 0 0\n2 0 3 4\n8 0 8 0\n",
    ),
    "even_odd_sudoku": ("4 4\nO - E -\n- 1 - O\n- - O E\n- O - E\n",),
    "jigsaw_sudoku": (
        "3 3\n1 - -\n- - 2\n- - -\n1 1 2\n1 2 2\n3 3 3\n",
        "# diagonal\n4 4\n1 . 3 .\n. . . 2\n. . . .\n. . . .\naabb\naabb\nccdd\nccdd\n",
    ),
    "margin_sudoku": (example("margin_sudoku"),),
    "mathrax": ("3 3\n- - -\n- 2 -\n- - -\n4+ -\n- O\n", "3 3\n1 - -\n- - -\n- - -\n2x -\n- 1/\n"),
    "fuzuli": ("# domain: fuzuli\n3 3 2\n1 - -\n- x -\n- - 1\n",),
    "nanbaboru": ("# domain: nanbaboru\n3 3 2\n1 0 -\nx o -\n- - .\n",),
    "sternenhimmel": ("3 3 1\n1 - 1\n- 0 1\n- - -\nse - -\n- n -\n",),
    "tripletts": (
        "3 3\n- t -\n- - -\ns c -\n1 2 2\n1 1 2\n3 3 3\n",
        "# domain: tripletts\n2 3\n- 1 -\n- - -\n1 1 1\n2 2 2\n",
    ),
    "diff_neighbors": ("# domain: diff_neighbors\n2 3\n1 - -\n- - 2\n1 1 2\n3 4 4\n",),
    "terra_x": ("# domain: terra_x\n2 3\n1 - -\n- 3 -\na b b\nc d d\n",),
    "bricks": (
        "# domain: bricks\n4 4\n1 - - -\n- 3 - -\n- - - -\n- - 4 -\n",
        "# domain: bricks\n# half\n4 4\n1 - - -\n- 3 - -\n- - - -\n- - 4 -\n",
    ),
    "one_to_x": ("2 3\n- 3 5\n5 -\n- - -\n1 - -\n1 2 2\n1 2 3\n",),
    "burokku": (
        "# domain: burokku\n3 3\na b c\na b b\nc c a\n",
        "# domain: burokku\n2 2\n- a\na -\n[lines]\n- 2\n- -\n",
        "# domain: burokku\n# sums join\n3 3\na b c\nc a b\nb c a\n",
    ),
    "buraitoraito": ("# domain: buraitoraito\n3 4\n- - 1 -\n2 - - -\n- - - 2\n",),
    "digital_battleship": ("3 4 1 1\n5 - - 2\n- 1 4\n1 2 3 4\n3 1 2 1\n4 2 1 2\n",),
    "maze": ("######\n#S.#.#\n#.#..#\n#...G#\n######\n", "@@@@\n@S @\n@ E@\n", "S.#.G\n", "S..\n..G\n"),
    "queens": ("queens 4\n--Q-\n----\n----\n----\ndifference 0\n", "queens 3\n", "queens 5\nsum 0\nsum 8\n"),
    "snowflake_sudoku": (
        "snowflake 2\n1 2 3 4 - -\n- 2 - 4 5 6\n",
        "snowflake 3\n5 6 - 1 - 3\n2 - - 5 4 1\n- 2 - 4 5 6\nmeet 1.5 1.6 2.3 2.4 3.1 3.2\n",
    ),
    "skyscraper_sudoku": (example("skyscraper_sudoku"),),
    **{f"{name}_sudoku": (example(f"{name}_sudoku"),) for name in OVERLAPPING},
    "cnf": ("p cnf 3 3\n1 -2 0\n2 0\n-1 -3 0\n", "c a comment\np cnf 4 2\n1 2\n-4 0 3 -1 0\n%\n0\n"),
    "futoshiki": (
        ". < .   .\n        v\n.   .   .\n.   .   2\n",
        "0<0.3\n.....\n0.0.0\n^....\n0.0.0\n",
        "3:0D,0R,0,0,0,0,0,0,2,\n",
    ),
    "graph_colouring": ("p edge 4 4\ne 1 2\ne 2 3\ne 3 4\ne 4 1\n", "c colours 3\np col 3 3\ne 1 2\ne 2 3\ne 1 3\n"),
    "kakuro": ("3 3\n-  4, 3,\n,4 0  0\n,3 0  0\n", "3 4\n# 6\\ 7\\ 3\\\n\\7 . . .\n\\9 . . .\n"),
    "killer_sudoku": ("4 4\n4 6 7 2\n- - - 8\n7 - - -\n1 5 - -\n1 2 3 4\n2 2 3 5\n6 6 6 5\n7 8 8 5\n",),
    "latin_square": ("2 . .\n. . 1\n. . .\n", "order 4\n1 -1 3 -1\n-1 -1 -1 -1\n-1 0 -1 -1\n-1 -1 -1 2\n"),
    "minesweeper": ("3 3 2\n1 - -\n1 2 -\n- 1 -\n", "# domain: minesweeper\n2 4\n1..1\n.x2.\n"),
    "nonogram": (
        "2\n1\n3\n\n1 1\n3\n1\n",
        "2 3\n1\n2\n1\n3\n1\n",
        "width 3\nheight 2\n\nrows\n3\n1\n\ncolumns\n1\n2\n1\n",
    ),
    "sudoku": (
        "1..4.........32.\n",
        "1 . . 4\n. . . .\n. . . .\n. 3 2 .\n",
        "# diagonal\n1 .|. 4\n. .|. .\n---+---\n. .|. .\n. 3|2 .\n",
        "1..4..\n......\n..2...\n......\n.5....\n.....6\n",
    ),
    "yin_yang": ("# domain: yin_yang\n4 4\n- - - b\n- - - -\n- b b -\nb - - -\n",),
}
EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.*"))
CASES = [(name, text) for name, texts in TEXTS.items() for text in texts]
SMALL = [(name, text) for name, text in CASES if not name.startswith(OVERLAPPING)]
"""Without those that are the examples over again."""
LARGE = 600
"""Characters of an example from which on it is large."""


def page(name: str) -> Domain:
    return registry.domain(name)


def stem(path: Path) -> str:
    return path.name.split(".")[0]


def test_every_domain_has_texts_here_and_an_example() -> None:
    assert set(TEXTS) == set(registry.domain_names())
    assert {stem(path) for path in EXAMPLES} >= set(TEXTS)


@pytest.mark.slow
@pytest.mark.parametrize("path", EXAMPLES, ids=stem)
def test_the_examples_are_lawful(path: Path) -> None:
    laws.check_domain(page(stem(path)), path.read_text(encoding="utf-8"), laws.Effort(exhaust=256, examples=20))


def on_examples() -> list[Any]:
    """Each example on each backend; large boards in the quick suite on the default one only."""
    return [
        pytest.param(
            path,
            backend,
            id=f"{stem(path)}-{backend.name}",
            marks=[pytest.mark.slow] if path.stat().st_size > LARGE and backend.name != "sat" else [],
        )
        for path in EXAMPLES
        for backend in (Search(), Sat(), CpSat())
    ]


@pytest.mark.parametrize(("path", "backend"), on_examples())
def test_backends_agree_on_the_examples(path: Path, backend: Backend) -> None:
    problem = page(stem(path)).parse(path.read_text(encoding="utf-8"))
    laws.check_backend(backend, problem, laws.Effort(exhaust=16, examples=4))


@pytest.mark.parametrize(("name", "text"), SMALL, ids=lambda part: part.split("\n")[0])
def test_every_page_is_lawful(name: str, text: str) -> None:
    laws.check_domain(page(name), text, laws.Effort(exhaust=256, examples=30))


@pytest.mark.slow
@pytest.mark.parametrize(("name", "text"), CASES, ids=lambda part: part.split("\n")[0])
def test_every_page_is_lawful_at_length(name: str, text: str) -> None:
    laws.check_domain(page(name), text, laws.Effort(exhaust=4096, examples=1000, seed=1))


@pytest.mark.parametrize(
    ("name", "text"), [("nonogram", "\u00b22 3\n1\n2\n1\n3\n1\n"), ("futoshiki", ":"), ("futoshiki", "3:0D,0R\u2028,")]
)
def test_texts_that_once_failed_inside_are_refused(name: str, text: str) -> None:
    refuses_with_place(page(name), text)
    with pytest.raises(InputError):
        page(name).parse(text)


@pytest.mark.parametrize(("name", "text"), CASES, ids=lambda part: part.split("\n")[0])
def test_no_page_reads_the_text_of_another(name: str, text: str) -> None:
    for other in TEXTS:
        if other != name:
            with pytest.raises(InputError):
                page(other).parse(text)
