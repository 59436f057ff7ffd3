import * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";

const { CLOUD: cloud = "", STEP = "create", COUNT = "0" } = process.env;

interface Inputs {
  readonly cloud: string;
  readonly name: string;
  readonly kind: string;
  readonly value: unknown;
}

/** A cloud whose resources are files; what it has created is on the disk before it answers. */
const provider: pulumi.dynamic.ResourceProvider<Inputs, Inputs> = {
  async check(_, news) {
    return { inputs: news };
  },
  async diff(_, olds, news) {
    const replaces = olds.kind === news.kind ? [] : ["kind"];
    return { changes: replaces.length > 0 || olds.value !== news.value, replaces };
  },
  async create(inputs) {
    if (inputs.value === "rejected") throw new Error("the cloud rejects this value");
    const { randomUUID } = await import("node:crypto");
    const { open, rename } = await import("node:fs/promises");
    const id = randomUUID();
    const made = `${inputs.cloud}.${id}`; // a kill leaves a resource whole, or none
    const file = await open(made, "wx");
    await file.writeFile(JSON.stringify(inputs));
    await file.sync();
    await file.close();
    await rename(made, `${inputs.cloud}/${id}`);
    const folder = await open(inputs.cloud);
    await folder.sync();
    await folder.close();
    return { id, outs: inputs };
  },
  async read(id, props) {
    const { readFile } = await import("node:fs/promises");
    const text = await readFile(`${props?.cloud}/${id}`, "utf8").catch(() => undefined);
    return text === undefined ? {} : { id, props: { ...props, ...JSON.parse(text) } };
  },
  async update(id, _, inputs) {
    if (inputs.value === "rejected") throw new Error("the cloud rejects this value");
    const { writeFile } = await import("node:fs/promises");
    await writeFile(`${inputs.cloud}/${id}`, JSON.stringify(inputs), { flush: true });
    return { outs: inputs };
  },
  async delete(id, props) {
    const { rm } = await import("node:fs/promises");
    await rm(`${props.cloud}/${id}`, { force: true });
  },
};

class Thing extends pulumi.dynamic.Resource {
  constructor(name: string, inputs: Partial<Inputs> = {}, opts: pulumi.CustomResourceOptions = {}) {
    super(provider, name, { cloud, name, kind: "plain", value: 1, ...inputs }, opts);
  }
}

class Group extends pulumi.ComponentResource {
  constructor(name: string) {
    super("test:index:Group", name);
    const opts = { parent: this };
    const first = new Thing(`${name}-first`, {}, opts);
    new Thing(`${name}-second`, {}, { ...opts, dependsOn: first });
    this.registerOutputs({ first: first.id });
  }
}

const at = (...steps: string[]) => steps.includes(STEP);
if (COUNT === "0") {
  new Group("group");
  const base = new Thing("base", { kind: at("replace") ? "other" : "plain" });
  new Thing("updated", { value: at("update") ? 2 : 1 }, { dependsOn: base });
  new Thing("secret", { value: pulumi.secret("a secret") as unknown });
  new Thing("protected", {}, { protect: !at("delete", "destroy"), retainOnDelete: false });
  if (!at("delete")) new Thing("deleted", {}, { dependsOn: base });
  if (at("fail")) {
    new Thing("created-before", { value: 3 });
    new Thing("rejected", { value: "rejected" });
    new Thing("waits", {}, { dependsOn: base });
  }
  if (at("import"))
    new random.RandomPassword("imported", { length: 11 }, { import: "supersecret" });
}
for (let i = 0; i < Number(COUNT); i += 1) new Thing(`thing-${i}`, { value: "x".repeat(100) });

export const step = STEP;
