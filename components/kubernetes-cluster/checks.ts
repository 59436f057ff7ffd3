/** Checks of a cluster's order. No Pulumi here. */
import { checkKey, checkReach, familyOf, type Problem } from "../checks.ts";
import { checkLabels } from "../labels.ts";
import { type KubernetesClusterArgs, MagnumDriver, type NodeVolumeArgs } from "./args.ts";
import { check, checkPools, isCount } from "./pool-checks.ts";

const VERSION = /^1\.\d{1,3}\.\d{1,3}$/;
const CHART_VERSION = /^\d+\.\d+\.\d+$/;
const REGISTRY = /^[a-z0-9][a-z0-9.-]*(:\d{1,5})?(\/[a-z0-9][a-z0-9._-]*)*$/;

/** All problems of an order. */
export function checkCluster(args: KubernetesClusterArgs): Problem[] {
  const { controlPlane, oidc } = args;
  return [
    ...checkLabels(args),
    ...checkKey("cluster", args.cluster),
    ...check("version", args.version, VERSION.test(args.version), "a release like 1.35.2"),
    ...checkBackEnd(args),
    ...checkControlPlane(controlPlane.count ?? 3),
    ...checkPools(args),
    ...checkAccess(args),
    ...checkVolume(args.volume),
    ...checkMirrors(args),
    ...check("oidc.issuer", oidc.issuer, isHttps(oidc.issuer), "an https:// URL"),
    ...check("oidc.clientId", oidc.clientId, oidc.clientId.trim() !== "", "the name of a client"),
  ];
}

function checkBackEnd({ magnum, clusterApi }: KubernetesClusterArgs): Problem[] {
  if ((magnum === undefined) === (clusterApi === undefined)) {
    const got = magnum === undefined ? "none" : "both";
    return [{ input: "magnum", got, want: "exactly one of magnum and clusterApi" }];
  }
  const drivers: readonly string[] = Object.values(MagnumDriver);
  return [
    ...(magnum
      ? [
          ...check(
            "magnum.driver",
            magnum.driver,
            drivers.includes(magnum.driver),
            drivers.join(" or "),
          ),
          ...checkServers("magnum.dnsServers", magnum.dnsServers),
        ]
      : []),
    ...(clusterApi
      ? [
          ...checkKey("clusterApi.namespace", clusterApi.namespace),
          ...check("clusterApi.authUrl", clusterApi.authUrl, isUrl(clusterApi.authUrl), "a URL"),
        ]
      : []),
  ];
}

function checkServers(input: string, servers: string[]): Problem[] {
  const wrong = servers.filter((address) => familyOf(address) !== 4);
  return [
    ...wrong.map((got) => ({ input, got, want: "an IPv4 address: Magnum takes no others" })),
    ...check(input, servers, servers.length > 0, "at least one name server of the country"),
  ];
}

function checkControlPlane(count: number): Problem[] {
  const right = Number.isInteger(count) && count >= 3 && count % 2 === 1;
  return check("controlPlane.count", count, right, "an odd number, 3 or more");
}

function checkAccess({
  apiAccess,
  apiFloatingIp = true,
  magnum,
}: KubernetesClusterArgs): Problem[] {
  if (magnum?.driver === MagnumDriver.ClusterApi) {
    const want = "none: k8s_cluster_api has no allow-list, its API is private to the segment";
    return [
      ...check("apiAccess", apiAccess, apiAccess.length === 0, want),
      ...check("apiFloatingIp", apiFloatingIp, !apiFloatingIp, "false with k8s_cluster_api"),
    ];
  }
  return [
    ...check("apiAccess", apiAccess, apiAccess.length > 0, "at least one network"),
    ...apiAccess.flatMap((cidr, index) =>
      checkReach(`apiAccess[${index}]`, cidr, cidr.includes(":") ? 6 : 4),
    ),
  ];
}

function checkVolume({ type, sizeGiB = 40, etcdGiB = 10 }: NodeVolumeArgs): Problem[] {
  return [
    ...check("volume.type", type, type.trim() !== "", "the name of an encrypted volume type"),
    ...check("volume.sizeGiB", sizeGiB, isCount(sizeGiB), "a whole number, 1 or more"),
    ...check("volume.etcdGiB", etcdGiB, isCount(etcdGiB), "a whole number, 1 or more"),
  ];
}

function checkMirrors({ mirrors, magnum }: KubernetesClusterArgs): Problem[] {
  const { containers, chartVersion } = mirrors;
  const charted = magnum?.driver === MagnumDriver.CapiHelm;
  const want = charted
    ? "the release of the site's own chart, like 0.20.0: the driver's default comes from abroad"
    : "none: only k8s_capi_helm has charts";
  const right = charted
    ? chartVersion !== undefined && CHART_VERSION.test(chartVersion)
    : chartVersion === undefined;
  return [
    ...check(
      "mirrors.containers",
      containers,
      REGISTRY.test(containers),
      "a registry, host[:port][/path]",
    ),
    ...check("mirrors.chartVersion", chartVersion, right, want),
  ];
}

function isUrl(value: string): boolean {
  return /^https?:$/.test(URL.parse(value)?.protocol ?? "");
}

function isHttps(value: string): boolean {
  return URL.parse(value)?.protocol === "https:";
}
