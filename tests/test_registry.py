"""Names lead to domains and backends, and nothing is imported before it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from neurosym import InputError, ModelError, registry, solve
from neurosym.errors import MissingPackageError, UnknownNameError

PAGE = '''"""Coin: heads or tails.

More about it.
"""

from dataclasses import dataclass

from neurosym import Constraint, Domain, InputError, Problem, Rules


@dataclass(frozen=True)
class Fair(Constraint):
    weight: "int" = 1

    def check(self, values):
        return values[0] == self.weight


def parse(text):
    if text.split("#")[0].strip() != "coin":
        raise InputError("no coin", "the word coin", line=1, column=1)
    return Problem(Rules(("coin",), ("heads", "tails"), (Fair((0,)),)), domain="coin")


def render(problem, answer):
    return problem.rules.values[answer[0]]


DOMAIN = Domain("coin", parse, render)
'''


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    """Names are looked up once for each process; here anew for each test."""
    yield
    for looked_up in (registry._pages, registry._plugins, registry.backend):
        looked_up.cache_clear()


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages with one that announces a domain."""
    registry._plugins.cache_clear()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delenv("NEUROSYM_NO_PLUGINS", raising=False)
    announce(tmp_path, "coins", "coin = coins_page")
    (tmp_path / "coins_page.py").write_text(PAGE, encoding="utf-8")
    monkeypatch.delitem(sys.modules, "coins_page", raising=False)
    return tmp_path


def announce(folder: Path, package: str, entries: str) -> None:
    info = folder / f"{package}-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(f"[{registry.GROUP}]\n{entries}\n", encoding="utf-8")


def test_our_pages_are_found_by_file_name() -> None:
    assert {"sudoku", "kakuro", "cnf"} <= set(registry.domain_names())
    assert [registry.domain(name).name for name in registry.domain_names()] == list(registry.domain_names())


def test_the_listing_shows_first_lines_and_imports_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("neurosym.domains.")]:
        monkeypatch.delitem(sys.modules, name)
    told = registry.descriptions()
    assert told["sudoku"].startswith("Sudoku: each value once in each row")
    assert not [name for name in sys.modules if name.startswith("neurosym.domains.")]


@pytest.mark.parametrize(
    ("kind", "name", "near"), [("domain", "sudokku", "'sudoku'"), ("backend", "stat", "'sat'"), ("domain", "", "")]
)
def test_an_unknown_name_is_refused_with_the_nearest_and_all_that_exist(kind: str, name: str, near: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        getattr(registry, kind)(name)
    told = str(caught.value)
    assert told.startswith(f"no {kind} is called {name!r}.")
    assert f"Did you mean {near}?" in told if near else "Did you mean" not in told
    assert "Known: " in told


def test_a_domain_of_another_package_is_found_listed_and_used(packages: Path) -> None:
    assert "coin" in registry.domain_names()
    assert registry.descriptions()["coin"] == "from coins_page"
    assert solve("coin\n").text == "tails"


def test_a_domain_of_another_package_is_not_imported_to_be_listed(packages: Path) -> None:
    registry.descriptions()
    registry.domain("sudoku")
    assert "coins_page" not in sys.modules


def test_other_packages_can_be_switched_off(packages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEUROSYM_NO_PLUGINS", "1")
    assert "coin" not in registry.domain_names()


def test_an_entry_point_may_name_the_domain_itself(packages: Path) -> None:
    announce(packages, "more", "coin2 = coins_page:DOMAIN")
    assert registry.domain("coin2") is registry.domain("coin")
    assert registry.module_of("coin2") is registry.module_of("coin") is sys.modules["coins_page"]


@pytest.mark.parametrize(
    ("entry", "both"),
    [("coin = elsewhere", ("coins_page", "elsewhere")), ("sudoku = mine", ("neurosym.domains.sudoku", "mine"))],
)
def test_the_same_name_twice_is_refused_and_both_origins_are_named(
    packages: Path, entry: str, both: tuple[str, str]
) -> None:
    announce(packages, "more", entry)
    with pytest.raises(ModelError, match="two domains are called") as caught:
        registry.domain_names()
    assert all(origin in str(caught.value) for origin in both)


@pytest.mark.parametrize("text", ["raise OSError('broken')\n", "import not_there_at_all\n", "x = (\n"])
def test_a_domain_of_another_package_that_is_broken_is_named(packages: Path, text: str) -> None:
    (packages / "coins_page.py").write_text(text, encoding="utf-8")
    with pytest.raises(ModelError, match=r"the domain 'coin' of another package \(coins_page\) cannot be imported"):
        registry.domain("coin")


def test_a_page_in_a_loose_file_is_used_and_may_define_a_constraint(tmp_path: Path) -> None:
    page = tmp_path / "my_coin.py"
    page.write_text(PAGE, encoding="utf-8")
    assert solve("coin\n", domain=str(page)).text == "tails"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("raise OSError('broken')\n", "OSError: broken; expected a page that can be imported"),
        ("x = (\n", "SyntaxError: "),
        ("x = 1\n", "the page 'mine' has no DOMAIN; write: DOMAIN = "),
        ("DOMAIN = 1\n", "the page 'mine' has no DOMAIN; write: DOMAIN = "),
    ],
)
def test_a_loose_file_that_is_no_page_is_refused(tmp_path: Path, text: str, message: str) -> None:
    page = tmp_path / "mine.py"
    page.write_text(text, encoding="utf-8")
    with pytest.raises((InputError, ModelError)) as caught:
        registry.domain(str(page))
    assert message in str(caught.value)


def test_a_loose_file_that_is_not_there_is_named() -> None:
    with pytest.raises(InputError, match=r"there is no page 'nowhere/mine\.py'"):
        registry.domain("nowhere/mine.py")


def test_a_backend_is_one_for_the_process_and_loads_its_module_at_its_first_use(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    registry.backend.cache_clear()
    monkeypatch.delitem(sys.modules, "neurosym.backends.search", raising=False)
    backend = registry.backend("search")
    assert "neurosym.backends.search" not in sys.modules
    assert backend is registry.backend("search")
    assert backend.name == "search"
    assert backend.certain
    assert "neurosym.backends.search" in sys.modules


def test_a_backend_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.BACKENDS, "cpsat", ("neurosym.backends.not_there", "CpSat", "ortools"))
    with pytest.raises(
        MissingPackageError, match=r"the backend 'cpsat' needs the package 'ortools'.*pip install ortools"
    ):
        solve("1..4.........3..", backend="cpsat")


def test_a_page_in_a_loose_file_is_run_once_and_again_when_it_was_changed(tmp_path: Path) -> None:
    page = tmp_path / "mine.py"
    page.write_text(PAGE, encoding="utf-8")
    first = registry.domain(str(page))
    assert registry.domain(str(page)) is first
    page.write_text(PAGE, encoding="utf-8")
    os.utime(page, ns=(0, 1))
    assert registry.domain(str(page)) is not first


def test_a_page_that_wants_to_end_the_program_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "mine.py"
    page.write_text("raise SystemExit(0)\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"SystemExit: 0; expected a page that can be imported"):
        registry.domain(str(page))


def test_without_weights_a_network_is_refused_by_name_of_its_use_and_auto_does_without(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(registry, "WEIGHTS", str(tmp_path / "weights"))
    assert registry.neural("off") is None
    auto = registry.neural("auto")
    assert auto is not None
    assert (auto.wake, auto.why, auto.waits) == (None, "no trained weights are installed", False)
    for mode in ("order", "guess", "audit"):
        with pytest.raises(InputError, match=rf"'{mode}' wanted of a network.*weights"):
            registry.neural(mode)
    with pytest.raises(UnknownNameError, match=r"no use of a network is called 'gess'. Did you mean 'guess'\?"):
        registry.neural("gess")


def test_a_network_is_named_or_given_as_a_file_and_must_be_there(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("relational", "ldt"):
        (tmp_path / f"{name}.safetensors").touch()
    monkeypatch.setattr(registry, "WEIGHTS", str(tmp_path))
    assert registry.networks() == ("ldt", "relational")
    assert registry.weights("ldt") == str(tmp_path / "ldt.safetensors")
    (tmp_path / "mine").touch()
    assert registry.weights(str(tmp_path / "mine")) == str(tmp_path / "mine")
    for mode in ("off", "guess"):
        with pytest.raises(UnknownNameError, match=r"no network is called 'ldd'. Did you mean 'ldt'\?"):
            registry.neural(mode, "ldd")


def test_a_network_without_torch_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def missing(path: str) -> None:
        raise ModuleNotFoundError("No module named 'torch'", name="torch")

    (tmp_path / "relational.safetensors").touch()
    monkeypatch.setattr(registry, "WEIGHTS", str(tmp_path))
    monkeypatch.setattr(registry, "_waker", missing)
    with pytest.raises(MissingPackageError, match=r"the network needs the package 'torch'"):
        solve("1..4.........3..", neural="order")
