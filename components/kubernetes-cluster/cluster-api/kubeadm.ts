/** The kubeadm configuration of servers that Cluster API creates. No Pulumi here. */

import { OIDC_PREFIX } from "../../../policies/kubernetes/objects/groups.ts";
import type { KubernetesClusterArgs } from "../args.ts";

/** Where etcd's own volume is mounted; its files are in a folder of it, beside `lost+found`. */
const ETCD_MOUNT = "/var/lib/etcddisk";

/** Configuration of the servers that run the API and etcd. */
export function controlPlaneConfig({ mirrors, oidc }: KubernetesClusterArgs) {
  return {
    clusterConfiguration: {
      imageRepository: mirrors.containers,
      apiServer: {
        extraArgs: extraArgs({
          "oidc-issuer-url": oidc.issuer,
          "oidc-client-id": oidc.clientId,
          "oidc-username-claim": "sub",
          "oidc-username-prefix": OIDC_PREFIX,
          "oidc-groups-claim": "groups",
          "oidc-groups-prefix": OIDC_PREFIX,
        }),
      },
      controllerManager: { extraArgs: extraArgs({ "cloud-provider": "external" }) },
      etcd: { local: { dataDir: `${ETCD_MOUNT}/etcd` } },
    },
    initConfiguration: { nodeRegistration },
    joinConfiguration: { nodeRegistration },
    files: mirrorFiles(mirrors.containers),
    diskSetup: {
      partitions: [{ device: "/dev/vdb", layout: true, overwrite: false, tableType: "gpt" }],
      filesystems: [{ device: "/dev/vdb", filesystem: "ext4", label: "etcd_disk" }],
    },
    mounts: [["LABEL=etcd_disk", ETCD_MOUNT]],
  };
}

/** Configuration of the nodes of a pool. */
export function workerConfig({ mirrors }: KubernetesClusterArgs) {
  return { joinConfiguration: { nodeRegistration }, files: mirrorFiles(mirrors.containers) };
}

const nodeRegistration = {
  name: "{{ local_hostname }}",
  kubeletExtraArgs: extraArgs({ "cloud-provider": "external" }),
};

function extraArgs(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}

/** containerd fetches all images from the mirror, for every registry that they name, and has no fallback. */
function mirrorFiles(registry: string) {
  const [host = "", ...path] = registry.split("/");
  const mirror = [
    `server = "https://${host}"`,
    "",
    `[host."https://${[host, "v2", ...path].join("/")}"]`,
    '  capabilities = ["pull", "resolve"]',
    "  override_path = true",
    "",
  ].join("\n");
  return [
    file("/etc/containerd/certs.d/_default/hosts.toml", mirror),
    // Images that name the registry itself are there under their own path.
    file(`/etc/containerd/certs.d/${host}/hosts.toml`, `server = "https://${host}"\n`),
  ];
}

function file(path: string, content: string) {
  return { path, content, owner: "root:root", permissions: "0644" };
}
