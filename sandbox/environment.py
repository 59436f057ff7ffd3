"""The sandbox's programs: native ones from Debian packages, Python ones in an environment built from the lock.

Standard library only: this runs before the environment exists."""

from __future__ import annotations

import concurrent.futures
import fcntl
import hashlib
import inspect
import os
import py_compile
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sandbox.paths import PRODUCT, cache_root
from sandbox.problems import NOT_POSSIBLE, Problem

PYTHON = (3, 11)
DEBIAN_PYTHON = Path("/usr/bin/python3.11")
DEBIAN_PARTS = (
    DEBIAN_PYTHON,
    Path("/usr/lib/python3.11/asyncio/__init__.py"),
    Path("/usr/include/python3.11/Python.h"),
)
"""What makes Debian's Python usable here: interpreter, whole library, headers for the packages that are compiled."""
LOCK = PRODUCT / "requirements.txt"
UV_LOCK = PRODUCT / "requirements-uv.txt"

NATIVE = {
    "mariadbd": "mariadb-server",
    "/usr/lib/rabbitmq/bin/rabbitmq-server": "rabbitmq-server",
    "memcached": "memcached",
    "ovn-northd": "ovn-central",
    "ovn-controller": "ovn-host",
    "ovs-vswitchd": "openvswitch-switch",
    "epmd": "erlang-base",
    "setpriv": "util-linux",
    "zstd": "zstd",
}
"""Required program → Debian package that contains it."""

SEARCH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
POLICY = Path("/usr/sbin/policy-rc.d")
FORBID_START = "#!/bin/sh\n# Made by aes-estate's sandbox while it installs packages: no service may start.\nexit 101\n"


def report(text: str) -> None:
    """Print one line of progress to standard error."""
    print(f"sandbox: {text}", file=sys.stderr, flush=True)


def missing_packages() -> list[str]:
    """Debian packages whose programs are missing on this machine."""
    wanted = {package for program, package in NATIVE.items() if not shutil.which(program, path=SEARCH)}
    try:
        import ensurepip  # noqa: F401
    except ImportError:
        wanted.add("python3-venv")
    return sorted(wanted)


def debian_python() -> Path | None:
    """Debian's own Python where it is whole; None elsewhere.

    It is built with optimisations that version managers leave out: the services need a fifth less processor."""
    return DEBIAN_PYTHON if all(part.exists() for part in DEBIAN_PARTS) else None


@dataclass(frozen=True)
class Environment:
    """The Python environment of one lock and one interpreter."""

    folder: Path

    @classmethod
    def current(cls) -> Environment:
        """The environment of the committed lock and this machine's Python."""
        digest = hashlib.sha256()
        for part in (LOCK.read_bytes(), UV_LOCK.read_bytes(), str(debian_python()).encode()):
            digest.update(part)
        for step in (package_cache, shorten_rpc_poll):
            digest.update(inspect.getsource(step).encode())
        return cls(cache_root() / "sandbox" / digest.hexdigest()[:16])

    @property
    def venv(self) -> Path:
        """Root of the virtual environment."""
        return self.folder / "venv"

    @property
    def python(self) -> Path:
        """Its Python interpreter."""
        return self.venv / "bin" / "python"

    @property
    def key(self) -> str:
        """Name of this environment's folder: a digest of what it is made from."""
        return self.folder.name

    @property
    def _complete(self) -> Path:
        return self.folder / "complete"

    def ensure(self) -> None:
        """Install what is missing: Debian and Python packages in parallel."""
        packages = missing_packages()
        if self._complete.exists() and not packages:
            return
        if sys.version_info[:2] != PYTHON:
            _become_pinned_python()
        self.folder.mkdir(parents=True, exist_ok=True)
        with _locked(self.folder.parent / "environment.lock"):
            self._install(missing_packages())

    def _install(self, packages: list[str]) -> None:
        with concurrent.futures.ThreadPoolExecutor() as pool:
            jobs = []
            if packages:
                jobs.append(pool.submit(install_native, packages))
            # The venv module may itself be one of the missing packages.
            if "python3-venv" in packages:
                concurrent.futures.wait(jobs)
            if not self._complete.exists():
                jobs.append(pool.submit(self._build))
            for job in jobs:
                job.result()

    def _build(self) -> None:
        report("Python environment: 216 packages from the lock, about 1 min the first time, 0.8 GB")
        began = time.monotonic()
        uv = _uv(self.folder.parent)
        python = str(debian_python() or sys.executable)
        settings = {
            **os.environ,
            "VIRTUAL_ENV": str(self.venv),
            "UV_CACHE_DIR": str(package_cache(self.folder.parent, python)),
            "UV_PYTHON_DOWNLOADS": "never",
            "UV_NO_PROGRESS": "1",
        }
        shutil.rmtree(self.venv, ignore_errors=True)
        _run([uv, "venv", "--quiet", "--python", python, str(self.venv)], settings)
        sync = [uv, "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", str(LOCK)]
        _run(sync, settings)
        shorten_rpc_poll(self.venv)
        self._complete.touch()
        report(f"Python environment ready in {time.monotonic() - began:.0f} s")


def package_cache(parent: Path, python: str) -> Path:
    """Folder of the packages that were fetched and compiled for one interpreter.

    uv distinguishes compiled packages by the Python version alone. uWSGI has the interpreter in it: one that was
    compiled for Debian's Python cannot load the library of another 3.11."""
    return parent / f"packages-{hashlib.sha256(os.path.realpath(python).encode()).hexdigest()[:16]}"


def shorten_rpc_poll(venv: Path) -> None:
    """Have oslo.messaging look for an RPC reply every 10 ms instead of every 0.5 s (Launchpad bug 2035113).

    A server's boot makes about ten calls in a row, each of which would wait. The file is replaced, not written to:
    uv may have linked it into its cache."""
    found = list(venv.glob("lib/python*/site-packages/oslo_messaging/_drivers/amqpdriver.py"))
    text = found[0].read_text() if found else ""
    head, separator, tail = text.partition("class ReplyWaiters")
    if tail.count("time.sleep(0.5)") != 1:
        raise Problem(
            "oslo.messaging is not the version this patch was written for",
            "look at shorten_rpc_poll in sandbox/environment.py after a change of the lock",
        )
    changed = found[0].with_suffix(".new")
    changed.write_text(head + separator + tail.replace("time.sleep(0.5)", "time.sleep(0.01)"))
    changed.replace(found[0])
    py_compile.compile(str(found[0]), doraise=True)


def install_native(packages: list[str]) -> None:
    """Install Debian packages without starting their services."""
    listed = " ".join(packages)
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise Problem(
            f"these Debian packages are missing: {listed}",
            f"install them: sudo apt-get install --no-install-recommends {listed}",
            NOT_POSSIBLE,
        )
    report(f"Debian packages: {listed}; about 40 s, 71 MB")
    began = time.monotonic()
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    wait = ["-o", "DPkg::Lock::Timeout=120"]
    with _services_forbidden():
        _run(["apt-get", "update", "-qq", *wait], settings)
        _run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *wait, *packages], settings)
    report(f"Debian packages ready in {time.monotonic() - began:.0f} s")


@contextmanager
def _services_forbidden() -> Iterator[None]:
    """Keep invoke-rc.d from starting services, and restore the machine's own policy afterwards."""
    kept = POLICY.read_text() if POLICY.exists() else None
    POLICY.write_text(FORBID_START)
    POLICY.chmod(0o755)
    try:
        yield
    finally:
        if kept is None:
            POLICY.unlink()
        else:
            POLICY.write_text(kept)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            report("another sandbox is preparing the environment; waiting")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _become_pinned_python() -> None:
    """Restart under the Python version that the lock is for."""
    wanted = f"python{PYTHON[0]}.{PYTHON[1]}"
    other = shutil.which(wanted)
    if not other:
        raise Problem(
            f"the sandbox needs Python {PYTHON[0]}.{PYTHON[1]}; this is {sys.version.split()[0]}",
            f"install {wanted}, or run: {wanted} -m sandbox …",
            NOT_POSSIBLE,
        )
    os.execv(other, [other, "-m", "sandbox", *sys.argv[1:]])


def _uv(parent: Path) -> str:
    """The pinned uv, in a small environment of its own."""
    home = parent / f"uv-{hashlib.sha256(UV_LOCK.read_bytes()).hexdigest()[:16]}"
    program = home / "bin" / "uv"
    if not program.exists():
        shutil.rmtree(home, ignore_errors=True)
        _run([sys.executable, "-m", "venv", str(home)])
        pip = [str(home / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        _run([*pip, "--disable-pip-version-check", "--require-hashes", "-r", str(UV_LOCK)])
    return str(program)


def _run(command: list[str], settings: dict[str, str] | None = None) -> None:
    """Run a command without output; when it fails, its last lines are the error message."""
    result = subprocess.run(
        command, env=settings, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if result.returncode != 0:
        last = "\n  ".join(result.stdout.strip().splitlines()[-8:])
        raise Problem(f"`{' '.join(command[:4])} …` failed ({result.returncode}):\n  {last}")
