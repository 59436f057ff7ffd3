/** KubernetesCluster rejects wrong input, and reports everything at once. */
import test from "ava";
import {
  KubernetesCluster,
  type KubernetesClusterArgs,
  type MagnumDriver,
} from "../../components/index.ts";
import { checkCluster } from "../../components/kubernetes-cluster/checks.ts";
import { connections } from "./clusters.ts";
import { mockCloud } from "./recorder.ts";
import { fullestCluster, fullestManagedCluster, leastCluster, managedCluster } from "./samples.ts";

test.before(mockCloud);

const messages = (args: KubernetesClusterArgs) =>
  checkCluster(args).map(
    ({ input, got, want }) => `${input}: got ${JSON.stringify(got)}, want ${want}`,
  );

test("the samples are in order", (t) => {
  for (const args of [leastCluster, fullestCluster, managedCluster, fullestManagedCluster]) {
    t.deepEqual(messages(args), []);
  }
});

const magnum = leastCluster.magnum as NonNullable<typeof leastCluster.magnum>;
const cases: [string, Partial<KubernetesClusterArgs>, string[]][] = [
  [
    "a version with v",
    { version: "v1.35.2" },
    ['version: got "v1.35.2", want a release like 1.35.2'],
  ],
  [
    "a minor version only",
    { version: "1.35" },
    ['version: got "1.35", want a release like 1.35.2'],
  ],
  [
    "a key in capitals",
    { cluster: "Apps" },
    ['cluster: got "Apps", want lower-case letters, digits and hyphens, a letter first'],
  ],
  [
    "an even control plane",
    { controlPlane: { flavor: "m", count: 4 } },
    ["controlPlane.count: got 4, want an odd number, 3 or more"],
  ],
  [
    "a lone control plane",
    { controlPlane: { flavor: "m", count: 1 } },
    ["controlPlane.count: got 1, want an odd number, 3 or more"],
  ],
  ["no pools", { pools: {} }, ["pools: got {}, want at least one pool"]],
  [
    "an empty pool",
    { pools: { web: { flavor: "m", count: 0 } } },
    ["pools.web.count: got 0, want a whole number, 1 or more"],
  ],
  [
    "a pool of no size",
    { pools: { web: { flavor: "m" } } },
    ['pools.web: got "none", want exactly one of count and autoscale'],
  ],
  [
    "a pool of two sizes",
    { pools: { web: { flavor: "m", count: 1, autoscale: { min: 1, max: 2 } } } },
    ['pools.web: got "both", want exactly one of count and autoscale'],
  ],
  [
    "an autoscaler down to nothing",
    { pools: { web: { flavor: "m", autoscale: { min: 0, max: 2 } } } },
    ["pools.web.autoscale.min: got 0, want a whole number, 1 or more"],
  ],
  [
    "bounds the wrong way round",
    { pools: { web: { flavor: "m", autoscale: { min: 3, max: 2 } } } },
    ["pools.web.autoscale.max: got 2, want 3 or more"],
  ],
  [
    "a zone that the driver ignores",
    { pools: { web: { flavor: "m", count: 1, zone: "az1" } } },
    ['pools.web.zone: got "az1", want none: k8s_capi_helm cannot place a pool in a zone'],
  ],
  [
    "an API for everybody",
    { apiAccess: ["0.0.0.0/0", "::/0"] },
    [
      'apiAccess[0]: got "0.0.0.0/0", want a network of /8 or narrower',
      'apiAccess[1]: got "::/0", want a network of /16 or narrower',
    ],
  ],
  [
    "an API for everybody, in halves",
    { apiAccess: ["0.0.0.0/1", "128.0.0.0/1"] },
    [
      'apiAccess[0]: got "0.0.0.0/1", want a network of /8 or narrower',
      'apiAccess[1]: got "128.0.0.0/1", want a network of /8 or narrower',
    ],
  ],
  [
    "an API without allowed networks",
    { apiAccess: [] },
    ["apiAccess: got [], want at least one network"],
  ],
  [
    "an address that is not a network",
    { apiAccess: ["10.16.0.1"] },
    ['apiAccess[0]: got "10.16.0.1", want an IPv4 network like 10.32.16.0/26'],
  ],
  [
    "no resolvers of our own",
    { magnum: { ...magnum, dnsServers: [] } },
    ["magnum.dnsServers: got [], want at least one name server of the country"],
  ],
  [
    "a resolver by name",
    { magnum: { ...magnum, dnsServers: ["dns.example"] } },
    ['magnum.dnsServers: got "dns.example", want an IPv4 address: Magnum takes no others'],
  ],
  [
    "a retired driver",
    { magnum: { ...magnum, driver: "k8s_ubuntu" as MagnumDriver } },
    [
      'magnum.driver: got "k8s_ubuntu", want k8s_capi_helm or k8s_cluster_api',
      'mirrors.chartVersion: got "0.20.0", want none: only k8s_capi_helm has charts',
    ],
  ],
  [
    "a driver without an allow-list",
    { magnum: { ...magnum, driver: "k8s_cluster_api" }, mirrors: { containers: "r.example" } },
    [
      'apiAccess: got ["10.16.0.0/12"], want none: k8s_cluster_api has no allow-list, its API is private to the segment',
      "apiFloatingIp: got true, want false with k8s_cluster_api",
    ],
  ],
  [
    "charts from abroad",
    { mirrors: { containers: "r.example" } },
    [
      "mirrors.chartVersion: got undefined, want the release of the site's own chart, like 0.20.0: the driver's default comes from abroad",
    ],
  ],
  [
    "a registry with a scheme",
    { mirrors: { ...leastCluster.mirrors, containers: "https://r.example" } },
    ['mirrors.containers: got "https://r.example", want a registry, host[:port][/path]'],
  ],
  [
    "an issuer in the open",
    { oidc: { issuer: "http://login.example", clientId: " " } },
    [
      'oidc.issuer: got "http://login.example", want an https:// URL',
      'oidc.clientId: got " ", want the name of a client',
    ],
  ],
  [
    "disks of nothing",
    { volume: { type: "", sizeGiB: 0, etcdGiB: 1.5 } },
    [
      'volume.type: got "", want the name of an encrypted volume type',
      "volume.sizeGiB: got 0, want a whole number, 1 or more",
      "volume.etcdGiB: got 1.5, want a whole number, 1 or more",
    ],
  ],
  [
    "two back ends",
    managedCluster.clusterApi ? { clusterApi: managedCluster.clusterApi } : {},
    ['magnum: got "both", want exactly one of magnum and clusterApi'],
  ],
];

for (const [title, change, want] of cases) {
  test(`rejected: ${title}`, (t) => t.deepEqual(messages({ ...leastCluster, ...change }), want));
}

test("rejected: no back end", (t) => {
  const { magnum: _, ...rest } = leastCluster;
  t.deepEqual(messages({ ...rest, mirrors: { containers: "r.example" } }), [
    'magnum: got "none", want exactly one of magnum and clusterApi',
  ]);
});

test("all problems come at once, before anything is registered", (t) => {
  const wrong = { ...leastCluster, version: "latest", pools: {}, owner: "Mali" };
  const error = t.throws(
    () => new KubernetesCluster("wrong", wrong, { providers: connections("wrong") }),
  );
  t.is(
    error?.message,
    [
      'KubernetesCluster "wrong": 3 inputs are not as expected',
      '  owner: got "Mali", want an ISO 3166-1 country code of two capital letters',
      '  version: got "latest", want a release like 1.35.2',
      "  pools: got {}, want at least one pool",
    ].join("\n"),
  );
});

test("rejected: a management cluster without a connection to it", (t) => {
  const [serviceAccount] = connections("half");
  const error = t.throws(
    () =>
      new KubernetesCluster("half", managedCluster, {
        providers: serviceAccount ? [serviceAccount] : [],
      }),
  );
  t.regex(
    `${error?.message}`,
    /providers: got nothing, want the connection to the management cluster/,
  );
});
