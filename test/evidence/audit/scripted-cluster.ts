/** A cluster without a server: an API with given objects, and what the estate orders for the cluster. */
import type { ClusterOrders } from "../../../evidence/audit/cluster/evaluate.ts";
import { HttpStatusError } from "../../../operations/cloud/http.ts";
import type { ClusterPolicy } from "../../../policies/cluster-policy.ts";
import type { BaselineObject } from "../../../stacks/layers/baseline.ts";
import { alliance, TODAY } from "../../policies/fixture.ts";

export interface Placed {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: object;
  readonly [field: string]: unknown;
}

/** The orders for a cluster of a policy; without objects unless they are given. */
export function ordersFor(
  policy: ClusterPolicy,
  server: string,
  objects: readonly BaselineObject[] = [],
): ClusterOrders {
  const name = `${policy.site}/${policy.tenant}/${policy.cluster}` as const;
  const clusters = { [name]: policy };
  const context = { alliance, site: policy.site, rehearsal: true, today: TODAY, clusters };
  return { name, context, objects, mirror: "registry.bamako.aes.example/mirror", server };
}

/** A resource as the API names it. */
export function pluralOf(kind: string): string {
  return `${kind.toLowerCase()}s`;
}

/**
 * An API with these objects, and with these kinds even if it has none of them. `fails` answers first, with a status. Notes
 * each request.
 */
export function scriptedApi(
  objects: readonly Placed[],
  {
    kinds = [],
    fails = () => undefined,
  }: {
    readonly kinds?: readonly Pick<Placed, "apiVersion" | "kind">[];
    readonly fails?: (path: string, times: number) => number | undefined;
  } = {},
) {
  const all = [...kinds, ...objects];
  const versions = [...new Set(all.map(({ apiVersion }) => apiVersion))];
  const requests: [path: string, accept: string | undefined][] = [];
  const api = {
    async get(path: string, accept?: string): Promise<unknown> {
      requests.push([path, accept]);
      const times = requests.filter(([one]) => one === path).length;
      const status = fails(path, times);
      if (status !== undefined) throw new HttpStatusError(`GET ${path}: HTTP ${status}`, status);
      const [place = "", query = ""] = path.split("?");
      if (place === "/api") return { versions: ["v1"] };
      if (place === "/apis") {
        const groups = versions.filter((version) => version !== "v1");
        return {
          groups: groups.map((groupVersion) => ({
            versions: [{ groupVersion }],
            preferredVersion: { groupVersion },
          })),
        };
      }
      const [, version = "", plural] = /^\/apis?\/(v1|[^/]+\/[^/]+)(?:\/(.+))?$/.exec(place) ?? [];
      if (plural === undefined) {
        const own = all.filter(({ apiVersion }) => apiVersion === version);
        const resources = [...new Set(own.map(({ kind }) => kind))].map((kind) => {
          return { name: pluralOf(kind), kind, verbs: ["list"] };
        });
        return { resources };
      }
      const listed = objects.filter(
        (one) => one.apiVersion === version && pluralOf(one.kind) === plural,
      );
      return pageOf(listed, new URLSearchParams(query), accept);
    },
  };
  return { api, requests };
}

function pageOf(all: readonly Placed[], query: URLSearchParams, accept: string | undefined) {
  const first = Number(query.get("continue") ?? 0);
  const limit = Number(query.get("limit"));
  const items = all.slice(first, first + limit);
  const metadata = first + limit < all.length ? { continue: String(first + limit) } : {};
  if (!accept?.includes("as=Table")) return { metadata, items };
  return {
    kind: "Table",
    metadata,
    columnDefinitions: [{ name: "Name" }, { name: "Type" }],
    rows: items.map((item) => ({
      cells: [(item.metadata as { name?: unknown }).name, item.type],
      object: { metadata: item.metadata },
    })),
  };
}
