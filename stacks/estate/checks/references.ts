/** Every name a tenant uses exists: in the registry, at its site, among its own segments. */
import { type Issue, issue } from "../issue.ts";
import { PLACES } from "../model/index.ts";
import { eachTenant, known, list, type TenantContext } from "./context.ts";

export const references = eachTenant((context) => {
  const { alliance, site, tenant } = context;
  const { owner, dataClass, quota, flavors, volumeTypes } = tenant.data;
  const members = alliance.data.members;
  return [
    ...(Object.hasOwn(members, owner)
      ? []
      : [
          issue(tenant.at(["owner"]), "notAMember", {
            got: owner,
            allowed: list(Object.keys(members)),
          }),
        ]),
    ...known(context, ["dataClass"], dataClass, alliance.data.classes),
    ...known(context, ["quota", "class"], quota.class, site.data.quotaClasses),
    ...flavors.flatMap((name, i) => known(context, ["flavors", i], name, site.data.flavors)),
    ...volumeTypes.flatMap((name, i) =>
      known(context, ["volumeTypes", i], name, site.data.volumeTypes),
    ),
    ...Object.keys(tenant.data.segments).flatMap((name) => segment(context, name)),
  ];
});

function segment(context: TenantContext, name: string): Issue[] {
  const { site, tenant } = context;
  const { segments } = tenant.data;
  const path = ["segments", name];
  const { router, qos } = segments[name] ?? {};
  const issues: Issue[] = [];
  if ((PLACES as readonly string[]).includes(name)) {
    issues.push(issue(tenant.at(path), "reservedName", { name, allowed: list(PLACES) }));
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
      issues.push(issue(tenant.at(at), "sharedWithNoRouter", { got: sharedWith }));
    }
  }
  if (gateway !== undefined && sharedWith !== undefined) {
    issues.push(issue(tenant.at([...path, "router"]), "gatewayAndShared"));
  }
  return issues;
}
