/** How a thing keeps data: encryption, provenance, limits, secrets in the open. */

export type Keeping = object;
