/** One run of an export into a folder of a test. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import type { Exporting } from "../../../../operations/offboard/export/exporting.ts";
import { ExportFolder } from "../../../../operations/offboard/export/folder.ts";
import type { Missing } from "../../../../operations/offboard/export/model.ts";
import { exportObjects } from "../../../../operations/offboard/export/objects.ts";
import type { SmallStore } from "./small-store.ts";

export const OWNER = { site: "bamako", tenant: "tax" };

/** A folder that does not exist yet. */
export async function place(t: ExecutionContext): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), "aes-export-"));
  t.teardown(() => rm(made, { recursive: true, force: true }));
  return join(made, "export");
}

/** One run of an export. */
export async function run(
  path: string,
  { cloud }: Pick<SmallStore, "cloud">,
  more: Partial<Exporting> = {},
  work: (exporting: Exporting) => Promise<void> = exportObjects,
) {
  const folder = await ExportFolder.open(path, OWNER);
  const missing: Missing[] = [];
  await work({
    site: "bamako",
    cloud,
    ids: { p1: "project bamako-tax", g1: "group bamako-tax-auditors" },
    isOurs: (name) => name === "bamako-tax",
    account: async () => undefined,
    clusters: {},
    folder,
    missing: (what, why, failed = false) => missing.push({ site: "bamako", what, why, failed }),
    ...more,
  });
  return { missing, files: await folder.files() };
}
