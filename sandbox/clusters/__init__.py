"""Kubernetes clusters of a rehearsal cloud: real API servers, simulated nodes. Independent of Magnum."""
