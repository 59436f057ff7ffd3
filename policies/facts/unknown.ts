/** A value that is not known yet (an unknown output, an unreadable field). Policies treat it as a violation. */
export const UNKNOWN = Symbol.for("aes-estate.unknown");
export type Unknown = typeof UNKNOWN;
