/** Two sites on two clouds in memory, each behind a fault proxy, and `estate` for them as a person runs it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import { Cloud } from "../../operations/cloud/client.ts";
import { containerOf, copyContainerOf } from "../../operations/state/paths.ts";
import { Store } from "../../operations/state/store.ts";
import type { CloudEntry } from "../../stacks/layers/clouds.ts";
import type { Kind } from "../../test/faults/decide.ts";
import { thingsOf } from "../../test/faults/found.ts";
import { type FaultProxy, type Met, openFaultProxy } from "../../test/faults/proxy.ts";
import { type MemoryCloud, startMemoryCloud } from "../deploy/cloud/start.ts";
import { withoutSettings } from "../deploy/tools.ts";
import { SITES, type SiteName, writeEstate } from "./estate.ts";

const ROOT = join(import.meta.dirname, "../..");
/** A cloud in memory checks no password. */
const LOGIN = { username: "admin", password: "memory", project_name: "admin" };

/** S3's answer to too many requests is a 503, and its objects have no conflicts. */
const STORE_KINDS: readonly Kind[] = ["500", "502", "503", "reset", "delay"];

/** A command's exit code (`null`: a signal ended it) and what it printed. */
export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

interface Place {
  readonly memory: MemoryCloud;
  readonly proxy: FaultProxy;
  /** In front of the same cloud, for those who keep the state by S3. */
  readonly store: FaultProxy;
  /** Its administrator's login, without the proxy. */
  readonly entry: CloudEntry;
}

export class Sites {
  private readonly folder: string;
  private readonly places: ReadonlyMap<SiteName, Place>;

  private constructor(folder: string, places: ReadonlyMap<SiteName, Place>) {
    this.folder = folder;
    this.places = places;
  }

  /** Starts two clouds with nothing but what an operator has created. */
  static async open(): Promise<Sites> {
    const folder = await mkdtemp(join(tmpdir(), "aes-bench-faults-"));
    const places = new Map<SiteName, Place>();
    for (const site of SITES) places.set(site, await openPlace(site, join(folder, "state", site)));
    await writeEstate(join(folder, "project"));
    return new Sites(folder, places);
  }

  get state(): string {
    return join(this.folder, "state");
  }

  get project(): string {
    return join(this.folder, "project");
  }

  /** The requests to both clouds so far. */
  get requests(): number {
    return this.proxies.reduce((sum, { requests }) => sum + requests, 0);
  }

  /** The faults that requests have met so far. */
  get met(): readonly Met[] {
    return this.proxies.flatMap(({ met }) => met);
  }

  /** Lets requests fail from now on, at each site by a seed of its own. */
  disturb(seed: number, rate: number): void {
    for (const [at, site] of SITES.entries()) {
      const { proxy, store } = this.at(site);
      proxy.change({ seed: seed + 100 * at, rate });
      store.change({ seed: seed + 100 * at, rate, kinds: STORE_KINDS });
    }
  }

  /** Lets every request to a site end without an answer, as if its cloud was lost. */
  silence(site: SiteName): void {
    const { proxy, store } = this.at(site);
    for (const each of [proxy, store])
      each.change({ seed: 0, rate: 1, kinds: ["reset"], moments: ["before"] });
  }

  /** Copies a site's state to the other site, as Swift's daemon does it. */
  async copyState(site: SiteName, to: SiteName): Promise<void> {
    const home = await this.store(site, containerOf(site));
    const copy = await this.store(to, copyContainerOf(site));
    await copy.make();
    for (const { name } of await copy.list()) await copy.delete(name);
    for (const { name } of await home.list())
      await copy.put(name, (await home.get(name)) ?? Buffer.alloc(0));
  }

  /** Deletes a site's state and all that the store keeps of it. */
  async loseState(site: SiteName): Promise<void> {
    const store = await this.store(site, containerOf(site));
    for (const { name } of await store.list()) await store.delete(name);
  }

  /** No more faults. */
  quiet(): void {
    for (const proxy of this.proxies) proxy.change(undefined);
  }

  /** Starts `estate`; its output goes into a file. It leads a group of its own, as if a shell had started it. */
  async begin(...args: string[]): Promise<ChildProcess> {
    const output = await open(this.output, "w");
    const child = spawn(process.execPath, [join(ROOT, "cli/estate.ts"), ...args, "--lang", "en"], {
      cwd: ROOT,
      env: {
        ...withoutSettings(),
        AES_ESTATE_PROJECT: this.project,
        AES_ESTATE_STATE: this.state,
      },
      stdio: ["ignore", output.fd, output.fd],
      detached: true,
    });
    await output.close();
    return child;
  }

  /** Runs `estate` to its end. */
  async run(...args: string[]): Promise<Ended> {
    const [code] = (await once(await this.begin(...args), "exit")) as [number | null];
    return { code, output: await readFile(this.output, "utf8") };
  }

  /** The same; a failure throws with its output. */
  async must(...args: string[]): Promise<string> {
    const { code, output } = await this.run(...args);
    if (code !== 0) throw new Error(`estate ${args.join(" ")} ended with ${code}:\n${output}`);
    return output;
  }

  /** All that a site's cloud has, recorded or not. */
  async contents(site: SiteName): Promise<string[]> {
    const all = await this.at(site).memory.contents();
    // The time in the name of a credential that was replaced.
    return all.map((each) => each.replaceAll(/\b\d{8}T\d{9}Z/g, "TIME"));
  }

  /** What a site's cloud has of the site that is not recorded under its id. */
  async unrecorded(site: SiteName): Promise<string[]> {
    const there = await thingsOf(await Cloud.connect(this.at(site).entry), site);
    const recorded = await this.recorded(site);
    return there.filter(({ id }) => !recorded.has(id)).map(({ what }) => what);
  }

  async close(): Promise<void> {
    for (const proxy of this.proxies) proxy.close();
    for (const { memory } of this.places.values()) memory.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  private store(site: SiteName, container: string): Promise<Store> {
    return Store.openWith(join(this.state, site, "state-clouds.yaml"), container);
  }

  /** The recorded ids of a site. */
  private async recorded(site: SiteName): Promise<ReadonlySet<string>> {
    const kept = await readFile(join(this.state, site, "last-state.json"), "utf8");
    return new Set([...kept.matchAll(/"id":\s*"([^"]+)"/g)].map(([, id = ""]) => id));
  }

  private get proxies(): readonly FaultProxy[] {
    return [...this.places.values()].flatMap(({ proxy, store }) => [proxy, store]);
  }

  private at(site: SiteName): Place {
    return this.places.get(site) as Place;
  }

  private get output(): string {
    return join(this.folder, "output.log");
  }
}

/** Starts a site's cloud, and writes the logins behind its proxy as the sandbox does it. */
async function openPlace(site: SiteName, folder: string): Promise<Place> {
  const region_name = `${site}-1`;
  const memory = await startMemoryCloud(region_name);
  const identity = `${memory.url}/identity/v3`;
  const proxy = await openFaultProxy(identity);
  const store = await openFaultProxy(memory.url);
  const entryAt = (auth_url: string) => ({ auth: { auth_url, ...LOGIN }, region_name });
  const files = {
    "clouds.yaml": stringify({ clouds: { [site]: entryAt(proxy.url) } }),
    "state-clouds.yaml": stringify({ clouds: { state: entryAt(proxy.url) } }),
    "state-config": `[profile state]\nregion = ${region_name}\nendpoint_url = ${new URL(store.url).origin}\n`,
    "state-credentials": "[state]\naws_access_key_id = memory\naws_secret_access_key = memory\n",
  };
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text, { mode: 0o600 });
  return { memory, proxy, store, entry: entryAt(identity) };
}
