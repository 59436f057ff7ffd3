"""Kubernetes clusters of a rehearsal cloud: real API servers, simulated nodes. Nothing here knows Magnum."""
