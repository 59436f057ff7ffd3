/** After the deletion: looks for traces everywhere, and writes the certificate only if every list was read to its end. */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import type { Estate } from "../../estate/estate.ts";
import { toJsonText } from "../../output/json.ts";
import { LANGUAGES } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { realState } from "../credentials/real-state.ts";
import { isRehearsal } from "../deploy/rehearsal-site.ts";
import { stateOf } from "../state/record.ts";
import { recordedTenants } from "../state/recorded.ts";
import { Store } from "../state/store.ts";
import { type Certificate, certificateText, isRequired } from "./certificate.ts";
import { TEXTS } from "./messages.ts";
import type { Declared } from "./obstacles.ts";
import { type OffboardingRecord, readRecord } from "./record.ts";
import { search } from "./search.ts";
import { sign } from "./sign.ts";
import { cloudOf, isNameOf } from "./subjects.ts";

/** What the search found; it is a certificate only if there is no trace and no required list is missing. */
export interface Searched {
  readonly certificate: Certificate;
  /** Lists with a trace. */
  readonly traced: number;
  /** Required lists that could not be read. */
  readonly missing: number;
}

/** Searches the same clouds as before. Throws a `UserError` if one is another, or the state still has the tenant. */
export async function searchAgain(
  { site, tenant, root }: { readonly site: string; readonly tenant: string; readonly root: string },
  declared: Declared | undefined,
  estates: readonly Estate[],
  now: Date,
): Promise<Searched> {
  const record = await readRecord(site, tenant);
  if (record === undefined) throw new UserError(TEXTS.noRecord, { site, tenant });
  if (record.subjects.every(({ ids }) => Object.keys(ids).length === 0)) {
    throw new UserError(TEXTS.noIds, { tenant });
  }
  const { retire } = declared?.data ?? {};
  const due = retire !== undefined && retire.after <= now.toISOString().slice(0, 10);
  if (declared !== undefined && !due) throw new UserError(TEXTS.declared, { site, tenant });
  const listings = [];
  const unsearched = [];
  for (const subject of record.subjects) {
    const { site: at, key } = subject;
    await rejectRecorded(at, key);
    const estate = estates.find(({ siteKey }) => siteKey === at);
    if (estate === undefined) throw new UserError(TEXTS.otherCloud, { site: at });
    const { cloud, identity, address } = await cloudOf(estate, dirname(root));
    if (identity !== subject.cloud || address !== subject.address) {
      throw new UserError(TEXTS.otherCloud, { site: at });
    }
    const found = await search(cloud, subject, isNameOf(at, key, estates));
    listings.push(...found.listings);
    unsearched.push(...found.unsearched.map((service) => ({ site: at, service })));
  }
  const rehearsal = record.subjects.some((subject) => isRehearsal(subject.site));
  const certificate = { schemaVersion: 1, at: now.toISOString(), rehearsal, record } as const;
  return {
    certificate: { ...certificate, listings, unsearched },
    traced: listings.filter((one) => one.outcome === "searched" && one.traces.length > 0).length,
    missing: listings.filter((one) => one.outcome === "failed" && isRequired(one)).length,
  };
}

async function rejectRecorded(site: string, tenant: string): Promise<void> {
  const state = await (isRehearsal(site)
    ? Store.open(site).then((store) => stateOf(site, store))
    : realState(site)
  ).catch((error: Error) => {
    throw new UserError(TEXTS.notRead, { site, reason: error.message });
  });
  const recorded = recordedTenants(site, state)[tenant];
  if (recorded === undefined) return;
  throw new UserError(TEXTS.recorded, { site, tenant, resources: recorded.resources });
}

/** Writes the data and a text in each language, and with a key a signature of each. Returns the paths. */
export async function writeCertificate(
  certificate: Certificate,
  folder: string,
  key: string | undefined,
): Promise<string[]> {
  const { site, tenant }: OffboardingRecord = certificate.record;
  await mkdir(folder, { recursive: true });
  const base = join(folder, `offboarding-${site}-${tenant}`);
  const texts: [string, string][] = [
    [`${base}.json`, `${toJsonText(certificate)}\n`],
    ...LANGUAGES.map((language): [string, string] => [
      `${base}.${language}.txt`,
      certificateText(certificate, language),
    ]),
  ];
  const files: string[] = [];
  for (const [file, text] of texts) {
    await writeWhole(file, text, 0o644);
    files.push(file);
    if (key !== undefined) files.push(await sign(file, key));
  }
  return files;
}
