import * as pulumi from "@pulumi/pulumi";

const tenant = new pulumi.Config("aes-estate").get("tenant") ?? "tax";
const whose = { site: "bamako", owner: "ML", class: "citizen", tenant };

export const things = {
  "0f0f-net": { type: "openstack:networking/network:Network", ...whose },
  "0f0f-v4": { type: "openstack:networking/subnet:Subnet", ...whose },
};
export const segments = { "tax/front": { networkId: "0f0f-net", ipv4SubnetId: "0f0f-v4" } };
/** A secret beside them, which no tenant needs to decrypt. */
export const password = pulumi.secret("kept");
