"""Neutron's WSGI application, with Open vSwitch's compiled JSON parser, and workers that can be killed."""

import ovs

# Only Debian's copy of the library has the parser in C: the one in Python takes a tenth of Neutron's time. For another
# version of Python it is not found, and the library keeps its own.
ovs.__path__.append("/usr/lib/python3/dist-packages/ovs")

from neutron.db import ovn_hash_ring_db as ring  # noqa: E402

add_node = ring.add_node


def replace_node(context, group_name, node_uuid, created_at=None):  # noqa: ANN001, ANN201
    """Add a worker to OVN's hash ring. A killed one's row is still there, and has the id of its successor: Neutron
    removes only those of another start of uWSGI, and the new worker would never answer."""
    ring.remove_node_by_uuid(context, node_uuid)
    return add_node(context, group_name, node_uuid, created_at)


ring.add_node = replace_node

from neutron.wsgi.api import application  # noqa: E402, F401
