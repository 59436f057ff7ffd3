/** Every custom kind that is admitted, with its table. A kind that is not here is unclassified, and denied. */
import { groupOf } from "../objects/read.ts";
import { certManager } from "./cert-manager.ts";
import { clusterApi } from "./cluster-api/index.ts";
import { cnpg } from "./cnpg/index.ts";
import type { CustomKind } from "./field.ts";
import { gatewayApi } from "./gateway-api.ts";
import { k8up } from "./k8up.ts";
import { prometheusOperator } from "./prometheus-operator.ts";
import { snapshots } from "./snapshots.ts";
import { strimzi } from "./strimzi.ts";
import { velero } from "./velero.ts";

/** Tables by operator. */
export const OPERATORS = {
  "Cluster API": clusterApi,
  "cert-manager": certManager,
  "Gateway API": gatewayApi,
  CloudNativePG: cnpg,
  Strimzi: strimzi,
  Velero: velero,
  K8up: k8up,
  "Prometheus operator": prometheusOperator,
  "CSI snapshots, VolSync": snapshots,
} as const satisfies Record<string, readonly CustomKind[]>;

export const CUSTOM_KINDS: readonly CustomKind[] = Object.values(OPERATORS).flat();

const BY_NAME = new Map(CUSTOM_KINDS.map((kind) => [`${kind.group}:${kind.kind}`, kind]));

/** The table of an object's kind, in any version. */
export function customKindOf({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string;
  readonly kind: string;
}): CustomKind | undefined {
  return BY_NAME.get(`${groupOf(apiVersion)}:${kind}`);
}
