/** The encryption of tunnels, as the enforcement points read it. */
import test from "ava";
import { evaluate } from "../../../../policies/evaluate.ts";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { tunnels } from "../../../../policies/resources/readers/exposure/tunnels.ts";
import { toFact } from "../../../../policies/resources/to-fact.ts";
import { alliance } from "../../fixture.ts";

const IKE = "openstack:vpnaas/ikePolicy:IkePolicy";
const IPSEC = "openstack:vpnaas/ipSecPolicy:IpSecPolicy";
const GROUP = "openstack:vpnaas/endpointGroup:EndpointGroup";
const CONNECTION = "openstack:vpnaas/siteConnection:SiteConnection";
const connection = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
const fact = (type: string, properties: Record<string, unknown>) =>
  toFact("urn", type, properties, connection);
const found = (type: string, properties: Record<string, unknown>) =>
  evaluate(fact(type, properties), { alliance, site: "bamako", rehearsal: false })
    .map(
      ({ case: name, values }) => `${name} ${values.setting ?? values.value ?? values.keys ?? ""}`,
    )
    .sort();

test("an absent setting has the provider's default, which is weak", (t) => {
  const cipher = { authAlgorithm: "sha1", encryptionAlgorithm: "aes-128", pfs: "group5" };
  t.deepEqual(fact(IKE, {}).tunnel, {
    phase: "ike",
    settings: { ...cipher, ikeVersion: "v1", phase1NegotiationMode: "main" },
    lifetimes: [],
  });
  t.deepEqual(fact(IPSEC, { pfs: "", transformProtocol: null }).tunnel, {
    phase: "ipsec",
    settings: { ...cipher, transformProtocol: "esp", encapsulationMode: "tunnel" },
    lifetimes: [],
  });
  const weak = ["weak authAlgorithm", "weak encryptionAlgorithm", "weak pfs"];
  t.deepEqual(found(IPSEC, {}), ["lifetime —", ...weak]);
  t.deepEqual(found(IKE, {}), ["lifetime —", ...weak.slice(0, 2), "weak ikeVersion", "weak pfs"]);
});

test("a given setting is in effect, and an unknown one is not", (t) => {
  const strong = { authAlgorithm: "sha512", encryptionAlgorithm: "aes-256", pfs: "group21" };
  const lifetimes = [{ units: "seconds", value: 3600 }];
  t.deepEqual(fact(IPSEC, { ...strong, lifetimes }).tunnel, {
    phase: "ipsec",
    settings: { ...strong, transformProtocol: "esp", encapsulationMode: "tunnel" },
    lifetimes,
  });
  t.deepEqual(found(IPSEC, { ...strong, lifetimes }), []);
  t.deepEqual(found(IKE, { ...strong, ikeVersion: "v2", lifetimes }), []);
  t.deepEqual(found(IPSEC, { ...strong, pfs: UNKNOWN, lifetimes }), ["unknown pfs"]);
  t.deepEqual(found(IPSEC, { ...strong, pfs: 21, lifetimes }), ["unknown pfs"]);
  t.deepEqual(found(IPSEC, { ...strong, transformProtocol: "ah", lifetimes }), [
    "weak transformProtocol",
  ]);
});

test("a lifetime is read with the provider's defaults, each entry of its own", (t) => {
  const read = (lifetimes: unknown) => fact(IKE, { lifetimes }).tunnel?.lifetimes;
  t.deepEqual(read([{}]), [{ units: "seconds", value: 3600 }]);
  t.deepEqual(read([{ units: "kilobytes", value: 9 }, { value: "9" }]), [
    { units: "kilobytes", value: 9 },
    { units: "seconds", value: UNKNOWN },
  ]);
  t.deepEqual(read(UNKNOWN), [{ units: UNKNOWN, value: UNKNOWN }]);
  t.deepEqual(Object.keys(tunnels).sort(), [GROUP, IKE, IPSEC, CONNECTION]);
});

test("a connection leads to its peer and to the networks behind it; an endpoint group leads to its networks, unless it has subnets", (t) => {
  const ends = (type: string, properties: Record<string, unknown>) =>
    fact(type, properties).tunnelEnds?.map(({ field, target }) => `${field} ${String(target)}`);
  t.deepEqual(ends(CONNECTION, { peerAddress: "10.48.0.240" }), ["peerAddress 10.48.0.240"]);
  t.deepEqual(ends(CONNECTION, { peerAddress: UNKNOWN, peerCidrs: ["10.48.32.0/26", UNKNOWN] }), [
    `peerAddress ${String(UNKNOWN)}`,
    "peerCidrs 10.48.32.0/26",
    `peerCidrs ${String(UNKNOWN)}`,
  ]);
  t.deepEqual(ends(CONNECTION, {}), [`peerAddress ${String(UNKNOWN)}`]);
  t.deepEqual(ends(GROUP, { type: "cidr", endpoints: ["10.48.32.0/26"] }), [
    "endpoints 10.48.32.0/26",
  ]);
  for (const type of [UNKNOWN, undefined, "router"]) {
    t.deepEqual(ends(GROUP, { type, endpoints: UNKNOWN }), [`endpoints ${String(UNKNOWN)}`]);
  }
  t.is(ends(GROUP, { type: "subnet", endpoints: UNKNOWN }), undefined);
});
