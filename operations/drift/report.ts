/** The report as data, from what differs and what the policies found. Pure. */
import type { Estate } from "../../estate/estate.ts";
import { type Language, type Message, render } from "../../output/message.ts";
import manifest from "../../package.json" with { type: "json" };
import { fromTags } from "../../policies/labels/labels.ts";
import { nameOf } from "../../policies/resources/urn.ts";
import { RULES } from "../../policies/rules/index.ts";
import type { Violation } from "../../policies/violations.ts";
import { applyWaivers, type Waivers } from "../../policies/waivers/index.ts";
import { commandsFor } from "./commands.ts";
import { countFindings, isDrift } from "./counts.ts";
import type { Declarations } from "./declared.ts";
import type { Difference } from "./differences.ts";
import { subjectOf, type Violations } from "./evaluate.ts";
import type { Report, ReportedFinding, ReportedViolation } from "./model.ts";
import { gapsOf } from "./not-assessed.ts";
import { type Inventory, itemsOf } from "./read.ts";
import type { RecordedCloud } from "./recorded.ts";

/** Everything that a report says. */
export interface Compared {
  readonly language: Language;
  readonly estate: Estate;
  readonly rehearsal: boolean;
  readonly address: string;
  readonly at: string;
  readonly today: string;
  readonly digest: string;
  readonly recorded: RecordedCloud;
  readonly inventory: Inventory;
  readonly differences: readonly Difference[];
  readonly violations: Violations;
  readonly waivers: Waivers;
  readonly declarations: Declarations;
}

/** The whole report. */
export function reportOf(compared: Compared): Report {
  const { estate, inventory, recorded, language, rehearsal, address, at, digest } = compared;
  const { siteKey: site } = estate;
  const raw = [...compared.violations.values()].flat();
  const { waived } = applyWaivers(raw, compared.waivers, { today: compared.today });
  const say = reporter(language, new Map(waived.map(({ violation, key }) => [violation, key])));
  const all = compared.differences.map((found) => findingOf(found, compared, say));
  const of = (...kinds: readonly Report["findings"][number]["is"][]) =>
    all.filter(({ is }) => kinds.includes(is));
  const subjects = new Set(all.map(({ subject }) => subject));
  const consequences = raw.filter(({ subject }) => !subjects.has(subject)).map(say);
  // An operator's address that the policies deny is no prerequisite of a site.
  const denied = of("operator").filter(({ violations }) => violations.length > 0);
  const findings = [
    ...of("changed", "gone", "unmanaged"),
    ...denied.map((one) => ({ ...one, is: "unmanaged" as const })),
  ];
  const operators = of("operator").filter(({ violations }) => violations.length === 0);
  const { notAssessed, incomplete } = gapsOf(recorded, inventory, site, language);
  const failed = raw.length - waived.length;
  return {
    schemaVersion: 1,
    language,
    tool: { name: "aes-estate", version: manifest.version },
    site,
    rehearsal,
    cloud: address,
    at,
    result: isDrift(findings, failed) ? "drift" : incomplete ? "incomplete" : "clean",
    state: { digest, resources: recorded.resources.length },
    counts: {
      read: [...inventory.items.values()].reduce((sum, items) => sum + items.length, 0),
      compared: comparedIn(recorded, inventory),
      ...countFindings(findings),
      tenant: of("tenant").length,
      operator: operators.length,
      failed,
      waived: waived.length,
      notAssessed: notAssessed.length,
    },
    findings,
    tenants: of("tenant"),
    consequences,
    operators: [...Map.groupBy(operators, ({ kind }) => kind)].map(([kind, items]) => ({
      kind,
      title: items[0]?.title ?? kind,
      count: items.length,
    })),
    kinds: [...inventory.items].map(([{ kind, service }, { length }]) => {
      return { kind, service, read: length };
    }),
    notAssessed,
  };
}

type Say = (violation: Violation) => ReportedViolation;

function reporter(language: Language, waived: ReadonlyMap<Violation, string>): Say {
  return (violation) => {
    const say = (message: Message) => render(message, violation.values, language);
    const key = waived.get(violation);
    return {
      rule: violation.rule,
      case: violation.case,
      severity: RULES.find(({ name }) => name === violation.rule)?.metadata.severity ?? "critical",
      status: key === undefined ? "failed" : "waived",
      subject: violation.subject,
      what: say(violation.what),
      why: say(violation.why),
      remediation: say(violation.remediation),
      ...(key !== undefined && { waiver: key }),
    };
  };
}

function findingOf(found: Difference, compared: Compared, say: Say): ReportedFinding {
  const { is, kind, item, resource, project } = found;
  const { language, estate, rehearsal, violations, declarations } = compared;
  const site = estate.siteKey;
  const subject = subjectOf(found, site);
  const own = violations.get(subject) ?? [];
  const declared = resource && declarations.of(resource.urn);
  const { tenant, owner } = whose(found, compared);
  return {
    is,
    kind: kind.kind,
    title: kind.title[language],
    name: String(item?.name || (resource && nameOf(resource.urn)) || item?.id),
    ...(item !== undefined && { id: (kind.key ?? (({ id }) => id))(item) }),
    subject,
    ...(project !== "" && { project }),
    ...(tenant !== undefined && { tenant }),
    ...(owner !== undefined && { owner }),
    ...(declared && { declared }),
    attributes: found.attributes.map(({ name, recorded, cloud }) => {
      return { name, recorded: recorded ?? null, cloud: cloud ?? null };
    }),
    violations: own.map(say),
    commands: commandsFor(found, { site, rehearsal }, declared, own),
  };
}

/** The tenant and the country of a thing, by its record, else by its project. */
function whose(
  { resource, project }: Difference,
  { declarations, recorded, inventory, estate }: Compared,
): { tenant?: string | undefined; owner?: string | undefined } {
  const key = (resource && declarations.tenantOf(resource.urn)) ?? recorded.projects.get(project);
  const tags = itemsOf(inventory, "project").find(({ id }) => id === project)?.tags;
  const labels = fromTags(Array.isArray(tags) ? tags : []);
  const tenants = { ...estate.tenants };
  const declared = key !== undefined && Object.hasOwn(tenants, key) ? tenants[key] : undefined;
  const own = resource !== undefined && key === undefined;
  const owner = declared?.owner ?? labels.owner ?? (own ? estate.allianceSite.country : undefined);
  return { tenant: key, owner };
}

function comparedIn({ resources }: RecordedCloud, { items }: Inventory): number {
  const types = new Set([...items.keys()].map(({ type }) => type));
  return resources.filter(({ type }) => types.has(type)).length;
}
