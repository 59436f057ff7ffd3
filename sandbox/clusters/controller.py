"""`python -m sandbox.clusters.controller`: one process that acts inside of every cluster for its cloud.

Every two seconds it looks at each cluster's Services and claims for volumes, and makes, changes and deletes the load
balancers and volumes that these stand for, in the project of the cluster's maker and with that one's roles."""

from __future__ import annotations

import logging
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import requests

from sandbox.clusters import balancers, volumes
from sandbox.clusters.api import Refused
from sandbox.clusters.inside import Inside
from sandbox.clusters.server import Clusters
from sandbox.clusters.settings import Settings

LOG = logging.getLogger("cloud-controller")
PAUSE = 2
AT_ONCE = 4


def look_after(inside: Inside) -> None:
    """One round in one cluster; one that does not answer is looked at again in the next round."""
    for part in (balancers, volumes):
        try:
            part.sync(inside)
        except (requests.ConnectionError, requests.Timeout, OSError):
            return
        except Refused as refused:
            LOG.warning("cluster %s: %s", inside.spec.stack, refused)
        except Exception:  # a round's last resort: the other clusters go on
            LOG.exception("cluster %s", inside.spec.stack)


def main() -> None:
    """Until it is ended: all clusters, over and over."""
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
