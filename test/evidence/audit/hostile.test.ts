/**
 * `estate audit` on inputs that no engine writes: what cannot be read with certainty is no result (2), and never an
 * exception.
 */
import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { run } from "../../../cli/run.ts";
import { visible } from "../../../output/message.ts";
import { REFERENCE } from "../../estate/overlay.ts";
import { heard } from "../../helpers/command.ts";
import {
  hostileBytes,
  hostileKey,
  hostileValue,
  INHERITED,
  placesIn,
} from "../../helpers/hostile-values.ts";
import { ALLIANCE_FILE } from "../../policies/fixture.ts";
import { compliant, openFolder, stateOf } from "./states.ts";

const folder = openFolder();
test.after.always(() => folder.remove());

const WAIVERS = join(REFERENCE, "policies/waivers.yaml");
const REGISTRY = ["--alliance", ALLIANCE_FILE, "--waivers", WAIVERS];

/** A state of three resources whose secrets have a key. */
const KEY = { secrets_providers: { type: "cloud", state: { url: "hashivault://aes-bamako" } } };
const STATE = stateOf(compliant, { deployment: KEY });

type Data = Record<string | number, unknown>;

/** The state as text with one value changed. */
function changed(
  path: readonly (string | number)[],
  change: (parent: Data, key: string | number) => void,
) {
  const data = JSON.parse(STATE) as Data;
  const parent = path.slice(0, -1).reduce((part, key) => part[key] as Data, data);
  change(parent, path.at(-1) ?? "");
  return JSON.stringify(data, null, 2);
}

const set = (path: readonly (string | number)[], value: unknown) =>
  changed(path, (parent, key) => {
    parent[key] = value;
  });

let files = 0;
async function audited(input: string | Buffer, ...args: string[]) {
  files += 1;
  const file = folder.write(`${files}.json`, input);
  return heard(() => run(["audit", file, ...REGISTRY, "--lang", "en", ...args], {}));
}

const RESOURCES = ["deployment", "resources"];
const VOLUME = [...RESOURCES, 2];
const nested = (count: number) => `${"[".repeat(count)}${"]".repeat(count)}`;

for (const [name, text, found] of [
  ["a version that is no number", set(["version"], { toString: 1 }), "state of version ?"],
  ["features that are no list", set(["features"], { x: 1 }), "features: a value that"],
  ["features that are no texts", set(["features"], [{ toString: 1 }]), "features.0: a value that"],
  [
    "another type than in the URN",
    set([...VOLUME, "type"], "random:index/randomId:RandomId"),
    "not that of the URN",
  ],
  ["an inherited name as a type", set([...VOLUME, "type"], "constructor"), "not that of the URN"],
  [
    "a URN with a line end",
    set([...VOLUME, "urn"], "urn:pulumi:bamako::x::a:b:C::d\nResult: PASSED"),
    "urn: a value that",
  ],
  [
    "an input that readers lose",
    STATE.replace('"size"', '"__proto__": { "a": 1 }, "size"'),
    "key __proto__",
  ],
  ["an input that is there twice", STATE.replace('"size"', '"size": 2, "size"'), "key size"],
  [
    "a state that is there twice",
    STATE.replace('"deployment"', '"deployment": {}, "deployment"'),
    "key deployment",
  ],
  [
    "a deep value",
    STATE.replace('"size"', `"metadata2": ${nested(501)}, "size"`),
    "more than 500 levels",
  ],
  ["a deep text that is no JSON", "[".repeat(200_000), "more than 500 levels"],
  [
    "bytes that are not UTF-8",
    Buffer.from(STATE.replace("citizen", "citi\xe9"), "latin1"),
    "not UTF-8",
  ],
  [
    "half of a UTF-16 character",
    Buffer.concat([Buffer.from(`\ufeff${STATE}`, "utf16le"), Buffer.of(0x20)]),
    "not UTF-8",
  ],
] as const) {
  test.serial(`no result: ${name}`, async (t) => {
    const { exitCode, stderr, stdout } = await audited(text);
    t.is(exitCode, 2, stdout);
    t.true(stderr.includes(found), stderr);
    t.regex(stderr, /^estate: [^\n]+\n?$/);
  });
}

test.serial("an inherited name as a type is unclassified as any other", async (t) => {
  for (const type of INHERITED) {
    const text = changed(VOLUME, (resources, index) => {
      const volume = resources[index] as { urn: string; type: string };
      resources[index] = { ...volume, type, urn: volume.urn.replace(volume.type, type) };
    });
    const { exitCode, stdout, stderr } = await audited(text);
    t.is(exitCode, 1, stderr);
    t.regex(stdout, /\[unclassified-type\]/);
  }
});

test.serial(
  "the key of a state's secrets is evaluated whether its place is known or not",
  async (t) => {
    t.is((await audited(STATE)).exitCode, 0);
    const KEY_AT = ["deployment", "secrets_providers"];
    for (const key of [
      { type: "cloud", state: { url: "awskms://alias/x?region=eu-west-1" } },
      { type: "cloud", state: { url: { toString: 1 } } },
      { type: "cloud" },
      { type: "service", state: { url: "https://api.pulumi.com" } },
      { type: "passphrase" },
    ]) {
      const { exitCode, stdout } = await audited(set(KEY_AT, key));
      t.is(exitCode, 1, JSON.stringify(key));
      t.regex(stdout, /\[state-residency\]/);
      t.regex(stdout, /where the state is kept: the file does not say/);
    }
  },
);

test.serial("no file is waited for: a pipe, a device, a link to itself", async (t) => {
  const pipe = join(folder.write("beside", ""), "../pipe");
  execFileSync("mkfifo", [pipe]);
  const loop = join(pipe, "../loop");
  symlinkSync(loop, loop);
  const state = folder.write("state.json", STATE);
  for (const place of [pipe, loop, "/dev/zero", "a\0b"]) {
    for (const args of [
      [place, ...REGISTRY],
      [state, "--alliance", place, "--waivers", WAIVERS],
      [state, "--alliance", ALLIANCE_FILE, "--waivers", place],
      [state, ...REGISTRY, "--things", place],
    ]) {
      const { exitCode, stderr } = await heard(() => run(["audit", ...args], {}));
      t.is(exitCode, 2, args.join(" "));
      t.regex(stderr, /^estate: [^\n]+\n?$/);
    }
  }
});

const FORMATS = ["text", "json", "sarif", "junit"] as const;
const aPlace = fc.constantFrom(...placesIn(JSON.parse(STATE)).slice(1));
const mutation = fc.oneof(
  fc.tuple(aPlace, hostileValue).map(([{ path }, value]) => set(path, value)),
  fc.tuple(aPlace, hostileKey).map(([{ path }, name]) =>
    changed(path, (parent, key) => {
      Object.defineProperty(parent, name, { value: parent[key], enumerable: true });
    }),
  ),
  fc.tuple(aPlace, aPlace).map(([{ path }, { value }]) => set(path, value)),
  hostileBytes.map((change) => change(STATE)),
);

test.serial(
  "each of 200 mutated states has a result, or none; no format lets a character control a terminal",
  async (t) => {
    const codes = new Set<number>();
    await fc.assert(
      fc.asyncProperty(mutation, fc.constantFrom(...FORMATS), async (input, format) => {
        const { exitCode, stdout, stderr } = await audited(input, "--format", format);
        codes.add(exitCode);
        t.is(stdout, visible(stdout));
        t.is(stderr, visible(stderr));
        t.is(exitCode === 2, stderr !== "" || /INVALID|"invalid"|errors="1"/.test(stdout));
        t.false(/unexpected error/.test(stderr), stderr);
      }),
      { numRuns: 200, includeErrorInReport: true },
    );
    t.deepEqual([...codes].sort(), [0, 1, 2]);
  },
);

test.serial("each of 60 mutated registries, waivers and lists of things, too", async (t) => {
  const state = folder.write("whole.json", STATE);
  const inputs = fc.oneof(
    hostileBytes.map((change) => change(STATE)),
    fc.tuple(hostileKey, hostileValue).map(([key, value]) => JSON.stringify({ [key]: value })),
    hostileValue.map((value) => JSON.stringify(value)),
  );
  const options = fc.constantFrom("--alliance", "--waivers", "--things");
  await fc.assert(
    fc.asyncProperty(inputs, options, async (input, option) => {
      const file = folder.write("input.yaml", input);
      const { exitCode, stderr } = await heard(() =>
        run(["audit", state, ...REGISTRY, option, file, "--lang", "en"], {}),
      );
      t.true([0, 1, 2].includes(exitCode));
      t.is(stderr, visible(stderr));
      t.false(/unexpected error/.test(stderr), stderr);
    }),
    { numRuns: 60, includeErrorInReport: true },
  );
});
