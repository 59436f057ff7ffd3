/** Ports without a declared group, as the enforcement points read them from each type that can have one. */
import test from "ava";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { gaps } from "../../../../policies/resources/readers/exposure/gaps.ts";
import { toFact } from "../../../../policies/resources/to-fact.ts";

const SERVER = "compute/instance:Instance";
const PORT = "networking/port:Port";
const groups = { securityGroupIds: [UNKNOWN] };

/** Type, properties, and the missing ones. */
const read: [string, Record<string, unknown>, (string | symbol)[]][] = [
  [SERVER, {}, ["absent"]],
  [SERVER, { securityGroups: [] }, ["absent"]],
  [SERVER, { networks: [{ uuid: "n" }] }, ["absent"]],
  [SERVER, { networks: [{ port: UNKNOWN }, { uuid: "n" }] }, ["absent"]],
  [SERVER, { networks: UNKNOWN }, ["absent"]],
  [SERVER, { networks: [{ port: UNKNOWN }] }, []],
  [SERVER, { networks: [{ port: "" }] }, ["absent"]],
  [SERVER, { networks: [{ port: null }] }, ["absent"]],
  [SERVER, { networks: [{ port: "p" }], securityGroups: ["Default", "web"] }, ["default"]],
  [SERVER, { networkMode: "none" }, []],
  [SERVER, { networkMode: "auto" }, ["absent"]],
  [SERVER, { securityGroups: ["web"] }, []],
  [SERVER, { securityGroups: ["web", " DEFAULT"] }, ["default"]],
  [SERVER, { securityGroups: ["web", UNKNOWN] }, [UNKNOWN]],
  [SERVER, { securityGroups: UNKNOWN }, [UNKNOWN]],
  [PORT, groups, []],
  [PORT, {}, ["absent"]],
  [PORT, { securityGroupIds: [], noSecurityGroups: false }, ["absent"]],
  [PORT, { securityGroupIds: UNKNOWN }, [UNKNOWN]],
  [PORT, { noSecurityGroups: true }, ["none"]],
  [PORT, { ...groups, noSecurityGroups: UNKNOWN }, [UNKNOWN]],
  [PORT, { ...groups, portSecurityEnabled: true }, []],
  [PORT, { ...groups, portSecurityEnabled: false }, ["unchecked"]],
  [PORT, { ...groups, portSecurityEnabled: "false" }, [UNKNOWN]],
  [PORT, { ...groups, allowedAddressPairs: [{ ipAddress: "10.32.16.9" }] }, []],
  [PORT, { ...groups, allowedAddressPairs: [{ ipAddress: "0.0.0.0/1" }] }, ["spoofing"]],
  [PORT, { ...groups, allowedAddressPairs: [{}, UNKNOWN] }, ["spoofing", UNKNOWN]],
  ["networking/network:Network", {}, []],
  ["networking/network:Network", { portSecurityEnabled: false }, ["unchecked"]],
  ["networking/network:Network", { portSecurityEnabled: UNKNOWN }, [UNKNOWN]],
  ["networking/secGroup:SecGroup", { name: "default" }, ["default"]],
  ["networking/secGroup:SecGroup", { name: "bamako-tax-default" }, []],
  ["networking/secGroup:SecGroup", {}, []],
  ["compute/secGroup:SecGroup", { name: "DEFAULT" }, ["default"]],
  ["compute/interfaceAttach:InterfaceAttach", { networkId: "n" }, ["absent"]],
  ["compute/interfaceAttach:InterfaceAttach", { portId: UNKNOWN }, []],
  ["networking/portSecGroupAssociate:PortSecGroupAssociate", groups, []],
  [
    "networking/portSecGroupAssociate:PortSecGroupAssociate",
    { securityGroupIds: [], enforce: true },
    ["absent"],
  ],
];

test("each type shows exactly what it lacks", (t) => {
  for (const [type, properties, expected] of read) {
    const fact = toFact("urn", `openstack:${type}`, properties, undefined);
    t.deepEqual(fact.gaps, expected as NonNullable<typeof fact.gaps>, type);
  }
  const shown = new Set(read.map(([type]) => `openstack:${type}`));
  t.deepEqual([...shown].sort(), Object.keys(gaps).sort(), "every reader is tried");
});
