/** Labels by which a namespace enforces pod security, and their allowed values. */
export const LEVEL = "pod-security.kubernetes.io/enforce";
export const LEVELS = ["restricted", "baseline"];
/** Which release's standard applies; an old one lacks everything added since. */
export const VERSIONS = ["enforce", "audit", "warn"].map(
  (mode) => `pod-security.kubernetes.io/${mode}-version`,
);
/**
 * The one of the API server itself, or of a release that is still maintained, or later; the estate writes its
 * cluster's.
 */
export const VERSION = "^(latest|v1[.][3-9][0-9])$";
