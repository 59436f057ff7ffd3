/** The result for a case at each enforcement point that needs neither cloud nor cluster. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type PolicyResource,
  type ResourceValidationArgs,
  type StackValidationArgs,
  unknownCheckingProxy,
} from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";
import { isUnknown, unknown } from "@pulumi/pulumi/output.js";
import { ADMISSIONS } from "../../policies/admission/index.ts";
import type { EvaluationContext } from "../../policies/context.ts";
import { EarlyRelations } from "../../policies/enforce/guard/early.ts";
import { resolveProperties } from "../../policies/enforce/guard/resolve.ts";
import { policies } from "../../policies/enforce/pack/policies.ts";
import { evaluate, evaluateState } from "../../policies/evaluate.ts";
import { type Fact, UNKNOWN } from "../../policies/facts/fact.ts";
import { namesOf } from "../../policies/properties/targets.ts";
import { FloatingAddresses } from "../../policies/resources/floating.ts";
import { groupingFact, isGrouping } from "../../policies/resources/grouping.ts";
import { readThings } from "../../policies/resources/thing.ts";
import {
  DEFAULT_DESTINATION,
  isProvider,
  needsDestination,
  toDestination,
  toFact,
} from "../../policies/resources/to-fact.ts";
import { rulesIn } from "../parity/enforcement-points.ts";
import { alliance, appsPolicy, TODAY } from "../policies/fixture.ts";
import { type Case, withUnknowns } from "./cases.ts";
import { exported, type Registered, registered } from "./engine.ts";

/** The rules that deny a case. */
export type Denials = readonly string[];

const CLUSTER = "bamako/tax/apps";
/** The tenants' orders, which the guard knows from the estate. */
const TENANTS = {
  health: { owner: "ML", dataClass: "citizen" },
  portal: { owner: "BF", dataClass: "public" },
  tax: { owner: "ML", dataClass: "citizen" },
};

function contextOf({ site = "bamako", rehearsal = false }: Case): EvaluationContext {
  return { alliance, site, rehearsal, today: TODAY };
}

/** The guard's evaluation: inputs as outputs that resolve, against the estate's own orders; the stack's state first. */
export async function evaluateInGuard(given: Case): Promise<Denials> {
  const context = { ...contextOf(given), clusters: { [CLUSTER]: appsPolicy }, tenants: TENANTS };
  const environment = { vault: vaultOf(given) };
  const { recorded } = given;
  const state = recorded === undefined ? [] : evaluateState({ ...recorded, environment }, context);
  const all = registered(given);
  const inputs = new Map<string, Readonly<Record<string, unknown>>>();
  for (const { urn, type, props } of all) {
    const wrapped = asOutputs(withUnknowns(props, unknown)) as Registered["props"];
    inputs.set(urn, await resolveProperties(type, wrapped));
  }
  const addresses = new FloatingAddresses();
  const facts = all.map((resource): Fact => {
    const { urn, type, provider, read, custom } = resource;
    if (isGrouping(type, custom)) return groupingFact(urn, type);
    const leads = destinationOf(all, isProvider(type) ? urn : provider, inputs, given);
    const destination = leads ?? (needsDestination(type) ? DEFAULT_DESTINATION : undefined);
    const fact = addresses.enter(toFact(urn, type, inputs.get(urn) ?? {}, destination));
    return read ? { ...fact, partial: true } : fact;
  });
  // All that a program constructs is known to the guard by the time that anything leads to it.
  const early = new EarlyRelations();
  all.forEach(({ urn, type, names, outputs, checked }, at) => {
    const answered: Readonly<Record<string, unknown>> = { ...(outputs ?? checked), ...names };
    for (const by of namesOf(type)) early.targets.enter(urn, type, by, answered[by]);
    early.enter(facts[at] as Fact);
  });
  const things = given.things && readThings(given.things);
  // The guard evaluates what a resource leads to before the resource itself.
  for (const fact of facts) early.evaluate(fact, context, true, things);
  const related = facts.flatMap((fact) => early.evaluate(fact, context, true, things));
  return rulesOf([...state, ...facts.flatMap((fact) => evaluate(fact, context)), ...related]);
}

/** Each value as a separate output, as the engine hands them to a transform: one unknown value hides no other. */
function asOutputs(value: unknown): unknown {
  if (isUnknown(value) || typeof value !== "object" || value === null) return pulumi.output(value);
  if (Array.isArray(value)) return value.map(asOutputs);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, asOutputs(part)]));
}

function destinationOf(
  all: readonly Registered[],
  urn: string | undefined,
  inputs: ReadonlyMap<string, Readonly<Record<string, unknown>>>,
  { ambientCloud }: Case,
) {
  const found = all.find((resource) => resource.urn === urn);
  if (found === undefined) return undefined;
  return toDestination(found.type, found.name, inputs.get(found.urn) ?? {}, ambientCloud);
}

/** The pack's policies, with the arguments that the engine would send for a plan. */
export function evaluateInPack(given: Case): Denials {
  const stand = "04da6b54-80e4-46f7-96ec-b56ff0331ba9"; // The engine's placeholder for a text it cannot know yet.
  // The engine shows no read to any policy.
  const all = registered(given)
    .filter(({ read }) => !read)
    .map((resource) => ({
      ...resource,
      checked: withUnknowns(resource.checked, stand) as Registered["checked"],
    }));
  return evaluatePolicies(all, given, [projectOf(given)]);
}

/**
 * The pack's policies, with the arguments that `policy analyze` would send for a recorded state, away from its project.
 */
export function evaluateInState(given: Case): Denials {
  const { deployment } = JSON.parse(exported(given)) as { deployment: { resources: Recorded[] } };
  const all = deployment.resources.map(({ provider, propertyDependencies, ...recorded }) => ({
    urn: recorded.urn,
    type: recorded.type,
    name: recorded.urn.split("::").at(-1) ?? "",
    props: recorded.inputs,
    checked: recorded.inputs,
    outputs: recorded.outputs,
    custom: recorded.custom,
    names: {},
    ...(provider === undefined ? {} : { provider: provider.replace(/::[^:]*$/, "") }),
    dependencies: propertyDependencies,
    read: false,
  }));
  return evaluatePolicies(all, given, given.rehearsal === true ? [projectOf(given)] : []);
}

interface Recorded {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly inputs: Record<string, unknown>;
  readonly outputs: Record<string, unknown>;
  readonly provider?: string;
  readonly propertyDependencies: Record<string, string[]>;
}

function evaluatePolicies(all: readonly Registered[], given: Case, folders: string[]): Denials {
  const messages: string[] = [];
  const report = (text: string) => messages.push(text);
  const byUrn = new Map(all.map((resource) => [resource.urn, resource]));
  const shown = all.map(({ urn, type, name, checked, provider = "" }) => {
    const made = byUrn.get(provider);
    return {
      urn,
      type,
      name,
      props: unknownCheckingProxy({ ...checked }),
      ...(made === undefined
        ? {}
        : { provider: { ...made, props: unknownCheckingProxy({ ...made.checked }) } }),
    } as unknown as ResourceValidationArgs;
  });
  const root = {
    type: STACK,
    urn: `urn:pulumi:${given.site ?? "bamako"}::p::${STACK}::p`,
    props: {},
  };
  const evaluated = [root as ResourceValidationArgs, ...shown];
  const things = given.things && readThings(given.things);
  const pack = policies(alliance, folders, { things: () => things });
  within({ OS_CLOUD: given.ambientCloud, VAULT_ADDR: vaultOf(given) }, () => {
    for (const args of evaluated) {
      for (const { validateResource } of pack)
        (validateResource as Validate | undefined)?.(args, report);
    }
    const resources = shown.map((args, at) => {
      const inputs = Object.entries(all[at]?.dependencies ?? {}).map(([input, urns]) => {
        return [input, urns.map((urn) => ({ urn }))] as const;
      });
      const { checked, outputs = checked, names } = all[at] as Registered;
      return {
        ...args,
        props: unknownCheckingProxy({ ...outputs, ...names }),
        propertyDependencies: Object.fromEntries(inputs),
      } as unknown as PolicyResource;
    });
    const stack = { resources } as unknown as StackValidationArgs;
    for (const { validateStack } of pack) void validateStack?.(stack, report);
  });
  return [...new Set(messages.flatMap(rulesIn))];
}

type Validate = (args: ResourceValidationArgs, report: (text: string) => void) => void;
const STACK = "pulumi:pulumi:Stack";

/** The policies of the tenant's cluster as its API server has them: those in admission, on the objects alone. */
export function evaluateInAdmission(given: Case): Denials {
  const names = ADMISSIONS.map(({ name }) => name);
  const context = { ...contextOf(given), clusters: { [CLUSTER]: appsPolicy } };
  const cluster = { identifier: CLUSTER, kubeconfig: UNKNOWN } as const;
  const { project } = given;
  const subject = project === undefined ? "case" : `urn:pulumi:${context.site}::${project}::case`;
  return rulesOf(
    (given.resources ?? []).flatMap(({ object }) => {
      if (object === undefined) return [];
      const fact = { subject, type: "case", effects: [], cluster, objects: [object] };
      return evaluate(fact, context).filter(({ rule }) => names.includes(rule));
    }),
  );
}

function rulesOf(violations: readonly { readonly rule: string }[]): Denials {
  return [...new Set(violations.map(({ rule }) => rule))];
}

/** A project whose state is in the case's location, by default where its site requires it. */
function projectOf({ site = "bamako", rehearsal = false, recorded }: Case): string {
  const state = alliance.sites[site]?.state;
  const compliant = rehearsal
    ? { backendUrl: "file://~", secretsProvider: "passphrase" }
    : { backendUrl: state?.backends[0], secretsProvider: state?.secretsProviders[0] };
  const { backendUrl, secretsProvider } = recorded ?? compliant;
  const key = JSON.stringify([site, rehearsal, backendUrl, secretsProvider]);
  const known = projects.get(key);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(parent, "project-"));
  projects.set(key, folder);
  const project = { name: "p", runtime: "nodejs", backend: { url: backendUrl } };
  const settings = {
    secretsprovider: secretsProvider,
    config: { "aes-estate:rehearsal": rehearsal },
  };
  writeFileSync(join(folder, "Pulumi.yaml"), JSON.stringify(project));
  writeFileSync(join(folder, `Pulumi.${site}.yaml`), JSON.stringify(settings));
  return folder;
}

/** Most cases share a few projects, and none is changed: each is created once. */
const projects = new Map<string, string>();

/** Folder of the cases' projects; the caller removes it. */
export const parent = mkdtempSync(join(tmpdir(), "aes-estate-corpus-"));

/** Where the program's Vault is: by default its site's, otherwise as in the case. */
function vaultOf({ site = "bamako", recorded }: Case): string | undefined {
  const { environment = { vault: alliance.sites[site]?.keys.vault?.url } } = recorded ?? {};
  return environment.vault;
}

/** Runs with a separate environment. */
function within(environment: Readonly<Record<string, string | undefined>>, ask: () => void): void {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined);
  for (const [name, value] of given) process.env[name] = value;
  try {
    ask();
  } finally {
    for (const [name] of given) delete process.env[name];
  }
}
