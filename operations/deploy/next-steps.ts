/** What to do after `make up`: the cloud's address, what was created, what to try next. */
import { type Language, render } from "../../output/message.ts";
import { standingBy } from "../../planning/continuity/standing-by.ts";
import { readCloud } from "../../stacks/layers/clouds.ts";
import { sitePlaces } from "../paths.ts";
import { countResources } from "../state/count-resources.ts";
import type { StackState } from "../state/stack-state.ts";
import { TEXTS } from "./messages.ts";

/**
 * A short summary of a deployed rehearsal site; `standbys` are the keys of other sites' tenants with a standby there.
 */
export function summary(
  site: string,
  state: StackState | undefined,
  standbys: readonly string[],
  language: Language,
): string {
  const resources = state?.resources ?? [];
  const count = (type: string) => resources.filter((r) => r.type === type).length;
  const { auth, region_name: region } = readCloud(sitePlaces(site).clouds, site);
  const values = {
    site,
    tenants: count("aes-estate:index:TenantProject"),
    standing: standingBy(standbys.length, language),
    segments: count("aes-estate:index:NetworkSegment"),
    clusters: count("aes-estate:index:KubernetesCluster"),
    resources: countResources(resources.map(({ urn }) => urn)),
    url: auth.auth_url,
    region: region ?? "?",
  };
  return render(TEXTS.summary, values, language);
}
