/** Definitions of kinds. What objects of such a kind may say is the business of that kind's own table. */
import { UNKNOWN } from "../../sovereignty/facts.ts";
import { count, denied, flag, inert, object, oneOf } from "../properties/entry.ts";
import { CONVERSION, ENDED } from "./denials.ts";
import { type KindTables, kind, text, word } from "./entries.ts";

const path = word(
  /^\.[\w.[\]'"()=?@\\/*:-]+$/,
  "a path inside the object",
  "un chemin dans l'objet",
);
const apiName = word(
  /^[a-z][a-z0-9.-]*$/i,
  "a name of the kind",
  "un nom du type",
  "what the kind is called in this cluster",
);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Where a schema has others by names of their own: a property may itself be called `default`. */
const BY_NAME = ["definitions", "dependencies", "patternProperties", "properties"];

/** Whether no default of a schema names a host: an object gets it without anybody having evaluated it. */
function leadsNowhere(schema: unknown, group: string): boolean {
  if (Array.isArray(schema)) return schema.every((part) => leadsNowhere(part, group));
  if (!isObject(schema)) return true;
  return Object.entries(schema).every(([key, value]) => {
    if (key === "default") return isPlain(value, group);
    const named = BY_NAME.includes(key) && isObject(value);
    return leadsNowhere(named ? Object.values(value) : value, group);
  });
}

/** No URL, no address, no host, but for groups of APIs: the definition's own and Kubernetes'. */
function isPlain(value: unknown, group: string): boolean {
  if (value === UNKNOWN) return false;
  if (isObject(value)) return Object.values(value).every((part) => isPlain(part, group));
  if (typeof value !== "string") return true;
  const own = value === group || group.endsWith(`.${value}`) || /^[a-z.-]+\.k8s\.io$/.test(value);
  return (
    own || !/:\/\/|[\p{L}\d-]\.\p{L}{2,}|\d+\.\d+\.\d+\.\d+|^[\da-f]*:[\da-f:]*:/iu.test(value)
  );
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
