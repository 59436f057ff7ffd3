/** The corpus: small programs and states as data, each named by what it tries. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { ADMISSIONS } from "../../policies/admission/index.ts";
import { type KubernetesObject, type StateFact, UNKNOWN } from "../../policies/facts/fact.ts";
import type { Properties } from "../../policies/resources/readers/reader.ts";

/** One resource of a case. */
export interface Item {
  /** Type token; an object says its own. */
  readonly type?: string;
  readonly object?: KubernetesObject;
  /** Logical name; `r0`, `r1`, … by its place when absent. */
  readonly name?: string;
  /** Inputs as the program gives them. */
  readonly props?: Properties;
  /**
   * Its provider: inputs over the lawful ones of its site (`null` takes one away), or `default` for the engine's own.
   * Absent for the lawful one.
   */
  readonly provider?: "default" | Readonly<Record<string, unknown>>;
  /** Name of its provider. */
  readonly providerName?: string;
  /** What the engine goes on with instead of `props`: `ignoreChanges`, or a transformation behind the guard. */
  readonly kept?: Properties;
  /** The id that the cloud gave it; what those say that come from it, when absent. */
  readonly id?: string;
  /** Names of the resources that its inputs come from, by input. */
  readonly from?: Readonly<Record<string, string>>;
  /** True for a component that the program makes itself: no provider serves it. */
  readonly component?: boolean;
  /** What the engine answers of it, where that is not what was given: the outputs of a stack that is read. */
  readonly outputs?: Properties;
  /** True for what the program reads and does not make. */
  readonly read?: boolean;
}

/** `admission` is the law's own function, asked as an API server asks it; `api` a real one (test/parity). */
export const ENFORCEMENT_POINTS = ["guard", "pack", "state", "admission", "api"] as const;
export type EnforcementPoint = (typeof ENFORCEMENT_POINTS)[number];

export interface Case {
  /** What it tries, in a few words. */
  readonly name: string;
  /** Rules that refuse it, among others; absent for a lawful case. */
  readonly rules?: readonly string[];
  /** @default bamako */
  readonly site?: string;
  /** The program's project. @default p */
  readonly project?: string;
  /** @default false */
  readonly rehearsal?: boolean;
  readonly resources?: readonly Item[];
  /** Where the stack's state is; as it should be, unless the case is about that. */
  readonly recorded?: StateFact;
  /** What the estate's stack says of its things, by their ids. */
  readonly things?: Readonly<Record<string, unknown>>;
  /** `OS_CLOUD` of the program and its plugins. */
  readonly ambientCloud?: string;
  /** Gates that cannot see what it tries, each with its reason. */
  readonly blind?: Partial<Record<EnforcementPoint, string>>;
  /** Why one gate alone can see it. */
  readonly alone?: string;
}

/** Whether an API server is asked all that a case is about: objects, by rules that have a policy. */
export function isAskedInClusters({ resources = [], rules = [], blind = {} }: Case): boolean {
  const objects = resources.some(({ object }) => object !== undefined);
  return objects && blind.admission === undefined && rules.every((rule) => POLICIES.has(rule));
}

const POLICIES = new Set(ADMISSIONS.map(({ name }) => name));

interface CaseFile {
  /** Anchors for the cases below. */
  readonly shared?: unknown;
  readonly cases: readonly Case[];
}

/** The cases of one verdict, by theme, which is the file's name. */
export function casesOf(verdict: "violating" | "lawful"): Record<string, readonly Case[]> {
  const folder = join(import.meta.dirname, verdict);
  const unknown = { tag: "!unknown", resolve: () => UNKNOWN };
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((file) => {
        const text = readFileSync(join(folder, file), "utf8");
        const { cases } = parse(text, {
          // Our own files: what is shared may be shared often.
          customTags: [unknown],
          merge: true,
          maxAliasCount: -1,
        }) as CaseFile;
        return [basename(file, ".yaml"), cases];
      }),
  );
}

/** Whether a value that nobody can see yet is anywhere in a case. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  return typeof value === "object" && value !== null && Object.values(value).some(hasUnknown);
}

/** A copy with each unknown replaced. */
export function withUnknowns(value: unknown, stand: unknown): unknown {
  if (value === UNKNOWN) return stand;
  if (Array.isArray(value)) return value.map((part) => withUnknowns(part, stand));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, withUnknowns(part, stand)]);
  return Object.fromEntries(entries);
}
