/** `estate kubeconfig` on a site that is no rehearsal: the stack's outputs, read with a person's own `pulumi`. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { execa, execaNode } from "execa";
import { toolchainPaths } from "../../../toolchain/paths.ts";
import { checkOut, PROGRAM } from "../../helpers/checkout.ts";

const CLUSTER = "ai-research/lab";
const KUBECONFIG = "apiVersion: v1\nkind: Config\n";

let root: string;
let folder: string;
let variables: Record<string, string>;
test.before(async () => {
  root = await mkdtemp(join(tmpdir(), "aes-estate-real-"));
  folder = join(root, "repository");
  const [home, state] = [join(root, "home"), join(root, "state")];
  for (const made of [folder, home, state]) await mkdir(made);
  await checkOut(folder, PROGRAM);
  const config = { "aes-estate:cloud": "bamako", "aes-estate:rehearsal": "false" };
  await writeFile(join(folder, "Pulumi.bamako.yaml"), JSON.stringify({ config }));
  const outputs = { [CLUSTER]: { apiAddress: "https://192.0.2.1:6443", kubeconfig: KUBECONFIG } };
  const source = `export const clusters = ${JSON.stringify(outputs)};\n`;
  await writeFile(join(folder, "stacks/index.ts"), source);
  const { bin } = toolchainPaths();
  variables = {
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(":"),
    PULUMI_HOME: home,
    PULUMI_BACKEND_URL: `file://${state}`,
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    NODE_COMPILE_CACHE: join(root, "compiled"),
    AES_ESTATE_PROJECT: folder,
    AES_ESTATE_LANGUAGE: "en",
  };
});
test.after.always(() => rm(root, { recursive: true, force: true }));

function kubeconfig(cluster: string, ...options: string[]) {
  const args = ["kubeconfig", "bamako", cluster, ...options];
  const settings = { cwd: folder, env: variables, reject: false };
  return execaNode(join(folder, "cli/estate.ts"), args, settings);
}

const pulumi = (...args: string[]) =>
  execa("pulumi", [...args, "--non-interactive"], { cwd: folder, env: variables });

test.serial("a stack that is not recorded is named, and where to log in", async (t) => {
  const { exitCode, stdout, stderr } = await kubeconfig(CLUSTER);
  t.is(exitCode, 1);
  t.is(stdout, "");
  t.regex(stderr, /^estate: pulumi did not read the stack of bamako, .*no stack named 'bamako'/);
  t.regex(stderr, /pulumi login/);
});

test.serial("the kubeconfig for people is the stack's output", async (t) => {
  await pulumi("stack", "init", "bamako");
  await pulumi("up", "--yes", "--skip-preview", "--stack", "bamako");
  const { exitCode, stdout, stderr } = await kubeconfig(CLUSTER);
  t.deepEqual([exitCode, stderr, `${stdout}\n`], [0, "", KUBECONFIG]);
});

test.serial("a cluster that is not deployed yet is named, with what deploys it", async (t) => {
  const { exitCode, stderr } = await kubeconfig("e-visa/apps");
  t.is(exitCode, 1);
  t.regex(stderr, /the cluster e-visa\/apps is not deployed yet: run `pulumi up --stack bamako`/);
});

test.serial("--as and --admin belong to a rehearsal", async (t) => {
  for (const options of [
    ["--as", "operators"],
    ["--admin", "--reason", "an emergency"],
  ]) {
    const { exitCode, stderr } = await kubeconfig(CLUSTER, ...options);
    t.is(exitCode, 2);
    t.regex(stderr, /^estate: got --as or --admin for bamako, which is not a rehearsal/);
  }
});
