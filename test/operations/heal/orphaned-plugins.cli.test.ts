/** The repair leaves a plugin alone that an engine still uses, and ends one that nothing uses. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import test from "ava";
import { endOrphans, orphans } from "../../../operations/heal/orphaned-plugins.ts";
import { toolchainPaths } from "../../../toolchain/paths.ts";
import { PINS } from "../../../toolchain/pins.ts";

let state: string;
test.before(async () => {
  state = await mkdtemp(join(tmpdir(), "aes-orphans-"));
  process.env.AES_ESTATE_STATE = state;
  await mkdir(join(state, "pulumi-home"));
  await symlink(toolchainPaths().plugins, join(state, "pulumi-home/plugins"));
});
test.after.always(() => rm(state, { recursive: true, force: true }));

/** Whether a condition holds before the test's own timeout. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await setTimeout(20);
}

test("a plugin whose command is gone is left alone until no engine is connected to it", async (t) => {
  const folder = `resource-openstack-v${PINS.plugins.openstack}`;
  const program = join(state, "pulumi-home/plugins", folder, "pulumi-resource-openstack");
  // The shell ends and leaves the plugin behind. It holds both ends of its input, so that it does not end by itself.
  const script = 'mkfifo "$2" && { "$1" --serve <>"$2" & echo $!; }';
  const args = ["-c", script, "sh", program, join(state, "input")];
  const shell = spawn("sh", args, { stdio: ["ignore", "pipe", "inherit"] });
  const lines: string[] = [];
  createInterface(shell.stdout).on("line", (line) => lines.push(line));
  await once(shell, "exit");
  await until(async () => lines.length === 2);
  const [pid = 0, port = 0] = lines.map(Number);
  t.teardown(() => {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has ended, as it should.
    }
  });

  const engine = connect(port, "127.0.0.1");
  t.teardown(() => engine.destroy());
  await once(engine, "connect");
  await until(async () => !(await orphans()).includes(pid)); // the plugin accepts the connection
  t.is(await endOrphans(), 0);

  engine.destroy();
  await until(async () => (await orphans()).includes(pid));
  t.is(await endOrphans(), 1);
  t.deepEqual(await orphans(), []);
});
