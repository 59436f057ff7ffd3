/**
 * The pack's own judgement of an export, without the engine: what the policies say when they are asked in this process.
 * `node [--cpu-prof] bench/policy/judge.ts EXPORT` judges a file and says how long it took.
 */
import { readFileSync } from "node:fs";
import type { ResourceValidationArgs } from "@pulumi/policy";
import { loadAlliance } from "../../policies/registry.ts";
import { policies } from "../../policies/rules.ts";
import type { Breach } from "./estate.ts";
import type { Export, RecordedResource } from "./recorded.ts";

/** What the pack reports of a recorded state: each breach once, in the order of the state. */
export async function judgeExport({ deployment }: Export): Promise<Breach[]> {
  const asked = policies(loadAlliance({}), []).flatMap(
    ({ validateResource = [] }) => validateResource,
  );
  const byUrn = new Map(deployment.resources.map((resource) => [resource.urn, resource]));
  const found: Breach[] = [];
  for (const resource of deployment.resources) {
    const name = nameOf(resource);
    const rules = new Set<string>();
    for (const validate of asked) {
      await validate(toArgs(resource, byUrn), (message) => {
        for (const [, rule = ""] of message.matchAll(/^\[([a-z-]+)\]/gm)) rules.add(rule);
      });
    }
    found.push(...[...rules].map((rule) => ({ name, rule })));
  }
  return found;
}

function toArgs(
  resource: RecordedResource,
  byUrn: ReadonlyMap<string, RecordedResource>,
): ResourceValidationArgs {
  const { urn, type, inputs = {} } = resource;
  const reference = typeof resource.provider === "string" ? resource.provider : "";
  const provider = byUrn.get(reference.slice(0, reference.lastIndexOf("::")));
  const args = {
    ...{ urn, type, name: nameOf(resource), props: inputs },
    ...(provider && {
      provider: {
        ...{ urn: provider.urn, type: provider.type, name: nameOf(provider) },
        props: provider.inputs ?? {},
      },
    }),
  };
  return args as unknown as ResourceValidationArgs;
}

function nameOf({ urn }: RecordedResource): string {
  return urn.slice(urn.lastIndexOf("::") + 2);
}

if (import.meta.main) {
  const [file = ""] = process.argv.slice(2);
  const state = JSON.parse(readFileSync(file, "utf8")) as Export;
  const start = performance.now();
  const found = await judgeExport(state);
  const { length } = state.deployment.resources;
  const milliseconds = performance.now() - start;
  for (const { name, rule } of found) console.log(`[${rule}] ${name}`);
  console.log(`${length} resources, ${found.length} breaches, ${milliseconds.toFixed(0)} ms`);
  process.exitCode = found.length > 0 ? 1 : 0;
}
