/** The corpus: small programs and states as data, each named by what it tries. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { ADMISSIONS } from "../../policies/admission/index.ts";
import { type KubernetesObject, type StateFact, UNKNOWN } from "../../policies/facts/fact.ts";
import type { Properties } from "../../policies/resources/readers/reader.ts";

/** One resource of a case. */
export interface Item {
  /** Type token; an object has its own. */
  readonly type?: string;
  readonly object?: KubernetesObject;
  /** Logical name; `r0`, `r1`, … by its place when absent. */
  readonly name?: string;
  /** Inputs as the program gives them. */
  readonly props?: Properties;
  /**
   * Its provider: inputs over the compliant ones of its site (`null` removes one), or `default` for the engine's own.
   * @default the compliant one
   */
  readonly provider?: "default" | Readonly<Record<string, unknown>>;
  /** Name of its provider. */
  readonly providerName?: string;
  /** The engine's inputs instead of `props`: after `ignoreChanges`, or a transformation behind the guard. */
  readonly kept?: Properties;
  /** The id that the cloud gave it. @default the value in the inputs that come from it */
  readonly id?: string;
  /** Names of the resources that its inputs come from, by input. */
  readonly from?: Readonly<Record<string, string>>;
  /** True for a component that the program creates itself: no provider serves it. */
  readonly component?: boolean;
  /** The engine's outputs, if they differ from the inputs: the outputs of a stack that is read. */
  readonly outputs?: Properties;
  /** True for a resource that the program reads and does not create. */
  readonly read?: boolean;
}

/** `admission` is the policies' own function, called as by an API server; `api` a real one (test/parity). */
export const ENFORCEMENT_POINTS = ["guard", "pack", "state", "admission", "api"] as const;
export type EnforcementPoint = (typeof ENFORCEMENT_POINTS)[number];

export interface Case {
  /** What the case tries, in a few words. */
  readonly name: string;
  /** Rules that deny it, among others; absent for a compliant case. */
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
  /** The output of the estate's stack on its things, by their ids. */
  readonly things?: Readonly<Record<string, unknown>>;
  /** `OS_CLOUD` of the program and its plugins. */
  readonly ambientCloud?: string;
  /** Enforcement points that cannot see what it tries, each with its reason. */
  readonly blind?: Partial<Record<EnforcementPoint, string>>;
  /** Why only one enforcement point can see it. */
  readonly alone?: string;
}

/** Whether an API server can evaluate the whole case: objects, by rules that have a policy. */
export function isEvaluatedInClusters({ resources = [], rules = [], blind = {} }: Case): boolean {
  const objects = resources.some(({ object }) => object !== undefined);
  return objects && blind.admission === undefined && rules.every((rule) => POLICIES.has(rule));
}

const POLICIES = new Set(ADMISSIONS.map(({ name }) => name));

interface CaseFile {
  /** Anchors for the cases below. */
  readonly shared?: unknown;
  readonly cases: readonly Case[];
}

/** The violating or the compliant cases, by theme, which is the file's name. */
export function casesOf(folder: "violating" | "compliant"): Record<string, readonly Case[]> {
  const path = join(import.meta.dirname, folder);
  const unknown = { tag: "!unknown", resolve: () => UNKNOWN };
  return Object.fromEntries(
    readdirSync(path)
      .sort()
      .map((file) => {
        const text = readFileSync(join(path, file), "utf8");
        const { cases } = parse(text, {
          // Our own files may use YAML aliases often.
          customTags: [unknown],
          merge: true,
          maxAliasCount: -1,
        }) as CaseFile;
        return [basename(file, ".yaml"), cases];
      }),
  );
}

/** Whether a case contains a value that is not known yet. */
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
