/**
 * What a program can do with the engine itself, tried on the engine: one preview under the pack, one under the guard.
 */
import { join } from "node:path";
import test from "ava";
import { type Engine, openEngine } from "../helpers/pulumi.ts";
import { ALLIANCE_FILE } from "../policies/fixture.ts";

const PROGRAM = "mechanics";

let engine: Engine;
test.before(async (t) => {
  t.timeout(600_000);
  engine = await openEngine({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE, AES_ESTATE_LANGUAGE: "en" });
  for (const site of ["ouagadougou", "bamako"]) {
    await engine.init(PROGRAM, site, { "aes-estate:rehearsal": true, "aes-estate:language": "en" });
  }
});
test.after.always(() => engine?.close());

const pack = ["--policy-pack", join(import.meta.dirname, "../../policies/pack.ts")];
const preview = ["preview", "--stack", "bamako"];

/** Logical names, and the rule that denies each. */
const DENIED: readonly [name: string, rule: string][] = [
  ["away", "location"],
  ["nested", "location"],
  ["dynamic", "unclassified-type"],
  ["transformed", "location"],
  ["protected", "location"],
  ["aliased", "location"],
  ["unclosed", "default-deny"],
  ["orphan", "data-owner"],
];

test.serial("the pack denies each of them in one preview", async (t) => {
  t.timeout(600_000);
  const { code, output } = await engine.pulumi(PROGRAM, [...preview, ...pack], {
    AES_TEST_GUARD: "off",
  });
  t.not(code, 0, output);
  for (const [name, rule] of DENIED) {
    t.regex(output, new RegExp(`\\[${rule}\\] \\S+::${name}: `), `${name}\n${output}`);
  }
});

test.serial("the guard stops at the first, which is another site's stack", async (t) => {
  t.timeout(600_000);
  const { code, output } = await engine.pulumi(PROGRAM, preview);
  t.not(code, 0, output);
  t.regex(output, /\[stack-reference\] \S+::other: stack “organization\/mechanics\/ouagadougou”/);
});
