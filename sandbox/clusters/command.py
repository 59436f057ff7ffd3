"""The command line of a cluster's only process: API server, controllers, scheduler and simulated nodes."""

from __future__ import annotations

import json
from pathlib import Path

from sandbox.clusters.pki import SERVICE_NETWORK
from sandbox.clusters.settings import Settings
from sandbox.clusters.spec import Spec

ADMISSION = ("NodeRestriction", "PodSecurity", "ResourceQuota", "LimitRanger", "ValidatingAdmissionPolicy")

CONTROLLERS = (
    "namespace-controller",
    "serviceaccount-controller",
    "serviceaccount-token-controller",
    "root-ca-certificate-publisher-controller",
    "clusterrole-aggregation-controller",
    "resourcequota-controller",
    "garbage-collector-controller",
    "deployment-controller",
    "replicaset-controller",
    "statefulset-controller",
    "daemonset-controller",
    "job-controller",
    "cronjob-controller",
    "endpointslice-controller",
    "endpoints-controller",
    "node-lifecycle-controller",
    "taint-eviction-controller",
    "disruption-controller",
    "pod-garbage-collector-controller",
    "validatingadmissionpolicy-status-controller",
    "persistentvolume-binder-controller",
    "persistentvolume-protection-controller",
    "persistentvolumeclaim-protection-controller",
)
"""Controllers that tenants' workloads and the policies need; the others would only use memory."""

LOST_SECONDS = 8
"""Seconds without a heartbeat after which a node is lost; upstream waits 50 s."""
MOVED_SECONDS = 2
"""Seconds after which pods leave a lost node; upstream waits 300 s."""

ENVIRONMENT = {"GOGC": "100"}
"""Go's default: collecting more often takes a quarter of a cluster's processor while it is set up, and saves 90 MiB."""


def command(settings: Settings, spec: Spec) -> list[str]:
    """The command line of a cluster's process."""
    folder = settings.clusters / spec.uuid
    parts = (
        api_server(settings, spec, folder),
        controller_manager(folder),
        ["--kubeconfig", f"{folder}/scheduler.kubeconfig", *QUIET],
        ["--kubeconfig", f"{folder}/admin.kubeconfig"],
    )
    words = [str(settings.program), "all-in-one"]
    for number, part in enumerate(parts):
        words += (["--"] if number else []) + part
    return words


QUIET = ["--leader-elect=false", "--secure-port=0", "--profiling=false"]


def api_server(settings: Settings, spec: Spec, folder: Path) -> list[str]:
    """The API server's arguments: upstream's defaults, with settings for loopback and a shared etcd."""
    emulated = spec.kubernetes.emulated
    return [
        f"--etcd-servers={settings.etcd}",
        f"--etcd-prefix={etcd_prefix(spec.uuid)}",
        "--bind-address=127.0.0.1",
        "--advertise-address=127.0.0.1",
        f"--secure-port={spec.port}",
        "--endpoint-reconciler-type=none",
        f"--tls-cert-file={folder}/apiserver.crt",
        f"--tls-private-key-file={folder}/apiserver.key",
        f"--client-ca-file={folder}/ca.crt",
        "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
        f"--service-account-key-file={folder}/service-accounts.pub",
        f"--service-account-signing-key-file={folder}/service-accounts.key",
        f"--service-cluster-ip-range={SERVICE_NETWORK}",
        "--allow-privileged=true",
        "--authorization-mode=Node,RBAC",
        f"--enable-admission-plugins={','.join(ADMISSION)}",
        f"--default-not-ready-toleration-seconds={MOVED_SECONDS}",
        f"--default-unreachable-toleration-seconds={MOVED_SECONDS}",
        "--enable-priority-and-fairness=false",
        "--profiling=false",
        "--etcd-count-metric-poll-period=0",
        "--etcd-db-metric-poll-interval=0",
        *([f"--emulated-version={emulated}"] if emulated else []),
    ]


def controller_manager(folder: Path) -> list[str]:
    """The controller manager's arguments: a lost node is NotReady within ten seconds."""
    return [
        f"--kubeconfig={folder}/controller-manager.kubeconfig",
        *QUIET,
        "--use-service-account-credentials=true",
        f"--service-account-private-key-file={folder}/service-accounts.key",
        f"--root-ca-file={folder}/ca.crt",
        "--min-resync-period=12h",
        "--node-monitor-period=1s",
        f"--node-monitor-grace-period={LOST_SECONDS}s",
        "--node-eviction-rate=10",
        "--secondary-node-eviction-rate=10",
        f"--controllers={','.join(CONTROLLERS)}",
    ]


def etcd_prefix(uuid: str) -> str:
    """Prefix of all keys of a cluster in etcd."""
    return f"/clusters/{uuid}"


def kubeconfig(folder: Path, port: int, who: str) -> str:
    """A kubeconfig in JSON. It refers to key files; it contains no key."""
    return json.dumps(
        {
            "apiVersion": "v1",
            "kind": "Config",
            "clusters": [
                {
                    "name": "cluster",
                    "cluster": {
                        "server": f"https://127.0.0.1:{port}",
                        "certificate-authority": f"{folder}/ca.crt",
                    },
                }
            ],
            "users": [
                {
                    "name": who,
                    "user": {"client-certificate": f"{folder}/{who}.crt", "client-key": f"{folder}/{who}.key"},
                }
            ],
            "contexts": [{"name": "default", "context": {"cluster": "cluster", "user": who}}],
            "current-context": "default",
        },
        indent=2,
    )
