import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";

const config = new pulumi.Config();
const cloud = config.require("cloud");
const label = config.get("label") ?? "first";

for (let index = 0; index < config.requireNumber("tenants"); index += 1) {
  const tenant = `tenant-${index}`;
  const provider = new openstack.Provider(
    tenant,
    {
      authUrl: `${cloud}/${tenant}/v3`,
      userName: tenant,
      password: `secret of ${tenant}`,
      tenantName: tenant,
      userDomainName: "Default",
      projectDomainName: "Default",
      region: "here",
    },
    { version: "5.4.1" },
  );
  for (const name of [`${tenant}-a`, `${tenant}-b`]) {
    new openstack.networking.Network(name, { name, description: label }, { provider });
  }
}
