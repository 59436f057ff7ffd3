/** What a migration is made of. */

/** The kinds of files that say a schemaVersion. */
export type Kind = "alliance" | "site" | "facility" | "tenant" | "repatriation";

/** What a step may look up beside its own file: each site's file, as data. */
export type Neighbours = Readonly<Record<string, unknown>>;

/** A text of one version as a text of the next. Pure. */
export type Step = (text: string, neighbours: Neighbours) => string;
