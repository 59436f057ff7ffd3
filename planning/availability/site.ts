/** A site as a graph of needs: its facility's topology, with its zones and what it may lose of them. Pure. */

import type { Facility, Times } from "../../estate/model/index.ts";
import { type Analysis, analyse } from "./graph/analysis.ts";
import { TooIntricate } from "./graph/diagram.ts";
import type { Figure } from "./graph/figures.ts";
import type { NeedGraph } from "./graph/graph.ts";

/** Enough zones, and one of them, among the names of a graph; no name in a file holds a slash. */
const ENOUGH = "zones/enough";
export const zoneName = (zone: string) => `zone/${zone}`;

/** The site itself: enough zones, and what every service needs beside them. Nothing where nobody has written a topology. */
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

/** What was written, in the one form it has; the shape check has seen that it has one. */
export function figureOf({ availability, mtbfHours = 0, mttrHours = 1 }: Times): Figure {
  return availability === undefined ? { mtbfHours, mttrHours } : { availability };
}

/** What a graph comes to; nothing where it is too intricate to say. */
export function analysisOf(graph: NeedGraph | undefined): Analysis | undefined {
  try {
    return graph && analyse(graph);
  } catch (error) {
    if (error instanceof TooIntricate) return undefined;
    throw error;
  }
}
