/**
 * The services of a cloud in memory, as far as the provider and `estate` need it. Every answer takes the same time,
 * however much there is: what grows in a measurement is the tool's.
 */
import { randomUUID } from "node:crypto";
import { COLLECTIONS, type Collection, type Fields } from "./collections.ts";

/** An answer: status, and a document if there is one. */
export type Answer = readonly [status: number, document?: unknown];
type Thing = Record<string, unknown> & { id: string };

/** A request, as far as it decides. */
export interface Request {
  readonly method: string;
  /** Service and the rest: `network/v2.0/ports/…`. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: Fields;
}

const NOT_FOUND: Answer = [404, { error: { message: "not found" } }];
const CONFLICT: Answer = [409, { error: { message: "it exists already" } }];
/** The administrator's project. */
export const ADMINISTRATOR = "0000000000000000000000000000000a";

export class Services {
  private readonly things = new Map<string, Map<string, Thing>>();
  /** The unique names that are taken. */
  private readonly taken = new Set<string>();
  /** Accesses by path of their owner; members by path of their group; role assignments; limits by path. */
  private readonly accesses = new Map<string, Set<string>>();
  private readonly members = new Map<string, Set<string>>();
  private readonly assignments = new Map<string, Set<string>>();
  private readonly limits = new Map<string, Fields>();
  /** Ports of routers by router and subnet. */
  private readonly interfaces = new Map<string, string>();

  /** Creates what an operator has created before. */
  seed(path: string, sent: Fields): void {
    this.create(path, COLLECTIONS[last(path)] as Collection, sent);
  }

  /** The first thing of a collection that is meant; `undefined` if there is none. */
  find(path: string, is: (thing: Fields) => boolean): Fields | undefined {
    return [...this.at(path).values()].find(is);
  }

  /**
   * Names and kinds of everything that was made, sorted: two tools that make the same have the same list. `whole`: with all
   * that is known of each thing, secrets excepted.
   */
  inventory(whole = false): string[] {
    const shown = (thing: Thing) =>
      whole ? `${thing.name} ${this.contentOf(thing)}` : this.nameOf(thing);
    const things = [...this.things].flatMap(([place, all]) =>
      [...all.values()].map((thing) => `${this.known(place)} ${shown(thing)}`),
    );
    const accesses = [...this.accesses].flatMap(([owner, all]) =>
      [...all].map(() => `access ${this.known(owner)}`),
    );
    const members = [...this.members].flatMap(([group, users]) =>
      [...users].map((user) => `member ${this.known(`${group}/${user}`)}`),
    );
    const assignments = [...this.assignments].flatMap(([holder, roles]) =>
      [...roles].map((role) => `assignment ${this.known(`${holder}/${role}`)}`),
    );
    // Services keep the limits of projects that no longer exist; the provider never removes them.
    const projects = this.at("identity/v3/projects");
    const limits = [...this.limits]
      .filter(([path]) => projects.has(last(path)))
      .map(([path, values]) => `limits ${this.known(path)} ${JSON.stringify(sorted(values))}`);
    return [...things, ...accesses, ...members, ...assignments, ...limits].sort();
  }

  answer(request: Request): Answer {
    return (
      this.limit(request) ??
      this.assignment(request) ??
      this.membership(request) ??
      this.specs(request) ??
      this.tags(request) ??
      this.access(request) ??
      this.routerInterface(request) ??
      this.collection({ ...request, path: request.path.replace(/\/detail$/, "") }) ??
      this.thing(request)
    );
  }

  private at(place: string): Map<string, Thing> {
    const there = this.things.get(place) ?? new Map<string, Thing>();
    this.things.set(place, there);
    return there;
  }

  private collection({ method, path, query, body }: Request): Answer | undefined {
    const collection = COLLECTIONS[last(path)];
    if (collection === undefined) return undefined;
    const { one, all = last(path).replaceAll("-", "_"), status = 201 } = collection;
    if (method === "POST") {
      const made = this.create(path, collection, (body[one] ?? {}) as Fields);
      return made === undefined ? CONFLICT : [status, { [one]: made }];
    }
    const wanted = Object.entries(query).filter(([name]) => /^(name|\w+_id)$/.test(name));
    const shown = [...this.at(path).values()].filter((each) =>
      wanted.every(([name, value]) => String(each[name]) === value),
    );
    return [200, { [all]: shown }];
  }

  private create(path: string, { unique, fills }: Collection, sent: Fields): Thing | undefined {
    const { password: _, ...shown } = sent;
    // Of all fields that may be sent without a value only a gateway means something by that: there is none.
    const given = Object.entries(shown).filter(
      ([field, value]) => (value !== null || field === "gateway_ip") && value !== "",
    );
    const id = randomUUID().replaceAll("-", "");
    const project = sent.project_id ?? sent.tenant_id ?? ADMINISTRATOR;
    const now = new Date().toISOString().replace(/\.\d+Z$/, "Z");
    // Only Neutron says when it made a thing.
    const own = path.startsWith("network/")
      ? { project_id: project, tenant_id: project, created_at: now, updated_at: now }
      : {};
    const thing = { id, description: "", ...fills, ...own, ...Object.fromEntries(given) } as Thing;
    const name = unique && [path, ...unique.map((field) => thing[field] ?? "")].join(" ");
    if (name !== undefined && this.taken.has(name)) return undefined;
    if (name !== undefined) this.taken.add(name);
    this.at(path).set(thing.id, thing);
    if (thing.is_domain === true) this.at("identity/v3/domains").set(thing.id, thing);
    return thing;
  }

  private thing({ method, path, body }: Request): Answer {
    const [place, id] = [before(path), last(path)];
    const collection = COLLECTIONS[last(place)];
    if (collection === undefined) {
      // An empty list of other things; below a collection there is nothing else.
      const isOther = path.split("/").every((part) => !(part in COLLECTIONS));
      return method === "GET" && isOther ? [200, {}] : NOT_FOUND;
    }
    const found = this.at(place).get(id);
    if (found === undefined) return NOT_FOUND;
    if (method === "DELETE") return this.remove(place, collection, found);
    if (method !== "GET") {
      const { password: _, ...shown } = (body[collection.one] ?? {}) as Fields;
      Object.assign(found, shown);
    }
    return [200, { [collection.one]: found }];
  }

  private remove(place: string, { unique }: Collection, thing: Thing): Answer {
    this.at(place).delete(thing.id);
    this.at("identity/v3/domains").delete(thing.id);
    if (unique) this.taken.delete([place, ...unique.map((field) => thing[field] ?? "")].join(" "));
    return [204];
  }

  private limit({ method, path, body }: Request): Answer | undefined {
    const [, place, kind] = /^(.*\/(quotas|os-quota-sets)\/[^/]+)/.exec(path) ?? [];
    if (place === undefined) {
      if (!/\/quotas$/.test(path)) return undefined;
      const all = [...this.limits].filter(([each]) => each.startsWith(`${path}/`));
      return [200, { quotas: all.map(([each, it]) => ({ ...it, project_id: last(each) })) }];
    }
    if (method === "DELETE") return this.limits.delete(place) ? [204] : NOT_FOUND;
    const one = kind === "quotas" ? "quota" : "quota_set";
    if (method === "PUT")
      this.limits.set(place, { ...this.limits.get(place), ...(body[one] as Fields) });
    const id = kind === "quotas" ? {} : { id: last(place) };
    return [
      method === "PUT" && path.includes("/lbaas/") ? 202 : 200,
      { [one]: { ...id, ...this.limits.get(place) } },
    ];
  }

  private assignment({ method, path, query }: Request): Answer | undefined {
    if (/\/(?:projects|domains)\/[^/]+\/(?:groups|users)\/[^/]+\/roles\/[^/]+$/.test(path)) {
      const roles = this.assignments.get(before(path)) ?? new Set<string>();
      this.assignments.set(before(path), roles);
      if (method === "DELETE") return roles.delete(last(path)) ? [204] : NOT_FOUND;
      if (method === "PUT") roles.add(last(path));
      return roles.has(last(path)) ? [204] : NOT_FOUND;
    }
    if (last(path) === "role_assignments") {
      const project = query["scope.project.id"];
      return [
        200,
        {
          role_assignments: this.granted().filter(
            ({ scope }) => project === undefined || scope.project?.id === project,
          ),
        },
      ];
    }
    if (!/\/(?:groups|users)\/[^/]+\/roles$/.test(path)) return undefined;
    return [200, { roles: [...(this.assignments.get(path) ?? [])].map((id) => ({ id })) }];
  }

  /** All role assignments as Keystone lists them. */
  private granted() {
    return [...this.assignments].flatMap(([path, roles]) => {
      const [scope = "", place = "", holder = "", who = ""] = path.split("/").slice(-5, -1);
      const of = { [scope.slice(0, -1)]: { id: place } } as { project?: { id: string } };
      return [...roles].map((id) => ({
        role: { id },
        [holder.slice(0, -1)]: { id: who },
        scope: of,
      }));
    });
  }

  private membership({ method, path }: Request): Answer | undefined {
    if (!/\/groups\/[^/]+\/users\/[^/]+$/.test(path)) return undefined;
    const members = this.members.get(before(path)) ?? new Set<string>();
    this.members.set(before(path), members);
    if (method === "DELETE") return members.delete(last(path)) ? [204] : NOT_FOUND;
    if (method === "PUT") members.add(last(path));
    return members.has(last(path)) ? [204] : NOT_FOUND;
  }

  private specs({ method, path, body }: Request): Answer | undefined {
    const [, place = "", id] = /^(.*)\/([^/]+)\/(?:os-)?extra_specs$/.exec(path) ?? [];
    if (id === undefined) return undefined;
    const owner = this.at(place).get(id);
    if (owner === undefined) return NOT_FOUND;
    if (method === "POST")
      owner.extra_specs = { ...(owner.extra_specs as Fields), ...(body.extra_specs as Fields) };
    return [200, { extra_specs: owner.extra_specs }];
  }

  private tags({ method, path, body }: Request): Answer | undefined {
    const [, place = "", id] = /^(.*)\/([^/]+)\/tags$/.exec(path) ?? [];
    const owner = id === undefined ? undefined : this.at(place).get(id);
    if (owner === undefined) return undefined;
    if (method === "PUT") owner.tags = body.tags;
    return [200, { tags: owner.tags }];
  }

  private access({ path, body }: Request): Answer | undefined {
    const [, owner = "", list] =
      /^(.*)\/(os-flavor-access|os-volume-type-access|action)$/.exec(path) ?? [];
    if (list === undefined) return undefined;
    const given = this.accesses.get(owner) ?? new Set<string>();
    this.accesses.set(owner, given);
    const isFlavor = owner.includes("/flavors/");
    const [[verb = "", words] = []] = Object.entries(body) as [string, Record<string, string>][];
    const project = words?.tenant ?? words?.project ?? "";
    if (list === "action" && verb.startsWith("remove")) {
      if (!given.delete(project)) return NOT_FOUND;
    } else if (list === "action") {
      if (given.has(project)) return CONFLICT;
      given.add(project);
    }
    if (list === "action" && !isFlavor) return [202];
    const id = last(owner);
    const shown = [...given].map((each) =>
      isFlavor ? { flavor_id: id, tenant_id: each } : { volume_type_id: id, project_id: each },
    );
    return [200, { [isFlavor ? "flavor_access" : "volume_type_access"]: shown }];
  }

  private routerInterface({ path, body }: Request): Answer | undefined {
    const [, base = "", router = "", verb] =
      /^(.*)\/routers\/([^/]+)\/(add|remove)_router_interface$/.exec(path) ?? [];
    if (verb === undefined) return undefined;
    const ports = this.at(`${base}/ports`);
    const subnet = String(body.subnet_id ?? "");
    const key = `${router} ${body.port_id ?? subnet}`;
    const known = this.interfaces.get(key);
    if (verb === "remove") {
      if (known === undefined) return NOT_FOUND;
      for (const [each, port] of this.portKeys(router, known))
        if (port === known) this.interfaces.delete(each);
      ports.delete(known);
      return [200, { id: router, port_id: known, subnet_id: subnet }];
    }
    if (known !== undefined)
      return [400, { NeutronError: { message: "Router already has a port on subnet" } }];
    const port = this.portOf(base, router, body);
    for (const [each] of this.portKeys(router, port.id, subnet)) this.interfaces.set(each, port.id);
    return [200, { id: router, port_id: port.id, subnet_id: subnet, tenant_id: port.tenant_id }];
  }

  private portOf(base: string, router: string, { port_id, subnet_id }: Fields): Thing {
    const device = { device_id: router, device_owner: "network:router_interface" };
    if (port_id !== undefined) {
      const port = this.at(`${base}/ports`).get(String(port_id)) as Thing;
      return Object.assign(port, device);
    }
    const fixed_ips = [{ subnet_id, ip_address: "198.18.0.1" }];
    return this.create(`${base}/ports`, COLLECTIONS.ports as Collection, {
      ...device,
      fixed_ips,
    }) as Thing;
  }

  private portKeys(router: string, port: string, subnet?: string): [string, string][] {
    const fixed = this.at("network/v2.0/ports").get(port)?.fixed_ips as
      | { subnet_id: string }[]
      | undefined;
    const of = subnet || fixed?.[0]?.subnet_id;
    return [
      [`${router} ${port}`, port],
      [`${router} ${of}`, port],
    ];
  }

  private nameOf(thing: Thing): string {
    const { name, tags: _, ...others } = thing;
    return typeof name === "string" ? name : this.contentOf(others);
  }

  private contentOf(thing: Fields): string {
    const { id: _, created_at: __, updated_at: ___, psk: ____, ...others } = thing;
    const ordered = ([field, value]: [string, unknown]) => [field, this.ordered(value)];
    return JSON.stringify(sorted(Object.fromEntries(Object.entries(others).map(ordered))));
  }

  /** A value with names instead of ids; lists of ids have no order. */
  private ordered(value: unknown): unknown {
    const known = JSON.parse(this.known(JSON.stringify(value ?? null)));
    return Array.isArray(known) ? known.sort() : known;
  }

  /** A text with the names of things instead of their ids, which differ from run to run. */
  private known(text: string): string {
    return text.replaceAll(/[0-9a-f]{32}/g, (id) => {
      for (const all of this.things.values()) {
        const name = all.get(id)?.name;
        if (name !== undefined) return String(name);
      }
      return "id";
    });
  }
}

const last = (path: string) => path.slice(path.lastIndexOf("/") + 1);
const before = (path: string) => path.slice(0, path.lastIndexOf("/"));
const sorted = (fields: Fields) =>
  Object.fromEntries(Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1)));
