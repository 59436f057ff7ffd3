/** Estate + segments → arguments of one tenant's link to the other site. It creates no resource. */
import { createHmac } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";
import type { LinkTunnelArgs, NetworkSegment, SiteLinkArgs } from "../../components/index.ts";
import type { Estate } from "../../estate/estate.ts";
import type { Link } from "../../estate/links.ts";
import type { Settings } from "../settings.ts";
import { entryOf } from "./foundation.ts";

/**
 * The arguments of one link: its router, the subnets behind it, and the networks behind the other router. `key` is the
 * secret that both sites share.
 */
export function linkArgs(
  estate: Estate,
  settings: Settings,
  tenantKey: string,
  link: Link,
  made: Readonly<Record<string, NetworkSegment>>,
  key: pulumi.Output<string>,
): SiteLinkArgs {
  const { owner, dataClass } = entryOf(estate.tenants, tenantKey);
  const through = Object.entries(link.segments);
  const tunnel = (family: "ipv4" | "ipv6"): LinkTunnelArgs => ({
    peerAddress: link.far[family],
    peerCidrs: through.map(([, addresses]) => addresses[family]),
    subnetIds: through.map(([segment]) => attached(entryOf(made, segment), family)),
  });
  return {
    site: estate.siteKey,
    tenant: tenantKey,
    peer: link.peer,
    owner,
    dataClass,
    rehearsal: settings.rehearsal,
    routerId: attachedRouter(entryOf(made, link.router)),
    ipv4: tunnel("ipv4"),
    ipv6: tunnel("ipv6"),
    presharedKey: presharedKey(key, link.order),
  };
}

/** One key per link, the same at both ends: a leaked key does not reveal the others. */
function presharedKey(key: pulumi.Output<string>, order: string): pulumi.Output<string> {
  return key.apply((secret) => createHmac("sha512", secret).update(order).digest("base64url"));
}

/** The subnet, known once it is attached: before that the cloud rejects a connection. */
function attached(segment: NetworkSegment, family: "ipv4" | "ipv6"): pulumi.Output<string> {
  const { ipv4SubnetId, ipv6SubnetId } = segment;
  const subnetId = family === "ipv4" ? ipv4SubnetId : ipv6SubnetId;
  return pulumi.all([subnetId, attachedRouter(segment)]).apply(([id]) => id);
}

/** The router of the segment; the check guarantees one. */
function attachedRouter({ routerId }: NetworkSegment): pulumi.Output<string> {
  if (routerId === undefined) throw new Error("a segment without a router is in a link");
  return routerId;
}
