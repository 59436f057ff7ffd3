/** Runs components against mocks and records what they request from the engine. */
import * as pulumi from "@pulumi/pulumi";
import { Targets } from "../../policies/properties/targets.ts";

/** Key and value by which the engine marks a secret on the wire. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** One resource as requested from the engine. */
export interface Made {
  readonly type: string;
  readonly name: string;
  /** Name of the parent; absent for resources that a test created itself. */
  readonly parent?: string;
  /** Inputs as the provider would see them. */
  readonly inputs: Record<string, unknown>;
  /** Names of the inputs that went over the wire as secrets. */
  readonly secrets: readonly string[];
  readonly opts: pulumi.CustomResourceOptions;
  /** Whether it is protected, by itself or by its component. */
  readonly guarded: boolean;
}

const inputs = new Map<string, Record<string, unknown>>();
/** Values being recorded, and the recording that each belongs to. */
const recording = new Map<string, unknown>();
const secretOutputs = new Map<string, readonly string[]>();

/** The administrator's kubeconfig of every mocked cluster. */
export const ADMIN_KUBECONFIG = `apiVersion: v1
kind: Config
clusters:
- name: c
  cluster:
    certificate-authority-data: Q0E=
    server: https://10.40.0.7:6443
contexts:
- name: c
  context:
    cluster: c
    user: admin
current-context: c
users:
- name: admin
  user:
    client-key-data: ${"S0VZ".repeat(100)}
`;

/** Outputs that the cloud adds, by type: for clusters, the answers of Magnum and the management cluster. */
const OUTPUTS: Readonly<Record<string, Record<string, unknown>>> = {
  "openstack:containerinfra/cluster:Cluster": {
    apiAddress: "https://10.40.0.7:6443",
    kubeconfig: { raw_config: ADMIN_KUBECONFIG, host: "https://10.40.0.7:6443" },
  },
  "kubernetes:core/v1:Secret": {
    data: { value: Buffer.from(ADMIN_KUBECONFIG).toString("base64") },
  },
};

let mocked: Promise<void> | undefined;

/**
 * Sets the mocks, once for all test files of a process; every id is `<name>.id` unless it was read by one, every
 * look-up answers with `<requested name>.id`.
 */
export function mockCloud(): Promise<void> {
  mocked ??= pulumi.runtime.setMocks({
    newResource({ type, name, inputs: wire, id }) {
      inputs.set(`${type}::${name}`, wire);
      const state: Record<string, unknown> = {
        result: `${name}.result`,
        secret: `${name}.secret`,
        ...OUTPUTS[type],
        ...plain(wire),
      };
      for (const key of secretOutputs.get(`${type}::${name}`) ?? [])
        state[key] = pulumi.secret(state[key]);
      return { id: id || `${name}.id`, state };
    },
    call: ({ inputs }) => ({ ...inputs, id: `${inputs.name}.id` }),
  });
  return mocked;
}

/**
 * The resources that one component created, itself first; tests that run concurrently in a process use different names.
 */
export async function record<T>(
  build: (opts: pulumi.ComponentResourceOptions) => T,
): Promise<{ component: T; made: Made[] }> {
  const seen: {
    type: string;
    name: string;
    opts: pulumi.CustomResourceOptions;
    resource: pulumi.Resource;
  }[] = [];
  const watch: pulumi.ResourceTransformation = ({ type, name, opts, resource }) => {
    seen.push({ type, name, opts, resource });
    const key = `${type}::${name}`;
    if ((recording.get(key) ?? seen) !== seen)
      throw new Error(`another test is recording ${type} ${name}: name it otherwise`);
    recording.set(key, seen);
    secretOutputs.set(key, (opts as pulumi.CustomResourceOptions).additionalSecretOutputs ?? []);
    return undefined;
  };
  const component = build({ transformations: [watch] });
  await resolved(pulumi.all(seen.map(({ resource }) => resource.urn)));
  const made = await Promise.all(
    seen.map(async ({ type, name, opts, resource }) => {
      const wire = inputs.get(`${type}::${name}`) ?? {};
      const parent = opts.parent && (await resolved(opts.parent.urn)).split("::").pop();
      const guarded = (resource as unknown as { __protect?: boolean }).__protect ?? false;
      const secrets = Object.keys(wire).filter((key) => isSecret(wire[key]));
      return {
        type,
        name,
        ...(parent ? { parent } : {}),
        inputs: plain(wire),
        secrets,
        opts,
        guarded,
      };
    }),
  );
  for (const { type, name } of seen) recording.delete(`${type}::${name}`);
  return { component, made };
}

/** The value of an output. */
export function resolved<T>(output: pulumi.Input<T>): Promise<pulumi.Unwrap<T>> {
  return new Promise((resolve) => {
    pulumi.output(output).apply(resolve);
  });
}

/** Type, name and parent of each resource, sorted: the inventory a test compares. */
export function inventory(made: readonly Made[]): string[] {
  return made
    .map(({ type, name, parent }) => `${type} ${name}${parent ? ` < ${parent}` : ""}`)
    .sort();
}

/** Names of the resources that one depends on explicitly. */
export async function dependencies({ opts }: Made): Promise<string[]> {
  const found = (await resolved(opts.dependsOn ?? [])) as unknown as pulumi.Resource[];
  const urns = await Promise.all([found].flat().map((one) => resolved(one.urn)));
  return urns.map((urn) => urn.split("::").pop() ?? "").sort();
}

/** Names of the resources that each input comes from: those whose ids the mocks put in it. */
export function sourcesOf(inputs: Made["inputs"], made: readonly Made[]): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(inputs).map(([input, value]) => {
      const text = JSON.stringify(value) ?? "";
      return [input, made.flatMap(({ name }) => (text.includes(`"${name}.id"`) ? [name] : []))];
    }),
  );
}

/**
 * How each resource is known to others: by the id that the mocks gave it, or by its requested name; `urnOf` returns the
 * URN of each.
 */
export function targetsOf(
  made: readonly Made[],
  urnOf: (name: string) => string = (name) => name,
): Targets {
  const targets = new Targets();
  for (const { type, name, inputs } of made) {
    targets.learn(urnOf(name), type, (by) => (by === "id" ? `${name}.id` : inputs[by]));
  }
  return targets;
}

/** The one resource of that name. */
export function named(made: readonly Made[], name: string): Made {
  const found = made.filter((one) => one.name === name);
  if (found.length !== 1 || !found[0])
    throw new Error(`${found.length} resources are named ${name}`);
  return found[0];
}

function isSecret(value: unknown): value is { value: unknown } {
  return (value as Record<string, unknown> | null)?.[SIGNATURE] === SECRET;
}

function plain(wire: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(wire).map(([key, value]) => [key, isSecret(value) ? value.value : value]),
  );
}
