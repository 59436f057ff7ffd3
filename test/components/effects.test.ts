/** The effect table has a line for each input, and for nothing else. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { CHANGES, effectTable } from "./effects-table.ts";

interface Type {
  readonly properties?: Record<string, Property>;
  readonly inputProperties?: Record<string, Property>;
}
interface Property {
  readonly type?: string;
  readonly $ref?: string;
  readonly additionalProperties?: Property;
}

const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, "golden/schema.json"), "utf8"),
) as { types: Record<string, Type>; resources: Record<string, Type> };

/** Paths of all inputs, `*` for the keys of a map. */
function paths(properties: Record<string, Property> = {}, before = ""): string[] {
  return Object.entries(properties).flatMap(([name, property]) => {
    const path = `${before}${name}`;
    const { $ref, additionalProperties } = property;
    const inner = $ref ?? additionalProperties?.$ref;
    const type = inner ? schema.types[inner.replace("#/types/", "")] : undefined;
    if (!type?.properties) return [path];
    return paths(type.properties, additionalProperties ? `${path}.*.` : `${path}.`);
  });
}

test("a line for each input, and for nothing else", (t) => {
  const wanted = paths(schema.resources["aes-estate:index:KubernetesCluster"]?.inputProperties);
  // Pools are created and deleted, too.
  const listed = effectTable().map(({ input }) => /`([^`]+)`/.exec(input)?.[1] ?? "");
  const found = [...new Set(listed)].filter(
    (path) => !["pools", "pools.*.autoscale"].includes(path),
  );
  t.deepEqual(found.sort(), wanted.sort());
});

test("each line has a change to try, except one that cannot change", (t) => {
  const untried = effectTable().filter(({ input }) => !(input in CHANGES));
  t.deepEqual(
    untried.map(({ input, effects }) => [input, ...Object.values(effects)]),
    [["`magnum.driver`", "–", "–", "–"]],
  );
  t.is(Object.keys(CHANGES).length, effectTable().length - 1);
});
