/** The result of `estate check`, as lines for people and as data. */
import { relative } from "node:path";
import type { Estate } from "../estate/estate.ts";
import { formatIssue, type Issue, issueTexts, type Position } from "../estate/issue.ts";
import { quotaOf } from "../estate/quota.ts";
import { withStandbys } from "../estate/standby.ts";
import { toJsonText } from "../output/json.ts";
import { type Language, render } from "../output/message.ts";
import { standingBy } from "../planning/continuity/standing-by.ts";
import type { LoadAllResult } from "./load.ts";
import { TEXTS } from "./report-messages.ts";
import { type Going, goingLine } from "./retirements.ts";

/** A load result with its recorded state. */
export interface Checked extends LoadAllResult {
  readonly going: readonly Going[];
}

export function toText(result: Checked, language: Language): string {
  const { estates, issues, attested, unattested, digestOnly, going, afterwards } = result;
  const place = ({ file, line, path }: Position) =>
    `${relative(process.cwd(), file)}:${line}: ${path}`;
  const notes = [
    ...attested.map((one) => render(TEXTS.attested, { ...one, at: place(one) }, language)),
    ...unattested.map((one) => render(TEXTS.unattested, { at: place(one) }, language)),
    ...digestOnly.map(({ country, contracts, ...one }) => {
      const values = { country, count: contracts.length, at: place(one) };
      return render(TEXTS.digestOnly, values, language);
    }),
    ...going.map((one) => goingLine(one, place(one), language)),
    ...afterwards.map(
      (one) => `${TEXTS.afterwards[language]}${formatIssue(one, language, process.cwd())}`,
    ),
  ];
  if (issues.length > 0) {
    const files = new Set(issues.map(({ file }) => file)).size;
    return [
      ...issues.map((issue) => formatIssue(issue, language, process.cwd())),
      ...notes,
      render(TEXTS.issues, { count: issues.length, files }, language),
    ].join("\n");
  }
  if (estates.length === 0) return TEXTS.nothing[language];
  return [
    ...estates.map((estate) => {
      const counts = summary(estate);
      const values = { ...counts, standing: standingBy(counts.standingBy, language) };
      return render(TEXTS.fine, values, language);
    }),
    ...notes,
  ].join("\n");
}

export function toJson(
  { estates, issues, attested, unattested, digestOnly, going, afterwards }: Checked,
  language: Language,
): string {
  const shown = (issue: Issue) => ({
    file: relative(process.cwd(), issue.file),
    line: issue.line,
    path: issue.path,
    ...issueTexts(issue, language, process.cwd()),
  });
  const attestations = attested.map(({ file, why, ...one }) => ({
    file: relative(process.cwd(), file),
    ...one,
    why: why[language],
  }));
  const sites = estates.map(summary);
  const open = unattested.map(({ file, ...one }) => ({
    file: relative(process.cwd(), file),
    ...one,
  }));
  const digests = digestOnly.map(({ file, ...one }) => ({
    file: relative(process.cwd(), file),
    ...one,
  }));
  const retiring = going.map(({ file, line, path, ...one }) => ({
    file: relative(process.cwd(), file),
    line,
    path,
    ...one,
  }));
  return toJsonText({
    sites,
    issues: issues.map(shown),
    attested: attestations,
    unattested: open,
    digestOnly: digests,
    retiring,
    afterwards: afterwards.map(shown),
  });
}

/** The same summary as `up`, so that both print equal numbers; cores are those promised to the site's own tenants. */
function summary(estate: Estate) {
  const { siteKey, site, tenants, standbys } = estate;
  const all = Object.values(withStandbys(estate).tenants);
  const total = (count: (tenant: (typeof all)[number]) => number, of = all) =>
    of.reduce((sum, tenant) => sum + count(tenant), 0);
  return {
    site: siteKey,
    tenants: all.length,
    standingBy: Object.keys(standbys).length,
    segments: total(({ segments }) => Object.keys(segments).length),
    flows: total(({ flows }) => Object.keys(flows).length),
    clusters: total(({ clusters }) => Object.keys(clusters).length),
    cores: total((tenant) => quotaOf(tenant, site)?.cores ?? 0, Object.values(tenants)),
    capacity: site.capacity.cores,
  };
}
