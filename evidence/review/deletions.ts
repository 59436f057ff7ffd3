/** Deletions without an approval: what was declared at BASE, holds data, and is gone without a `retire` that was due. Pure. */
import { join } from "node:path";
import { type Issue, issue } from "../../estate/issue.ts";
import type { Source } from "../../estate/load/source.ts";
import type { Tenant } from "../../estate/model/index.ts";
import { KINDS, type Kind } from "../../estate/retire.ts";
import { GONE, PARTS } from "./deletion-messages.ts";
import { placeOf, type Side } from "./side.ts";

/**
 * An issue for each. They do not depend on whether the files of either side have other issues: what could not be read
 * at BASE may hold data as well.
 */
export function unapprovedDeletions(base: Side, head: Side, today: string): Issue[] {
  return [...base.tree.keys()].flatMap((file) => {
    const { kind, site = "", tenant = "" } = placeOf(file) ?? {};
    if (kind !== "tenant") return [];
    const before = base.loaded.sources.sites.get(site)?.tenants.get(tenant);
    const tenants = head.loaded.sources.sites.get(site)?.tenants ?? new Map();
    const after = nowOf(tenants, tenant);
    if (after !== undefined) return before ? goneParts(before.data, after, { site, today }) : [];
    // A file that is there and cannot be read is reported by the check.
    if (head.tree.has(file)) return [];
    const at = { file: join(head.folder, file), line: 1, path: "." };
    const named = { site, tenant, name: file };
    if (before === undefined) return [issue(at, GONE.unread, named)];
    const { owner, retire } = before.data;
    if (retire !== undefined && retire.after <= today) return [];
    return [issue(at, GONE.tenant, { ...named, owner })];
  });
}

/** The tenant at HEAD, by its key or by the key that it had. */
function nowOf(
  tenants: ReadonlyMap<string, Source<Tenant>>,
  key: string,
): Source<Tenant> | undefined {
  return tenants.get(key) ?? [...tenants.values()].find(({ data }) => data.renamedFrom === key);
}

function goneParts(
  before: Tenant,
  after: Source<Tenant>,
  { site, today }: { readonly site: string; readonly today: string },
): Issue[] {
  return KINDS.flatMap((kind: Kind) =>
    Object.entries(before[kind]).flatMap(([key, { retire }]) => {
      const stays = Object.hasOwn(after.data[kind], key);
      if (stays || (retire !== undefined && retire.after <= today)) return [];
      const values = { site, tenant: before.tenant, owner: before.owner, part: PARTS[kind], key };
      return [issue(after.at([kind, key]), GONE.part, values)];
    }),
  );
}
