"""Things that are wrong on purpose: each must be caught by the law kit, by the law that it is filed under.

A mutant is a class that spoils one method of something lawful; its docstring says what is wrong. At the end of each
file a table names, for each mutant, the law that must catch it and the case on which the kit is let loose.
``python -m tests.mutants`` counts what is caught, law by law, and how many cases it took.
"""
