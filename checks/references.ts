/** Every name a tenant uses exists: in the registry, at its site, among its own segments. */

import { eachTenant, known, type TenantContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import { PLACES } from "../estate/model/index.ts";
import { choice } from "../output/nearest.ts";
import { governmentDomains, memberChoice } from "../policies/alliance/members.ts";
import { isGovernmental, isPlatform, isUnderDomain } from "../policies/values/domains.ts";

export const references = eachTenant((context) => {
  const { alliance, site, tenant } = context;
  const { owner, dataClass, quota, flavors, volumeTypes } = tenant.data;
  const members = alliance.data.members;
  return [
    ...(Object.hasOwn(members, owner)
      ? []
      : [
          issue(tenant.at(["owner"]), REFERENCES.notAMember, {
            got: owner,
            allowed: memberChoice(members, owner),
          }),
        ]),
    ...mailbox(context),
    ...known(context, ["dataClass"], dataClass, alliance.data.classes),
    ...known(context, ["quota", "class"], quota.class, site.data.quotaClasses),
    ...flavors.flatMap((name, i) => known(context, ["flavors", i], name, site.data.flavors)),
    ...volumeTypes.flatMap((name, i) =>
      known(context, ["volumeTypes", i], name, site.data.volumeTypes),
    ),
    ...Object.keys(tenant.data.segments).flatMap((name) => segment(context, name)),
  ];
});

/** A tenant's contact has an address at home: in a member's own domain, or in one of the registry's. */
function mailbox({ alliance, tenant }: TenantContext): Issue[] {
  const { contact: got } = tenant.data;
  const host = got.slice(got.lastIndexOf("@") + 1);
  const { members, sites } = alliance.data;
  const domains = Object.values(sites).flatMap(({ workloads }) => workloads.domains);
  const ours =
    isGovernmental(host, Object.keys(members)) ||
    domains.some((domain) => isUnderDomain(host, domain));
  if (ours && !isPlatform(host) && !/(^|\.)xn--/.test(host)) return [];
  const kept = governmentDomains(Object.keys(members));
  return [
    issue(tenant.at(["contact"]), REFERENCES.foreignMailbox, {
      got,
      allowed: choice([...kept, ...domains]),
    }),
  ];
}

function segment(context: TenantContext, name: string): Issue[] {
  const { site, tenant } = context;
  const { segments } = tenant.data;
  const path = ["segments", name];
  const { router, qos } = segments[name] ?? {};
  const issues: Issue[] = [];
  if ((PLACES as readonly string[]).includes(name)) {
    issues.push(issue(tenant.at(path), REFERENCES.reservedName, { name, allowed: choice(PLACES) }));
  }
  if (qos !== undefined) issues.push(...known(context, [...path, "qos"], qos, site.data.qos));
  const { gateway, sharedWith } = router ?? {};
  if (gateway !== undefined) {
    const at = [...path, "router", "gateway"];
    issues.push(...known(context, at, gateway, site.data.externalNetworks));
  }
  if (sharedWith !== undefined) {
    const at = [...path, "router", "sharedWith"];
    const dangling = known(context, at, sharedWith, segments);
    issues.push(...dangling);
    const target = segments[sharedWith]?.router;
    const ownsRouter = target !== undefined && target.sharedWith === undefined;
    if (dangling.length === 0 && !ownsRouter) {
      issues.push(issue(tenant.at(at), REFERENCES.sharedWithNoRouter, { got: sharedWith }));
    }
  }
  if (gateway !== undefined && sharedWith !== undefined) {
    issues.push(issue(tenant.at([...path, "router"]), REFERENCES.gatewayAndShared));
  }
  return issues;
}
