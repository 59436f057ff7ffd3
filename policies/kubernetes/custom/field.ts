/**
 * The small vocabulary that classifies each field of a custom resource. Plain data; a field without an entry is denied.
 */
import type { Message } from "../../../output/message.ts";

/** Forms of text that contain neither where data is nor where it goes. */
export const SCALARS = {
  text: /^[^\0]*$/,
  name: /^[A-Za-z0-9_*][A-Za-z0-9._/*-]*$/,
  number: /^-?\d+(\.\d+)?$/,
  boolean: /^(true|false)$/,
  quantity: /^\d+(\.\d+)?([EPTGMk]i?|m|%)?$/,
  duration: /^(0|(\d+(\.\d+)?(ns|us|ms|s|m|h|d|w|y))+)$/,
  cron: /^(@[a-z-]+( (\d+[smhd])+)?|((CRON_TZ|TZ)=[A-Za-z_/]+ )?[0-9A-Za-z*/,?#-]+( [0-9A-Za-z*/,?#-]+){3,6})$/,
  path: /^\/([A-Za-z0-9_-][A-Za-z0-9._-]*\/?)*$/,
  time: /^[0-9T:.Z+ -]+$/,
} as const;
export type Scalar = keyof typeof SCALARS;

/** Names of the registry's places in the tables; `cluster` is a Service of the cluster itself. */
export const PLACES = {
  cluster: { fr: "un Service du cluster", en: "a Service of the cluster" },
  site: { fr: "un nom ou une adresse du site", en: "a name or an address of the site" },
  metrics: { fr: "le magasin de métriques du site", en: "the site's store of metrics" },
  dns: { fr: "les serveurs de noms du site", en: "the site's name servers" },
  keys: { fr: "un gardien de clés du site", en: "a key manager of the site" },
} as const satisfies Record<string, Message>;
export type Place = keyof typeof PLACES;

/** Names that are looked up in the registry. */
export const REGISTERED = {
  image: { fr: "une image d'un registre du site", en: "an image of one of the site's registries" },
  storageClass: { fr: "une classe de stockage attestée", en: "an attested storage class" },
  driver: { fr: "un fournisseur de volumes inscrit", en: "a registered provider of volumes" },
  prefix: {
    fr: "un réseau du site ou privé, jamais l'Internet",
    en: "a network of the site or a private one, never the Internet",
  },
  mailbox: {
    fr: "une boîte aux lettres d'un domaine du site",
    en: "a mailbox of a domain of the site",
  },
  mirror: {
    fr: "un fichier hosts.toml de containerd qui ne nomme que des registres du site",
    en: "a hosts.toml file of containerd that names registries of the site only",
  },
} as const satisfies Record<string, Message>;
export type Registered = keyof typeof REGISTERED;

/** The admitted content of one field. */
export type Field =
  /** Contains neither a place nor data; a value that is not known yet passes. */
  | { readonly is: "inert"; readonly form: Scalar; readonly why?: Message }
  | { readonly is: "choice"; readonly of: readonly (string | number | boolean)[] }
  /** A text that is harmless only in this form. */
  | { readonly is: "text"; readonly like: string; readonly want: Message }
  /** Fields by name; `free` where the operator reads any key. */
  | {
      readonly is: "block";
      readonly fields: Fields;
      readonly needs: readonly Need[];
      readonly free?: true;
    }
  /** Entries of a list; `some` when an empty one means everything. */
  | { readonly is: "list"; readonly of: Field; readonly some: boolean }
  /** A map whose keys have this form. */
  | { readonly is: "map"; readonly keys: string; readonly of: Field; readonly want: Message }
  /** A list of `{ name, value }`, with the admitted names. */
  | { readonly is: "arguments"; readonly of: Fields }
  /** Leads somewhere: to one of these places. */
  | { readonly is: "destination"; readonly to: readonly Place[] }
  | { readonly is: "registered"; readonly as: Registered }
  /** Another rule evaluates whether its value is compliant. */
  | { readonly is: "elsewhere"; readonly rule: string }
  | { readonly is: "denied"; readonly reason: Message };

export type Fields = Readonly<Record<string, Field>>;

/** One of these fields is required: without any of them the target would not be declared. */
export type Need = readonly string[];

/** One kind with its table. */
export interface CustomKind {
  readonly group: string;
  readonly kind: string;
  /** The kind's name in requests to the API server. */
  readonly resource: string;
  readonly versions: readonly string[];
  readonly scope: "Namespaced" | "Cluster";
  /** Its effect on data. */
  readonly effect: Effect;
  /** Why it is admitted. */
  readonly why: Message;
  /** Its fields, besides `apiVersion`, `kind`, `metadata` and `status`. */
  readonly fields: Fields;
}

/**
 * `exposes` publishes, `names` takes names, `machinery` holds no data, `cluster` runs servers, `stores` stores data,
 * `copies` moves it.
 */
export type Effect = "exposes" | "names" | "machinery" | "cluster" | "stores" | "copies";

/** Makes kinds of a group: they are in namespaces, and all their fields are in `spec`. */
export function kindsOf(group: string, ...versions: readonly string[]) {
  return (kind: string, effect: Effect, why: Message, spec: Field): CustomKind => {
    const resource = `${kind.toLowerCase()}s`;
    return { group, kind, resource, versions, scope: "Namespaced", effect, why, fields: { spec } };
  };
}

const inert = (form: Scalar): Field => ({ is: "inert", form });
export const text = inert("text");
export const name = inert("name");
export const number = inert("number");
export const boolean = inert("boolean");
export const quantity = inert("quantity");
export const duration = inert("duration");
export const cron = inert("cron");
export const path = inert("path");
export const time = inert("time");

/** Text whose harmlessness needs a reason. */
export function because(fr: string, en: string): Field {
  return { is: "inert", form: "text", why: { fr, en } };
}

export function choice(...of: (string | number | boolean)[]): Field {
  return { is: "choice", of };
}

export function like(pattern: string, fr: string, en: string): Field {
  return { is: "text", like: `^(${pattern})$`, want: { fr, en } };
}

export function block(fields: Fields, ...needs: Need[]): Field {
  return { is: "block", fields, needs };
}

/** Settings by name; a driver or a plug-in reads more of them than the table has. */
export function settings(fields: Fields): Field {
  return { is: "block", fields, needs: [], free: true };
}

export function list(of: Field): Field {
  return { is: "list", of, some: false };
}

/** A list that must not be empty. */
export function some(of: Field): Field {
  return { is: "list", of, some: true };
}

export function map(keys: string, of: Field, fr: string, en: string): Field {
  return { is: "map", keys: `^(${keys})$`, of, want: { fr, en } };
}

/** Command line arguments by name. */
export function flags(of: Fields): Field {
  return { is: "arguments", of };
}

export function leads(...to: Place[]): Field {
  return { is: "destination", to };
}

export function elsewhere(rule: string): Field {
  return { is: "elsewhere", rule };
}

export function denied(reason: Message): Field {
  return { is: "denied", reason };
}

/** The same field definition under several names. */
export function each(field: Field, ...names: string[]): Fields {
  return Object.fromEntries(names.map((key) => [key, field]));
}

export const image: Field = { is: "registered", as: "image" };
export const storageClass: Field = { is: "registered", as: "storageClass" };
export const driver: Field = { is: "registered", as: "driver" };
export const prefix: Field = { is: "registered", as: "prefix" };
export const mailbox: Field = { is: "registered", as: "mailbox" };
export const mirror: Field = { is: "registered", as: "mirror" };
