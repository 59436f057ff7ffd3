/** A segment gets addresses that are taken: the mistaken entry is reported, and every place is named. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import fc from "fast-check";
import { loadEstates } from "../../checks/load.ts";
import { moving, type PlacedClaim } from "../../checks/overlaps.ts";
import { collisions } from "../../estate/addresses.ts";
import { formatIssue } from "../../estate/issue.ts";
import { estateFolder } from "../estate/overlay.ts";

/** The issues of the reference estate with one text of one file replaced. */
async function messages(t: ExecutionContext, file: string, from: string, to: string) {
  const root = await estateFolder(t);
  const text = await readFile(join(root, file), "utf8");
  t.true(text.includes(from));
  await writeFile(join(root, file), text.replace(from, to));
  const { issues } = await loadEstates(undefined, { root });
  return issues.map((issue) =>
    formatIssue(issue, "en", root)
      .replace(/, want .*/s, "")
      .replaceAll(/:\d+/g, ":n"),
  );
}

const tenant = (name: string) => `bamako/tenants/${name}.yaml`;

test.serial(
  "the issue is at the tenant whose other segments lie elsewhere, in any order of names",
  async (t) => {
    t.deepEqual(await messages(t, tenant("ai-research"), "10.32.18.0/26", "10.32.22.0/26"), [
      "bamako/tenants/ai-research.yaml:n: segments.lab.ipv4: got 10.32.22.0/26, which overlaps 10.32.22.0/26 (bamako/civil-registry/front, bamako/tenants/civil-registry.yaml:n)",
    ]);
    t.deepEqual(await messages(t, tenant("tax"), "10.32.23.0/26", "10.32.18.0/26"), [
      "bamako/tenants/tax.yaml:n: segments.front.ipv4: got 10.32.18.0/26, which overlaps 10.32.18.0/26 (bamako/ai-research/lab, bamako/tenants/ai-research.yaml:n)",
    ]);
  },
);

test.serial(
  "a prefix that is too wide gives one message, which names everything that it covers",
  async (t) => {
    t.deepEqual(await messages(t, tenant("tax"), "10.32.23.0/26", "10.32.22.0/24"), [
      `bamako/tenants/tax.yaml:n: segments.front.ipv4: got 10.32.22.0/24, which overlaps ${[
        "front",
        "app",
        "data",
      ]
        .map(
          (name) =>
            `10.32.22.${{ front: 0, app: 64, data: 128 }[name]}/26 (bamako/civil-registry/${name}, bamako/tenants/civil-registry.yaml:n)`,
        )
        .join(", ")}`,
    ]);
  },
);

test.serial(
  "a prefix outside its site's pools is reported as such, and not also as taken",
  async (t) => {
    t.deepEqual(
      await messages(t, "ouagadougou/tenants/education.yaml", "10.48.21.64/26", "10.32.16.0/26"),
      ["ouagadougou/tenants/education.yaml:n: segments.results.ipv4: got 10.32.16.0/26"],
    );
  },
);

const claim = fc
  .record({
    start: fc.nat({ max: 31 }),
    length: fc.integer({ min: 27, max: 30 }),
    group: fc.constantFrom("a", "b", "c"),
    stray: fc.boolean(),
  })
  .map(({ start, length, group, stray }): Omit<PlacedClaim, "owner" | "at"> => {
    const size = 2 ** (32 - length);
    return { prefix: `10.0.0.${Math.floor((start * 4) / size) * size}/${length}`, group, stray };
  });

const placed = fc.array(claim, { maxLength: 12 }).map((all) =>
  all.map((one, index): PlacedClaim => {
    const at = { file: `/${one.group}.yaml`, line: index + 1, path: `s${index}` };
    return { ...one, owner: `${one.group}/${index}`, at };
  }),
);

test.serial(
  "every overlap is reported, and nothing overlaps once all reported prefixes have moved",
  (t) => {
    fc.assert(
      fc.property(placed, (claims) => {
        const moves = moving(claims);
        const staying = claims.filter((one) => !moves.has(one));
        return collisions(staying).length === 0 && moves.size > 0 === collisions(claims).length > 0;
      }),
    );
    t.pass();
  },
);

test.serial("the reported tenant does not depend on the order of reading", (t) => {
  const names = (claims: readonly PlacedClaim[]) =>
    [...moving(claims).keys()].map(({ owner }) => owner).sort();
  fc.assert(
    fc.property(placed, (claims) => {
      t.deepEqual(names(claims.toReversed()), names(claims));
    }),
  );
  t.pass();
});
