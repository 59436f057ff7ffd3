/** The properties the law reads. The rest of a resource is none of its business, and may be large. */
import { PROVIDER_INPUTS } from "./builtin/provider-inputs.ts";
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

/** The names of the properties that the law reads of one type: of a provider all that are `given`. */
export function readOf(type: string, given: readonly string[] = []): readonly string[] {
  const all = Object.hasOwn(PROVIDER_INPUTS, type) ? given : [];
  return [...new Set([...base(type), ...facetReads(type), ...all])];
}

function base(type: string): readonly string[] {
  if (Object.hasOwn(PROVIDER_INPUTS, type)) return [];
  return type.startsWith("kubernetes:") ? OBJECT : OPENSTACK;
}
