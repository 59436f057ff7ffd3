import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../checks.ts";
import { checkName } from "./names.ts";
import { parameterList } from "./parameters.ts";

/** A storage class of the cluster, on an attested, encrypted volume type. */
export interface StorageClassArgs {
  /** Volume type of the site's cloud, by name; one that the policy parameters list. */
  volumeType: string;
  /**
   * Whether volumes without a class get this one; exactly one class sets it.
   * @default false
   */
  default?: boolean;
}

const PROVISIONER = "cinder.csi.openstack.org";
const DEFAULT = "storageclass.kubernetes.io/is-default-class";

/** A class with volumes that are in the zone of their pod, can grow, and are deleted with their claim. */
export function createStorageClass(
  name: string,
  part: ReturnType<typeof storageClassOf>,
  child: pulumi.CustomResourceOptions,
): kubernetes.storage.v1.StorageClass {
  return new kubernetes.storage.v1.StorageClass(
    `${name}-storage-class-${part.metadata.name}`,
    part,
    // Most of its fields cannot be changed, and two classes cannot have the same name.
    { ...child, deleteBeforeReplace: true },
  );
}

/** The class as an object. */
export function storageClassOf(
  name: string,
  { volumeType, default: isDefault = false }: StorageClassArgs,
  labels: Record<string, string>,
) {
  return {
    metadata: { name, labels, annotations: { [DEFAULT]: `${isDefault}` } },
    provisioner: PROVISIONER,
    parameters: { type: volumeType },
    reclaimPolicy: "Delete",
    volumeBindingMode: "WaitForFirstConsumer",
    allowVolumeExpansion: true,
  };
}

/** Problems of a cluster's storage classes. */
export function checkStorageClasses(
  classes: Record<string, StorageClassArgs>,
  foreign: readonly string[],
  policy: Record<string, string>,
): Problem[] {
  const entries = Object.entries(classes);
  const defaults = entries.filter(([, { default: isDefault }]) => isDefault).map(([key]) => key);
  const oneOf = (input: string, got: string, names: readonly string[]) =>
    names.includes(got)
      ? []
      : [{ input, got, want: `one that the policy names: ${names.join(", ")}` }];
  return [
    ...entries.flatMap(([key, { volumeType }]) => [
      ...checkName(`storageClasses.${key}`, key),
      ...oneOf(`storageClasses.${key}`, key, parameterList(policy, "storageClasses")),
      ...oneOf(
        `storageClasses.${key}.volumeType`,
        volumeType,
        parameterList(policy, "volumeTypes"),
      ),
    ]),
    ...(entries.length > 0
      ? oneOf("policy.provisioners", PROVISIONER, parameterList(policy, "provisioners"))
      : []),
    ...(entries.length > 0 && defaults.length !== 1
      ? [{ input: "storageClasses", got: defaults, want: "exactly one with default: true" }]
      : []),
    ...foreign
      .filter((key) => key in classes)
      .map((got) => ({ input: "foreignStorageClasses", got, want: "none of storageClasses" })),
  ];
}
