/** ConfigMaps of a cluster: others can read them, so that no secret may be in one. */
import { at, items } from "../../../kubernetes/objects/read.ts";
import { secretsInMap } from "../../../properties/attributes.ts";
import type { Family, Properties, Reader } from "../reader.ts";

const configMap = (objects: (properties: Properties) => readonly unknown[]): Reader => ({
  reads: ["data", "binaryData", "items"],
  attributes: (properties) => ({
    secrets: objects(properties).flatMap((object) => [
      ...secretsInMap("data", at(object, "data")),
      ...secretsInMap("binaryData", at(object, "binaryData")),
    ]),
  }),
});

export const configMaps: Family = {
  "kubernetes:core/v1:ConfigMap": configMap((properties) => [properties]),
  "kubernetes:core/v1:ConfigMapList": configMap((properties) => items(properties, "items")),
  "kubernetes:core/v1:ConfigMapPatch": configMap((properties) => [properties]),
};
