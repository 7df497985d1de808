"""The example of a package with a page of its own: built, put on the path, and found by name."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PLUGIN = ROOT / "examples" / "plugin"
PUZZLE = "# domain: hills\n4 5\n2 2 1 - 2\n1 2 1 3\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel of the package is unpacked into, as an installer does; no network is needed."""
    folder = tmp_path_factory.mktemp("plugin")
    source = shutil.copytree(PLUGIN, folder / "source")
    build = "from setuptools import build_meta; build_meta.build_wheel('..')"
    subprocess.run([sys.executable, "-c", build], cwd=source, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def run(site: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    plain = {name: value for name, value in os.environ.items() if name != "NEUROSYM_NO_PLUGINS"}
    command = [sys.executable, "-m", "neurosym", *words]
    return subprocess.run(
        command,
        input=PUZZLE,
        env={**plain, "PYTHONPATH": str(site), **more},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_package_announces_its_page_and_solves_by_it(site: Path) -> None:
    assert re.search(r"^hills +from neurosym_hills$", run(site, "domains").stdout, re.MULTILINE)
    done = run(site, "solve", "--quiet", "-")
    assert done.returncode == 0
    assert done.stdout.startswith("- x - - -\nx - - - x\n- x - - -\nx - x - x\n-: solved, unique")
    assert run(site, "check", "hills", "--examples", "20").returncode == 0


def test_it_can_be_left_out(site: Path) -> None:
    done = run(site, "solve", "-", NEUROSYM_NO_PLUGINS="1")
    assert done.returncode == 2
    assert "'# domain: hills' names no kind of puzzle that is known" in done.stderr


def test_the_guide_shows_the_package_as_it_is() -> None:
    guide = (ROOT / "docs" / "your-own-domain.md").read_text(encoding="utf-8")
    assert f"```toml\n{(PLUGIN / 'pyproject.toml').read_text(encoding='utf-8')}```" in guide
