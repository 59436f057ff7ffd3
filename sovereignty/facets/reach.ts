/** Who and what can get at a thing: openings, sharing, tunnels. */

export type Reach = object;
