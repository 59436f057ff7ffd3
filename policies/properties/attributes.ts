/** Attributes that a row's entries give by themselves: joins, dangers, secrets and limits. */
import type { Attributes } from "../facts/attributes.ts";
import { UNKNOWN } from "../facts/fact.ts";
import type { Danger, Limit, SecretPlace } from "../facts/protection.ts";
import type { Join, Reference } from "../facts/relations.ts";
import { at, keys } from "../kubernetes/objects/read.ts";
import type { Properties } from "../resources/readers/reader.ts";
import { oncePer } from "../values/once.ts";
import { isSecretName, secretAt, secretIn, secretNamed } from "../values/secrets.ts";
import { COPIED, type Danger as DangerEntry, type Entry } from "./entry.ts";
import { walked } from "./evaluate.ts";
import type { Row } from "./row.ts";

/** The entries of a row that give an attribute by themselves, found once. */
interface Saying {
  readonly joins: readonly [string, readonly string[], Entry["joinsWhere"]][];
  readonly refers: Readonly<Record<string, Reference>> | undefined;
  readonly dangers: readonly [string, DangerEntry][];
  readonly always: readonly string[];
  readonly perhaps: readonly string[];
  readonly open: readonly [string, NonNullable<Entry["open"]>][];
  readonly limits: readonly string[];
  readonly restores: readonly string[];
}

/** Disks without a join: Cinder gives a snapshot only to its own project, as where a volume is created from it. */
const JOINLESS: readonly unknown[] = ["blank", "snapshot"];
/** The image of a disk: a copy, unlike the rest of the disk, which is a join. */
export const DISK_IMAGE = "blockDevices.image";

const DISK_IMAGES = { [DISK_IMAGE]: COPIED };

const sayingOf = oncePer((row: Row): Saying => {
  const entries = Object.entries(row.properties);
  const having = <Key extends keyof Entry>(key: Key) =>
    entries.flatMap(([name, entry]): [string, NonNullable<Entry[Key]>][] => {
      const value = entry[key];
      return value === undefined || value === null ? [] : [[name, value]];
    });
  const references = having("refers");
  return {
    joins: having("joins").map(([name, fields]) => [
      name,
      fields,
      row.properties[name]?.joinsWhere,
    ]),
    refers:
      references.length === 0 ? undefined : { ...Object.fromEntries(references), ...DISK_IMAGES },
    dangers: having("danger"),
    always: having("secret").flatMap(([name, when]) => (when === "always" ? [name] : [])),
    perhaps: having("secret").flatMap(([name, when]) => (when === "perhaps" ? [name] : [])),
    open: having("open"),
    limits: entries.flatMap(([name, { is }]) => (is === "limit" ? [name] : [])),
    restores: having("restores").map(([name]) => name),
  };
});

/** The attributes from the entries; `marked` names the properties marked as secrets, where the marks are visible. */
export function attributesOfRow(
  row: Row,
  type: string,
  properties: Properties,
  marked: ReadonlySet<string> | undefined,
): Attributes {
  if (row.effects === undefined) return {};
  if (row.ended !== undefined) {
    return { dangers: [{ kind: "oldType", at: type, instead: row.ended }] };
  }
  const saying = sayingOf(row);
  const { issues = [], names } = row.elsewhere ? {} : walked(row, properties);
  const secrets =
    saying.open.length > 0 || row.secrets ? secretsOf(row, saying, properties) : undefined;
  const takesSecrets = saying.always.length > 0 || saying.perhaps.length > 0;
  const unmarked = takesSecrets && marked ? unmarkedOf(saying, properties, marked) : undefined;
  return {
    // Also when empty: the properties were evaluated.
    ...(!row.elsewhere && { unclassified: issues }),
    ...(names !== undefined && { offeredNames: names }),
    ...(saying.joins.length > 0 && { joins: joinsOf(saying, properties) }),
    ...(saying.refers && { refers: saying.refers }),
    ...(saying.dangers.length > 0 && { dangers: dangersOf(saying, properties) }),
    ...(saying.restores.length > 0 && {
      restores: saying.restores.filter((name) => isGiven(properties[name])),
    }),
    ...(saying.limits.length > 0 && { limits: limitsOf(row, saying, properties) }),
    ...(secrets !== undefined && { secrets }),
    ...(unmarked !== undefined && { unmarked }),
  };
}

/** Each resource that an input names, once; `relations.ts` and `../resources/things.ts` resolve it. */
function joinsOf({ joins }: Saying, properties: Properties): Join[] {
  return joins.flatMap(([input, fields, where]) => {
    if (where !== undefined && !where(properties)) return [];
    const named = namedBy(input, properties[input], fields).map(
      ([as, value]): Join => ({
        at: as === DISK_IMAGE ? as : input,
        to: [],
        ...(as !== input && { as }),
        // A number is sent as text.
        ...(value !== UNKNOWN && { id: String(value) }),
      }),
    );
    return named.length < 2
      ? named
      : [...new Map(named.map((join) => [keyOf(join), join])).values()];
  });
}

function keyOf({ as, id }: Join): string {
  return JSON.stringify([as, id]);
}

/** The values that name a resource, each with its input, or its input and field. */
function namedBy(
  as: string,
  value: unknown,
  fields: readonly string[],
): (readonly [as: string, value: unknown])[] {
  if (value === undefined || value === null || value === "") return [];
  if (Array.isArray(value)) return value.flatMap((part) => namedBy(as, part, fields));
  if (typeof value !== "object") return [[as, value]];
  const { sourceType, ...part } = value as Readonly<Record<string, unknown>>;
  if (JOINLESS.includes(sourceType)) return [];
  if (sourceType === "image") return part.uuid ? [[DISK_IMAGE, part.uuid]] : [];
  return fields
    .filter((field) => part[field])
    .slice(0, 1)
    .map((field) => [`${as}.${field}`, part[field]]);
}

function dangersOf({ dangers }: Saying, properties: Properties): Danger[] {
  return dangers.flatMap(([input, { kind, harms, instead, owed }]): Danger[] => {
    const value = properties[input];
    if (owed && value === UNKNOWN) return [];
    const harm = value === UNKNOWN ? UNKNOWN : harms(value, properties);
    if (harm === UNKNOWN) return [{ kind: UNKNOWN, at: input }];
    if (!harm) return [];
    return [{ kind, at: input, instead, absent: value === undefined || value === null }];
  });
}

function limitsOf(
  { properties: entries }: Row,
  { limits }: Saying,
  properties: Properties,
): Limit[] {
  return limits.flatMap((input) =>
    entries[input]?.keys === undefined
      ? [limit(input, properties[input])]
      : limitsByType(input, properties),
  );
}

/** A map of limits is required as a whole: without it every volume type has the cloud's default. */
function limitsByType(map: string, properties: Properties): Limit[] {
  if (at(properties, map) === undefined) return [{ at: map }];
  return keys(properties, map).map((key) =>
    key === UNKNOWN ? { at: map, most: UNKNOWN } : limit(`${map}.${key}`, at(properties, map, key)),
  );
}

/** The maps of the SDK may hold numbers as text. */
function limit(place: string, value: unknown): Limit {
  if (value === undefined || value === null) return { at: place };
  const number = typeof value === "string" && /^-?\d+$/.test(value) ? Number(value) : value;
  return { at: place, most: typeof number === "number" ? number : UNKNOWN };
}

function secretsOf(row: Row, { open }: Saying, properties: Properties): SecretPlace[] {
  return [
    ...(row.secrets?.(properties) ?? []),
    ...open.flatMap(([name, how]) =>
      how === "map"
        ? secretsInMap(name, properties[name])
        : secretsInText(name, properties[name], how === "handed"),
    ),
  ];
}

/** A text that others can read, or a list of them; an unknown one that is `handed` to a server is denied as well. */
export function secretsInText(place: string, value: unknown, handed: boolean): SecretPlace[] {
  if (Array.isArray(value)) {
    return value.flatMap((part, index) => secretsInText(`${place}[${index}]`, part, handed));
  }
  if (value === UNKNOWN) return handed ? [{ at: place, kind: UNKNOWN }] : [];
  const secret = typeof value === "string" ? secretAt(place, value) : undefined;
  return secret === undefined ? [] : [secret];
}

/** An entry that is not known yet is evaluated again in the update, unless its name alone decides. */
export function secretsInMap(place: string, map: unknown): SecretPlace[] {
  return keys(map).flatMap((key): SecretPlace[] => {
    if (key === UNKNOWN) return [{ at: place, kind: UNKNOWN }];
    const value = at(map, key);
    if (value === UNKNOWN)
      return isSecretName(key) ? [{ at: `${place}.${key}`, kind: UNKNOWN }] : [];
    const kind = typeof value === "string" ? secretNamed(key, value) : undefined;
    return kind === undefined ? [] : [{ at: `${place}.${key}`, kind }];
  });
}

function unmarkedOf(
  { always, perhaps }: Saying,
  properties: Properties,
  marked: ReadonlySet<string>,
): string[] {
  return [
    ...always.filter((name) => isGiven(properties[name]) && !marked.has(name)),
    ...perhaps.filter((name) => holdsSecret(properties[name]) && !marked.has(name)),
  ];
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** A value that is not known yet is evaluated again in the update. */
function holdsSecret(value: unknown): boolean {
  return typeof value === "string" && secretIn(value) !== undefined;
}
