/** The program `journalled` under a real engine: its cloud is a folder, its state is in another. */
import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Place, withKeeper } from "../../../operations/state/keeper.ts";
import type { StackState, StateResource } from "../../../operations/state/stack-state.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import type { Engine, RunResult } from "../../helpers/pulumi.ts";

const PROJECT = "journalled";
const TYPE = "pulumi-nodejs:dynamic:Resource";

/** A cloud and a stack of the program, in front of whose store a keeper may be. */
export interface Journalled {
  readonly engine: Engine;
  readonly stack: string;
  readonly cloud: string;
  readonly place: Place;
  /** Runs `pulumi` directly on the store. */
  direct(args: readonly string[], env?: Record<string, string>): Promise<RunResult>;
  /** Runs `pulumi` with a keeper in front of the store. */
  kept(args: readonly string[], env?: Record<string, string>): Promise<RunResult>;
  /** The state that is in the store, secrets in plain. */
  state(): Promise<StackState>;
  /** What the cloud has: id → name. */
  things(): Promise<ReadonlyMap<string, string>>;
  /** A digest of every file of the store. */
  digest(): Promise<string>;
  close(): Promise<void>;
}

/** Opens an empty cloud and a new stack. */
export async function openJournalled(engine: Engine, stack: string): Promise<Journalled> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-journalled-"));
  const [cloud, store] = [join(folder, "cloud"), join(folder, "store")];
  for (const made of [cloud, store]) await mkdir(made);
  const place = { folder, variables: { PULUMI_BACKEND_URL: `file://${store}` } };
  const direct: Journalled["direct"] = (args, env = {}) =>
    engine.pulumi(PROJECT, args, { CLOUD: cloud, ...place.variables, ...env });
  const { code, output } = await direct(["stack", "init", stack]);
  if (code !== 0) throw new Error(output);
  return {
    engine,
    stack,
    cloud,
    place,
    direct,
    kept: (args, env = {}) =>
      withKeeper(place, async (keeper) => {
        if (keeper === undefined) throw new Error("there is no keeper: run `make toolchain`");
        return direct(args, { ...env, ...keeper.variables });
      }),
    async state() {
      const { output: text } = await direct([
        "stack",
        "export",
        "--stack",
        stack,
        "--show-secrets",
      ]);
      return JSON.parse(text).deployment;
    },
    async things() {
      const ids = await readdir(cloud);
      const read = async (id: string) => JSON.parse(await readFile(join(cloud, id), "utf8")).name;
      return new Map(await Promise.all(ids.map(async (id) => [id, await read(id)] as const)));
    },
    async digest() {
      const entries = await readdir(store, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      const hash = createHash("sha256");
      for (const { parentPath, name } of files.sort((a, b) => pathOf(a).localeCompare(pathOf(b))))
        hash.update(`${parentPath}/${name}\0`).update(await readFile(join(parentPath, name)));
      return hash.digest("hex");
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

const pathOf = ({ parentPath, name }: { parentPath: string; name: string }) =>
  join(parentPath, name);

/** The recorded things: id → name. */
export function recordedThings(state: StackState): ReadonlyMap<string, string> {
  const things = (state.resources ?? []).filter(({ type }) => type === TYPE);
  return new Map(things.map(({ id = "", urn }) => [id, nameOf(urn)]));
}

/** A state without what differs between any two runs: times, ids, salts, paths, order of what does not depend on another. */
export function comparable(state: StackState, cloud: string): unknown {
  const keyOf = ({ urn, delete: replaced = false }: StateResource) => `${urn} ${replaced}`;
  const resources = (state.resources ?? []).toSorted((a, b) => keyOf(a).localeCompare(keyOf(b)));
  let text = JSON.stringify({ ...state, resources }, (key, value) =>
    ["created", "modified", "time", "magic", "salt", "bcryptHash"].includes(key)
      ? undefined
      : value,
  ).replaceAll(cloud, "CLOUD");
  for (const { id, urn } of state.resources ?? [])
    if (id && !nameOf(urn).includes(id)) text = text.replaceAll(id, `id of ${nameOf(urn)}`);
  return JSON.parse(text);
}

/** Resources that a state lists before what they depend on. */
export function outOfOrder({ resources = [] }: StackState): string[] {
  const seen = new Set<string>();
  return resources.flatMap(({ urn, parent, provider, dependencies = [] }) => {
    const maker = provider?.slice(0, provider.lastIndexOf("::"));
    const needed = [...dependencies, parent, maker].filter((other) => other !== undefined);
    seen.add(urn);
    return needed.every((other) => seen.has(other)) ? [] : [urn];
  });
}
