"""The network: a board of candidates in, beliefs out. Imported by name only where one is wanted, for torch is heavy.

One recurrence with orthogonal axes (``loop.py``), one file for each axis, one value of each in a ``LoopSpec``
(``spec.py``). A published system is a value of that type (``presets/``), never a class of its own.
"""
