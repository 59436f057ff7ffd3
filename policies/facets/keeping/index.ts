/** Resource types by what they show of `sovereignty/facets/keeping.ts`. */
import type { Family, Reader } from "../reader.ts";
import { dangers } from "./dangers.ts";
import { images } from "./images.ts";
import { openPlaces } from "./open-places.ts";
import { quotas } from "./quotas.ts";
import { secretInputs } from "./secret-inputs.ts";
import { volumes } from "./volumes.ts";

export const keeping: Family = joined([volumes, openPlaces, secretInputs, dangers, quotas, images]);

/** One reader a type, which shows what each of its parts shows; the parts name no facet twice. */
function joined(parts: readonly Family[]): Family {
  const types = new Set(parts.flatMap((part) => Object.keys(part)));
  return Object.fromEntries(
    [...types].map((type): [string, Reader] => {
      const readers = parts.flatMap((part) => part[type] ?? []);
      return [
        type,
        {
          reads: readers.flatMap(({ reads }) => reads),
          facets: (properties, marked) =>
            Object.assign({}, ...readers.map((reader) => reader.facets(properties, marked))),
        },
      ];
    }),
  );
}
