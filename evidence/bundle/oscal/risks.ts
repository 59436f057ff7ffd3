/** Violations as OSCAL's risks: open ones, and those for which a waiver approves the deviation. */
import { RULES } from "../../../policies/rules/index.ts";
import { own } from "../../../policies/values/own.ts";
import type { Waiver } from "../../../policies/waivers/index.ts";
import { cloudViolations } from "../assessed.ts";
import type { BundleSource } from "../source.ts";
import { thingId } from "./drift.ts";
import { TEXTS } from "./messages.ts";
import { filled, idIn, observationId, property, prose, title } from "./parts.ts";

export interface Risk {
  readonly uuid: string;
  readonly [key: string]: unknown;
}

/** A violation with its risk. */
export interface RiskOfRule {
  readonly rule: string;
  /** Key of its waiver. */
  readonly waiver: string | undefined;
  /** The observations that show it. */
  readonly observations: readonly string[];
  readonly risk: Risk;
}

/** One risk for each violation: those of the audit's report in its order, then those that only the cloud shows. */
export function risksOf(source: BundleSource): RiskOfRule[] {
  return [...recordedRisks(source), ...cloudRisks(source)];
}

function recordedRisks({ digests, reports, waivers }: BundleSource): RiskOfRule[] {
  const french = reports.fr.violations;
  return reports.en.violations.map((en, index) => {
    const fr = french[index] ?? en;
    const { rule, subject, waiver } = en;
    const granted = waiver && own(waivers, waiver.key);
    const values = waiver && {
      ...waiver,
      reason: granted?.reason ?? waiver.reason,
      compensating: granted?.compensating ?? "—",
    };
    const risk = {
      uuid: idIn(digests, "risk", String(index), rule, en.case, subject),
      ...wordsOf(fr, en, values),
      props: [
        ...propertiesOf(en),
        ...(waiver ? [property("waiver", waiver.key), property("ticket", waiver.ticket)] : []),
      ],
      ...standingOf(waiver),
    };
    return { rule, waiver: waiver?.key, observations: [observationId(digests, rule)], risk };
  });
}

/** The texts of a drift report are in one language, and say so. */
function cloudRisks(source: BundleSource): RiskOfRule[] {
  const { digests, drift, waivers } = source;
  return cloudViolations(source).map(({ violation, thing }, index) => {
    const { rule, subject, waiver: key } = violation;
    const waiver = key === undefined ? undefined : own(waivers, key);
    const risk = {
      uuid: idIn(digests, "risk", "cloud", String(index), rule, violation.case, subject),
      ...wordsOf(violation, violation, waiver && key !== undefined && valuesOf(key, waiver)),
      props: [
        ...propertiesOf(violation),
        property("seen-in", "cloud"),
        property("language", drift?.language ?? "en"),
        ...(waiver ? [property("waiver", key ?? ""), property("ticket", waiver.ticket)] : []),
      ],
      ...standingOf(waiver),
    };
    const observations = [
      ...(RULES.some(({ name }) => name === rule) ? [observationId(digests, rule)] : []),
      ...(thing === undefined ? [] : [thingId(digests, thing)]),
    ];
    return { rule, waiver: key, observations, risk };
  });
}

type Worded = Readonly<Record<"rule" | "case" | "severity" | "subject", string>> &
  Readonly<Record<"what" | "why" | "remediation", string>>;

/** A violation in both languages, and its waiver. */
function wordsOf(fr: Worded, en: Worded, waived: Parameters<typeof filled>[1] | false | undefined) {
  const { rule, subject } = en;
  const text = (of: Worded) => [of.what, of.why, of.remediation].join("\n");
  const waiver = waived ? `\n\n${prose(filled(TEXTS.waived, waived))}` : "";
  return {
    title: title(filled(TEXTS.violation, { rule, subject })),
    description: `${prose({ fr: text(fr), en: text(en) })}${waiver}`,
    statement: prose({ fr: fr.what, en: en.what }),
  };
}

function propertiesOf({ rule, case: found, severity, subject }: Worded) {
  return [
    property("rule", rule),
    property("case", found),
    property("severity", severity),
    property("subject", subject),
  ];
}

function standingOf(waiver: Pick<Waiver, "expiry"> | undefined) {
  return {
    status: waiver === undefined ? "open" : "deviation-approved",
    ...(waiver && { deadline: `${waiver.expiry}T23:59:59Z` }),
  };
}

/** A waiver as the documents show it. */
export function valuesOf(key: string, waiver: Waiver) {
  const { ticket, expiry, owner, approver, reason, compensating } = waiver;
  const person = ({ name, office }: Waiver["owner"]) => `${name} (${office})`;
  return {
    ...{ key, ticket, expiry, reason, compensating },
    owner: person(owner),
    approver: person(approver),
  };
}
