/** Rehearsal clouds run side by side on one machine. */

/** Ports one rehearsal cloud may use, from `rehearsal.firstPort` on. */
export const PORTS_A_SITE = 100;
