/** The input of a new site's plan. */
import { join } from "node:path";
import { Misuse } from "../../output/user-error.ts";
import { textOf } from "../edit/files.ts";
import type { Estate } from "../estate.ts";
import { allianceFile } from "../load/sources.ts";
import { TEXTS } from "./messages.ts";
import type { Ground } from "./plan.ts";

/** Reads the registry, an open site as the model, and every address named in any file. */
export async function groundOf(
  root: string,
  estates: readonly Estate[],
  like: string | undefined,
): Promise<Ground> {
  const model = like === undefined ? estates[0] : estates.find(({ siteKey }) => siteKey === like);
  if (model === undefined) {
    const allowed = estates.map(({ siteKey }) => siteKey).join(", ") || "—";
    throw new Misuse(TEXTS.noModel, { got: like ?? "—", allowed });
  }
  const folder = join(root, model.siteKey);
  const [allianceText = "", site = "", facility] = await Promise.all(
    [allianceFile(root), join(folder, "site.yaml"), join(folder, "facility.yaml")].map(textOf),
  );
  return {
    root,
    allianceText,
    alliance: model.alliance,
    model: { key: model.siteKey, site, facility },
    data: [model.alliance, ...estates.flatMap(({ site, tenants }) => [site, tenants])],
  };
}
