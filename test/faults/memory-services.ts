/** The services of a cloud in memory: what they create, list, change, remove and deny. */
import { COLLECTIONS, type Fields, isTaken, made } from "./things.ts";

/** An answer: status, and a document if there is one. */
export type Answer = readonly [status: number, document?: unknown];
const NOT_FOUND: Answer = [404, { error: { message: "not found" } }];
const CONFLICT: Answer = [409, { error: { message: "it exists already" } }];

export class Services {
  /** Everything in the cloud, by path of the collection, then id. */
  readonly things = new Map<string, Map<string, Fields>>();
  /** Accesses and memberships, by the path that names them. */
  private readonly links = new Set<string>();

  answer(method: string, path: string, query: Fields, body: Fields): Answer {
    const listed = path.replace(/\/detail$/, "");
    return (
      this.accesses(path) ??
      this.membership(method, path) ??
      this.specs(method, path, body) ??
      this.interfaces(path, body) ??
      this.actions(path, body) ??
      this.collection(method, listed, query, body) ??
      this.thing(method, listed, body)
    );
  }

  private at(place: string): Map<string, Fields> {
    const there = this.things.get(place) ?? new Map<string, Fields>();
    this.things.set(place, there);
    return there;
  }

  private collection(
    method: string,
    path: string,
    query: Fields,
    body: Fields,
  ): Answer | undefined {
    const last = path.slice(path.lastIndexOf("/") + 1);
    const collection = COLLECTIONS[last];
    if (collection === undefined) return undefined;
    const there = this.at(path);
    const { one, all = last.replaceAll("-", "_") } = collection;
    if (method === "POST") {
      const sent = (body[one] ?? {}) as Fields;
      if (isTaken(collection, [...there.values()], sent)) return CONFLICT;
      const fresh = made(path.split("/")[0] ?? "", collection, sent);
      there.set(String(fresh.id), fresh);
      return [collection.status ?? 201, { [one]: fresh }];
    }
    const wanted = Object.entries(query).filter(([name]) => /^(name|\w+_id)$/.test(name));
    const shown = [...there.values()].filter((each) =>
      wanted.every(([name, value]) => String(each[name]) === value),
    );
    return [200, { [all]: shown }];
  }

  private thing(method: string, path: string, body: Fields): Answer {
    const [place, id] = [
      path.slice(0, path.lastIndexOf("/")),
      path.slice(path.lastIndexOf("/") + 1),
    ];
    const collection = COLLECTIONS[place.slice(place.lastIndexOf("/") + 1)];
    if (collection === undefined) {
      const isOther = path.split("/").every((part) => !(part in COLLECTIONS)); // an empty list of other things
      return method === "GET" && isOther ? [200, {}] : NOT_FOUND;
    }
    const found = this.at(place).get(id);
    if (found === undefined) return NOT_FOUND;
    if (method === "DELETE") return this.at(place).delete(id) ? [204] : NOT_FOUND;
    if (method !== "GET") Object.assign(found, body[collection.one]);
    return [200, { [collection.one]: found }];
  }

  private accesses(path: string): Answer | undefined {
    const [, of = "", list] = /^(.*)\/(os-flavor-access|os-volume-type-access)$/.exec(path) ?? [];
    if (list === undefined) return undefined;
    const given = [...this.links].filter((link) => link.startsWith(`${of} `));
    const id = of.slice(of.lastIndexOf("/") + 1);
    const projects = given.map((link) => link.slice(of.length + 1));
    if (list === "os-flavor-access")
      return [200, { flavor_access: projects.map((tenant_id) => ({ flavor_id: id, tenant_id })) }];
    const types = projects.map((project_id) => ({ volume_type_id: id, project_id }));
    return [200, { volume_type_access: types }];
  }

  private membership(method: string, path: string): Answer | undefined {
    if (!/\/groups\/[^/]+\/users\/[^/]+$/.test(path)) return undefined;
    if (method === "DELETE") return this.links.delete(path) ? [204] : NOT_FOUND;
    if (method === "PUT") this.links.add(path);
    return this.links.has(path) ? [204] : NOT_FOUND;
  }

  private specs(method: string, path: string, body: Fields): Answer | undefined {
    const [, place = "", id] = /^(.*)\/([^/]+)\/(?:os-)?extra_specs$/.exec(path) ?? [];
    if (id === undefined) return undefined;
    const owner = this.at(place).get(id);
    if (owner === undefined) return NOT_FOUND;
    if (method === "POST") owner.extra_specs = body.extra_specs;
    return [200, { extra_specs: owner.extra_specs ?? {} }];
  }

  private interfaces(path: string, body: Fields): Answer | undefined {
    const [, base = "", router = "", verb] =
      /^(.*)\/routers\/([^/]+)\/(add|remove)_router_interface$/.exec(path) ?? [];
    return verb === undefined ? undefined : this.connect(`${base}/ports`, router, verb, body);
  }

  private actions(path: string, body: Fields): Answer | undefined {
    return path.endsWith("/action") ? this.act(path.slice(0, -"/action".length), body) : undefined;
  }

  private act(thing: string, body: Fields): Answer {
    const [[verb = "", words] = []] = Object.entries(body) as [
      string,
      { tenant?: string; project?: string },
    ][];
    const link = `${thing} ${words?.tenant ?? words?.project}`;
    const isFlavor = thing.includes("/flavors/");
    if (verb.startsWith("remove"))
      return this.links.delete(link) ? [isFlavor ? 200 : 202, {}] : NOT_FOUND;
    if (this.links.has(link)) return CONFLICT;
    this.links.add(link);
    const access = [{ flavor_id: thing.split("/").at(-1), tenant_id: words?.tenant }];
    return isFlavor ? [200, { flavor_access: access }] : [202];
  }

  private connect(ports: string, router: string, verb: string, body: Fields): Answer {
    const there = this.at(ports);
    const subnet = body.subnet_id;
    const known = [...there.values()].find(
      (port) =>
        port.device_id === router &&
        (port.id === body.port_id || (port.fixed_ips as Fields[])[0]?.subnet_id === subnet),
    );
    if (verb === "remove") {
      if (known === undefined) return NOT_FOUND;
      there.delete(String(known.id));
      return [200, { id: router, port_id: known.id, subnet_id: subnet }];
    }
    if (known !== undefined)
      return [400, { NeutronError: { message: "Router already has a port on subnet" } }];
    const port = made("network", COLLECTIONS.ports ?? { one: "port" }, {
      device_id: router,
      device_owner: "network:router_interface",
      fixed_ips: [{ subnet_id: subnet, ip_address: "198.18.0.1" }],
    });
    there.set(String(port.id), port);
    return [200, { id: router, port_id: port.id, subnet_id: subnet, tenant_id: "admin-project" }];
  }
}
