/** What is outside the administrator's view taken away: another account, other hosts, the clock. */
import type { Outside } from "../../../../operations/doctor/outside.ts";
import { goodOutside, NOW } from "../good-cloud.ts";
import { type Change, set } from "./change.ts";

const NETWORKS = "network /v2.0/networks?router:external=True";

interface Changes {
  readonly keeper?: Change;
  readonly headers?: Readonly<Record<string, string>>;
  readonly outside?: Partial<Outside>;
}

const DAY_MS = 86_400_000;

export const TAKEN_OUTSIDE: Readonly<
  Record<string, readonly [key: string, changes: Changes, what: RegExp]>
> = {
  "a certificate that is not trusted": [
    "tls",
    { outside: { handshake: () => Promise.reject(new Error("self-signed certificate")) } },
    /fails: self-signed certificate/,
  ],
  "a certificate that ends soon": [
    "tls",
    { outside: { handshake: async () => ({ protocol: "TLSv1.3", validTo: NOW + 13.5 * DAY_MS }) } },
    /expires in 13 days/,
  ],
  "a certificate without an end": [
    "tls",
    { outside: { handshake: async () => ({ protocol: "TLSv1.3", validTo: Number.NaN }) } },
    /expires in/,
  ],
  "an old TLS": [
    "tls",
    { outside: { handshake: async () => ({ protocol: "TLSv1.1", validTo: NOW + 90 * DAY_MS }) } },
    /uses TLSv1\.1/,
  ],
  "a clock that is late": [
    "clock",
    { headers: { date: new Date(NOW - 60_500).toUTCString() } },
    /is 60 seconds behind/,
  ],
  "a resolver that leads abroad": [
    "dns",
    { outside: { resolve: async () => ["192.0.2.1"] } },
    /gives 192\.0\.2\.1 for identity\.bamako\.aes\.example, outside/,
  ],
  "a resolver without the name": [
    "dns",
    { outside: { resolve: async () => [] } },
    /does not know identity\.bamako/,
  ],
  "an open policy": [
    "policies",
    { keeper: set("identity /users", { users: [] }) },
    /identity answers a mere member at \/users/,
  ],
  "a network that everybody sees": [
    "policies",
    { keeper: set(NETWORKS, { networks: [{ name: "internet" }] }) },
    /sees the external network internet/,
  ],
  "no container of the state": [
    "state-container",
    { keeper: set("object-store /aes-bamako-state", 404) },
    /aes-bamako-state of the state does not exist/,
  ],
  "a container of the state that is shared": [
    "state-container",
    { headers: { "x-container-read": ".r:*" } },
    /has x-container-read: \.r:\*/,
  ],
  "a registry that is none": [
    "registry",
    { outside: { document: documents(/\/v2\/$/, 404) } },
    /answers HTTP 404: it is no image registry/,
  ],
  "another issuer": [
    "oidc",
    { outside: { document: documents(/openid/, 200, '{"issuer":"https://x"}') } },
    /names the issuer https:\/\/x, want https:\/\/login/,
  ],
  "a sealed Vault": [
    "vault",
    { outside: { document: documents(/sys\/health/, 503) } },
    /vault\.bamako\.aes\.example:8200 is sealed/,
  ],
};

/** The documents of a good site, except those whose address matches. */
function documents(address: RegExp, status: number, text = ""): Outside["document"] {
  return async (url) => (address.test(url) ? { status, text } : goodOutside.document(url));
}
