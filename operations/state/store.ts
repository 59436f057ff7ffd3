/** A container of objects in a site's cloud, accessed as the user who keeps the stack's state there. */
import { readCloud } from "../../stacks/layers/clouds.ts";
import { Cloud } from "../cloud/client.ts";
import { sitePlaces } from "../paths.ts";
import { checkpointOf, containerOf, STATE_ACCOUNT } from "./paths.ts";

const SERVICE = "object-store";

const ENDINGS = ["", ".gz", ".zst"];

/** One object as a listing shows it. */
export interface Listed {
  readonly name: string;
  readonly hash: string;
  readonly bytes: number;
  /** UTC, to the microsecond, without a zone. A copy keeps the time of its original. */
  readonly last_modified: string;
}

interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  readonly fine?: number[];
}

export class Store {
  private readonly cloud: Cloud;
  readonly container: string;

  private constructor(cloud: Cloud, container: string) {
    this.cloud = cloud;
    this.container = container;
  }

  /** Logs in at a site; throws if its cloud does not answer. The container need not exist yet. */
  static open(at: string, container = containerOf(at)): Promise<Store> {
    return Store.openWith(sitePlaces(at).stateClouds, container);
  }

  /** The same by the logins of a file. */
  static async openWith(logins: string, container: string): Promise<Store> {
    return new Store(await Cloud.connect(readCloud(logins, STATE_ACCOUNT)), container);
  }

  /** `AUTH_<project id>`: the name by which other sites refer to the project of the state's account. */
  get account(): string {
    return this.cloud.endpoint(SERVICE).split("/").at(-1) ?? "";
  }

  /** Objects whose names start with `prefix`; none if the container does not exist. */
  async list(prefix = ""): Promise<Listed[]> {
    const all: Listed[] = [];
    for (;;) {
      const marker = encodeURIComponent(all.at(-1)?.name ?? "");
      const query = `?format=json&prefix=${encodeURIComponent(prefix)}&marker=${marker}`;
      const answer = await this.send("GET", query, { fine: [404] });
      const page = answer.ok ? ((await answer.json()) as Listed[]) : [];
      if (page.length === 0) return all; // the cloud decides how long a page is
      all.push(...page);
    }
  }

  /** An object's content; `undefined` if it does not exist. */
  async get(name: string): Promise<Buffer<ArrayBuffer> | undefined> {
    const answer = await this.send("GET", pathOf(name), { fine: [404] });
    return answer.ok ? Buffer.from(await answer.arrayBuffer()) : undefined;
  }

  async put(name: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.send("PUT", pathOf(name), { body });
  }

  async delete(name: string): Promise<void> {
    await this.send("DELETE", pathOf(name), { fine: [404] });
  }

  /** Creates the container if it does not exist. */
  async make(): Promise<void> {
    await this.send("PUT", "");
  }

  /** The container's headers; empty if it does not exist. */
  async headers(): Promise<Headers> {
    const answer = await this.send("HEAD", "", { fine: [404] });
    return answer.ok ? answer.headers : new Headers();
  }

  async setHeaders(headers: Readonly<Record<string, string>>): Promise<void> {
    await this.send("POST", "", { headers });
  }

  private send(method: string, path: string, { headers = {}, body, fine = [] }: Sent = {}) {
    return this.cloud.raw(method, SERVICE, `/${this.container}${path}`, headers, body, fine);
  }
}

/** The object that holds the stack's state; of several compressions the newest, as in the engine. */
export async function checkpointIn(site: string, store: Store): Promise<Listed | undefined> {
  const names = ENDINGS.map((ending) => checkpointOf(site) + ending);
  return (await store.list(checkpointOf(site)))
    .filter(({ name }) => names.includes(name))
    .sort((one, other) => one.last_modified.localeCompare(other.last_modified))
    .at(-1);
}

function pathOf(name: string): string {
  return `/${name.split("/").map(encodeURIComponent).join("/")}`;
}
