/** The certificate: as data, and as a text in each language. Pure. */
import { type Language, render } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import { CERTIFICATE as C } from "./certificate-messages.ts";
import { OF_ONE_PROJECT } from "./listings.ts";
import { TEXTS } from "./messages.ts";
import type { Listing } from "./model.ts";
import type { OffboardingRecord } from "./record.ts";

export interface Certificate {
  readonly schemaVersion: 1;
  /** When the lists were read, UTC. */
  readonly at: string;
  readonly rehearsal: boolean;
  readonly record: OffboardingRecord;
  /** Every listing that was made: without a trace. */
  readonly listings: readonly Listing[];
  /** Services of the catalogues of which nothing was looked at. */
  readonly unsearched: readonly { readonly site: string; readonly service: string }[];
}

/** Whether a listing that failed prevents a certificate: lists of one project are named as not proven instead. */
export function isRequired({ service }: Listing): boolean {
  return !OF_ONE_PROJECT.includes(service);
}

export function certificateText(certificate: Certificate, language: Language): string {
  const { at, rehearsal, record, listings } = certificate;
  const { title, retire, subjects, keys } = record;
  const say = (text: keyof typeof C, values = {}) => render(C[text], values, language);
  const ids = subjects.flatMap(({ site, ids: own }) =>
    Object.entries(own).map(([id, name]) => say("id", { site, id, name })),
  );
  const destroyed = subjects.map(({ site }) => {
    const found = keys.filter((each) => each.site === site).at(-1);
    return found ? say("destroyed", { ...found }) : say("notDestroyed", { site });
  });
  const { approvedBy, after } = retire;
  return [
    say("title", { ...record, title: title[language] }),
    "",
    ...(rehearsal ? [say("rehearsal"), ""] : []),
    say("owner", record),
    say("approved", { after, ...approvedBy }),
    say("seen", { seen: record.seen, count: ids.length }),
    ...ids,
    say("keys"),
    ...destroyed,
    "",
    say("found", { at }),
    ...subjects.map(({ site, address, cloud }) => say("address", { site, address, cloud })),
    say("recorded"),
    "",
    listingTable(
      listings.filter(({ outcome }) => outcome !== "failed"),
      language,
    ),
    "",
    say("unproven"),
    ...unproven(certificate, language).map((line) => `- ${line}`),
    "",
  ].join("\n");
}

function unproven({ listings, unsearched, record }: Certificate, language: Language): string[] {
  const say = (text: keyof typeof C, values = {}) => render(C[text], values, language);
  const failed = listings.flatMap((each) => (each.outcome === "failed" ? [each] : []));
  return [
    ...(["media", "databases", "states", "copies"] as const).map((text) => say(text)),
    ...record.subjects.map(({ site }) => say("ofProject", { site })),
    ...failed.map(({ site, service, what, reason }) =>
      say("account", { site, service, what, reason }),
    ),
    ...unsearched.map((each) => say("unsearched", { ...each })),
  ];
}

/** The listings, one line each. */
export function listingTable(listings: readonly Listing[], language: Language): string {
  const { site, service, what, items, own } = TEXTS;
  const columns = [
    ...[site, service, what].map((text) => ({ title: text[language] })),
    ...[items, own].map((text) => ({ title: text[language], numeric: true })),
    { title: "" },
  ];
  const rows = listings.map((each) => {
    const where = [each.site, each.service, each.what];
    if (each.outcome === "absent") return [...where, "—", "—", TEXTS.absent[language]];
    if (each.outcome === "failed") {
      const { reason } = each;
      return [...where, "—", "—", render(TEXTS.failed, { reason }, language)];
    }
    const numbers = [each.items, each.traces.length].map((count) => formatNumber(count, language));
    return [...where, ...numbers, TEXTS.searched[language]];
  });
  return toTable(columns, rows);
}
