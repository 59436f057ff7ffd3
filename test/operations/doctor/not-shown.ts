/** Checks that a rehearsal cannot show: what it cannot have, and what needs a link between sites. */
export const NOT_SHOWN = [
  "tls",
  "dns",
  "identity-provider",
  "signed-images",
  "vpn",
  "registry",
  "oidc",
  "vault",
];
