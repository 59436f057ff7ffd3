/** A rehearsal site for a measurement: its project, and the folder of its state with the logins at a cloud. */
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { SITE, writeProject } from "../project.ts";

export const REGION = "bamako-1";

export interface Site {
  /** The project: the estate's files. */
  readonly project: string;
  /** What `estate` calls the folder of its state. */
  readonly state: string;
  /** The site's own folder there. */
  readonly own: string;
  /** clouds.yaml of the administrator. */
  readonly clouds: string;
}

/** Where a site below a folder is. */
export function siteIn(folder: string): Site {
  const state = join(folder, "state");
  const own = join(state, SITE);
  return { project: join(folder, "project"), state, own, clouds: join(own, "clouds.yaml") };
}

/** Writes a site, replacing what is there; `writeLogins` writes its logins. */
export async function writeSite(
  { project, state, own }: Site,
  tenants: number,
  writeLogins: (folder: string) => Promise<void>,
): Promise<void> {
  for (const old of [project, state]) await rm(old, { recursive: true, force: true });
  await writeProject(project, tenants);
  await mkdir(own, { recursive: true, mode: 0o700 });
  await writeLogins(own);
}

/** Changes one tenant: one of its flows gets another port. */
export async function changeTenant({ project }: Site): Promise<void> {
  const file = join(project, "stacks", SITE, "tenants/t00001.yaml");
  const text = await readFile(file, "utf8");
  const changed = text.replace("ports: 5432", "ports: 5433");
  if (changed === text) throw new Error(`bench: ${file}: nothing to change`);
  await writeFile(file, changed);
}
