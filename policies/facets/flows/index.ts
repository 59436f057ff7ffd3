/** Resource types by what they show of `sovereignty/facets/flows.ts`. */
import type { Family, Reader } from "../reader.ts";
import { administration } from "./administration.ts";
import { copies } from "./copies.ts";
import { keys } from "./keys.ts";
import { sinks } from "./sinks.ts";

export const flows: Family = combined([sinks, keys, copies, administration]);

/** One family of several that read the same types for different facets. */
function combined(families: readonly Family[]): Family {
  const types = new Set(families.flatMap((family) => Object.keys(family)));
  return Object.fromEntries(
    [...types].map((type): [string, Reader] => {
      const readers = families.flatMap((family) => family[type] ?? []);
      return [
        type,
        {
          reads: [...new Set(readers.flatMap(({ reads }) => reads))],
          facets: (properties) =>
            Object.assign({}, ...readers.map(({ facets }) => facets(properties))),
        },
      ];
    }),
  );
}
