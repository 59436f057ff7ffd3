/** Small recorded states and plans, written as the engine writes them. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A resource as a state records it; `urn` and `custom` follow from the rest. */
export interface Given {
  readonly type: string;
  readonly name: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  /** @default the inputs */
  readonly outputs?: Readonly<Record<string, unknown>>;
  /** Name of the provider among the given resources, or a complete reference. */
  readonly provider?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

const STACK = "pulumi:pulumi:Stack";

export function urnOf({ type, name }: Pick<Given, "type" | "name">, stack = "bamako"): string {
  return `urn:pulumi:${stack}::elsewhere::${type}::${name}`;
}

/** One resource as an entry of `resources`. */
export function entryOf(given: Given, stack = "bamako"): Record<string, unknown> {
  const { type, name, inputs = {}, outputs = inputs, provider, more = {} } = given;
  const custom = type !== STACK && !type.startsWith("aes-estate:");
  const named = provider && !provider.includes("::");
  const made = named ? `pulumi:providers:${type.split(":")[0]}` : undefined;
  const reference = made
    ? `${urnOf({ type: made, name: provider ?? "" }, stack)}::id-${provider}`
    : provider;
  return {
    urn: urnOf(given, stack),
    custom,
    ...(custom ? { id: `id-${name}` } : {}),
    type,
    inputs,
    outputs,
    ...(reference ? { provider: reference } : {}),
    ...more,
  };
}

/** The stack's own resource, with its outputs. */
export function root(
  outputs: Record<string, unknown> = { site: "bamako", rehearsal: false },
): Given {
  return { type: STACK, name: "elsewhere-bamako", outputs };
}

export const site: Given = {
  type: "pulumi:providers:openstack",
  name: "site",
  inputs: { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" },
};

export const volume: Given = {
  type: "openstack:blockstorage/volume:Volume",
  name: "v",
  provider: "site",
  inputs: {
    size: 1,
    volumeType: "encrypted",
    metadata: { "aes:class": "citizen", "aes:owner": "ML", "aes:tenant": "tax" },
  },
};

export const compliant: readonly Given[] = [root(), site, volume];

/** A state as `pulumi stack export` writes it. */
export function stateOf(
  resources: readonly Given[],
  { stack = "bamako", deployment = {}, ...more }: Record<string, unknown> & { stack?: string } = {},
): string {
  const entries = resources.map((given) => entryOf(given, stack));
  const held = { manifest: {}, resources: entries, ...(deployment as object) };
  return JSON.stringify({ version: 3, deployment: held, ...more }, null, 4);
}

/** A plan as `pulumi preview --json --show-sames` writes it. */
export function planOf(
  resources: readonly (Given & { readonly op?: string })[],
  more: Record<string, unknown> = {},
): string {
  const steps = resources.map(({ op = "create", ...given }) => {
    const { provider, urn, ...state } = entryOf(given);
    const resource = { urn, ...state, ...(provider ? { provider } : {}) };
    return op.startsWith("delete")
      ? { op, urn, provider, oldState: resource }
      : { op, urn, provider, newState: resource };
  });
  return JSON.stringify({ config: {}, steps, ...more }, null, 4);
}

/** A secret in an export without `--show-secrets`. */
export const encrypted = {
  "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
  ciphertext: "AAABAJ",
};

/** Writes files to a separate folder; `remove` when the tests end. */
export function openFolder(): {
  write(name: string, text: string | Uint8Array): string;
  remove(): void;
} {
  const folder = mkdtempSync(join(tmpdir(), "aes-estate-audit-"));
  return {
    write(name, text) {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
