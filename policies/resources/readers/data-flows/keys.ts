/** OpenStack resources that are keys or secrets, and those that refer to one by its URL. */
import type { KeyReference } from "../../../facts/data-flows.ts";
import { UNKNOWN, type Unknown } from "../../../facts/unknown.ts";
import { items } from "../../../kubernetes/objects/read.ts";
import type { Family, Properties, Reader } from "../reader.ts";
import { listed, textsAt } from "./texts.ts";

const referring = (
  read: Readonly<Record<string, (properties: Properties) => (string | Unknown)[]>>,
): Reader => ({
  reads: Object.keys(read),
  attributes: (properties) => ({
    keys: {
      references: Object.entries(read).flatMap(([field, of]) =>
        of(properties).map((target): KeyReference => ({ field, target })),
      ),
    },
  }),
});

const texts = (...fields: readonly string[]) =>
  Object.fromEntries(
    fields.map((field) => [field, (properties: Properties) => textsAt(properties, field)]),
  );

export const keys: Family = {
  "openstack:keymanager/secretV1:SecretV1": {
    reads: [],
    attributes: () => ({ keys: { kept: true } }),
  },
  "openstack:keymanager/containerV1:ContainerV1": referring({
    secretRefs: (properties) =>
      items(properties, "secretRefs").flatMap((one) =>
        one === UNKNOWN ? [UNKNOWN] : textsAt(one, "secretRef"),
      ),
  }),
  "openstack:loadbalancer/listener:Listener": referring({
    ...texts("clientCaTlsContainerRef", "clientCrlContainerRef", "defaultTlsContainerRef"),
    sniContainerRefs: (properties) => listed(properties, "sniContainerRefs"),
  }),
  "openstack:loadbalancer/pool:Pool": referring(
    texts("caTlsContainerRef", "crlContainerRef", "tlsContainerRef"),
  ),
};
