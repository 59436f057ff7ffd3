/** The corpus again, with its resources in another order and under other names: the results are the same. */
import { rmSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import test from "ava";
import { type Case, casesOf, hasUnknown, type Item } from "./cases.ts";
import {
  evaluateInAdmission,
  evaluateInGuard,
  evaluateInPack,
  evaluateInState,
  parent,
} from "./enforcement-points.ts";

const SETTINGS = ["PULUMI_BACKEND_URL", "PULUMI_CONFIG", "PULUMI_NODEJS_PROJECT"];
for (const name of [...SETTINGS, "OS_CLOUD", "VAULT_ADDR", "VAULT_SERVER_URL"]) {
  delete process.env[name];
}
test.after.always(() => rmSync(parent, { recursive: true, force: true }));

const resultsOf = async (given: Case) => {
  const recorded = hasUnknown(given.resources) ? [] : evaluateInState(given);
  const all = [
    await evaluateInGuard(given),
    evaluateInPack(given),
    recorded,
    evaluateInAdmission(given),
  ];
  return all.map((rules) => [...rules].sort());
};

/** Each resource under a meaningless name, longer than any URN should be. */
function renamed({ resources = [], ...given }: Case): Case {
  const names = resources.map(({ name }, index) => name ?? `r${index}`);
  const other = (name: string) => `${"n".repeat(100)}-${names.indexOf(name)}`;
  return {
    ...given,
    resources: resources.map((item, index): Item => {
      const from = Object.entries(item.from ?? {}).map(([input, source]) => [input, other(source)]);
      return { ...item, name: other(names[index] ?? ""), from: Object.fromEntries(from) };
    }),
  };
}

function reversed({ resources = [], ...given }: Case): Case {
  const named = resources.map((item, index) => ({ name: `r${index}`, ...item })).reverse();
  // The engine evaluates the association of an address after the address.
  const binds = ({ type = "" }: Item) => type.endsWith(":FloatingIpAssociate");
  return { ...given, resources: named.sort((a, b) => Number(binds(a)) - Number(binds(b))) };
}

for (const folder of ["violating", "compliant"] as const) {
  for (const [theme, cases] of Object.entries(casesOf(folder))) {
    test(`${folder} ${theme}: neither order nor names matter`, async (t) => {
      t.true(cases.length > 0);
      for (const given of cases) {
        const expected = await resultsOf(given);
        // Both changes at once: which of them it was is tested only if one of them mattered.
        const other = await resultsOf(renamed(reversed(given)));
        if (isDeepStrictEqual(other, expected)) continue;
        t.deepEqual(await resultsOf(reversed(given)), expected, `${given.name}, in reverse`);
        t.deepEqual(await resultsOf(renamed(given)), expected, `${given.name}, renamed`);
        t.deepEqual(other, expected, `${given.name}, in reverse and renamed`);
      }
    });
  }
}
