/**
 * One thing of almost every kind is made, changed and deleted by hand at a deployed site: drift names each of them once
 * and nothing else, and the commands that it prints bring the site back.
 */
import test from "ava";
import type { Report } from "../../operations/drift/model.ts";
import { makeByHand } from "./helpers/by-hand.ts";
import { changeByHand, deleteByHand } from "./helpers/changed-by-hand.ts";
import { estate } from "./helpers/cluster.ts";
import { drift } from "./helpers/drift.ts";
import { Hand } from "./helpers/hand.ts";
import { make } from "./helpers/site.ts";

const SITE = "ouagadougou";
const TENANT = "customs";

let hand: Hand;
test.before(async () => {
  hand = await Hand.at(SITE, TENANT);
});
test.after.always(() => hand?.undo());

const named = ({ findings }: Report) => findings.map(({ is, kind, id }) => `${is} ${kind} ${id}`);

test.serial("everything that is made by hand is named once, and nothing else", async (t) => {
  t.timeout(600_000);
  await makeByHand(hand);
  t.true(hand.made.length >= 40, `${hand.made.length}`);
  const { report, exitCode } = await drift(SITE);
  t.deepEqual(named(report).toSorted(), hand.made.map((one) => `unmanaged ${one}`).toSorted());
  t.is(exitCode, 1);
  const violated = (kind: string) =>
    report.findings.filter((one) => one.kind === kind).flatMap(({ violations }) => violations);
  for (const [kind, rule] of [
    ["endpoint", "endpoint"],
    ["network", "tenant-sharing"],
    ["project", "class-country"],
    ["security group rule", "public-exposure"],
    ["security group rule", "administration"],
  ] as const) {
    t.true(
      violated(kind).some((one) => one.rule === rule),
      `${kind}: ${rule}`,
    );
  }
  await hand.undo();
  t.deepEqual(named((await drift(SITE)).report), [], "all of it is gone again");
});

test.serial(
  "what is changed and deleted by hand is named, and refresh and up revert it",
  async (t) => {
    t.timeout(900_000);
    const changed = await changeByHand(hand);
    const gone = await deleteByHand(hand);
    const { report } = await drift(SITE);
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
    const after = await drift(SITE);
    t.deepEqual(
      after.report.findings.map(({ is, kind, name, attributes }) => [is, kind, name, attributes]),
      [],
    );
    t.is(after.report.result, "clean");
    t.is(after.exitCode, 0);
  },
);
