/** A tenant's file as it is written, also after its deletion is due: its site's estate does not show it then. */
import { join } from "node:path";
import { Overtaken } from "../../estate/edit/files.ts";
import { type Files, ON_DISK } from "../../estate/load/files.ts";
import { requireAlliance } from "../../estate/load/require-alliance.ts";
import { readSources } from "../../estate/load/sources.ts";
import { Misuse } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";
import type { Declared } from "./obstacles.ts";

/**
 * `undefined` if it has no file any more. Throws a `Misuse` if it had none and `begun` is false, and `Overtaken` if the
 * file, which was checked before, has become unreadable.
 */
export async function declaredAt(
  site: string,
  tenant: string,
  root: string,
  begun: boolean,
): Promise<Declared | undefined> {
  requireAlliance(root);
  const file = join(root, site, "tenants", `${tenant}.yaml`);
  let text: string | undefined;
  const files: Files = {
    ...ON_DISK,
    text(path) {
      const read = ON_DISK.text(path);
      if (path === file) text = read;
      return read;
    },
  };
  const { sources, issues } = await readSources(root, undefined, files);
  if (issues.some((issue) => issue.file === file)) throw new Overtaken(file);
  const { alliance } = sources;
  const tenants = sources.sites.get(site)?.tenants;
  const data = tenants?.get(tenant)?.data;
  if (data === undefined || text === undefined || alliance === undefined) {
    if (begun) return undefined;
    const allowed = [...(tenants?.keys() ?? [])].join(", ") || "—";
    throw new Misuse(TEXTS.unknown, { site, tenant, allowed });
  }
  return { site, tenant, file, text, data, alliance: alliance.data, sources, root };
}
