/** Endpoints: TLS that this machine trusts, under names and addresses of the site. */
import { isIP } from "node:net";
import type { Estate } from "../../../estate/estate.ts";
import { isInside } from "../../../policies/values/addresses.ts";
import { isUnderDomain } from "../../../policies/values/domains.ts";
import type { Check } from "../check.ts";
import { type Examined, isHere, publicEndpoints, REHEARSED } from "../examined.ts";
import { type Finding, finding } from "../model.ts";
import type { Handshake } from "../outside.ts";
import { TEXTS } from "./endpoints-messages.ts";

const DAY_MS = 86_400_000;
/** Days that a certificate must still be valid: time enough to replace it. */
const DAYS_LEFT = 14;
const PROTOCOLS = ["TLSv1.2", "TLSv1.3"];

export const endpoints: Check = {
  key: "tls",
  item: "tls",
  title: TEXTS.title,
  standards: ["scs-0125-v1"],
  async *run(examined) {
    const found = await publicEndpoints(examined);
    if (examined.rehearsal) {
      for (const { type, url } of found) {
        if (!isHere(url)) yield finding(TEXTS.notHere, { type, url });
      }
      yield REHEARSED;
      return;
    }
    const shaken = new Set<string>();
    for (const { type, url } of found) {
      const address = URL.parse(url);
      const values = { type, url };
      if (address?.protocol !== "https:") {
        yield finding(TEXTS.plain, values);
        continue;
      }
      if (!isOfSite(address, examined.estate)) yield finding(TEXTS.foreign, values);
      if (shaken.has(address.host)) continue;
      shaken.add(address.host);
      yield* faults(examined, address, type);
    }
  },
};

/** Whether a host is that of the site's identity service, under one of its domains, or one of its addresses. */
export function isOfSite({ hostname }: URL, { allianceSite }: Estate): boolean {
  const { endpoints: registered, workloads, addresses } = allianceSite;
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  if (isIP(host) !== 0) return isInside(host, [...addresses.ipv4, ...addresses.ipv6]);
  const identity = registered.identity.some((entry) => URL.parse(entry)?.hostname === host);
  return identity || workloads.domains.some((domain) => isUnderDomain(host, domain));
}

async function* faults(
  { outside }: Examined,
  { hostname, host, port }: URL,
  type: string,
): AsyncIterable<Finding> {
  const values = { type, host };
  const bare = hostname.replace(/^\[(.*)\]$/, "$1");
  let shake: Handshake;
  try {
    shake = await outside.handshake(bare, port === "" ? 443 : Number(port));
  } catch (error) {
    yield finding(TEXTS.untrusted, { ...values, reason: (error as Error).message });
    return;
  }
  const { protocol, validTo } = shake;
  if (!PROTOCOLS.includes(protocol)) yield finding(TEXTS.protocol, { ...values, protocol });
  const days = Math.floor((validTo - outside.now()) / DAY_MS);
  if (!(days >= DAYS_LEFT)) yield finding(TEXTS.expires, { ...values, days });
}
