/** A CrossGuard configuration that would weaken the policies is an error: by table, and as the engine would send it. */
import { join } from "node:path";
import { credentials } from "@grpc/grpc-js";
import { AnalyzerClient } from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import analyzer from "@pulumi/pulumi/proto/analyzer_pb.js";
import test from "ava";
import { execa } from "execa";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import struct from "google-protobuf/google/protobuf/struct_pb.js";
import { configurationProblems, sealed } from "../../../../policies/enforce/pack/configuration.ts";
import { policies } from "../../../../policies/enforce/pack/policies.ts";
import { PACKS } from "../../../../policies/packs.ts";
import { ALLIANCE_FILE, alliance } from "../../fixture.ts";

const own = new Map([
  ["policies-5ea1", "mandatory"],
  ["waived-5ea1", "advisory"],
]);
const rules = new Set<string>(PACKS.full);
const problems = (name: string, level: string, properties = {}) =>
  configurationProblems({ [name]: { level, properties } }, own, rules);

const harmless: [name: string, level: string][] = [
  ["policies-5ea1", "mandatory"],
  ["waived-5ea1", "advisory"],
  ["class-country", "mandatory"],
  ["all", "mandatory"],
];
for (const [name, level] of harmless) {
  test(`${name}: ${level} changes nothing`, (t) => t.deepEqual(problems(name, level), []));
}

const rejected: [name: string, level: string, message: RegExp, properties?: object][] = [
  ["policies-5ea1", "advisory", /policies-5ea1: .*got level advisory, want mandatory/],
  ["policies-5ea1", "disabled", /got level disabled/],
  ["policies-5ea1", "remediate", /got level remediate/],
  ["waived-5ea1", "disabled", /got level disabled, want advisory/],
  ["all", "advisory", /all: .*got level advisory/],
  ["all", "disabled", /got level disabled/],
  ["class-country", "advisory", /class-country: .*got level advisory/],
  ["class-contry", "mandatory", /class-contry: .*does not know; want one of: unclassified-type, /],
  ["policies", "mandatory", /policies: .*does not know/],
  ["__proto__x", "mandatory", /does not know/],
  ["class-country", "mandatory", /got allow, want no setting/, { allow: ["FR"] }],
];
for (const [name, level, message, properties] of rejected) {
  test(`${name}: ${level}${properties ? " with settings" : ""} is an error`, (t) => {
    const found = problems(name, level, properties);
    t.is(found.length, 1);
    t.regex(found[0] ?? "", message);
  });
}

test("the engine's exceptions cannot name a policy: each run gives the policies new names", (t) => {
  const names = () => sealed(policies(alliance, [])).map(({ name }) => name);
  const [one, two] = [names(), names()];
  for (const name of one) t.regex(name, /^[a-z]+-[0-9a-f]{8}$/);
  t.is(new Set([...one, ...two]).size, one.length * 2);
});

test("the pack as a process accepts its own configuration and rejects another", async (t) => {
  const file = join(import.meta.dirname, "../../../../policies/pack.ts");
  const env = { AES_ESTATE_ALLIANCE: ALLIANCE_FILE, AES_ESTATE_WAIVERS: "", AES_ESTATE_PACK: "" };
  const pack = execa(process.execPath, [file], { env, reject: false });
  t.teardown(() => pack.kill());
  const [line] = await pack
    .iterable()
    [Symbol.asyncIterator]()
    .next()
    .then(({ value }) => [value]);
  const client = new AnalyzerClient(`127.0.0.1:${line}`, credentials.createInsecure());
  t.teardown(() => client.close());

  const names = await new Promise<string[]>((resolve, reject) => {
    client.getAnalyzerInfo(new empty.Empty(), (error, info) => {
      if (error) reject(error);
      else resolve(info.getPoliciesList().map((policy) => policy.getName()));
    });
  });
  t.deepEqual(
    names.map((name) => name.replace(/-.*/, "")),
    ["policies", "state", "stack"],
  );

  const { ADVISORY, MANDATORY, DISABLED } = analyzer.EnforcementLevel;
  const configure = (settings: Record<string, number>, properties: Record<string, string> = {}) =>
    new Promise<string>((resolve) => {
      const request = new analyzer.ConfigureAnalyzerRequest();
      for (const [name, level] of Object.entries(settings)) {
        const setting = new analyzer.PolicyConfig();
        setting.setEnforcementlevel(level);
        setting.setProperties(struct.Struct.fromJavaScript(properties));
        request.getPolicyconfigMap().set(name, setting);
      }
      client.configure(request, (error) => resolve(error?.details ?? "taken"));
    });
  const defaults = Object.fromEntries(names.map((name) => [name, MANDATORY]));
  t.is(await configure(defaults), "taken");
  const disabled = Object.fromEntries(names.map((name) => [name, DISABLED]));
  t.regex(await configure(disabled), /is rejected:\n +policies-\w+: .*got level disabled/);
  t.regex(await configure({ ...defaults, all: ADVISORY }), /all: .*got level advisory/);
  t.regex(await configure({ ...defaults, location: ADVISORY }), /location: .*advisory/);
  t.regex(await configure({ ...defaults, locaton: MANDATORY }), /locaton: .*does not know/);
  t.regex(await configure(defaults, { allow: "FR" }), /got allow, want no setting/);
});
