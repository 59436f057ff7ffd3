/** The table of cases, and the result of each enforcement point that needs no cluster. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ResourceValidationArgs, unknownCheckingProxy } from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import type { EvaluationContext } from "../../policies/context.ts";
import { resolveProperties } from "../../policies/enforce/guard/resolve.ts";
import { policies } from "../../policies/enforce/pack/policies.ts";
import { evaluate } from "../../policies/evaluate.ts";
import { type KubernetesObject, UNKNOWN } from "../../policies/facts/fact.ts";
import { type Destination, toDestination, toFact } from "../../policies/resources/to-fact.ts";
import { alliance, appsPolicy, TODAY } from "../policies/fixture.ts";
import { AUTHORITY } from "../policies/kubernetes/kubeconfigs.ts";

/** One object, and the expected results of the enforcement points. */
export interface Case {
  readonly name: string;
  readonly object: KubernetesObject;
  /** The rule that denies it; absent for a compliant object. */
  readonly denied?: string;
  /** The result of an enforcement point that lacks the information, and why it does. */
  readonly differs?: Partial<Record<EnforcementPoint, string>> & { readonly why: string };
}

export const ENFORCEMENT_POINTS = ["policies", "guard", "pack", "api"] as const;
export type EnforcementPoint = (typeof ENFORCEMENT_POINTS)[number];

export const CASES: readonly Case[] = parse(
  readFileSync(join(import.meta.dirname, "cases.yaml"), "utf8"),
  // Our own file: the limit on aliases is for files of others.
  { merge: true, maxAliasCount: -1 },
);

/** The expected result of an enforcement point: the rule that denies, `admits`, or `invalid`. */
export function expected({ denied, differs }: Case, point: EnforcementPoint): string {
  return differs?.[point] ?? denied ?? "admits";
}

const identifier = "bamako/tax/apps";
/** A rehearsal's, on loopback, as in every test. */
const kubeconfig = JSON.stringify({
  clusters: [
    {
      name: "c",
      cluster: { server: "https://127.0.0.1:21040", "certificate-authority-data": AUTHORITY },
    },
  ],
  users: [{ name: "u", user: {} }],
  contexts: [{ name: "x", context: { cluster: "c", user: "u" } }],
  "current-context": "x",
});
const PROVIDER = "pulumi:providers:kubernetes";
const provider = { clusterIdentifier: identifier, kubeconfig };
const context: EvaluationContext = {
  alliance,
  site: "bamako",
  rehearsal: true,
  today: TODAY,
  clusters: { [identifier]: appsPolicy },
};

/** The rules that deny an object, in the order of their answers, each once. */
type Result = readonly string[];

/** The result of the policies themselves, without an enforcement point. */
export function resultOfPolicies({ object }: Case): Result {
  const cluster = { identifier, kubeconfig: UNKNOWN } as const;
  const fact = { subject: "case", type: "case", effects: [], cluster, objects: [object] };
  return rulesOf(evaluate(fact, context));
}

/** The result of the guard, which evaluates a registration's resolved inputs against the estate's own orders. */
export async function resultOfGuard({ object }: Case): Promise<Result> {
  const type = tokenOf(object);
  const inputs = pulumi.output(object as unknown as Record<string, pulumi.Input<unknown>>);
  const props = Object.fromEntries(
    Object.keys(object).map((key) => [key, inputs.apply((all) => all[key])]),
  );
  const known: Destination = toDestination(PROVIDER, "apps", provider, undefined);
  const fact = toFact("urn", type, await resolveProperties(type, props), known);
  return rulesOf(evaluate(fact, context));
}

/** The result of the pack's policies, with the arguments that the engine would send; `folder` holds the project. */
export function resultOfPack({ object }: Case, folder: string): Result {
  const type = tokenOf(object);
  const args = {
    type,
    urn: `urn:pulumi:bamako::p::${type}::case`,
    name: "case",
    props: unknownCheckingProxy(object as unknown as Record<string, unknown>),
    provider: {
      type: PROVIDER,
      name: "apps",
      urn: "",
      props: unknownCheckingProxy(provider),
    },
  } as unknown as ResourceValidationArgs;
  const texts: string[] = [];
  for (const { validateResource } of policies(alliance, [folder])) {
    const validate = validateResource as
      | ((a: ResourceValidationArgs, r: (text: string) => void) => void)
      | undefined;
    validate?.(args, (text) => texts.push(text));
  }
  return texts.flatMap(rulesIn);
}

/** The rules that a text names at the beginning of its lines, or after the API server's own text. */
export function rulesIn(text: string): string[] {
  return [
    ...new Set(Array.from(text.matchAll(/(?:^|: )\[([a-z-]+)\] /gm), ([, rule]) => rule ?? "")),
  ];
}

function rulesOf(violations: readonly { readonly rule: string }[]): Result {
  return [...new Set(violations.map(({ rule }) => rule))];
}

/** The SDK's token of an object: `kubernetes:core/v1:Pod`. */
function tokenOf({ apiVersion, kind }: KubernetesObject): string {
  return `kubernetes:${apiVersion === "v1" ? "core/v1" : apiVersion}:${kind}`;
}
