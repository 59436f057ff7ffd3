/** Waivers on the real engine: a waived violation is advisory; a waiver that matches nothing fails the run. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "ava";
import { type Engine, openEngine } from "../../../helpers/pulumi.ts";
import { ALLIANCE_FILE } from "../../fixture.ts";
import { SOUND } from "../../waivers/samples.ts";

const root = join(import.meta.dirname, "../../../..");
const pack = ["--policy-pack", join(root, "policies/pack.ts")];
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** No rule that these programs violate may be waived, so one is made waivable here, and only here. */
const rules = pathToFileURL(join(root, "policies/rules/index.ts")).href;
const waivable = `import{RULES}from"${rules}";RULES.find(({name})=>name==="class-country").metadata.waivable=true`;
const NODE_OPTIONS = `--import=data:text/javascript,${encodeURIComponent(waivable)}`;

let engine: Engine;
test.before(async (t) => {
  t.timeout(600_000);
  engine = await openEngine({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE, NODE_OPTIONS });
  const config = { "aes-estate:rehearsal": true, "aes-estate:language": "en" };
  for (const program of ["class-not-here", "compliant-values"]) {
    await engine.init(program, "bamako", config);
  }
});
test.after.always(() => engine?.close());

/** A preview of data of Burkina Faso at Bamako, under a waiver for one of its projects. */
async function preview(
  project: string,
  args: readonly string[],
  guard: string,
  program = "class-not-here",
) {
  const scope = `urn:pulumi:bamako::${program}::openstack:identity/project:Project::${project}`;
  const waiver = { ...SOUND, rule: "class-country", scope, start: day(-1), expiry: day(1) };
  const file = join(engine.programs, `waivers-${program}-${project}.yaml`);
  await writeFile(file, JSON.stringify({ census: waiver }));
  const env = { AES_ESTATE_WAIVERS: file, AES_TEST_GUARD: guard };
  return engine.pulumi(program, ["preview", "--stack", "bamako", ...args], env);
}

test("the pack reports a waived violation as advice that names its waiver", async (t) => {
  t.timeout(600_000);
  const { code, output } = await preview("p", pack, "off");
  t.is(code, 0, output);
  t.regex(output, /\[advisory\][\s\S]*\[class-country\] urn\S+::p: waived by census until \d{4}-/);
});

test("the guard reports a waived violation as a warning", async (t) => {
  t.timeout(600_000);
  const { code, output } = await preview("p", [], "on");
  t.is(code, 0, output);
  t.regex(output, /warning: \[class-country\] urn\S+::p: waived by census until \d{4}-/);
});

test("a waiver of another resource covers nothing", async (t) => {
  t.timeout(600_000);
  for (const [args, guard] of [
    [pack, "off"],
    [[], "on"],
  ] as const) {
    const { code, output } = await preview("q", args, guard);
    t.not(code, 0, output);
    t.regex(output, /\[class-country\] urn\S+::p: .*would store/);
  }
});

test("an orphan fails the run of its stack", async (t) => {
  t.timeout(600_000);
  const { code, output } = await preview("gone", pack, "off", "compliant-values");
  t.not(code, 0, output);
  t.regex(output, /waivers\.census\.scope: got nothing in the stack that breaks class-country/);
});
