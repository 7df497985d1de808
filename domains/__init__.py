"""The built-in domains, one page each; installed as ``neurosym.domains``.

To write a domain, write one file with four things, and import public names of ``neurosym`` only:

1. a docstring: what the rules are, a small puzzle that runs as a doctest, and which forms of text are read;
2. ``parse(text) -> Problem``: strict, for a text without a name is given to every page and one only may accept it;
   raise InputError with line and column at anything unexpected (the pieces of ``lexing`` do that for you);
3. ``render(problem, answer) -> str``: an answer may be partial, with -1 where a value is not known;
4. ``DOMAIN = Domain(name, parse, render)``; the name is the file's. Say ``unique=False`` if puzzles of this kind are
   not expected to have one answer.

What is given goes into the start of the problem, not into constraints: then all puzzles of a size share their rules,
and what is built for rules is built once. A constraint's ``name`` says its place (``column 7``); deductions are told
with it. ``lexing`` reads text, ``grid`` knows boards, ``signed`` boards with signs between neighbours.
A page outside of this folder works as well: ``--domain path/to/mine.py``, or the entry-point group
``neurosym.domains``.
"""
