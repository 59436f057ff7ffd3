/** Guard and pack under a real engine with a state keeper: they evaluate the store behind it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { withKeeper } from "../../../operations/state/keeper.ts";
import { type Engine, openEngine, type RunResult } from "../../helpers/pulumi.ts";
import { ALLIANCE_FILE } from "../fixture.ts";

const PACK = ["--policy-pack", join(import.meta.dirname, "../../../policies/pack.ts")];
const UP = ["up", "--yes", "--skip-preview"];
const PACK_ONLY = { AES_TEST_GUARD: "off" };

let engine: Engine;
let folder: string;
test.before(async () => {
  engine = await openEngine({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE, AES_ESTATE_LANGUAGE: "en" });
  folder = await mkdtemp(join(tmpdir(), "aes-estate-kept-"));
});
test.after.always(async () => {
  await engine?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Runs `pulumi` in a program with a keeper in front of the engine's store. */
function kept(program: string, args: string[], env = {}): Promise<RunResult> {
  const { PULUMI_BACKEND_URL = "" } = engine.variables;
  return withKeeper({ folder, variables: { PULUMI_BACKEND_URL } }, async (keeper) => {
    if (keeper === undefined) throw new Error("there is no keeper: run `make toolchain`");
    return engine.pulumi(program, [...args, "--stack", "bamako"], { ...env, ...keeper.variables });
  });
}

test.serial("a store on this machine passes guard and pack in a rehearsal", async (t) => {
  await engine.init("compliant-values", "bamako", { "aes-estate:rehearsal": true });
  for (const args of [["preview"], UP]) {
    const { code, output } = await kept("compliant-values", [...args, ...PACK]);
    t.is(code, 0, output);
    t.regex(output, /✅ aes-estate@v/);
  }
});

test.serial("a store that is not registered is denied by guard and pack, and named", async (t) => {
  await engine.init("real-stack", "bamako", {
    "aes-estate:rehearsal": false,
    "aes-estate:language": "en",
  });
  const store = `recorded in “${engine.variables.PULUMI_BACKEND_URL}”, which is not registered`;
  const runs = [
    [["preview"], {}],
    [UP, {}],
    [["preview", ...PACK], PACK_ONLY],
    [[...UP, ...PACK], PACK_ONLY],
  ] as const;
  for (const [args, env] of runs) {
    const { code, output } = await kept("real-stack", [...args], env);
    t.not(code, 0, output);
    t.regex(output, /\[state-residency\] /);
    t.true(output.includes(store), output);
    t.regex(output, /secrets are protected by “passphrase”/);
  }
});
