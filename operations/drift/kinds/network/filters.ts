/** Security groups, their rules and the addresses that these name. */
import type { Item } from "../../../cloud/client.ts";
import { isGroupOfCluster, isRuleOfCluster } from "../cluster-api.ts";
import { fields, type Kind, openstack } from "../kind.ts";
import { listed, owned, SERVICE } from "./shared.ts";

/** Each project gets one; what is in it is reported as rules. */
export const isDefault = ({ name }: Item) => name === "default";

export const filters: readonly Kind[] = [
  {
    kind: "security group",
    title: { fr: "groupe de sécurité", en: "security group" },
    service: SERVICE,
    type: "openstack:networking/secGroup:SecGroup",
    list: listed("security-groups", "security_groups"),
    properties: fields({ ...owned, stateful: "stateful" }),
    isOwn: isDefault,
    tenants: isGroupOfCluster,
    remove: openstack("security group"),
  },
  {
    kind: "security group rule",
    title: { fr: "règle de filtrage", en: "security group rule" },
    service: SERVICE,
    type: "openstack:networking/secGroupRule:SecGroupRule",
    list: listed("security-group-rules", "security_group_rules"),
    properties: fields({
      description: "description",
      direction: "direction",
      ethertype: "ethertype",
      protocol: "protocol",
      portRangeMin: "port_range_min",
      portRangeMax: "port_range_max",
      remoteIpPrefix: "remote_ip_prefix",
      remoteGroupId: "remote_group_id",
      remoteAddressGroupId: "remote_address_group_id",
      securityGroupId: "security_group_id",
      tenantId: "project_id",
    }),
    tenants: isRuleOfCluster,
    remove: openstack("security group rule"),
  },
  {
    kind: "template of security group rules",
    title: { fr: "modèle de règles de filtrage", en: "template of security group rules" },
    service: SERVICE,
    list: listed("default-security-group-rules", "default_security_group_rules"),
    project: () => "",
    remove: openstack("default security group rule"),
  },
  {
    kind: "address group",
    title: { fr: "groupe d'adresses", en: "address group" },
    service: SERVICE,
    list: listed("address-groups", "address_groups"),
    remove: openstack("address group"),
  },
];
