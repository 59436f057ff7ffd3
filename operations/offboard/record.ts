/** What is kept of a tenant's off-boarding on this machine: the ids, which cannot be found out after the deletion. */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import { textOf } from "../../estate/edit/files.ts";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import { UserError } from "../../output/user-error.ts";
import { sitePlaces } from "../paths.ts";
import { TEXTS } from "./messages.ts";

const schema = z.strictObject({
  site: z.string(),
  tenant: z.string(),
  title: z.strictObject({ fr: z.string(), en: z.string() }),
  owner: z.string(),
  dataClass: z.string(),
  /** From the file: from which day on it is no longer declared, and who allowed it. */
  retire: z.strictObject({
    after: z.iso.date(),
    approvedBy: z.strictObject({ name: z.string(), office: z.string() }),
  }),
  /** When it was last looked at while it was there, UTC. */
  seen: z.iso.datetime(),
  subjects: z.array(
    z.strictObject({
      site: z.string(),
      key: z.string(),
      cloud: z.string(),
      address: z.string(),
      ids: z.record(z.string(), z.string()),
    }),
  ),
  /** Secrets of its key manager that were destroyed. */
  keys: z.array(
    z.strictObject({ site: z.string(), at: z.iso.datetime(), destroyed: z.int().min(0) }),
  ),
});

export type OffboardingRecord = z.output<typeof schema>;

const fileOf = (site: string, tenant: string) =>
  join(sitePlaces(site).offboarding, `${tenant}.json`);

/** The record; `undefined` if there is none. Throws a `UserError` if it is damaged, or of another tenant. */
export async function readRecord(
  site: string,
  tenant: string,
): Promise<OffboardingRecord | undefined> {
  const file = fileOf(site, tenant);
  const text = await textOf(file);
  if (text === undefined) return undefined;
  try {
    const record = schema.parse(JSON.parse(text));
    if (record.site === site && record.tenant === tenant) return record;
  } catch {
    // reported below
  }
  throw new UserError(TEXTS.damaged, { file });
}

export async function writeRecord(record: OffboardingRecord): Promise<string> {
  const file = fileOf(record.site, record.tenant);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeWhole(file, `${JSON.stringify(record, null, 2)}\n`, 0o600);
  return file;
}
