/** Compares a custom object with its kind's table. Pure; `UNKNOWN` stands for a value that is not known yet. */

import type { Message } from "../../../output/message.ts";
import { UNKNOWN } from "../../facts/fact.ts";
import { type CustomKind, type Field, PLACES, REGISTERED, SCALARS } from "./field.ts";
import { isRegistered, leadsTo, type Places } from "./places.ts";

/** One field that differs from the table. */
export type Fault =
  | { readonly case: "unclassified" | "unknown"; readonly field: string }
  | { readonly case: "denied"; readonly field: string; readonly reason: Message }
  | {
      readonly case: "destination" | "value" | "absent";
      readonly field: string;
      readonly want: Message | string;
    };

interface Options {
  readonly places: Places;
  /** Whether only a part of the object is visible: absent fields may exist. */
  readonly partial: boolean;
  /** Whether the values are a definition's defaults; an operator reads only those in fields that it has. */
  readonly defaults?: boolean;
}

const NO_DEFAULT: Message = {
  fr: "une valeur dans chaque objet, et aucune dans la définition",
  en: "a value in each object, and none in the definition",
};

/** Fields that every object has; labels and annotations are evaluated by their own rules. */
export const ENVELOPE = ["apiVersion", "kind", "metadata", "status"];

export function faultsOf(
  object: Readonly<Record<string, unknown>>,
  { fields, versions }: CustomKind,
  options: Options,
): Fault[] {
  const version = String(object.apiVersion).split("/").at(-1) ?? "";
  if (!versions.includes(version)) {
    return [{ case: "value", field: "apiVersion", want: versions.join(", ") }];
  }
  const own = Object.entries(object).filter(([key]) => !ENVELOPE.includes(key));
  return faults(Object.fromEntries(own), { is: "block", fields, needs: [] }, "", options);
}

/** The faults of a value inside an object, with paths from the object. */
export function faults(value: unknown, field: Field, at: string, options: Options): Fault[] {
  if (value === undefined || value === null) return [];
  if (field.is === "denied") return [{ case: "denied", field: at, reason: field.reason }];
  if (field.is === "elsewhere") {
    // The other rule evaluates objects, and never the defaults of a definition.
    if (options.defaults) return wrong(at, NO_DEFAULT);
    return nested(value) ? wrong(at, "text") : [];
  }
  if (value === UNKNOWN) return field.is === "inert" ? [] : [{ case: "unknown", field: at }];
  switch (field.is) {
    case "block":
      return blockFaults(value, field, at, options);
    case "list":
      if (!Array.isArray(value)) return wrong(at, "[…]");
      if (field.some && value.length === 0) return [{ case: "absent", field: at, want: at }];
      return value.flatMap((entry, index) => faults(entry, field.of, `${at}[${index}]`, options));
    case "map":
      return entriesOf(value, at, (key, part) =>
        new RegExp(field.keys).test(key)
          ? faults(part, field.of, below(at, key), options)
          : [{ case: "unclassified", field: below(at, key) }],
      );
    case "arguments":
      return argumentFaults(value, field, at, options);
    default:
      return leafFaults(value, field, at, options.places);
  }
}

function blockFaults(value: unknown, field: Field & { is: "block" }, at: string, options: Options) {
  const found = entriesOf(value, at, (key, part) =>
    Object.hasOwn(field.fields, key)
      ? faults(part, field.fields[key] as Field, below(at, key), options)
      : options.defaults && !field.free
        ? []
        : [{ case: "unclassified", field: below(at, key) }],
  );
  if (options.partial || nested(value) !== "map") return found;
  const missing = field.needs.filter(
    (need) => !need.some((key) => (value as Record<string, unknown>)[key] != null),
  );
  return [
    ...found,
    ...missing.map((need): Fault => ({ case: "absent", field: at, want: need.join(" | ") })),
  ];
}

/** Each value of a map; anything but a map is a fault itself. */
function entriesOf(value: unknown, at: string, of: (key: string, part: unknown) => Fault[]) {
  if (nested(value) !== "map") return wrong(at, "{…}");
  return Object.entries(value as object).flatMap(([key, part]) =>
    part === undefined || part === null ? [] : of(key, part),
  );
}

function argumentFaults(
  value: unknown,
  { of }: Field & { is: "arguments" },
  at: string,
  options: Options,
): Fault[] {
  if (!Array.isArray(value)) return wrong(at, "[{ name, value }]");
  return value.flatMap((entry, index): Fault[] => {
    const here = `${at}[${index}]`;
    if (entry === UNKNOWN) return [{ case: "unknown", field: here }];
    if (nested(entry) !== "map") return wrong(here, "{ name, value }");
    const { name, value: given, ...others } = entry as Record<string, unknown>;
    const more = Object.keys(others).map((key): Fault => {
      return { case: "unclassified", field: below(here, key) };
    });
    if (name === UNKNOWN) return [...more, { case: "unknown", field: `${here}.name` }];
    const key = String(name);
    const field = Object.hasOwn(of, key) ? of[key] : undefined;
    if (field === undefined) return [...more, { case: "unclassified", field: below(at, key) }];
    return [...more, ...faults(given, field, below(at, key), options)];
  });
}

type Leaf = Exclude<Field, { is: "block" | "list" | "map" | "arguments" | "denied" | "elsewhere" }>;

function leafFaults(value: unknown, field: Leaf, at: string, places: Places): Fault[] {
  if (nested(value)) return wrong(at, "text");
  const text = String(value);
  switch (field.is) {
    case "inert":
      return SCALARS[field.form].test(text) || text === "" ? [] : wrong(at, field.form);
    case "choice":
      return field.of.some((one) => String(one) === text) ? [] : wrong(at, field.of.join(", "));
    case "text":
      return new RegExp(field.like).test(text) ? [] : wrong(at, field.want);
    case "destination": {
      const want = joined(field.to.map((place) => PLACES[place]));
      return leadsTo(text, field.to, places) ? [] : [{ case: "destination", field: at, want }];
    }
    case "registered":
      return isRegistered(text, field.as, places) ? [] : wrong(at, REGISTERED[field.as]);
  }
}

function nested(value: unknown): "map" | "list" | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  return Array.isArray(value) ? "list" : "map";
}

function wrong(field: string, want: Message | string): Fault[] {
  return [{ case: "value", field, want }];
}

export function below(at: string, key: string): string {
  const plain = /^[A-Za-z0-9_-]+$/.test(key);
  if (!plain) return `${at}[${JSON.stringify(key)}]`;
  return at === "" ? key : `${at}.${key}`;
}

function joined(messages: readonly Message[]): Message {
  return {
    fr: messages.map(({ fr }) => fr).join(" ou "),
    en: messages.map(({ en }) => en).join(" or "),
  };
}
