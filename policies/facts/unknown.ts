/** A value a gate could not see (an unknown output, an unreadable field). The law treats it as a violation. */
export const UNKNOWN = Symbol.for("aes-estate.unknown");
export type Unknown = typeof UNKNOWN;
