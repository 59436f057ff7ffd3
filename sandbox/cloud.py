"""The plan of a site's cloud: services, ports, paths and passwords, and the templates filled with them."""

from __future__ import annotations

import grp
import hashlib
import os
import pwd
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
import yaml

from sandbox.catalog import TRUSTEES
from sandbox.environment import Environment
from sandbox.model import Endpoint, ModelError, Service, parse_service
from sandbox.passwords import ensure_secrets, ensure_shared
from sandbox.paths import PRODUCT, Paths
from sandbox.plan import Plan, make_plan
from sandbox.problems import Problem
from sandbox.site import Compute, Site, load_site

SERVICES = PRODUCT / "services"
MARKER = "AES_SANDBOX_CLOUD"
"""Environment variable that every process of a cloud carries; its value is the cloud's run folder."""


@dataclass(frozen=True)
class Cloud:
    """Everything that is known before any process runs."""

    site: Site
    paths: Paths
    plan: Plan
    environment: Environment

    @classmethod
    def of(cls, site_name: str) -> Cloud:
        """Plan the cloud of a site, by its key."""
        site = load_site(site_name)
        return cls(site, Paths.of(site_name), load_plan(site.first_port), Environment.current())

    @cached_property
    def secrets(self) -> dict[str, str]:
        """The passwords; generated at first use."""
        return ensure_secrets(self.paths.secrets)

    @cached_property
    def shared(self) -> dict[str, str]:
        """Secrets that the operators of all sites share; generated at first use."""
        return ensure_shared(self.paths.shared)

    def port(self, service: str, name: str) -> int:
        """The number of a named port."""
        return self.plan.ports[service][name]

    def url(self, service: str, port: str, path: str = "") -> str:
        """The URL of a service on this machine."""
        return f"http://127.0.0.1:{self.port(service, port)}{path}"

    @property
    def identity(self) -> str:
        """Keystone's URL."""
        return self.url("keystone", "api", "/v3")

    @property
    def databases(self) -> list[str]:
        """Every database of every service."""
        return [name for service in self.plan.services.values() for name in service.databases]

    @property
    def endpoints(self) -> list[tuple[str, str, str]]:
        """The catalog: type, name, URL."""
        return [
            (endpoint.type, endpoint.name or service.name, self._endpoint_url(service, endpoint))
            for service in self.plan.services.values()
            for endpoint in service.endpoints
        ]

    def _endpoint_url(self, service: Service, endpoint: Endpoint) -> str:
        return self.url(service.name, endpoint.port, endpoint.path)

    def _sync_clusters(self) -> dict[str, str]:
        """Object stores of the alliance's sites, which also run on this machine."""
        offset = self.port("swift", "api") - self.site.first_port
        return {name: f"http://127.0.0.1:{first + offset}/v1/" for name, first in self.site.alliance.items()}

    def database_url(self, name: str) -> str:
        """SQLAlchemy's URL of a database."""
        where = f"127.0.0.1:{self.port('mariadb', 'sql')}/{name}?charset=utf8mb4"
        return f"mysql+pymysql://sandbox:{self.secrets['database']}@{where}"

    @cached_property
    def variables(self) -> dict[str, Any]:
        """Variables that templates and service files may use."""
        return {
            "site": self.site,
            "cloud": str(self.paths.cloud),
            "venv": str(self.environment.venv),
            "python": str(self.environment.python),
            "product": str(PRODUCT),
            "repository": str(PRODUCT.parent),
            "trustees": TRUSTEES,
            "user": pwd.getpwuid(os.geteuid()).pw_name,
            "group": grp.getgrgid(os.getegid()).gr_name,
            "secret": self.secrets,
            "shared": self.shared,
            "sync_clusters": self._sync_clusters(),
            "port": self.plan.ports,
            "url": {
                service: {port: f"http://127.0.0.1:{number}" for port, number in ports.items()}
                for service, ports in self.plan.ports.items()
            },
            "identity": self.identity,
            "databases": self.databases,
            "database_url": self.database_url,
            "now": str(int(time.time())),
            "compute_names": [compute.name for compute in self.site.computes],
            "bridge_mappings": ",".join(f"{net.name}:{net.bridge}" for net in self.site.external_networks),
            "add_external_bridges": [
                word
                for net in self.site.external_networks
                for word in f"-- --may-exist add-br {net.bridge} -- set bridge {net.bridge} datapath_type=dummy".split()
            ][1:],
            "default_volume_type": self.site.volume_types[0].name,
        }

    @cached_property
    def templates(self) -> jinja2.Environment:
        """Templates of the services; a name that does not exist is an error."""
        return jinja2.Environment(
            loader=jinja2.FileSystemLoader(SERVICES),
            undefined=jinja2.StrictUndefined,
            keep_trailing_newline=True,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def fill(self, text: str, compute: Compute | None = None) -> str:
        """Render one text of a service file."""
        extra = {"compute": compute} if compute else {}
        return self.templates.from_string(text).render(**self.variables, **extra)

    def fill_words(self, words: tuple[str, ...], compute: Compute | None = None) -> list[str]:
        """Render a command; a word that is only the name of a list becomes that list."""
        filled: list[str] = []
        for word in words:
            value = self.variables.get(word.removeprefix("{{ ").removesuffix(" }}")) if "{{" in word else None
            filled.extend(value if isinstance(value, list) else [self.fill(word, compute)])
        return filled

    def computes_for(self, text: str) -> tuple[Compute | None, ...]:
        """The hosts for which a text is rendered: each compute host if the text names `compute`, else none."""
        return self.site.computes if "compute." in text else (None,)

    def program(self, service: str, process: str, compute: Compute | None = None) -> str:
        """The name of a process in logs, in `status` and for the supervisor."""
        base = service if process == service else f"{service}-{process}"
        return f"{base}-{compute.name.removeprefix(self.site.name + '-')}" if compute else base

    def search_path(self) -> str:
        """PATH: the environment first, then the system."""
        return f"{self.environment.venv}/bin:/usr/sbin:/usr/bin:/sbin:/bin"

    def process_environment(self) -> dict[str, str]:
        """Environment variables of every process and command of this cloud; none is inherited from the caller."""
        settings = {
            MARKER: str(self.paths.cloud),
            "HOME": str(self.paths.cloud / "home"),
            "LC_ALL": "C.UTF-8",
            # By default each thread has its own heap, which never shrinks.
            "MALLOC_ARENA_MAX": "2",
            "PATH": self.search_path(),
            "PYTHONWARNINGS": "ignore",
            "no_proxy": "127.0.0.1,localhost",
        }
        for name in self.plan.services:
            settings[f"OS_{name.upper()}_CONFIG_DIR"] = str(self.paths.etc / name)
        return settings

    def running_fingerprint(self) -> str:
        """Digest of the input of the processes: lock, service files and their programs, site, run folder."""
        return self._fingerprint("services", "run", "drivers", "clusters")

    def data_fingerprint(self) -> str:
        """Digest of the input of the first initialisation: the same, and the code of catalog and seed."""
        return self._fingerprint(
            "services", "run", "drivers", "clusters", "calls.py", "catalog.py", "seed.py", "seed.yaml", "state_place.py"
        )

    def _fingerprint(self, *parts: str) -> str:
        digest = hashlib.sha256(f"{self.environment.key}{self.site}{self.paths.cloud}".encode())
        for part in parts:
            top = PRODUCT / part
            for path in sorted(top.rglob("*")) if top.is_dir() else [top]:
                if path.is_file() and "__pycache__" not in path.parts:
                    digest.update(f"{path.relative_to(PRODUCT)}\0".encode() + path.read_bytes())
        return digest.hexdigest()[:16]


def load_plan(first_port: int, folder: Path = SERVICES) -> Plan:
    """Read every service file and check them together."""
    services: dict[str, Service] = {}
    for path in sorted(folder.glob("*.yaml")):
        try:
            services[path.stem] = parse_service(path.stem, yaml.safe_load(path.read_text()))
        except (ModelError, yaml.YAMLError) as error:
            raise Problem(f"{path}: {error}") from error
    try:
        return make_plan(services, first_port)
    except ModelError as error:
        raise Problem(f"{folder}: {error}") from error
