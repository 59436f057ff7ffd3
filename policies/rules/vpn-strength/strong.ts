/** The provider's strongest settings (192 bits of security or more), by input; all others are weaker than necessary. */
export const STRONG: Readonly<Record<string, readonly string[]>> = {
  authAlgorithm: ["sha384", "sha512"],
  encryptionAlgorithm: ["aes-256", "aes-256-gcm-16", "aes-256-ccm-16"],
  // Modular groups from 4096 bits, elliptic ones from 384; 22 to 24 have small subgroups.
  pfs: ["group16", "group17", "group18", "group20", "group21", "group29", "group30"],
  ikeVersion: ["v2"],
  phase1NegotiationMode: ["main"],
  // AH alone authenticates and encrypts nothing.
  transformProtocol: ["esp"],
  encapsulationMode: ["tunnel"],
};

/** Longest use of keys in seconds, according to NIST SP 800-77 revision 1: a day for IKE, eight hours for IPsec. */
export const LONGEST = { ike: 86_400, ipsec: 28_800 } as const;
