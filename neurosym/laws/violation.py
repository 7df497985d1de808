"""What a broken law looks like, and the one way to word it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

from neurosym.lattice import Answer, Candidates


class LawViolation(AssertionError):
    """A law that does not hold, with the case that shows it.

    ``law`` is the law's name, ``subject`` what broke it, ``candidates`` where, ``answer`` the answer that was lost or
    wrongly admitted (None where the law is not about one), and ``reproduce`` a line of Python that raises it again.
    ``tried`` counts the cases up to the first that broke it, before any shrinking.
    """

    def __init__(
        self,
        law: str,
        subject: object,
        told: str,
        reproduce: str,
        *,
        candidates: Candidates | None = None,
        answer: Answer | None = None,
    ) -> None:
        self.law, self.subject, self.told, self.reproduce = law, subject, told, reproduce
        self.candidates, self.answer = candidates, answer
        self.tried = 1
        super().__init__(self.describe())

    def describe(self) -> str:
        """The whole message: the law, who broke it and how, the case, and the line that shows it again."""
        lines = [f"{self.law}: {self.subject}: {self.told}"]
        if self.candidates is not None:
            lines.append(f"  candidates  {self.candidates}")
        if self.answer is not None:
            lines.append(f"  answer      {self.answer}")
        return "\n".join([*lines, f"  reproduce   {self.reproduce}"])


def source(value: object) -> str:
    """Python that makes ``value`` again: like ``repr``, which for candidates is for people, and without defaults."""
    if isinstance(value, Candidates):
        return f"Candidates({tuple(value)!r})"
    if is_dataclass(value) and not isinstance(value, type):
        parts = [(field, getattr(value, field.name)) for field in fields(value) if field.init]
        told = [f"{field.name}={source(part)}" for field, part in parts if part != field.default]
        return f"{type(value).__name__}({', '.join(told)})"
    if isinstance(value, list):
        return f"[{', '.join(map(source, value))}]"
    if isinstance(value, tuple):
        return f"({''.join(f'{source(part)}, ' for part in value).rstrip(' ' if len(value) == 1 else ', ')})"
    return repr(value)


def call(function: str, *arguments: object) -> str:
    """The call of ``function`` with these arguments, as Python."""
    return f"{function}({', '.join(map(source, arguments))})"
