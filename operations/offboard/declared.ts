/** A tenant's file as it is written, also after its deletion is due: its site's estate does not show it then. */
import { requireAlliance } from "../../estate/load/require-alliance.ts";
import { readSources } from "../../estate/load/sources.ts";
import { Misuse } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";
import type { Declared } from "./obstacles.ts";

/** `undefined` if it has no file any more. Throws a `Misuse` if it had none and `begun` is false. */
export async function declaredAt(
  site: string,
  tenant: string,
  root: string,
  begun: boolean,
): Promise<Declared | undefined> {
  requireAlliance(root);
  const { sources } = await readSources(root);
  const tenants = sources.sites.get(site)?.tenants;
  const source = tenants?.get(tenant);
  if (source === undefined || sources.alliance === undefined) {
    if (begun) return undefined;
    const allowed = [...(tenants?.keys() ?? [])].join(", ") || "—";
    throw new Misuse(TEXTS.unknown, { site, tenant, allowed });
  }
  const { file } = source.at([]);
  return { site, tenant, file, data: source.data, alliance: sources.alliance.data, root };
}
