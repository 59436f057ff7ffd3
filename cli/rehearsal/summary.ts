/** What a person can do after `make up`: where the cloud answers, what was made, what to try next. */
import { readCloud } from "../../stacks/layers/clouds.ts";
import { sitePlaces } from "../places.ts";
import type { StackState } from "./pulumi.ts";

/** A short summary of a deployed rehearsal site. */
export function summary(site: string, state: StackState | undefined): string {
  const resources = state?.resources ?? [];
  const count = (type: string) => resources.filter((r) => r.type === type).length;
  const { auth, region_name: region } = readCloud(sitePlaces(site).clouds, site);
  return `
${site} is up (rehearsal): ${count("aes-estate:index:TenantProject")} tenants, ${count("aes-estate:index:NetworkSegment")} segments, ${resources.length} resources.
  cloud         ${auth.auth_url}  region ${region ?? "?"}
  your shell    eval "$(make -s env SITE=${site})"   then: pulumi stack, openstack network list
  a change      edit stacks/${site}/tenants/<tenant>.yaml, then: make preview SITE=${site}; make up SITE=${site}
  the law       npx estate check ${site}
  take it down  make down SITE=${site} (the stack), make clean-cloud SITE=${site} (the cloud)`;
}
