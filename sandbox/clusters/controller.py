"""`python -m sandbox.clusters.controller`: one process that acts inside every cluster for its cloud.

Every two seconds it reads each cluster's Services and volume claims, and creates, changes and deletes the load
balancers and volumes for them, in the project and with the roles of the cluster's creator."""

from __future__ import annotations

import logging
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import requests

from sandbox.clusters import balancers, volumes
from sandbox.clusters.api import ApiError
from sandbox.clusters.inside import Inside
from sandbox.clusters.server import Clusters
from sandbox.clusters.settings import Settings

LOG = logging.getLogger("cloud-controller")
PAUSE = 2
AT_ONCE = 4


def look_after(inside: Inside) -> None:
    """One round in one cluster; a cluster that does not answer is tried again in the next round."""
    for part in (balancers, volumes):
        try:
            part.sync(inside)
        except (requests.ConnectionError, requests.Timeout, OSError):
            return
        except ApiError as error:
            LOG.warning("cluster %s: %s", inside.spec.stack, error)
        except Exception:  # the other clusters must continue
            LOG.exception("cluster %s", inside.spec.stack)


def main() -> None:
    """Process all clusters in rounds until the process is stopped."""
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s %(message)s")
    clusters = Clusters(Settings.read())
    known: dict[str, Inside] = {}
    with ThreadPoolExecutor(AT_ONCE) as pool:
        while True:
            specs = {spec.uuid: spec for spec in clusters.all()}
            known = {uuid: known.get(uuid) or Inside(clusters.settings, spec) for uuid, spec in specs.items()}
            for uuid, spec in specs.items():
                known[uuid].spec = spec
            list(pool.map(look_after, known.values()))
            time.sleep(PAUSE)


if __name__ == "__main__":
    main()
