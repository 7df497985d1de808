"""Certificates: why there is no (other) answer, for a checker that shares no code with us; and who is to blame.

The certificate is a clausal proof (DRAT; Wetzler, Heule and Hunt, SAT 2014) over a formula made of the encoding of
the rules, the givens as unit clauses, and one clause for each answer that is left out of account. It proves the
statement about *that formula*; that the formula means the rules is what the law of faithful clauses tests.
"""

from __future__ import annotations

import hashlib
from importlib.metadata import version

from neurosym.backends.base import Clock, Limits
from neurosym.backends.conflict import Conflict, smallest_conflict
from neurosym.backends.encoding import encoding, name_map
from neurosym.backends.sat import Slices
from neurosym.cnf import Cnf, Halted
from neurosym.lattice import Answer, Candidates
from neurosym.outcome import Certificate, Proof
from neurosym.problem import Problem

CHECKER = "dratify"
MOST_CHECKED_STEPS = 20_000
"""Proofs up to this many lines are checked at once; longer ones take a compiled checker, so write them out."""
MOST_CHECKED_CLAUSES = 200_000
BLAME_SECONDS = 1.0
"""For naming the smallest conflict; a conflict that is not shown to be smallest comes sooner."""
GRACE_SECONDS = 0.5
"""What naming the conflict gets even when the clock has run out: the verdict is known, this is for people."""


class Prover:
    """Makes and checks certificates, by CaDiCaL and an independent checker."""

    def certify(
        self, problem: Problem, clock: Clock, excluded: tuple[Answer, ...] = (), lines: tuple[str, ...] | None = None
    ) -> tuple[Proof, Certificate | None]:
        """Prove that ``problem`` has no answer but the ``excluded`` ones.

        ``lines`` is the proof if the solver kept one; without it the problem is refuted again, within the clock.
        Without a certificate in the end the proof has kind ``search`` and its note says why.
        """
        try:
            cnf = encoding(problem.rules, clock.stopped)
        except Halted:
            return Proof("search", note=f"no certificate: {clock.stopped() or 'stopped'}"), None
        units = tuple(cnf.assumptions(problem.start))
        clauses: list[tuple[int, ...]] = [(unit,) for unit in units]
        clauses += [tuple(self._excluding(problem, answer)) for answer in excluded]
        if lines is None:
            told = self._refute(cnf, clauses, clock)
            if isinstance(told, str):
                return Proof("search", note=f"no certificate: {told}"), None
            lines = told
        dimacs = name_map(problem.rules, cnf) + cnf.dimacs(clauses)
        certificate = Certificate(dimacs, "\n".join(lines) + "\n")
        proof = check(certificate)
        return proof, certificate if proof.kind == "drat" else None

    def _refute(self, cnf: Cnf, clauses: list[tuple[int, ...]], clock: Clock) -> tuple[str, ...] | str:
        """The proof that no model is left, or in words why there is none.

        Begun again until no deferred constraint had to be asked on the way: the proof is over one formula.
        """
        while True:
            slices = Slices(cnf, "cadical195", with_proof=True)
            for clause in clauses:
                slices.solver.add_clause(clause)
            verdict, lines = slices.solve([], clock), ()
            if verdict is False:
                lines = tuple(slices.solver.get_proof())
            slices.solver.delete()
            if verdict is not False:
                return clock.stopped() if verdict is None else "the SAT solver found an answer where there is none"
            if not slices.cuts:
                return lines

    def _excluding(self, problem: Problem, answer: Answer) -> list[int]:
        cnf = encoding(problem.rules)
        return cnf.outside(Candidates.of_answer(answer), problem.start) or [-cnf.true]

    def blame(self, problem: Problem, clock: Clock) -> Conflict:
        """The smallest set of givens (or of clues, if no givens are needed) that cannot stand together."""
        left = clock.left()
        seconds = BLAME_SECONDS if left is None else min(BLAME_SECONDS, max(left, GRACE_SECONDS))
        return smallest_conflict(problem, Limits(seconds=seconds, cancel=clock.limits.cancel).start())


def check(certificate: Certificate) -> Proof:
    """Have an independent program check a certificate. Too long: not ``checked``. Malformed or refused: no proof."""
    steps = certificate.drat.count("\n")
    digest = hashlib.sha256(certificate.dimacs.encode()).hexdigest()
    proof = Proof("drat", steps=steps, cnf_sha256=digest)
    if steps > MOST_CHECKED_STEPS or certificate.dimacs.count("\n") > MOST_CHECKED_CLAUSES:
        note = f"not checked here: {steps} steps; write it with --proof and check it with a compiled DRAT checker"
        return Proof("drat", steps=steps, cnf_sha256=digest, note=note)
    from dratify import check_proof, parse_dimacs  # wanted only when there is a proof to check

    try:
        result = check_proof(parse_dimacs(certificate.dimacs), certificate.drat)
    except (ValueError, KeyError, IndexError) as error:
        return Proof("search", note=f"no certificate: malformed proof: {error}")
    if not (result.ok and result.reached_empty):
        return Proof("search", note="no certificate: the checker refused the proof")
    return Proof("drat", True, f"{CHECKER} {version(CHECKER)}", proof.steps, digest)
