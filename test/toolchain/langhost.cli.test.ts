/** The language host in use: programs, policy packs and component packages that the real engine starts. */
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import test from "ava";
import { openProject, type Project } from "./project.ts";

const PACK = `
import { PolicyPack } from "@pulumi/policy";
import { isBad } from "./bad.ts";
new PolicyPack("pack", {
  policies: [{
    name: "no-bad-pet", description: "no bad pet", enforcementLevel: "mandatory",
    validateResource: (args, report) => { if (isBad(args.props.prefix)) report("a bad pet"); },
  }],
});
`;

const FILES = {
  "index.ts": `
    import * as pulumi from "@pulumi/pulumi";
    import { pet } from "./pet.ts";
    const config = new pulumi.Config();
    const mode = await Promise.resolve(config.get("mode") ?? "fine");
    if (mode === "throws") throw new Error("the program is wrong");
    if (mode === "exits") process.exit(3);
    export const name = pet(mode).id;
    export const secret = config.getSecret("secret");
    export const stack = pulumi.getStack();
    export const node = process.version;
  `,
  "pet.ts": `
    import * as random from "@pulumi/random";
    export const pet = (prefix: string): random.RandomPet => new random.RandomPet("pet", { prefix });
  `,
  "pack/PulumiPolicy.yaml": "runtime:\n  name: nodejs\n  options:\n    typescript: false\n",
  "pack/package.json": `{ "name": "pack", "version": "1.0.0", "type": "module", "main": "index.ts" }`,
  "pack/index.ts": PACK,
  "pack/bad.ts": `export const isBad = (prefix: unknown): boolean => prefix === "bad";`,
  "run-pack/package.json": `{ "name": "pack", "version": "1.0.0", "type": "module" }`,
  "run-pack/index.ts": `#!/usr/bin/env node\nprocess.chdir(import.meta.dirname);\nawait import("../pack/index.ts");\n`,
  "kennel/PulumiPlugin.yaml":
    "name: kennel\nruntime:\n  name: nodejs\n  options:\n    typescript: false\n",
  "kennel/package.json": `{ "name": "kennel", "version": "0.1.0", "type": "module", "main": "index.ts",
    "dependencies": { "@pulumi/pulumi": "*", "@pulumi/random": "*" } }`,
  "kennel/index.ts": `
    import * as pulumi from "@pulumi/pulumi";
    import * as random from "@pulumi/random";
    export interface KennelArgs { /** How many words. */ words: pulumi.Input<number>; }
    export class Kennel extends pulumi.ComponentResource {
      public readonly dog: pulumi.Output<string>;
      constructor(name: string, args: KennelArgs, opts?: pulumi.ComponentResourceOptions) {
        super("kennel:index:Kennel", name, args, opts);
        this.dog = new random.RandomPet(name, { length: args.words }, { parent: this }).id;
        this.registerOutputs({ dog: this.dog });
      }
    }
  `,
};

let project: Project;
test.before(async () => {
  project = await openProject(FILES);
  await chmod(join(project.folder, "run-pack/index.ts"), 0o755);
  await project.pulumi("config", "set", "--secret", "secret", "hush");
});
test.after.always(() => project?.close());

/** Runs an update of the program in one of its modes. */
async function up(mode: string, ...args: string[]) {
  await project.pulumi("config", "set", "mode", mode);
  return project.pulumi("up", "--yes", "--skip-preview", ...args);
}

test.serial(
  "TypeScript runs without compilation, with its configuration and top-level await",
  async (t) => {
    const { code, output } = await up("fine");
    t.is(code, 0, output);
    t.notRegex(output, /warning/);
    const { output: outputs } = await project.pulumi("stack", "output", "--json", "--show-secrets");
    const found = JSON.parse(outputs);
    t.like(found, { secret: "hush", stack: "s", node: process.version });
    t.regex(found.name, /^fine-/);
  },
);

test.serial(
  "a program that throws or exits fails the update and keeps existing resources",
  async (t) => {
    const thrown = await up("throws");
    t.not(thrown.code, 0);
    t.regex(thrown.output, /the program is wrong/);
    const ended = await up("exits");
    t.not(ended.code, 0);
    t.regex(ended.output, /ended with exit status 3/);
    t.truthy((await project.state()).pet);
  },
);

for (const pack of ["pack", "run-pack/index.ts"]) {
  test.serial(`the policy pack ${pack} denies a bad pet and allows a good one`, async (t) => {
    const bad = await up("bad", "--policy-pack", pack);
    t.not(bad.code, 0);
    t.regex(bad.output, /a bad pet/);
    const good = await up("good", "--policy-pack", pack);
    t.is(good.code, 0, good.output);
  });
}

test.serial("a component package provides its schema and an SDK", async (t) => {
  const { code, output } = await project.pulumi("package", "get-schema", "./kennel");
  t.is(code, 0, output);
  const schema = JSON.parse(output.slice(output.indexOf("{")));
  t.deepEqual(Object.keys(schema.resources), ["kennel:index:Kennel"]);
  await project.write({ "kennel.json": JSON.stringify(schema) });
  const sdk = await project.pulumi(
    "package",
    "gen-sdk",
    "kennel.json",
    "--language",
    "nodejs",
    "--out",
    "sdk",
  );
  t.is(sdk.code, 0, sdk.output);
  t.regex(await readFile(join(project.folder, "sdk/nodejs/kennel.ts"), "utf8"), /class Kennel/);
});

test.serial("a dynamic resource is created", async (t) => {
  await project.write({
    "index.ts": `
      import * as pulumi from "@pulumi/pulumi";
      const provider: pulumi.dynamic.ResourceProvider = {
        create: async (inputs) => ({ id: "made", outs: inputs }),
      };
      class Made extends pulumi.dynamic.Resource {}
      export const id = new Made(provider, "made", { a: 1 }).id;
    `,
  });
  const { code, output } = await project.pulumi("up", "--yes", "--skip-preview");
  t.is(code, 0, output);
  t.is((await project.state()).made?.id, "made");
});

test.serial("pulumi about names the Node.js and the packages in use", async (t) => {
  const { output } = await project.pulumi("about", "--json");
  const about = JSON.parse(output.slice(output.indexOf("{"), output.lastIndexOf("}") + 1));
  t.is(about.runtime.version, process.version);
  t.true(about.dependencies.some((d: { name: string }) => d.name === "@pulumi/random"));
});
