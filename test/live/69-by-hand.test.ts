/**
 * One thing of almost every kind is made, changed and deleted by hand at a deployed site: drift names each of them once
 * and nothing else, and the commands that it prints bring the site back.
 */
import test from "ava";
import type { ExecaError } from "execa";
import type { Report } from "../../operations/drift/model.ts";
import { changeByHand, deleteByHand, Hand } from "./helpers/by-hand.ts";
import { estate } from "./helpers/cluster.ts";
import { make } from "./helpers/site.ts";

const SITE = "ouagadougou";
const TENANT = "customs";

let hand: Hand;
test.before(async () => {
  hand = await Hand.at(SITE, TENANT);
});
test.after.always(() => hand?.undo());

const named = ({ findings }: Report) => findings.map(({ is, kind, id }) => `${is} ${kind} ${id}`);

async function drift(): Promise<{ report: Report; exitCode: number | undefined }> {
  const run = estate(["drift", SITE, "--json", "--lang", "en"]);
  const { stdout, exitCode } = await run.catch((error: ExecaError) => error);
  return { report: JSON.parse(String(stdout)) as Report, exitCode };
}

test.serial("everything that is made by hand is named once, and nothing else", async (t) => {
  t.timeout(600_000);
  await hand.makeAll();
  t.true(hand.made.length >= 40, `${hand.made.length}`);
  const { report, exitCode } = await drift();
  t.deepEqual(named(report).toSorted(), hand.made.map((one) => `unmanaged ${one}`).toSorted());
  t.is(exitCode, 1);
  const violated = (kind: string) =>
    report.findings.filter((one) => one.kind === kind).flatMap(({ violations }) => violations);
  const rules: Readonly<Record<string, string>> = {
    endpoint: "endpoint",
    network: "tenant-sharing",
    project: "class-country",
    "security group rule": "public-exposure",
  };
  for (const [kind, rule] of Object.entries(rules)) {
    t.true(
      violated(kind).some((one) => one.rule === rule),
      `${kind}: ${rule}`,
    );
  }
  await hand.undo();
  t.deepEqual(named((await drift()).report), [], "all of it is gone again");
});

test.serial(
  "what is changed and deleted by hand is named, and refresh and up revert it",
  async (t) => {
    t.timeout(900_000);
    const changed = await changeByHand(hand);
    const gone = await deleteByHand(hand);
    const { report } = await drift();
    const found = report.findings.map(({ is, kind, id, name }) => `${is} ${kind} ${id ?? name}`);
    t.deepEqual(found.toSorted(), [...changed, ...gone].toSorted());
    for (const { commands } of report.findings) {
      t.true(
        commands.some(
          ({ does, command }) =>
            does === "revert" && command === `npx estate refresh ${SITE} && npx estate up ${SITE}`,
        ),
      );
    }
    await estate(["refresh", SITE]);
    await make("up", SITE);
    const after = await drift();
    t.deepEqual(
      after.report.findings.map(({ is, kind, name, attributes }) => [is, kind, name, attributes]),
      [],
    );
    t.is(after.report.result, "clean");
    t.is(after.exitCode, 0);
  },
);
