/** The properties the law reads. The rest of a resource is none of its business, and may be large. */
import { facetReads } from "./facets/index.ts";
import { CARRIERS } from "./resources/classification.ts";

const OPENSTACK = [
  "region",
  "authUrl",
  "cloud",
  "endpointOverrides",
  "insecure",
  ...CARRIERS,
] as const;

const PROVIDER = ["clusterIdentifier", "kubeconfig", "namespace", "renderYamlToDirectory"] as const;

/** What the rules read of an object; never a Secret's `data`, which may be large and is where secrets belong. */
const OBJECT = [
  "addressType",
  "aggregationRule",
  "apiVersion",
  "driver",
  "driverName",
  "endpoints",
  "items",
  "kind",
  "metadata",
  "parameters",
  "provisioner",
  "roleRef",
  "rules",
  "spec",
  "subjects",
  "subsets",
  "template",
  "webhooks",
] as const;

/** The names of the properties that the law reads of one type. */
export function readOf(type: string): readonly string[] {
  return [...new Set([...base(type), ...facetReads(type)])];
}

/** Whether a type is a ConfigMap, one of which is the law's own parameters. */
export function isSettings(type: string): boolean {
  return /^kubernetes:(core\/)?v1:ConfigMap(Patch|List)?$/.test(type);
}

function base(type: string): readonly string[] {
  if (type === "pulumi:providers:kubernetes") return PROVIDER;
  if (isSettings(type)) return [...OBJECT, "data"];
  return type.startsWith("kubernetes:") ? OBJECT : OPENSTACK;
}
