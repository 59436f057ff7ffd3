/** A tenant at one site, while it is exported. */
import type { Message } from "../../../output/message.ts";
import type { Cloud } from "../../cloud/client.ts";
import type { ClusterApi } from "../../clusters/api/client.ts";
import type { ExportFolder } from "./folder.ts";

/** The part of the client that an export uses. */
export type Source = Pick<Cloud, "services" | "offers" | "list" | "raw" | "download" | "endpoint">;

/** A tenant at one site, while it is exported. */
export interface Exporting {
  readonly site: string;
  readonly cloud: Source;
  readonly ids: Readonly<Record<string, string>>;
  readonly isOurs: (name: string) => boolean;
  /** A connection as the account of a project; `undefined` if the state records none. */
  readonly account: (project: string) => Promise<Source | undefined>;
  /** Its clusters there, by key; opening one may fail. */
  readonly clusters: Readonly<Record<string, () => Promise<ClusterApi & { close(): void }>>>;
  readonly folder: ExportFolder;
  /** Names something that is not exported. */
  readonly missing: (what: string, why: Message, failed?: boolean) => void;
}

/** Ids of the tenant's projects. */
export function projectsOf({ ids }: Pick<Exporting, "ids">): string[] {
  return Object.keys(ids).filter((id) => ids[id]?.startsWith("project "));
}
