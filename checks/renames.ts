/** `renamedFrom` names a former key only: otherwise a thing would be looked up under the name of another. */

import type { SiteContext } from "../estate/context.ts";
import type { Position } from "../estate/issue.ts";
import { type Issue, issue } from "../estate/issue.ts";
import { REFERENCES } from "../estate/messages/references.ts";

/** Something that declares its former key. */
interface Renamed {
  readonly key: string;
  readonly from: string;
  readonly at: Position;
}

/** Checks segments within their tenant, and tenants within their site. */
export function renames({ tenants }: SiteContext): Issue[] {
  const all = [...tenants].flatMap(([key, { data, at }]) =>
    data.renamedFrom ? [{ key, from: data.renamedFrom, at: at(["renamedFrom"]) }] : [],
  );
  return [
    ...among(all, (key) => tenants.has(key)),
    ...[...tenants.values()].flatMap(({ data: { segments }, at }) => {
      const own = Object.entries(segments).flatMap(([key, { renamedFrom: from }]) =>
        from ? [{ key, from, at: at(["segments", key, "renamedFrom"]) }] : [],
      );
      return among(own, (key) => Object.hasOwn(segments, key));
    }),
  ];
}

function among(all: readonly Renamed[], exists: (key: string) => boolean): Issue[] {
  return all.flatMap(({ key, from, at }, index) => {
    if (exists(from)) return [issue(at, REFERENCES.renamedStays, { got: from, key })];
    const other = all.slice(0, index).find((one) => one.from === from);
    return other ? [issue(at, REFERENCES.renamedTwice, { got: from, other: other.key })] : [];
  });
}
