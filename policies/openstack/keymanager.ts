/** Secrets and keys (Barbican). */
import {
  count,
  evaluated,
  flag,
  inert,
  named,
  object,
  oneOf,
  secret,
  shaped,
} from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { deniedType, labelled, partOf as within } from "../resources/classification.ts";
import { otherProject } from "./addresses.ts";
import { metadata, plainText, region } from "./entries.ts";

const acl = object(
  {
    read: object(
      {
        createdAt: inert("answered by Barbican"),
        projectAccess: { ...flag, is: "opens" },
        updatedAt: inert("answered by Barbican"),
        users: otherProject,
      },
      { is: "opens" },
    ),
  },
  { is: "opens" },
);

const time = shaped(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/, {
  fr: "une date RFC 3339",
  en: "an RFC 3339 date",
});

export const keymanager: Rows = {
  "openstack:keymanager/containerV1:ContainerV1": row(within("the secrets it groups", "stores"), {
    acl,
    name: named,
    region,
    secretRefs: object(
      { name: named, secretRef: evaluated("secret") },
      { is: "secret", joins: ["secretRef"], partOf: true },
    ),
    type: oneOf("generic", "rsa", "certificate"),
  }),
  "openstack:keymanager/orderV1:OrderV1": row(
    deniedType("makes a secret without labels; use SecretV1"),
  ),
  "openstack:keymanager/secretV1:SecretV1": row(labelled("metadata", "stores"), {
    acl,
    algorithm: plainText,
    bitLength: count,
    expiration: time,
    metadata,
    mode: plainText,
    name: named,
    payload: secret(),
    payloadContentEncoding: oneOf("base64", "binary"),
    payloadContentType: shaped(/^[a-z]+\/[\w.+-]+(; ?charset=[\w-]+)?$/i, {
      fr: "un type de contenu",
      en: "a media type",
    }),
    region,
    secretType: oneOf("symmetric", "public", "private", "passphrase", "certificate", "opaque"),
  }),
};
