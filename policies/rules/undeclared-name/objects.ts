/** OpenStack names in Kubernetes objects: servers by Cluster API, volumes by Cinder's driver. */

import { type Fact, type KubernetesObject, UNKNOWN } from "../../facts/fact.ts";
import type { OfferedName, OfferKind } from "../../facts/names.ts";
import { at, groupOf } from "../../kubernetes/objects/read.ts";

/** A path to a name; `*` stands for each entry of a list. */
type NamePath = readonly [OfferKind, ...string[]];

const server = (...path: readonly string[]): readonly NamePath[] => [
  ["flavors", ...path, "flavor"],
  ["flavors", ...path, "flavorID"],
  ["zones", ...path, "rootVolume", "availabilityZone", "name"],
  [
    "zones",
    ...path,
    "additionalBlockDevices",
    "*",
    "storage",
    "volume",
    "availabilityZone",
    "name",
  ],
];
const failureDomain: readonly NamePath[] = [["zones", "spec", "template", "spec", "failureDomain"]];

/** By the API group and the kind. */
const NAME_PATHS = new Map<string, readonly NamePath[]>([
  ["infrastructure.cluster.x-k8s.io:OpenStackMachine", server("spec")],
  ["infrastructure.cluster.x-k8s.io:OpenStackMachineTemplate", server("spec", "template", "spec")],
  [
    "infrastructure.cluster.x-k8s.io:OpenStackCluster",
    [
      ["zones", "spec", "controlPlaneAvailabilityZones", "*"],
      ["zones", "spec", "apiServerLoadBalancer", "availabilityZone"],
    ],
  ],
  ["cluster.x-k8s.io:Machine", [["zones", "spec", "failureDomain"]]],
  ["cluster.x-k8s.io:MachineDeployment", failureDomain],
  ["cluster.x-k8s.io:MachineSet", failureDomain],
  ["storage.k8s.io:StorageClass", [["zones", "parameters", "availability"]]],
]);

/** The names that a fact's objects request. */
export function namesOfObjects({ objects }: Fact): readonly OfferedName[] {
  return objects === undefined ? [] : objects.flatMap(namesOf);
}

function namesOf(object: KubernetesObject): OfferedName[] {
  const paths = NAME_PATHS.get(`${groupOf(object.apiVersion)}:${object.kind}`) ?? [];
  return paths.flatMap(([offer, ...path]) =>
    reached(object, path).map((name): OfferedName => {
      // A value that is no text names nothing that the registry could declare.
      return { offer, at: path.join("."), name: typeof name === "string" ? name : UNKNOWN };
    }),
  );
}

function reached(value: unknown, path: readonly string[]): unknown[] {
  const star = path.indexOf("*");
  if (star < 0) {
    const name = at(value, ...path);
    return name === undefined || name === "" ? [] : [name];
  }
  const list = at(value, ...path.slice(0, star));
  if (list === undefined) return [];
  const entries: readonly unknown[] = Array.isArray(list) ? list : [UNKNOWN];
  return entries.flatMap((entry) => reached(entry, path.slice(star + 1)));
}
