/**
 * Each site's plan, previewed offline under the pack, is the recorded one: the created resources by name, and the
 * inputs that decide where each goes, how large it is and what it opens. A change of it shows in review.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { Document, isCollection, parse, visit } from "yaml";
import { operation, policyPack, pulumi } from "../../operations/deploy/pulumi.ts";
import { prepareWorkspace } from "../../operations/deploy/workspace.ts";
import { isGenerated } from "../generate/generated.ts";

interface Step {
  readonly op: string;
  readonly newState: {
    readonly urn: string;
    readonly type: string;
    readonly inputs?: Readonly<Record<string, unknown>>;
    /** Where each input comes from, by URN. */
    readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
  };
}

/** The engine's placeholder for a value that is known only after creation. */
const LATER = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
/** Text for people, and labels: each component's own tests cover them. */
const LEFT_OUT = /^(__.*|description|tags|metadata|apiVersion|kind)$/;

for (const site of ["bamako", "ouagadougou"]) {
  test.serial(
    `the plan of ${site} creates exactly the resources of its inventory (make generate writes it)`,
    async (t) => {
      const state = await mkdtemp(join(tmpdir(), "aes-inventory-"));
      t.teardown(() => rm(state, { recursive: true }));
      process.env.AES_ESTATE_STATE = state;
      const workspace = await prepareWorkspace(site, { offline: true });
      const args = ["preview", "--json", ...operation(workspace), ...policyPack];
      const env = { AES_ESTATE_OFFLINE: "1", AES_ESTATE_STATE: state };
      const run = await pulumi(workspace, args, { stdio: "pipe", env });
      const { steps } = JSON.parse(String(run.stdout)) as { steps: Step[] };
      const found = inventory(steps);
      isGenerated(t, `test/stacks/golden/plan-${site}.yaml`, readable(found), parse);
    },
  );
}

/** The inputs that matter, by operation and type, and by name. */
function inventory(steps: readonly Step[]): Record<string, Record<string, unknown>> {
  const found: Record<string, Record<string, unknown>> = {};
  for (const { op, newState } of steps) {
    const kind = `${op} ${newState.type}`;
    found[kind] ??= {};
    found[kind][nameOf(newState.urn)] = mattering(newState);
  }
  return found;
}

function mattering({ type, inputs = {}, propertyDependencies = {} }: Step["newState"]) {
  // A provider's target depends on this machine; the components' arguments are in `arguments-*.yaml`.
  if (/^(pulumi|aes-estate):/.test(type)) return {};
  const kept = Object.entries(inputs).flatMap(([key, value]): [string, unknown][] => {
    if (LEFT_OUT.test(key) || value === null) return [];
    const parts = typeof value === "object" ? Object.values(value) : [value];
    if (parts.includes(LATER)) {
      const from = (propertyDependencies[key] ?? []).map(nameOf).sort();
      return [[key, `later, from ${from.join(", ")}`]];
    }
    return parts.every(isShort) ? [[key, value]] : [];
  });
  return Object.fromEntries(kept.sort());
}

/**
 * A word, a number or an address: no nested object, and no text of several lines, such as a cluster's policy of the
 * day.
 */
function isShort(value: unknown): boolean {
  return typeof value === "string" ? !value.includes("\n") : typeof value !== "object";
}

function nameOf(urn: string): string {
  return urn.split("::").at(-1) ?? urn;
}

/** YAML in the order of names, with one line for each resource. */
function readable(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false, sortMapEntries: true });
  visit(document, {
    Pair(_, pair, path) {
      if (path.length > 3 && isCollection(pair.value)) pair.value.flow = true;
    },
  });
  return document.toString({ lineWidth: 0 });
}
