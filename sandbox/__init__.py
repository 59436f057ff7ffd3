"""A site's rehearsal cloud: a real OpenStack control plane as plain processes on loopback."""
