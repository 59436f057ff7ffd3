/**
 * Encryption settings of tunnels, and where they lead. The defaults are the provider's and Neutron's: they apply to
 * absent inputs.
 */
import type { Lifetime, Tunnel, TunnelEnd } from "../../../facts/exposure.ts";
import { UNKNOWN, type Unknown } from "../../../facts/fact.ts";
import { at, items } from "../../../kubernetes/objects/read.ts";
import { text } from "../../../openstack/provider.ts";
import type { Family, Reader } from "../reader.ts";

const CIPHER = { authAlgorithm: "sha1", encryptionAlgorithm: "aes-128", pfs: "group5" };
const IKE = { ...CIPHER, ikeVersion: "v1", phase1NegotiationMode: "main" };
const IPSEC = { ...CIPHER, transformProtocol: "esp", encapsulationMode: "tunnel" };

function lifetimeOf(entry: unknown): Lifetime {
  const value = at(entry, "value") ?? 3600;
  return {
    units: text(at(entry, "units")) || "seconds",
    value: typeof value === "number" ? value : UNKNOWN,
  };
}

function reader(phase: Tunnel["phase"], defaults: Readonly<Record<string, string>>): Reader {
  return {
    reads: [...Object.keys(defaults), "lifetimes"],
    attributes: (properties) => {
      const settings = Object.fromEntries(
        Object.entries(defaults).map(([name, weak]): [string, string | Unknown] => [
          name,
          text(properties[name]) || weak,
        ]),
      );
      return {
        tunnel: { phase, settings, lifetimes: items(properties, "lifetimes").map(lifetimeOf) },
      };
    },
  };
}

const end =
  (field: string) =>
  (target: unknown): TunnelEnd => ({ field, target: text(target) ?? UNKNOWN });

export const tunnels: Family = {
  "openstack:vpnaas/endpointGroup:EndpointGroup": {
    reads: ["type", "endpoints"],
    // Subnets, which are the near end, are left out only where the type is written literally.
    attributes: (properties) =>
      properties.type === "subnet"
        ? {}
        : { tunnelEnds: items(properties, "endpoints").map(end("endpoints")) },
  },
  "openstack:vpnaas/siteConnection:SiteConnection": {
    reads: ["peerAddress", "peerCidrs"],
    attributes: (properties) => ({
      tunnelEnds: [
        end("peerAddress")(properties.peerAddress),
        ...items(properties, "peerCidrs").map(end("peerCidrs")),
      ],
    }),
  },
  "openstack:vpnaas/ikePolicy:IkePolicy": reader("ike", IKE),
  "openstack:vpnaas/ipSecPolicy:IpSecPolicy": reader("ipsec", IPSEC),
};
