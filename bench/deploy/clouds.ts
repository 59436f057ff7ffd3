/** The clouds that a bench runs on: one in memory, or a running rehearsal. */
import { copyFile, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { Cloud } from "../../operations/cloud/client.ts";
import { siteInventory, sweepDeletedProjects } from "../../operations/cloud/inventory.ts";
import { containerOf } from "../../operations/state/paths.ts";
import { Store } from "../../operations/state/store.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { openFaultProxy } from "../../test/faults/proxy.ts";
import { SITE } from "../project.ts";
import { startMemoryCloud } from "./cloud/start.ts";
import { isOfSite, type Recorded } from "./raw/graph.ts";
import { REGION } from "./site.ts";

export interface BenchCloud {
  readonly kind: "memory" | "rehearsal";
  /** Writes the files by which `estate` and others log in, into the site's folder of a state. */
  writeLogins(folder: string): Promise<void>;
  /** Begins with nothing of the site, or fails. */
  reset(): Promise<void>;
  /** What there is of the site, by kind and name, sorted. */
  inventory(): Promise<string[]>;
  /** How many of the things of the site were changed since the last call; `undefined` if the cloud does not count them. */
  changes(): Promise<number | undefined>;
  /** Runs `work` and returns the requests it made; `folder` has the logins that it uses. */
  recording(folder: string, work: () => Promise<void>): Promise<Recorded[]>;
  close(): void;
}

/** How the administrator logs in at a cloud in memory, which checks no password. */
const LOGIN = { username: "admin", password: "memory", project_name: "admin" };

export async function openMemory(): Promise<BenchCloud> {
  const cloud = await startMemoryCloud();
  const entry = { auth: { auth_url: `${cloud.url}/identity/v3`, ...LOGIN }, region_name: REGION };
  const files = {
    "clouds.yaml": stringify({ clouds: { [SITE]: entry } }),
    "state-clouds.yaml": stringify({ clouds: { state: entry } }),
    "state-config": `[profile state]\nregion = ${REGION}\nendpoint_url = ${cloud.url}\n`,
    "state-credentials": "[state]\naws_access_key_id = memory\naws_secret_access_key = memory\n",
  };
  return {
    ...cloud,
    kind: "memory",
    async writeLogins(folder) {
      for (const [name, text] of Object.entries(files))
        await writeFile(join(folder, name), text, { mode: 0o600 });
    },
    async changes() {
      const all = (await cloud.recorded()).filter(({ url }) => isOfSite(url));
      await cloud.forget();
      return all.length;
    },
    async recording(_folder, work) {
      await cloud.forget();
      await work();
      return cloud.recorded();
    },
  };
}

/** The rehearsal whose state is in `state`; nothing of the site may be deployed. */
export async function openRehearsal(state: string): Promise<BenchCloud> {
  const own = join(state, SITE);
  const entry = readCloud(join(own, "clouds.yaml"), SITE);
  const inventory = async () => {
    const found = await siteInventory(await Cloud.connect(entry), SITE);
    const names = found.map(({ kind, item }) => `${kind.kind} ${item.name ?? ""}`);
    // Neutron makes one for each project that it sees, sooner or later.
    return names.filter((name) => name !== "security group default").sort();
  };
  return {
    kind: "rehearsal",
    async writeLogins(folder) {
      for (const name of ["clouds.yaml", "state-clouds.yaml", "state-config", "state-credentials"])
        await copyFile(join(own, name), join(folder, name));
    },
    async reset() {
      await sweepDeletedProjects(await Cloud.connect(entry));
      // Each tool begins with a passphrase of its own.
      const store = await Store.openWith(join(own, "state-clouds.yaml"), containerOf(SITE));
      for (const { name } of await store.list()) await store.delete(name);
      const left = await inventory();
      if (left.length > 0)
        throw new Error(`bench: the rehearsal has ${left.length} things of ${SITE}: ${left[0]}`);
    },
    inventory,
    changes: async () => undefined,
    async recording(folder, work) {
      const proxy = await openFaultProxy(entry.auth.auth_url.replace(/\/+$/, ""));
      const recorded: Recorded[] = [];
      proxy.onAnswer = (answered) => void (answered.method === "GET" || recorded.push(answered));
      const file = join(folder, "clouds.yaml");
      const direct = await readFile(file, "utf8");
      const written = parse(direct);
      written.clouds[SITE].auth.auth_url = proxy.url;
      await writeFile(file, stringify(written), { mode: 0o600 });
      try {
        await work();
        return recorded;
      } finally {
        proxy.close();
        await writeFile(file, direct, { mode: 0o600 });
      }
    },
    close: () => {},
  };
}
