/** Definitions of kinds. The fields of such a kind's objects are evaluated with that kind's own table. */

import { plainly } from "../../../output/message.ts";
import { UNKNOWN } from "../../facts/fact.ts";
import { count, denied, flag, inert, object, oneOf } from "../../properties/entry.ts";
import { CONVERSION, ENDED } from "./denials.ts";
import { type KindTables, kind, text, word } from "./entries.ts";

const path = word(
  /^\.[\w .[\]'"()=?@\\/*:-]+$/,
  "a path inside the object",
  "un chemin dans l'objet",
);
const apiName = word(
  /^[a-z][a-z0-9.-]*$/i,
  "a name of the kind",
  "un nom du type",
  "the name of the kind in this cluster",
);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** The parts of a schema that have nested schemas by name: a property may itself be called `default`. */
const BY_NAME = ["definitions", "dependencies", "patternProperties", "properties"];

/** Whether no default of a schema names a host: an object would get it without an evaluation. */
function leadsNowhere(schema: unknown, group: string, name = ""): boolean {
  if (Array.isArray(schema)) return schema.every((part) => leadsNowhere(part, group, name));
  if (!isObject(schema)) return true;
  return Object.entries(schema).every(([key, value]) => {
    if (key === "default") return isPlain(value, group, name);
    if (!BY_NAME.includes(key) || !isObject(value)) return leadsNowhere(value, group, name);
    return Object.entries(value).every(([field, part]) => leadsNowhere(part, group, field));
  });
}

/** Fields that name an API group, by Kubernetes' own field names. */
const GROUPS = /^(api)?(group|version)$/i;
/**
 * URLs, hosts by name, and addresses: also those written as one number, or as two with the second too large for a
 * version.
 */
const HOST =
  /:\/\/|[\p{L}\d-]\.\p{L}{2,}|\d+\.\d+\.\d+\.\d+|^[\da-f]*:[\da-f:]*:|(^|[\s:/@])(\d{8,10}|0x[\da-f]{6,8}|0x[\da-f]+\.[\da-fx.]+|\d{1,3}\.(\d+\.)?\d{4,8})(?=$|[\s:/])/iu;

/** No URL, no address, no host, except API groups: the definition's own and Kubernetes'. */
function isPlain(value: unknown, group: string, name: string): boolean {
  if (value === UNKNOWN) return false;
  if (Array.isArray(value)) return value.every((part) => isPlain(part, group, name));
  if (isObject(value)) {
    return Object.entries(value).every(([field, part]) => isPlain(part, group, field));
  }
  if (typeof value !== "string") return true;
  const text = plainly(value);
  if (!HOST.test(text)) return true;
  const [api = ""] = value.split("/");
  const own = api === group || group.endsWith(`.${api}`) || /^[a-z.-]+\.k8s\.io$/.test(api);
  return GROUPS.test(name) && own;
}

function defaultsLeadNowhere(spec: unknown): boolean {
  if (!isObject(spec)) return true;
  return leadsNowhere(spec.versions, typeof spec.group === "string" ? spec.group : "");
}

export const apiextensions: KindTables = {
  "apiextensions.k8s.io:CustomResourceDefinition": kind(["v1"], {
    spec: object(
      {
        conversion: object({ strategy: oneOf("None"), webhook: denied(CONVERSION) }),
        group: apiName,
        names: object({
          categories: apiName,
          kind: apiName,
          listKind: apiName,
          plural: apiName,
          shortNames: apiName,
          singular: apiName,
        }),
        preserveUnknownFields: denied(ENDED),
        scope: oneOf("Cluster", "Namespaced"),
        versions: object({
          additionalPrinterColumns: object({
            description: text,
            format: word(/^[a-z0-9-]+$/, "a format", "un format", "how a column is printed"),
            jsonPath: path,
            name: text,
            priority: count,
            type: oneOf("integer", "number", "string", "boolean", "date"),
          }),
          deprecated: flag,
          deprecationWarning: text,
          name: apiName,
          schema: object({
            openAPIV3Schema: inert(
              "the shape of objects; its defaults are evaluated with the kind",
            ),
          }),
          selectableFields: object({ jsonPath: path }),
          served: flag,
          storage: flag,
          subresources: object({
            scale: object({
              labelSelectorPath: path,
              specReplicasPath: path,
              statusReplicasPath: path,
            }),
            status: inert("an empty object: whether the kind has a status"),
          }),
        }),
      },
      {
        holds: defaultsLeadNowhere,
        want: {
          fr: "une définition dont aucune valeur par défaut ne nomme un hôte",
          en: "a definition of which no default names a host",
        },
      },
    ),
  }),
};
