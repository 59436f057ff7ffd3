"""Programs built from source by the repository's own toolchain: etcd and Kubernetes."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sandbox.paths import PRODUCT
from sandbox.problems import NOT_POSSIBLE, Problem

REPOSITORY = PRODUCT.parent
MODULES = ("etcd", "kubernetes")
READY = "toolchain: ready in "


def build() -> Path:
    """The folder of the programs. Builds missing ones first (6 min), and waits for another build in progress."""
    # The npm package contains the compiled toolchain, which any Node.js can run.
    compiled = REPOSITORY / "toolchain" / "build.js"
    node = Path(shutil.which("node") or "/") if compiled.exists() else REPOSITORY / "node_modules" / ".bin" / "node"
    if not node.is_file():
        raise Problem(
            "etcd and Kubernetes are built by the toolchain, whose packages are not installed",
            f"run `make toolchain` in {REPOSITORY}, then the same command again",
            NOT_POSSIBLE,
        )
    source = compiled if compiled.exists() else REPOSITORY / "toolchain" / "build.ts"
    command = [str(node), str(source), *MODULES]
    result = subprocess.run(command, cwd=REPOSITORY, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    return folder_of(result.stdout) if result.returncode == 0 else _fail(result.stdout + result.stderr)


def link(built: Path, folder: Path) -> None:
    """Link the programs into a cloud as its own files: the toolchain deletes old builds that a cloud may still run."""
    if folder.is_symlink():
        folder.unlink()
    folder.mkdir(exist_ok=True)
    for name in MODULES:
        fresh = folder / f"{name}.new"
        fresh.unlink(missing_ok=True)
        try:
            os.link(built / name, fresh)
        except OSError:  # another file system
            shutil.copy2(built / name, fresh)
        fresh.replace(folder / name)


def folder_of(output: str) -> Path:
    """The folder that the last line of the build's output names."""
    lines = output.strip().splitlines()
    if not lines or not lines[-1].startswith(READY):
        return _fail(output)
    return Path(lines[-1].removeprefix(READY))


def _fail(output: str) -> Path:
    last = "\n  ".join(output.strip().splitlines()[-6:])
    raise Problem(f"etcd and Kubernetes cannot be built:\n  {last}", "see `make toolchain`")
