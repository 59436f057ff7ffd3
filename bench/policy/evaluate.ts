/**
 * The pack's evaluation of an export without the engine: the results of its policies when called in this process.
 * `node [--cpu-prof] bench/policy/evaluate.ts EXPORT` evaluates a file and prints how long it took.
 */
import { readFileSync } from "node:fs";
import type { Policies, PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import { policies } from "../../policies/enforce/pack/policies.ts";
import { loadAlliance } from "../../policies/enforce/registry.ts";
import type { Breach } from "./estate.ts";
import type { Export, RecordedResource } from "./recorded.ts";

/** The violations that the pack reports for a recorded state, without duplicates. */
export async function evaluateExport({ deployment }: Export): Promise<Breach[]> {
  const pack: Policies = policies(loadAlliance(), []);
  const byUrn = new Map(deployment.resources.map((resource) => [resource.urn, resource]));
  const found = new Map<string, Breach>();
  const reporter = (name: string) => (message: string, urn?: string) => {
    for (const [, rule = ""] of message.matchAll(/^\[([a-z-]+)\]/gm)) {
      const breach = { name: urn === undefined ? name : nameOf(urn), rule };
      found.set(JSON.stringify(breach), breach);
    }
  };
  for (const resource of deployment.resources) {
    for (const policy of pack) {
      if (!("validateResource" in policy)) continue;
      for (const validate of [policy.validateResource ?? []].flat()) {
        await validate(toArgs(resource, byUrn), reporter(nameOf(resource.urn)));
      }
    }
  }
  for (const policy of pack) {
    if (!("validateStack" in policy)) continue;
    const resources = deployment.resources.map((resource) => toStackResource(resource, byUrn));
    const args = { resources } as Parameters<typeof policy.validateStack>[0];
    await policy.validateStack(args, reporter("bench"));
  }
  return [...found.values()];
}

type ByUrn = ReadonlyMap<string, RecordedResource>;

function toArgs(resource: RecordedResource, byUrn: ByUrn): ResourceValidationArgs {
  const { urn, type, inputs = {} } = resource;
  const reference = typeof resource.provider === "string" ? resource.provider : "";
  const provider = byUrn.get(reference.slice(0, reference.lastIndexOf("::")));
  const args = {
    urn,
    type,
    name: nameOf(resource.urn),
    props: inputs,
    ...(provider && {
      provider: {
        urn: provider.urn,
        type: provider.type,
        name: nameOf(provider.urn),
        props: provider.inputs ?? {},
      },
    }),
  };
  return args as unknown as ResourceValidationArgs;
}

/** Stack policies receive outputs, and the dependencies of each resource. */
function toStackResource(resource: RecordedResource, byUrn: ByUrn): PolicyResource {
  const { outputs = {}, propertyDependencies = {} } = resource;
  const parts = Object.entries(propertyDependencies).map(
    ([input, urns]) => [input, urns.map((urn) => ({ urn }))] as const,
  );
  const seen = {
    ...toArgs(resource, byUrn),
    props: outputs,
    dependencies: [],
    propertyDependencies: Object.fromEntries(parts),
  };
  return seen as unknown as PolicyResource;
}

function nameOf(urn: string): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

if (import.meta.main) {
  const [file = ""] = process.argv.slice(2);
  const state = JSON.parse(readFileSync(file, "utf8")) as Export;
  const start = performance.now();
  const found = await evaluateExport(state);
  const milliseconds = performance.now() - start;
  for (const { name, rule } of found) console.log(`[${rule}] ${name}`);
  const { length } = state.deployment.resources;
  console.log(`${length} resources, ${found.length} breaches, ${milliseconds.toFixed(0)} ms`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
