/** Coverage of the classification: types, kinds and properties, by decision. */
import { KINDS as OBJECT_KINDS } from "../kubernetes/kinds/index.ts";
import { ROWS } from "../resources/index.ts";
import { type Entry, entriesOf, KINDS, type Kind } from "./entry.ts";

/** One provider's types, or Kubernetes' own kinds. */
export interface Coverage {
  readonly of: string;
  /** Types with a row that admits them. */
  readonly admitted: number;
  /** Types that are classified and never admitted: denied, or retired. */
  readonly denied: number;
  /** Properties of the admitted ones, including nested ones and keys of maps. */
  readonly properties: number;
  readonly byKind: Readonly<Record<Kind, number>>;
}

/** The coverage of each provider. */
export function coverage(): Coverage[] {
  const rows = Object.entries(ROWS);
  const packages = [...new Set(rows.map(([type]) => packageOf(type)))].sort();
  return [
    ...packages.map((of) => {
      const own = rows.filter(([type]) => packageOf(type) === of).map(([, row]) => row);
      const open = own.filter(({ effects, ended }) => effects !== undefined && !ended);
      const entries = open.flatMap(({ properties }) => entriesOf(properties));
      return counted(of, open.length, own.length - open.length, entries);
    }),
    counted(
      "kubernetes",
      Object.keys(OBJECT_KINDS).length,
      0,
      Object.values(OBJECT_KINDS).flatMap(({ fields }) => entriesOf(fields)),
    ),
  ];
}

function counted(
  of: string,
  admitted: number,
  denied: number,
  entries: readonly (readonly [string, Entry])[],
): Coverage {
  const byKind = Object.fromEntries(
    KINDS.map((kind) => [kind, entries.filter(([, { is }]) => is === kind).length]),
  ) as Record<Kind, number>;
  return { of, admitted, denied, properties: entries.length, byKind };
}

function packageOf(type: string): string {
  return type.startsWith("pulumi:providers:") ? "pulumi" : (type.split(":")[0] ?? "");
}
