/** The parts of a migration. */

/** The kinds of files that have a schemaVersion. */
export type Kind = "alliance" | "site" | "facility" | "tenant" | "repatriation";

/** Other files that a step may look up: each site's file, as data. */
export type Neighbours = Readonly<Record<string, unknown>>;

/** Turns a text of one version into the next version. Pure. */
export type Step = (text: string, neighbours: Neighbours) => string;
