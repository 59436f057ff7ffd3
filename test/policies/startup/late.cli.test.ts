/**
 * Values known only once another resource is created, on the real engine and the real plugin, against a cloud on
 * loopback that records its requests: they are evaluated again in `up`, and nothing denied is ever requested.
 */
import { join } from "node:path";
import test from "ava";
import { type Engine, openEngine } from "../../helpers/pulumi.ts";
import { openRecordingCloud, type RecordingCloud } from "../../helpers/recording-cloud.ts";
import { ALLIANCE_FILE } from "../fixture.ts";

let engine: Engine;
let cloud: RecordingCloud;
test.before(async (t) => {
  t.timeout(600_000);
  cloud = await openRecordingCloud("bamako-1");
  engine = await openEngine({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE, AES_ESTATE_LANGUAGE: "en" });
  await engine.init("late", "bamako", {
    "aes-estate:rehearsal": true,
    "aes-estate:language": "en",
    "late:authUrl": cloud.authUrl,
  });
});
test.after.always(async () => {
  cloud?.close();
  await engine?.close();
});

const pack = ["--policy-pack", join(import.meta.dirname, "../../../policies/pack.ts")];
const preview = ["preview"];
const up = ["up", "--yes", "--skip-preview"];

/** Runs the program with one of its parts; returns also the resources requested from the cloud, by name. */
async function run(part: string, args: readonly string[], env: Record<string, string> = {}) {
  const before = cloud.creations.length;
  const given = [...args, "--config", `late:program=${part}`];
  const { code, output } = await engine.pulumi("late", given, env);
  const made = cloud.creations.slice(before).map(({ body }) => body.name ?? body.description);
  return { code, output, made: made.sort() };
}

/** The resources that exist beside every part. */
const BASE = ["closed", "closed-too", "other", "own"];

test.serial(
  "an id that is unknown in the preview passes it, and the update that knows the id denies it",
  async (t) => {
    t.timeout(600_000);
    const planned = await run("late-id", [...preview, ...pack]);
    t.is(planned.code, 0, planned.output);
    t.deepEqual(planned.made, []);
    const { code, output, made } = await run("late-id", up);
    t.not(code, 0, output);
    t.regex(output, /\[zone-boundary\] \S+::late-id: networkId joins .* not in the stack/);
    t.deepEqual(made, BASE, "all but the port");
  },
);

/** Parts, the installed enforcement point, and its message on them. */
const DENIED: readonly [part: string, point: "guard" | "pack", message: RegExp][] = [
  [
    "hidden-id",
    "guard",
    /\[zone-boundary\] \S+::hidden-id: networkId .* another tenant: “tax” .* “health”/,
  ],
  ["hidden-prefix", "guard", /\[public-exposure\] \S+::hidden-prefix: .*0\.0\.0\.0\/0/],
  ["late-region", "guard", /\[location\] \S+::late-region: region “eu-west-1” .* no site/],
  ["late-class", "guard", /\[class-country\] \S+::late-class: .*“secret”.* not in the registry/],
  ["late-prefix", "pack", /\[public-exposure\] \S+::late-prefix: .*0\.0\.0\.0\/0/],
];

for (const [part, point, message] of DENIED) {
  test.serial(`${part} is denied by the ${point} before any request to the cloud`, async (t) => {
    t.timeout(600_000);
    const { code, output, made } = await (point === "guard"
      ? run(part, up)
      : run(part, [...up, ...pack], { AES_TEST_GUARD: "off" }));
    t.not(code, 0, output);
    t.regex(output, message);
    t.deepEqual(made, []);
  });
}

test.serial("ids that an apply keeps are admitted, made and recorded", async (t) => {
  t.timeout(600_000);
  const { code, output, made } = await run("ordinary", [...up, ...pack]);
  t.is(code, 0, output);
  t.deepEqual(made, ["front", "inside", "ordinary", "tier-inner", "tier-inner-port"]);
  const joined = cloud.creations.flatMap(({ body: { name, network_id: id } }) =>
    id === undefined ? [] : [[name, id]],
  );
  t.deepEqual(joined.sort(), [
    ["front", cloud.ids.get("own")],
    ["ordinary", cloud.ids.get("own")],
    ["tier-inner-port", cloud.ids.get("tier-inner")],
  ]);
  // A change of a network's own description does not make it another network.
  const args = [...preview, ...pack, "--config", "late:description=second"];
  const changed = await run("ordinary", args);
  t.is(changed.code, 0, changed.output);
  t.regex(changed.output, /~ 1 to update/);
});
