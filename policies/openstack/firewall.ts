/** Filters of routers and ports in addition to their security groups (Neutron's FWaaS). */
import { type Entry, flag, named, oneOf, reference, shaped } from "../properties/entry.ts";
import { ended, type Rows, row } from "../properties/row.ts";
import { holdsNoData, opens } from "../resources/classification.ts";
import { openAddress, opening, openSwitch } from "./addresses.ts";
import { adminStateUp, ipVersion, labelledText, project, region } from "./entries.ts";

const policyId = reference("a list of rules, each of which is evaluated");

/** A port or a range of ports; the remote ends are evaluated for every port. */
const ports: Entry = shaped(/^\d{1,5}([:-]\d{1,5})?$/, {
  fr: "un port ou une plage, 8000:8080",
  en: "a port or a range, 8000:8080",
});

export const firewall: Rows = {
  "openstack:firewall/firewall:Firewall": ended(holdsNoData("exposes"), "firewall.GroupV2"),
  "openstack:firewall/groupV2:GroupV2": row(holdsNoData("exposes"), {
    adminStateUp,
    description: named,
    egressFirewallPolicyId: policyId,
    ingressFirewallPolicyId: policyId,
    name: named,
    ports: reference("ports that it filters further; their security groups stay"),
    projectId: project,
    region,
    shared: openSwitch,
    tenantId: project,
  }),
  "openstack:firewall/policy:Policy": ended(holdsNoData("exposes"), "firewall.PolicyV2"),
  "openstack:firewall/policyV2:PolicyV2": row(holdsNoData("exposes"), {
    audited: flag,
    description: named,
    name: named,
    projectId: project,
    region,
    rules: reference("each of them is evaluated"),
    shared: openSwitch,
    tenantId: project,
  }),
  "openstack:firewall/rule:Rule": ended(opens("description"), "firewall.RuleV2"),
  "openstack:firewall/ruleV2:RuleV2": row(opens("description"), {
    action: { ...oneOf("allow", "deny", "reject"), is: "opens" },
    description: labelledText,
    destinationIpAddress: openAddress,
    destinationPort: { ...ports, is: "opens" },
    enabled: flag,
    ipVersion,
    name: named,
    projectId: project,
    protocol: opening,
    region,
    shared: openSwitch,
    sourceIpAddress: openAddress,
    sourcePort: ports,
    tenantId: project,
  }),
};
