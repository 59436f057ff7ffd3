import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";

// Whose data it is and of which class: as metadata, and as tags for what has tags.
const metadata = {
  "aes:class": "citizen",
  "aes:owner": "ML",
  "aes:site": "bamako",
  "aes:tenant": "tax",
};
const tags = Object.entries(metadata).map(([key, value]) => `${key}=${value}`);
const description = `front to ledger (${tags.join(", ")})`;

// What the estate made for this tenant: the ids of its segments.
const estate = new pulumi.StackReference("organization/aes-estate/bamako");
const segments = estate.requireOutput("segments");
const front = (id: string) => segments.apply((made) => String(made["tax/front"][id]));

/** A database server on a segment, with an encrypted disk for its data: a component of one's own is a grouping. */
class Ledger extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("tax:index:Ledger", name, {}, opts);
    const parent = { parent: this };
    const group = new openstack.networking.SecGroup(
      name,
      { deleteDefaultRules: true, tags },
      parent,
    );
    const postgres = { protocol: "tcp", portRangeMin: 5432, portRangeMax: 5432 };
    const ingress = { direction: "ingress", ethertype: "IPv4", remoteIpPrefix: "10.32.23.0/26" };
    const rule = { ...ingress, ...postgres, securityGroupId: group.id, description };
    new openstack.networking.SecGroupRule(name, rule, parent);
    const fixedIps = [{ subnetId: front("ipv4SubnetId") }];
    const place = { networkId: front("networkId"), fixedIps, securityGroupIds: [group.id], tags };
    const port = new openstack.networking.Port(name, place, parent);
    const disk = { size: 50, volumeType: "encrypted", metadata };
    const volume = new openstack.blockstorage.Volume(name, disk, parent);
    const machine = {
      flavorName: "small",
      imageName: "debian-13",
      networks: [{ port: port.id }],
    };
    const server = new openstack.compute.Instance(name, { ...machine, metadata }, parent);
    const attach = { instanceId: server.id, volumeId: volume.id };
    new openstack.compute.VolumeAttach(name, attach, parent);
    this.registerOutputs();
  }
}

const config = new pulumi.Config();
const connection = { authUrl: config.require("authUrl"), region: "bamako-1" };
const applicationCredentialId = config.require("credential");
const applicationCredentialSecret = config.requireSecret("credentialSecret");
const login = { ...connection, applicationCredentialId, applicationCredentialSecret };
const site = new openstack.Provider("bamako", login, { version: "5.4.1" });
new Ledger("ledger", { providers: [site] });
