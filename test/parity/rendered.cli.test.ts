/** Objects that the plugin itself renders from text: both enforcement points of the engine see them, too. */
import { join } from "node:path";
import test from "ava";
import { ADMINISTRATOR, type ApiServer, startApiServer } from "../helpers/api-server.ts";
import { type Engine, openEngine } from "../helpers/pulumi.ts";
import { ALLIANCE_FILE } from "../policies/fixture.ts";

const PROGRAM = "rendered-by-plugin";
const pack = ["--policy-pack", join(import.meta.dirname, "../../policies/pack.ts")];

let server: ApiServer;
let engine: Engine;
test.before(async (t) => {
  t.timeout(300_000);
  server = await startApiServer({ nodes: 1 });
  engine = await openEngine({
    AES_ESTATE_ALLIANCE: ALLIANCE_FILE,
    AES_TEST_KUBECONFIG: server.kubeconfig(ADMINISTRATOR),
  });
  await engine.init(PROGRAM, "bamako", { "aes-estate:rehearsal": true });
});
test.after.always(() => engine?.close());
test.after.always(() => server?.close());

const run = (args: string[], type: string, guard = "on") =>
  engine.pulumi(PROGRAM, args, { AES_TEST_GUARD: guard, AES_TEST_SERVICE_TYPE: type });

test.serial("a compliant object passes both enforcement points", async (t) => {
  t.timeout(300_000);
  const { code, output } = await run(["preview", ...pack], "ClusterIP");
  t.is(code, 0, output);
  t.regex(output, /core\/v1:Service/);
});

test.serial(
  "a non-compliant object is denied by the guard, in a preview and in an update",
  async (t) => {
    t.timeout(300_000);
    for (const args of [["preview"], ["up", "--yes", "--skip-preview"]]) {
      const { code, output } = await run(args, "NodePort");
      t.not(code, 0, output);
      t.regex(output, /\[external-reach\] .*NodePort/);
    }
  },
);

test.serial(
  "a non-compliant object is denied by the pack alone, in a preview and in an update",
  async (t) => {
    t.timeout(300_000);
    for (const args of [["preview"], ["up", "--yes", "--skip-preview"]]) {
      const { code, output } = await run([...args, ...pack], "NodePort", "off");
      t.not(code, 0, output);
      t.regex(output, /\[external-reach\] .*NodePort/);
    }
    const { stdout } = await server.kubectl(ADMINISTRATOR, ["get", "services", "-o=name"]);
    t.notRegex(stdout, /service\/web/, "no denied object is in the cluster");
  },
);
