/** Ways to weaken a run's policies, on the real engine: each ends in an error, none in a pass. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { type Engine, openEngine } from "../helpers/pulumi.ts";
import { ALLIANCE_FILE } from "./fixture.ts";

const folder = join(import.meta.dirname, "../../policies");
const file = join(folder, "pack.ts");
const URN = "urn:pulumi:bamako::class-not-here::openstack:identity/project:Project::p";

let engine: Engine;
test.before(async (t) => {
  t.timeout(600_000);
  engine = await openEngine({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE, AES_TEST_GUARD: "off" });
  const config = { "aes-estate:rehearsal": true, "aes-estate:language": "en" };
  for (const program of ["class-not-here", "compliant-values"]) {
    await engine.init(program, "bamako", config);
  }
});
test.after.always(() => engine?.close());

/** A preview under the pack with a configuration. */
async function preview(program: string, config: unknown, pack = file, env = {}) {
  const name = join(engine.programs, `config-${Math.random().toString(36).slice(2)}.json`);
  await writeFile(name, JSON.stringify(config));
  const args = ["preview", "--stack", "bamako", "--policy-pack", pack];
  return engine.pulumi(program, [...args, "--policy-pack-config", name], env);
}

const rejected: [name: string, config: unknown, message: RegExp][] = [
  ["all policies as advice", { all: "advisory" }, /is rejected[\s\S]*all: .*level advisory/],
  ["all policies off", { all: "disabled" }, /level disabled, want mandatory/],
  ["one rule as advice", { "class-country": "advisory" }, /class-country: .*level advisory/],
  ["a misspelt rule", { "clas-country": "mandatory" }, /clas-country: .*does not know/],
  ["a misspelt level", { "class-country": "mandatry" }, /not a valid enforcement level/],
  ["a setting", { all: { enforcementLevel: "mandatory", allow: ["FR"] } }, /want no setting/],
];
for (const [name, config, message] of rejected) {
  test(`${name} is an error, also where nothing is violated`, async (t) => {
    t.timeout(600_000);
    const { code, output } = await preview("compliant-values", config);
    t.not(code, 0, output);
    t.regex(output, message);
    t.notRegex(output, /^\s+at .*:\d+:\d+/m, "a stack trace");
  });
}

test("a configuration may repeat what holds anyway", async (t) => {
  t.timeout(600_000);
  const { code, output } = await preview("compliant-values", {
    all: "mandatory",
    "class-country": "mandatory",
  });
  t.is(code, 0, output);
});

test("the folder form rejects the same", async (t) => {
  t.timeout(600_000);
  const PWD = join(engine.programs, "compliant-values");
  const { code, output } = await preview("compliant-values", { all: "advisory" }, folder, { PWD });
  t.not(code, 0, output);
  t.regex(output, /level advisory, want mandatory/);
});

test("the engine's own exceptions except nothing", async (t) => {
  t.timeout(600_000);
  const rules = ["policies", "state", "class-country"];
  const match = [{ policies: rules, targets: [URN] }];
  const plain = await preview("class-not-here", {});
  t.true(plain.output.includes(`[class-country] ${URN}: `), plain.output);
  const { code, output } = await preview("class-not-here", {
    version: 2,
    exceptions: { "EX-1": { reason: "because", match } },
  });
  t.not(code, 0, output);
  t.regex(output, /\[class-country\]/);
});

test("a broken waiver stops the pack, and the guard without a pack", async (t) => {
  t.timeout(600_000);
  const waivers = join(engine.programs, "waivers.yaml");
  await writeFile(waivers, "everything: { rule: class-country, scope: '*' }");
  const env = { AES_ESTATE_WAIVERS: waivers, AES_ESTATE_LANGUAGE: "en" };
  const args = ["preview", "--stack", "bamako"];
  const pack = await engine.pulumi("compliant-values", [...args, "--policy-pack", file], env);
  t.not(pack.code, 0, pack.output);
  t.regex(pack.output, /aes-estate: waivers\.everything\.owner: /);
  const guard = await engine.pulumi("compliant-values", args, { ...env, AES_TEST_GUARD: "" });
  t.not(guard.code, 0, guard.output);
  t.regex(guard.output, /waivers\.everything\.owner: /);
  for (const { output } of [pack, guard]) t.notRegex(output, /^\s+at .*:\d+:\d+/m, "a stack trace");
});
