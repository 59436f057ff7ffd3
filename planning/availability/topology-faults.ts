/** Faults that prevent a figure of a facility's topology: unknown names, cycles, missing parts. Pure. */

import type { IssueText } from "../../estate/issue-text.ts";
import type { Path } from "../../estate/load/source.ts";
import { REFERENCES } from "../../estate/messages/references.ts";
import type { Facility, Topology } from "../../estate/model/index.ts";
import type { MessageValues } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import { AVAILABILITY } from "./check-messages.ts";
import { type GraphProblem, graphProblems, type NeedGraph, restsOn } from "./graph/graph.ts";
import { siteGraph, zoneName } from "./site.ts";
import { copiesIn } from "./storage.ts";

/** One fault: its path in facility.yaml, and its issue. */
export interface TopologyFault {
  readonly path: Path;
  readonly kind: IssueText;
  readonly values: MessageValues;
}

/** Every fault of a facility's topology; none without a topology. */
export function topologyFaults(facility: Facility): TopologyFault[] {
  const { topology } = facility;
  const graph = siteGraph(facility);
  if (topology === undefined || graph === undefined) return [];
  const problems = graphProblems(graph).map((problem) => toFault(problem, topology));
  return [
    ...sameKeys(["topology", "zones"], topology.zones, facility.zones),
    ...sameKeys(["topology", "hosts"], topology.hosts, facility.hypervisorClasses),
    ...sameKeys(["topology", "storage"], topology.storage, facility.storagePools),
    ...Object.keys(facility.storagePools).flatMap((pool) => storage(pool, facility, topology)),
    ...problems,
    ...(problems.length > 0 ? [] : unused(graph, topology)),
  ];
}

function toFault(problem: GraphProblem, { elements, groups, service }: Topology): TopologyFault {
  const path = placeOf(problem, service);
  switch (problem.kind) {
    case "dangling": {
      const allowed = choice([...Object.keys(elements), ...Object.keys(groups)], problem.name);
      return { path, kind: REFERENCES.unknownReference, values: { got: problem.name, allowed } };
    }
    case "twice":
      return { path, kind: AVAILABILITY.topologyTwice, values: { name: problem.name } };
    case "required": {
      const { required, members } = problem;
      return { path, kind: AVAILABILITY.topologyRequired, values: { required, members } };
    }
    case "deep": {
      const { name, most } = problem;
      return { path, kind: AVAILABILITY.topologyDeep, values: { name, most } };
    }
    case "cycle":
      return {
        path,
        kind: AVAILABILITY.topologyCycle,
        values: { circle: problem.names.join(" → ") },
      };
  }
}

/** Path in the file of a part of the graph: zones are groups there, and the root is `service`. */
function placeOf({ path }: GraphProblem, service: readonly string[]): Path {
  const [map, name = "", ...rest] = path;
  if (map === "root") {
    return Number(name) < service.length ? ["topology", "service", name] : ["topology", "zones"];
  }
  const zone = String(name).match(/^zone\/(.+)$/)?.[1];
  return zone === undefined
    ? ["topology", ...path]
    : ["topology", "zones", zone, ...rest.filter((part) => typeof part === "number")];
}

/** A map of the topology has exactly the facility's keys. */
function sameKeys(path: Path, got: object, want: object): TopologyFault[] {
  const names = Object.keys(want);
  return [
    ...Object.keys(got)
      .filter((name) => !Object.hasOwn(want, name))
      .map((name): TopologyFault => {
        const values = { got: name, allowed: choice(names, name) };
        return { path: [...path, name], kind: REFERENCES.unknownReference, values };
      }),
    ...Object.keys(want)
      .filter((name) => !Object.hasOwn(got, name))
      .map(
        (name): TopologyFault => ({ path, kind: AVAILABILITY.topologyUnsaid, values: { name } }),
      ),
  ];
}

/** Enough servers for a pool's copies, and enough copies for the required ones, in existing zones. */
function storage(name: string, facility: Facility, topology: Topology): TopologyFault[] {
  const pool = facility.storagePools[name];
  const servers = Object.hasOwn(topology.storage, name) ? topology.storage[name] : undefined;
  if (pool === undefined || servers === undefined) return [];
  const most = Math.max(...copiesIn(pool));
  const path = ["topology", "storage", name];
  const { nodesPerZone, required } = servers;
  const names = Object.keys(facility.zones);
  return [
    ...pool.zones.flatMap((got, index): TopologyFault[] => {
      const at = ["storagePools", name, "zones", index];
      const unknown = !Object.hasOwn(facility.zones, got);
      return unknown
        ? [
            {
              path: at,
              kind: REFERENCES.unknownReference,
              values: { got, allowed: choice(names, got) },
            },
          ]
        : [];
    }),
    ...(nodesPerZone >= most
      ? []
      : [
          fault(AVAILABILITY.topologyStorageNodes, [...path, "nodesPerZone"], {
            nodesPerZone,
            most,
          }),
        ]),
    ...(required <= pool.replicas
      ? []
      : [
          fault(AVAILABILITY.topologyRequired, [...path, "required"], {
            required,
            members: pool.replicas,
          }),
        ]),
  ];
}

const fault = (kind: IssueText, path: Path, values: MessageValues): TopologyFault => ({
  kind,
  path,
  values,
});

/** An element that nothing depends on has no effect: most often its connection was forgotten. */
function unused(graph: NeedGraph, { zones, elements, groups }: Topology): TopologyFault[] {
  const reached = new Set<string>();
  const walk = (name: string): void => {
    if (reached.has(name)) return;
    reached.add(name);
    for (const next of restsOn(graph, name)) walk(next);
  };
  for (const name of [...graph.root, ...Object.keys(zones).map(zoneName)]) walk(name);
  const idle = (map: "elements" | "groups", names: object) =>
    Object.keys(names)
      .filter((name) => !reached.has(name))
      .map((name) => fault(AVAILABILITY.topologyUnused, ["topology", map, name], { name }));
  return [...idle("elements", elements), ...idle("groups", groups)];
}
