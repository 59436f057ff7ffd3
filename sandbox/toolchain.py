"""The programs that are built from source: etcd and Kubernetes, by the repository's own toolchain."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from sandbox.places import PRODUCT
from sandbox.problems import NOT_POSSIBLE, Problem

REPOSITORY = PRODUCT.parent
MODULES = ("etcd", "kubernetes")
READY = "toolchain: ready in "


def build() -> Path:
    """The folder of the programs, built first when they are not there (6 min); another build is waited for."""
    # In the package what is compiled needs no Node.js of its own.
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
    """Give a cloud the programs as files of its own: the toolchain forgets old builds while a cloud may still run one."""
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
    """What the build's last line says."""
    lines = output.strip().splitlines()
    if not lines or not lines[-1].startswith(READY):
        return _fail(output)
    return Path(lines[-1].removeprefix(READY))


def _fail(output: str) -> Path:
    last = "\n  ".join(output.strip().splitlines()[-6:])
    raise Problem(f"etcd and Kubernetes cannot be built:\n  {last}", "see `make toolchain`")
