/** A site as a dependency graph: its facility's topology, with its zones and their reserve. Pure. */

import type { Facility, Times } from "../../estate/model/index.ts";
import { type Analysis, analyse } from "./graph/analysis.ts";
import { TooIntricate } from "./graph/diagram.ts";
import type { Figure } from "./graph/figures.ts";
import type { NeedGraph } from "./graph/graph.ts";

/** Names in the graph of enough zones, and of one of them; no name in a file contains a slash. */
const ENOUGH = "zones/enough";
export const zoneName = (zone: string) => `zone/${zone}`;

/**
 * The site itself: enough zones, and the dependencies of every service besides them. `undefined` without a topology.
 */
export function siteGraph({ topology, reserve }: Facility): NeedGraph | undefined {
  if (topology === undefined) return undefined;
  const zones = Object.entries(topology.zones);
  const enough = {
    of: zones.map(([zone]) => zoneName(zone)),
    required: Math.max(1, zones.length - reserve.zones),
  };
  const withFigure = <T extends Times>(map: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(map).map(([name, part]) => [name, { ...part, figure: figureOf(part) }]),
    );
  return {
    elements: withFigure(topology.elements),
    groups: {
      ...topology.groups,
      ...Object.fromEntries(
        zones.map(([zone, of]) => [zoneName(zone), { of, required: new Set(of).size }]),
      ),
      [ENOUGH]: enough,
    },
    causes: withFigure(topology.causes),
    root: [...topology.service, ENOUGH],
  };
}

/** The written figure in its only form; the shape check has verified that it has one. */
export function figureOf({ availability, mtbfHours = 0, mttrHours = 1 }: Times): Figure {
  return availability === undefined ? { mtbfHours, mttrHours } : { availability };
}

/** Analyses by their graph's text: many tenants have equal services, and the two sides of a review nearly all. */
const KEPT = 512;
const kept = new Map<string, Analysis | undefined>();

/** Analysis of a graph; `undefined` if the graph is absent or too intricate. */
export function analysisOf(graph: NeedGraph | undefined): Analysis | undefined {
  if (graph === undefined) return undefined;
  const key = JSON.stringify(graph);
  const found = kept.has(key) ? kept.get(key) : analysed(graph);
  kept.delete(key); // move it to the end: the most recently used
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return found;
}

function analysed(graph: NeedGraph): Analysis | undefined {
  try {
    return analyse(graph);
  } catch (error) {
    if (error instanceof TooIntricate) return undefined;
    throw error;
  }
}
