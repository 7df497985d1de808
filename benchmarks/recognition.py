"""Are real puzzles taken for what they are, without being told, and corrupted ones refused?

    python benchmarks/recognition.py all --data DIR --limit 20 --seed 1

Of each family so many texts are drawn, the line ``# domain: ...`` taken out, and given to the recogniser. **taken**: as
its own kind. **named**: refused, and its own kind is one of the two best guesses. **lost**: refused, and it is not.
**wrong**: taken for another kind.

Then each of ``--corrupted`` texts (its name in it) is broken in one place so that a rule of its form is broken: a line
or an entry too few or too many, an entry that means nothing, a header that does not fit. Such a text must be refused.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from cases import Case
from families import FAMILIES
from real_puzzles import machine

from neurosym import InputError
from neurosym.guessing import Unrecognised
from neurosym.recognise import recognise

VERDICTS = ("taken", "named", "lost", "wrong")
_NAME = re.compile(r"^#\s*domain:.*\n", re.MULTILINE)


def judged(case: Case) -> tuple[str, str, float]:
    """The verdict on a text without its name, a note, and the seconds it took."""
    began = time.perf_counter()
    try:
        found = recognise(_NAME.sub("", case.text)).domain.name
        verdict, note = ("taken", "") if found == case.domain else ("wrong", f"taken for {found}")
    except Unrecognised as error:
        verdict = "named" if case.domain in error.guesses[:2] else "lost"
        note = "" if verdict == "named" else f"guesses: {', '.join(error.guesses[:4])}: {error}"[:300]
    return verdict, note, time.perf_counter() - began


class Broken:
    """A text to be broken: its lines, those of them that hold entries, and entries apart by blanks or not at all."""

    def __init__(self, text: str) -> None:
        self.lines = text.rstrip("\n").split("\n")
        filled = [at for at, line in enumerate(self.lines) if line.strip() and not line.startswith(("#", "c "))]
        self.head, self.body = filled[0], filled[1:] or filled

    def change(self, at: int, new: Callable[[list[str]], list[str]]) -> None:
        """Another list of entries for the line with this number."""
        line = self.lines[at]
        self.lines[at] = " ".join(new(line.split())) if " " in line.strip() else "".join(new([*line.strip()]))


def less_line(broken: Broken, rng: random.Random) -> None:
    """One line below the header is left out."""
    del broken.lines[rng.choice(broken.body)]


def more_line(broken: Broken, rng: random.Random) -> None:
    """The last line stands twice."""
    broken.lines.append(broken.lines[broken.body[-1]])


def less_entry(broken: Broken, rng: random.Random) -> None:
    """The last entry of a line is left out."""
    broken.change(rng.choice(broken.body), lambda words: words[:-1])


def more_entry(broken: Broken, rng: random.Random) -> None:
    """The last entry of a line stands twice."""
    broken.change(rng.choice(broken.body), lambda words: [*words, words[-1]])


def no_entry(broken: Broken, rng: random.Random) -> None:
    """An entry of the first row becomes one that means nothing: further down may be labels, which are any signs."""
    sign = rng.choice(["~", "$", ";", "\N{SNOWMAN}", "3;"])
    broken.change(broken.body[0], lambda words: [*words[:-1], sign])


def other_header(broken: Broken, rng: random.Random) -> None:
    """The first number of the header is one larger or smaller."""
    by = rng.choice((-1, 1))
    broken.change(broken.head, lambda words: [str(int(words[0]) + by) if words[0].isdigit() else "~", *words[1:]])


Mutation = Callable[[Broken, random.Random], None]
_HEADER = re.compile(r"(#.*\n|\s*\n)*\d+ \d+( \S+)*\n")


def mutations(text: str) -> list[Mutation]:
    """Those that break a text of its form: not all of them do everywhere."""
    if "\n" not in text.strip():  # a board in one line; several are several puzzles
        return [less_entry, more_entry, no_entry]
    if text.startswith(("p ", "c ")):  # an edge may be told twice
        return [less_line, no_entry]
    lines = [line.split() for line in text.rstrip().split("\n") if not line.startswith("#")]
    widths = {*map(len, lines[1:])}
    if not _HEADER.match(text) or (len(lines[0]) > 3 and len(lines[0]) in widths):
        return []  # no size is told, or there are lines that mean nothing
    labels = not {"-", "."} & {word for line in lines[1:] for word in line}  # any sign is a label
    found: list[Mutation] = [less_line, more_line, other_header, *([] if labels else [no_entry])]
    return found if len(widths) > 2 else [*found, less_entry, more_entry]  # lines of clues have any length


def corrupted(case: Case, rng: random.Random) -> tuple[str, str, str]:
    """One mutation of a text: its name, the verdict, and what the text became."""
    mutation = rng.choice(mutations(case.text))
    broken = Broken(case.text)
    mutation(broken, rng)
    text = "\n".join(broken.lines) + "\n"
    try:
        found = recognise(text, case.domain)
    except InputError:
        return mutation.__name__, "refused", text
    return mutation.__name__, "accepted", f"{found.why}\n{text}"


def arguments_of(words: Sequence[str]) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("families", nargs="+", metavar="FAMILY", help="all, or names as of real_puzzles.py")
    parser.add_argument("--data", type=Path, required=True, help="folder that holds the collections")
    parser.add_argument("--limit", type=int, default=20, help="texts of each family")
    parser.add_argument("--corrupted", type=int, default=5, help="corrupted texts of each family")
    parser.add_argument("--seed", type=int, default=0, help="of the draw")
    arguments = parser.parse_args(words)
    arguments.families = list(FAMILIES) if arguments.families == ["all"] else arguments.families
    return arguments


def main(words: Sequence[str]) -> int:
    """A row for each family; then what was lost, wrong or accepted; 1 if anything was."""
    arguments = arguments_of(words)
    print(f"{machine()}, {arguments.limit} texts of each family, seed {arguments.seed}\n")
    print("| family | kind | texts | taken | named | lost | wrong | median ms | longest s | corrupted | refused |")
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    total: Counter[str] = Counter()
    remarks = []
    for family in arguments.families:
        cases = list(FAMILIES[family](arguments.data))
        rng = random.Random(f"{arguments.seed} {family}")
        drawn = rng.sample(cases, min(arguments.limit, len(cases)))
        counts: Counter[str] = Counter()
        times = []
        for case in drawn:
            verdict, note, seconds = judged(case)
            counts[verdict] += 1
            times.append(seconds)
            remarks += [f"{verdict}: {family} {case.id}: {note}"] * (verdict in ("lost", "wrong"))
        broken = [case for case in drawn if mutations(case.text)][: arguments.corrupted]
        for case in broken:
            name, verdict, text = corrupted(case, rng)
            counts[verdict] += 1
            remarks += [f"accepted: {family} {case.id} with {name}:\n{text[:400]}"] * (verdict == "accepted")
        shown = [family, drawn[0].domain, len(drawn), *(counts[verdict] for verdict in VERDICTS)]
        shown += [f"{sorted(times)[len(times) // 2] * 1000:.0f}", f"{max(times):.2f}", len(broken), counts["refused"]]
        print("| " + " | ".join(map(str, shown)) + " |", flush=True)
        total += counts
    print("\n" + ", ".join(f"{name} {total[name]}" for name in (*VERDICTS, "refused", "accepted")) + "\n")
    for remark in remarks:
        print(remark)
    return int(bool(remarks))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
