"""What an installer gets: one top-level name, every sub-package, every page, the type marker."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Names inside a wheel built from a copy, so that nothing is left over in the checkout, nor taken from it."""
    source, built = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in ("neurosym", "domains"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    done = subprocess.run([*command, "-w", str(built), str(source)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (file,) = built.glob("neurosym_solver-*.whl")
    return set(zipfile.ZipFile(file).namelist())


def test_the_package_list_is_the_folders() -> None:
    folders = {path.parent for path in (ROOT / "neurosym").rglob("*.py")}
    packages = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    assert set(PROJECT["tool"]["setuptools"]["packages"]) == packages | {"neurosym.domains"}
    assert not [folder for folder in {*folders, ROOT / "domains"} if not (folder / "__init__.py").exists()]


def test_the_wheel_puts_one_name_into_site_packages(wheel: set[str]) -> None:
    tops = {name.partition("/")[0] for name in wheel}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"neurosym"}


def test_the_wheel_holds_every_module_and_page(wheel: set[str]) -> None:
    core = {path.relative_to(ROOT).as_posix() for path in (ROOT / "neurosym").rglob("*.py")}
    pages = {f"neurosym/domains/{path.name}" for path in (ROOT / "domains").glob("*.py")}
    assert core | pages <= wheel


def test_the_wheel_says_that_it_is_typed_and_under_which_licence(wheel: set[str]) -> None:
    assert "neurosym/py.typed" in wheel
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in wheel)


def test_the_wheel_holds_what_is_not_python_and_no_more_than_eight_megabytes_of_weights(wheel: set[str]) -> None:
    data = {path for path in (ROOT / "neurosym").rglob("*") if path.suffix in (".c", ".safetensors", ".md")}
    assert {path.relative_to(ROOT).as_posix() for path in data} <= wheel
    assert sum(path.stat().st_size for path in data) <= 8_000_000


def test_every_heavy_package_is_bounded_above() -> None:
    open_ended = [line for line in PROJECT["project"]["dependencies"] if "<" not in line and ".dev" not in line]
    assert not open_ended
