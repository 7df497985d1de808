"""Certificates: accepted when true, refused when touched, and never claimed when there is none."""

from __future__ import annotations

import random

import pytest

from neurosym import Candidates, NotEqual, Problem, Rules
from neurosym.backends.base import Clock, Limits
from neurosym.backends.encoding import encoding
from neurosym.backends.proof import Prover, check
from neurosym.outcome import Certificate

PAIRS = tuple(NotEqual((i, j), name=f"pair {i}-{j}") for i in range(6) for j in range(i))
PIGEONS = Problem(Rules(tuple(f"p{i}" for i in range(6)), tuple("12345"), PAIRS))


@pytest.fixture(scope="module")
def certificate() -> Certificate:
    proof, made = Prover().certify(PIGEONS, Clock())
    assert proof.checked
    assert made is not None
    return made


def test_the_formula_names_its_literals_and_its_digest(certificate: Certificate) -> None:
    cnf = encoding(PIGEONS.rules)
    assert f"c {cnf.literal(0, 2)} means p0 = 3" in certificate.dimacs
    assert len(check(certificate).cnf_sha256) == 64


def test_a_truncated_proof_is_refused(certificate: Certificate) -> None:
    lines = certificate.drat.splitlines()
    cut = Certificate(certificate.dimacs, "\n".join(lines[: len(lines) // 3]) + "\n")
    assert not check(cut).checked


def test_a_proof_of_another_formula_is_refused(certificate: Certificate) -> None:
    weaker = certificate.dimacs.splitlines()
    head = next(i for i, line in enumerate(weaker) if line.startswith("p cnf"))
    clauses = [line for line in weaker[head + 1 :] if not line.startswith("-")]
    variables = weaker[head].split()[2]
    formula = "\n".join([f"p cnf {variables} {len(clauses)}", *clauses]) + "\n"
    assert not check(Certificate(formula, certificate.drat)).checked


@pytest.mark.parametrize("seed", range(20))
def test_random_bytes_never_make_a_checked_proof_of_a_satisfiable_formula(certificate: Certificate, seed: int) -> None:
    chance = random.Random(seed)
    formula = "p cnf 3 2\n1 2 0\n-1 3 0\n"
    text = list(certificate.drat[:300])
    for _ in range(20):
        text[chance.randrange(len(text))] = chance.choice("0123456789- d\n\x00x")
    assert not check(Certificate(formula, "".join(text))).checked


def test_without_time_there_is_no_certificate_and_the_note_says_why() -> None:
    proof, made = Prover().certify(PIGEONS, Limits(seconds=0).start())
    assert (proof.kind, made) == ("search", None)
    assert "time limit" in proof.note


def test_a_problem_with_an_answer_is_never_certified() -> None:
    solvable = Problem(Rules(("a", "b"), ("1", "2"), (NotEqual((0, 1)),)))
    proof, made = Prover().certify(solvable, Clock())
    assert (proof.kind, proof.checked, made) == ("search", False, None)


def test_excluding_every_answer_is_certified_and_all_but_one_is_not() -> None:
    solvable = Problem(Rules(("a", "b"), ("1", "2"), (NotEqual((0, 1)),)))
    assert Prover().certify(solvable, Clock(), ((0, 1), (1, 0)))[0].checked
    assert not Prover().certify(solvable, Clock(), ((0, 1),))[0].checked


def test_givens_are_part_of_the_formula() -> None:
    given = Problem(Rules(("a", "b"), ("1", "2", "3"), (NotEqual((0, 1)),)), Candidates([0b001, 0b001]))
    assert Prover().certify(given, Clock())[0].checked
