/** Readers of `policies/facts/relations.ts` by resource type. */

import { UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { at, items } from "../../kubernetes/objects/read.ts";
import type { Family, Properties, Reader } from "./reader.ts";

export const relations: Family = {
  "openstack:networking/network:Network": {
    reads: [],
    attributes: () => ({ network: "segment" }),
  },
  "openstack:networking/secGroup:SecGroup": {
    reads: ["deleteDefaultRules"],
    attributes: (properties) => ({ network: filterOf(properties) }),
  },
  "openstack:networking/secGroupRule:SecGroupRule": {
    reads: ["securityGroupId"],
    attributes: ({ securityGroupId: id }) => ({
      opensIn: { at: "securityGroupId", to: [], ...(typeof id === "string" && { id }) },
    }),
  },
  "openstack:networking/subnet:Subnet": {
    reads: ["cidr"],
    attributes: ({ cidr }) => (typeof cidr === "string" ? { range: cidr } : {}),
  },
  "openstack:loadbalancer/member:Member": {
    reads: ["address"],
    attributes: ({ address }) => ({ inside: inside("subnetId", "address", [address]) }),
  },
  "openstack:loadbalancer/members:Members": {
    reads: ["members"],
    attributes: (properties) => ({
      inside: inside(
        "members",
        "members.address",
        items(properties, "members").map((one) => at(one, "address")),
      ),
    }),
  },
  "pulumi:pulumi:readStackOutputs": reading("name"),
  "pulumi:pulumi:readStackResourceOutputs": reading("stackName"),
  "pulumi:pulumi:StackReference": reading("name"),
};

/** The known addresses. */
function inside(at: string, field: string, addresses: readonly unknown[]) {
  return {
    at,
    field,
    addresses: addresses.filter((one) => typeof one === "string" && one !== "") as string[],
  };
}

/** Neutron gives a new group rules that allow all egress; only `true` deletes them. */
function filterOf({ deleteDefaultRules }: Properties): "closed" | "open" | Unknown {
  if (deleteDefaultRules === UNKNOWN) return UNKNOWN;
  return deleteDefaultRules === true ? "closed" : "open";
}

/** The stack whose outputs are read, by the input that names it. */
function reading(input: string): Reader {
  return {
    reads: [input],
    attributes: ({ [input]: name }) => ({ readsStack: typeof name === "string" ? name : UNKNOWN }),
  };
}
