/** The engine reads what was encrypted again, with the new passphrase and not with the old one. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { execa } from "execa";
import { cipherOf, newCipher } from "../../../operations/passphrase/cipher.ts";
import {
  configUnder,
  saltOfConfig,
  saltOfState,
  stateUnder,
} from "../../../operations/passphrase/encrypted.ts";
import { checkpointOf } from "../../../operations/state/paths.ts";
import { SECRET, SIGNATURE } from "../../../policies/enforce/recorded/values.ts";
import { openEngine } from "../../helpers/pulumi.ts";

const [OLD, NEW, URN] = ["old", "new", "urn:pulumi:bamako::aes-estate::pulumi:pulumi:Stack::s"];

test("state and configuration of the engine under a new passphrase", async (t) => {
  const engine = await openEngine();
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-engine-passphrase-"));
  t.teardown(async () => {
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  });
  const pulumi = (phrase: string, args: readonly string[], input = "") =>
    execa(engine.program, [...args, "--stack", "bamako", "--non-interactive"], {
      cwd: folder,
      env: {
        ...engine.variables,
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: phrase,
      },
      extendEnv: false,
      input,
    });
  const exported = async (phrase: string) =>
    JSON.parse((await pulumi(phrase, ["stack", "export", "--show-secrets"])).stdout);
  await writeFile(join(folder, "Pulumi.yaml"), "name: aes-estate\nruntime: yaml\n");
  await pulumi(OLD, ["stack", "init"]);
  await pulumi(OLD, ["config", "set", "aes-estate:key", "--secret"], "of the configuration");
  const secret = { [SIGNATURE]: SECRET, plaintext: '"of the state"' };
  const { version, deployment } = await exported(OLD);
  deployment.resources = [
    { urn: URN, type: "pulumi:pulumi:Stack", custom: false, outputs: { secret } },
  ];
  await pulumi(OLD, ["stack", "import"], JSON.stringify({ version, deployment }));

  const [stateFile, configFile] = [checkpointOf("bamako"), "Pulumi.bamako.yaml"].map((name) =>
    join(folder, name),
  ) as [string, string];
  const [state, config] = await Promise.all([
    readFile(stateFile, "utf8"),
    readFile(configFile, "utf8"),
  ]);
  const from = await cipherOf(OLD, saltOfState(state) ?? "");
  if (from === undefined) return t.fail("the old passphrase does not belong to the engine's state");
  t.is(saltOfConfig(config), from.salt);
  const to = await newCipher(NEW);
  await writeFile(stateFile, stateUnder(state, from, to));
  await writeFile(configFile, configUnder(config, from, to));

  const { deployment: now } = await exported(NEW);
  t.deepEqual(now.resources[0].outputs, { secret });
  t.is((await pulumi(NEW, ["config", "get", "aes-estate:key"])).stdout, "of the configuration");
  await t.throwsAsync(exported(OLD), { message: /incorrect passphrase/ });
});
