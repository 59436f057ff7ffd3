/** A tenant's flows as a graph: its segments, clusters and namespaces, and every way in and out. */
import type {
  Cluster,
  Flow,
  FlowEnd,
  Tenant,
  WorkloadFlow,
  WorkloadPeer,
} from "../../../estate/model/index.ts";
import { PLACES, type Place } from "../../../estate/model/index.ts";
import type { Html } from "../../../output/html.ts";
import { type Language, render } from "../../../output/message.ts";
import { tenantPage } from "../paths.ts";
import type { AddressBook } from "./address-book.ts";
import { type Arrow, type Box, drawGraph } from "./graph.ts";
import { TEXTS } from "./messages.ts";

/** One flow with its ends in words, as table and graph show it. */
export interface ShownFlow {
  readonly name: string;
  /** `cluster/namespace`, for a flow of a namespace. */
  readonly of?: string;
  readonly from: Box;
  readonly to: Box;
  readonly traffic: string;
  /** Whether an end is outside the tenant, and which. */
  readonly outside: boolean;
}

/** Every allowed flow of a tenant: its own, and those of its clusters' namespaces. */
export function flowsOf(tenant: Tenant, book: AddressBook, language: Language) {
  const ends = new Ends(tenant, book, language);
  const own = Object.entries(tenant.flows).map(([name, flow]): ShownFlow => {
    const [from, to] = [ends.of(flow.from), ends.of(flow.to)];
    return { name, from, to, traffic: trafficOf(flow), outside: isOutside(from) || isOutside(to) };
  });
  const workloads = Object.entries(tenant.clusters).flatMap(([cluster, { namespaces }]) =>
    Object.entries(namespaces).flatMap(([namespace, { flows }]) =>
      Object.entries(flows).map(([name, flow]): ShownFlow => {
        const here = ends.namespace(cluster, namespace);
        const from = flow.from === undefined ? here : ends.peer(flow.from, cluster);
        const to = flow.to === undefined ? here : ends.peer(flow.to, cluster);
        const outside = isOutside(from) || isOutside(to);
        return { name, of: `${cluster}/${namespace}`, from, to, traffic: trafficOf(flow), outside };
      }),
    ),
  );
  return [...own, ...workloads];
}

/** The graph; segments and namespaces without a flow are there, too. */
export function drawFlows(tenant: Tenant, book: AddressBook, language: Language): Html {
  const flows = flowsOf(tenant, book, language);
  const ends = new Ends(tenant, book, language);
  const boxes = new Map<string, Box>();
  const add = (box: Box) => boxes.set(box.id, box).get(box.id) ?? box;
  const arrows: Arrow[] = [];
  for (const segment of Object.keys(tenant.segments)) add(ends.segment(segment));
  for (const [name, cluster] of Object.entries(tenant.clusters)) {
    const box = add(ends.cluster(name, cluster));
    arrows.push({ from: `segment ${cluster.segment}`, to: box.id, kind: "contains" });
    for (const namespace of Object.keys(cluster.namespaces)) {
      const inside = add(ends.namespace(name, namespace));
      arrows.push({ from: box.id, to: inside.id, kind: "contains" });
    }
  }
  for (const { from, to, traffic, outside } of flows) {
    add(from);
    add(to);
    arrows.push({ from: from.id, to: to.id, label: traffic, kind: outside ? "out" : "flow" });
  }
  const values = { tenant: tenant.title, count: flows.length };
  const title = render(TEXTS.flows, values, language);
  return drawGraph([...boxes.values()], arrows, { title, name: "flows" });
}

/** Whether an end of a flow is outside its tenant. */
export function isOutside({ kind }: Box): boolean {
  return !["segment", "namespace"].includes(kind);
}

function trafficOf({ protocol, ports }: Flow | WorkloadFlow): string {
  return ports === undefined ? protocol : `${protocol}/${ports}`;
}

/** The boxes of a tenant's ends of flows. */
class Ends {
  readonly #tenant: Tenant;
  readonly #book: AddressBook;
  readonly #language: Language;

  constructor(tenant: Tenant, book: AddressBook, language: Language) {
    this.#tenant = tenant;
    this.#book = book;
    this.#language = language;
  }

  of(end: FlowEnd): Box {
    if (typeof end !== "string") return this.#prefix(end.cidr);
    const place = PLACES.find((known) => known === end);
    return place === undefined ? this.segment(end) : this.#place(place);
  }

  peer(peer: WorkloadPeer, cluster: string): Box {
    if (typeof peer === "string") return this.namespace(cluster, peer);
    if ("segment" in peer) return this.segment(peer.segment);
    return "place" in peer ? this.#place(peer.place) : this.#prefix(peer.cidr);
  }

  segment(segment: string): Box {
    const detail = this.#tenant.segments[segment]?.ipv4;
    return { id: `segment ${segment}`, kind: "segment", title: segment, ...(detail && { detail }) };
  }

  cluster(cluster: string, { version }: Cluster): Box {
    const title = render(TEXTS.cluster, { cluster }, this.#language);
    return { id: `cluster ${cluster}`, kind: "cluster", title, detail: `Kubernetes ${version}` };
  }

  namespace(cluster: string, namespace: string): Box {
    const title = render(TEXTS.namespace, { namespace }, this.#language);
    return { id: `namespace ${cluster} ${namespace}`, kind: "namespace", title, detail: cluster };
  }

  #place(place: Place): Box {
    return { id: `place ${place}`, kind: place, title: TEXTS[place][this.#language] };
  }

  /** A prefix, with the tenants that it belongs to. */
  #prefix(cidr: string): Box {
    const owners = this.#book(cidr);
    const [first] = owners;
    const box = { id: `prefix ${cidr}`, kind: "prefix" };
    if (first === undefined) return { ...box, title: cidr };
    const title = owners.map((owner) => owner.join("/")).join(", ");
    return { ...box, title, detail: cidr, href: tenantPage(...first) };
  }
}
