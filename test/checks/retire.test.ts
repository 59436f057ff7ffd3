/** `retire` in a tenant's file: who may write it, and what is declared before and from its day on. */
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { loadEstates } from "../../checks/load.ts";
import type { Estate } from "../../estate/estate.ts";
import { formatIssue } from "../../estate/issue.ts";
import { withStandbys } from "../../estate/standby.ts";
import { keeping } from "../../stacks/layers/protection.ts";
import { estateFolder } from "../estate/overlay.ts";
import { edit } from "../helpers/edit.ts";

const TREASURY = "bamako/tenants/treasury.yaml";
const TODAY = "2026-11-28";
const SOMEBODY = `{ name: "responsable de la conformité du Mali", office: bamako-compliance }`;
const word = (after: string, by = SOMEBODY) => `retire: { after: ${after}, approvedBy: ${by} }`;

/** The reference with a change of the treasury's file, read on a day. */
async function read(t: ExecutionContext, change: (text: string) => string, today = TODAY) {
  const root = await estateFolder(t);
  await edit(join(root, TREASURY), change);
  const result = await loadEstates(undefined, { root, today });
  const [bamako, ouagadougou] = result.estates;
  const said = result.issues.map((issue) => formatIssue(issue, "en", root));
  return { ...result, bamako, ouagadougou, said };
}

const tenant = (after: string, by?: string) => (text: string) => `${text}${word(after, by)}\n`;
const receipts = (after: string) => (text: string) =>
  text.replace("receipts: { maxGiB: 500 }", `receipts: { maxGiB: 500, ${word(after)} }`);

/** The treasury's resources that the engine may delete at a site: the project, and its container. */
function deletable(estate: Estate | undefined, key: string) {
  if (estate === undefined) throw new Error("there are issues");
  const whole = withStandbys(estate);
  const container = whole.tenants[key]?.containers.receipts;
  const ask = (part?: typeof container) => keeping(whole, key, part).deletable === true;
  return [ask(), ask(container)];
}

test.serial("without the word everything is protected, but what only stands by", async (t) => {
  const { bamako, ouagadougou } = await read(t, (text) => `${text}# as it is\n`);
  t.deepEqual(deletable(bamako, "treasury"), [false, false]);
  t.deepEqual(deletable(ouagadougou, "bamako-treasury"), [true, true]);
});

test.serial("what a site carries for one that is lost is protected as at home", async (t) => {
  const root = await estateFolder(t);
  await edit(join(root, "ouagadougou/site.yaml"), (text) => `${text}activeStandbyFor: [bamako]\n`);
  const { estates, issues } = await loadEstates(["ouagadougou"], { root, today: TODAY });
  t.deepEqual(issues, []);
  t.deepEqual(deletable(estates[0], "bamako-treasury"), [false, false]);
});

test.serial(
  "until its day a tenant stands, and may be deleted; on its day it is none of the estate, at its standby site neither",
  async (t) => {
    const before = await read(t, tenant("2026-11-29"));
    t.deepEqual(deletable(before.bamako, "treasury"), [true, true]);
    t.like(before.retiring, [
      { site: "bamako", tenant: "treasury", after: "2026-11-29", due: false },
    ]);
    // Tenants that reference it are warned beforehand.
    t.deepEqual(
      before.afterwards.map(({ path }) => path),
      ["flows.treasury-of-mali.from.cidr"],
    );
    const on = await read(t, tenant("2026-11-28"));
    // Tenants that reference it get an issue in their own file, at once.
    t.deepEqual(
      on.said.map((one) => one.split(":")[0]),
      ["ouagadougou/tenants/customs.yaml"],
    );
    t.false("treasury" in (on.declared.bamako?.tenants ?? {}));
    t.false("bamako-treasury" in (on.declared.ouagadougou?.tenants ?? {}));
    t.true("bamako-procurement" in (on.declared.ouagadougou?.tenants ?? {}));
    t.like(on.retiring, [{ path: "retire", line: 37, due: true }]);
  },
);

test.serial(
  "a container goes alone, with its copy, and nothing else of the tenant is let go",
  async (t) => {
    const before = await read(t, receipts("2027-01-01"));
    t.deepEqual(deletable(before.bamako, "treasury"), [false, true]);
    const on = await read(t, receipts("2026-01-01"));
    t.deepEqual(on.said, []);
    t.deepEqual(on.bamako?.tenants.treasury?.containers, {});
    t.deepEqual(on.bamako?.tenants.treasury?.continuity?.containers, []);
    t.deepEqual(on.ouagadougou?.standbys["bamako-treasury"]?.tenant.containers, {});
    t.deepEqual(
      on.retiring.map(({ part }) => part),
      [{ kind: "containers", key: "receipts" }],
    );
  },
);

const by = (name: string, office: string) => `{ name: ${name}, office: ${office} }`;
for (const [title, change, said] of [
  [
    "an office that is not registered",
    tenant("2026-01-01", by("someone", "bamako-compliants")),
    /retire\.approvedBy\.office: got bamako-compliants, want one of bamako-operations, bamako-compliance; did you mean bamako-compliance\?$/,
  ],
  [
    "somebody who does not speak for the office",
    tenant("2026-01-01", by("someone", "bamako-compliance")),
    /retire\.approvedBy\.name: got someone, want one of responsable de la conformité du Mali$/,
  ],
  [
    "an office of another country than the data's",
    tenant("2026-01-01", by("responsable de la conformité du Niger", "niamey-compliance")),
    /retire\.approvedBy\.office: got niamey-compliance, an office of NE, want an office of ML, which owns the data: bamako-operations, bamako-compliance$/,
  ],
  [
    "a day that is none",
    tenant("2026-02-30"),
    /retire\.after: got "?2026-02-30"?, want a day such as 2028-06-30$/,
  ],
  [
    "nobody at all",
    (text: string) => `${text}retire: { after: 2026-01-01 }\n`,
    /retire\.approvedBy: got nothing, want key: value pairs, that is name, office$/,
  ],
  [
    "a tenant that moves",
    (text: string) =>
      `${text.replace(/^groups:$/m, "movesTo: ouagadougou\ngroups:")}${word("2026-01-01")}\n`,
    /retire: got retire beside movesTo: ouagadougou, want one of the two/m,
  ],
] as const) {
  test.serial(`refused: ${title}`, async (t) => {
    const { estates, said: all } = await read(t, change);
    t.deepEqual(estates, []);
    t.true(
      all.some((one) => said.test(one)),
      all.join("\n"),
    );
  });
}
