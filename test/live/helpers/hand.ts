/** A hand that makes things at a site past the program, as its administrator or a tenant's account, and undoes them. */
import type { Cloud, Item } from "../../../operations/cloud/client.ts";
import { eventually } from "./coe.ts";
import { administrator, named, serviceAccount } from "./site.ts";

/** A hand in one site's cloud, and in one tenant's project. */
export class Hand {
  /** Kind and id of each thing, as drift names them. */
  readonly made: string[] = [];
  readonly #undo: (() => Promise<unknown>)[] = [];
  readonly cloud: Cloud;
  /** The tenant's service account. */
  readonly account: Cloud;
  readonly site: string;
  readonly tenant: string;
  readonly project: Item;
  /** The administrator's own project. */
  readonly own: Item;

  private constructor(
    parts: Pick<Hand, "cloud" | "account" | "site" | "tenant" | "project" | "own">,
  ) {
    this.cloud = parts.cloud;
    this.account = parts.account;
    this.site = parts.site;
    this.tenant = parts.tenant;
    this.project = parts.project;
    this.own = parts.own;
  }

  static async at(site: string, tenant: string): Promise<Hand> {
    const cloud = await administrator(site);
    const name = `${site}-${tenant}`;
    const project = await named(cloud, "identity", "/projects", "projects", name);
    const own = await named(cloud, "identity", "/auth/projects", "projects", "admin");
    const account = await serviceAccount(site, tenant);
    return new Hand({ cloud, account, site, tenant, project, own });
  }

  /** Undoes what can be undone by one request, the newest first; what has failed does not keep the rest. */
  async undo(): Promise<void> {
    const errors: unknown[] = [];
    for (const one of this.#undo.splice(0).reverse()) {
      await one().catch((error) => errors.push(error));
    }
    this.made.length = 0;
    if (errors.length > 0) throw new AggregateError(errors, errors.map(String).join("\n"));
  }

  /** Makes a thing by a POST, counts it under its kind, and knows how to delete it. */
  async make(
    kind: string,
    [service, path, one]: readonly [service: string, path: string, one: string],
    fields: object,
    { envelope = true, id = (item: Item) => item.id, slow = false } = {},
  ): Promise<Item> {
    const body = envelope ? { [one]: fields } : fields;
    const answer = await this.cloud.write<Record<string, unknown>>("POST", service, path, body);
    const found = (envelope || answer[one] !== undefined ? answer[one] : answer) as Item;
    const item = { ...found, id: String(found.id ?? found.uuid) };
    this.count(kind, id(item), async () => {
      await this.cloud.delete(service, `${path}/${item.id}`);
      if (slow) await this.#gone(service, `${path}/${item.id}`);
    });
    return item;
  }

  /** Counts a thing that was made otherwise. */
  count(kind: string, id: string, undo: () => Promise<unknown>): void {
    this.made.push(`${kind} ${id}`);
    this.#undo.push(undo);
  }

  async #gone(service: string, path: string): Promise<void> {
    await eventually(
      () => this.cloud.status("GET", service, path),
      (status) => status === 404,
    );
  }

  /** Something to undo that drift does not name. */
  later(undo: () => Promise<unknown>): void {
    this.#undo.push(undo);
  }

  /** Makes a thing of Keystone by a PUT. */
  async put(kind: string, id: string, path: string): Promise<void> {
    await this.cloud.write("PUT", "identity", path, undefined);
    this.count(kind, id, () => this.cloud.delete("identity", path));
  }

  /** Waits for the status of a thing of Cinder. */
  async is(status: string, path: string, one: string): Promise<void> {
    await eventually(
      () => this.cloud.get<Record<string, Item>>("block-storage", path),
      (answer) => answer[one]?.status === status,
    );
  }
}
