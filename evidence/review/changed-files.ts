/** The files of the estate that differ, their changes, and what these do to what stands. Pure. */

import { formatPath } from "../../estate/load/source.ts";
import type { SiteFile, Tenant } from "../../estate/model/index.ts";
import { effectOf, type Surroundings, worst } from "./effects/effect.ts";
import type { Change, ChangedFile } from "./model.ts";
import { type Place, placeOf, type Side, sourceOf } from "./side.ts";
import { differences, shownValue, withoutSecrets } from "./values.ts";

/** Every file of the estate that is not the same, in the order of the paths. */
export function changedEstateFiles(base: Side, head: Side): ChangedFile[] {
  const paths = [...new Set([...base.tree.keys(), ...head.tree.keys()])].sort();
  const differing = paths.filter((path) => !isSame(base, head, path));
  const places = differing.flatMap((path) => placeOf(path) ?? []);
  const renames = renamesIn(base, head);
  const gone = new Set([...renames.values()].map(({ file }) => file));
  return places
    .filter(({ file }) => !gone.has(file))
    .map((place) => changedFile(base, head, place, renames.get(place.file)));
}

function isSame(base: Side, head: Side, path: string): boolean {
  const [one, other] = [base.tree.get(path), head.tree.get(path)];
  if (one === undefined || other === undefined || one.kind !== other.kind) return false;
  if (one.content === undefined || other.content === undefined) return false;
  return one.content.equals(other.content);
}

/** Tenants whose file has another name: the new path, and the place that it was. */
function renamesIn(base: Side, head: Side): Map<string, Place> {
  const renames = new Map<string, Place>();
  for (const { key: site, tenants } of head.loaded.sources.sites.values()) {
    const before = base.loaded.sources.sites.get(site)?.tenants;
    for (const [key, { data }] of tenants) {
      const from = data.renamedFrom;
      if (from === undefined || before === undefined || before.has(key)) continue;
      const was = `stacks/${site}/tenants/${from}.yaml`;
      if (!before.has(from) || head.tree.has(was)) continue;
      const place = { file: was, kind: "tenant", site, tenant: from } as const;
      renames.set(`stacks/${site}/tenants/${key}.yaml`, place);
    }
  }
  return renames;
}

function changedFile(base: Side, head: Side, place: Place, from: Place | undefined): ChangedFile {
  const before = sourceOf(base, from ?? place)?.data;
  const after = sourceOf(head, place)?.data;
  const wasThere = base.tree.has((from ?? place).file);
  const isThere = head.tree.has(place.file);
  const owners = new Set(
    [before, after].flatMap((data) => (data as Partial<Tenant> | undefined)?.owner ?? []),
  );
  const shown = {
    ...place,
    ...(place.kind === "tenant" && { owners: [...owners].sort() }),
  };
  if ((wasThere && before === undefined) || (isThere && after === undefined)) {
    return { ...shown, status: "unreadable", effect: "unknown", changes: [] };
  }
  const changes = changesOf(before, after, surroundings(base, from ?? place, before));
  const status = from ? "renamed" : !wasThere ? "added" : !isThere ? "removed" : "changed";
  if (status === "changed" && changes.length === 0) {
    return { ...shown, status: "reformatted", effect: "nothing", changes };
  }
  return { ...shown, status, effect: worst(changes.map(({ effect }) => effect)), changes };
}

function surroundings(base: Side, { kind, site = "" }: Place, before: unknown): Surroundings {
  const folder = base.loaded.sources.sites.get(site);
  const tenants = [...(folder?.tenants.values() ?? [])];
  const clusters = tenants.reduce((sum, { data }) => sum + Object.keys(data.clusters).length, 0);
  const { kubernetes } = (folder?.site?.data ?? {}) as Partial<SiteFile>;
  return { kind, kubernetes, clusters, ...(kind === "tenant" && { tenant: before as Tenant }) };
}

function changesOf(before: unknown, after: unknown, around: Surroundings): Change[] {
  if (before === undefined || after === undefined) return [wholeFile(before, around)];
  const was = around.kind === "tenant" ? withNewKeys(before as Tenant, after as Tenant) : before;
  return differences(was, after).map((difference) => {
    const { path, before: old, after: now } = difference;
    const name = String(path.at(-1) ?? "");
    return {
      path: withoutSecrets(formatPath(path)),
      ...(old !== undefined && { before: shownValue(old, name) }),
      ...(now !== undefined && { after: shownValue(now, name) }),
      effect: effectOf(difference, around),
    };
  });
}

/** A whole file: a tenant is made or deleted, of a site the rest of its files says it. */
function wholeFile(before: unknown, { kind }: Surroundings): Change {
  const isNew = before === undefined;
  if (kind === "tenant") return { path: ".", effect: isNew ? "creates" : "deletes" };
  return { path: ".", effect: kind === "site" || kind === "alliance" ? "unknown" : "nothing" };
}

/** The tenant before with the keys that its segments have now: a renamed segment is the same one. */
function withNewKeys(before: Tenant, after: Tenant): Tenant {
  const segments = { ...before.segments };
  for (const [key, { renamedFrom: from }] of Object.entries(after.segments)) {
    const isNew = from !== undefined && !Object.hasOwn(segments, key);
    if (!isNew || Object.hasOwn(after.segments, from)) continue;
    const was = Object.hasOwn(segments, from) ? segments[from] : undefined;
    if (was === undefined) continue;
    delete segments[from];
    segments[key] = was;
  }
  return { ...before, segments };
}
