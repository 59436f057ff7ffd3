/** Violations as OSCAL's risks: open ones, and those for which a waiver approves the deviation. */
import type { BundleSource } from "../source.ts";
import { TEXTS } from "./messages.ts";
import { filled, idIn, property, prose, title } from "./parts.ts";

export interface Risk {
  readonly uuid: string;
  readonly [key: string]: unknown;
}

/** A violation with its risk. */
export interface RiskOfRule {
  readonly rule: string;
  /** Key of its waiver. */
  readonly waiver: string | undefined;
  readonly risk: Risk;
}

/** One risk for each violation, in the order of the report. */
export function risksOf({ digests, reports, waivers }: BundleSource): RiskOfRule[] {
  const french = reports.fr.violations;
  return reports.en.violations.map((en, index) => {
    const fr = french[index] ?? en;
    const { rule, subject, severity, waiver } = en;
    const own = waiver && Object.hasOwn(waivers, waiver.key) ? waivers[waiver.key] : undefined;
    const text = (of: typeof en) => [of.what, of.why, of.remediation].join("\n");
    const values = waiver && {
      ...waiver,
      reason: own?.reason ?? waiver.reason,
      compensating: own?.compensating ?? "—",
    };
    const waived = values === undefined ? "" : `\n\n${prose(filled(TEXTS.waived, values))}`;
    const risk = {
      uuid: idIn(digests, "risk", String(index), rule, en.case, subject),
      title: title(filled(TEXTS.violation, { rule, subject })),
      description: `${prose({ fr: text(fr), en: text(en) })}${waived}`,
      statement: prose({ fr: fr.what, en: en.what }),
      props: [
        property("rule", rule),
        property("case", en.case),
        property("severity", severity),
        property("subject", subject),
        ...(waiver ? [property("waiver", waiver.key), property("ticket", waiver.ticket)] : []),
      ],
      status: waiver === undefined ? "open" : "deviation-approved",
      ...(waiver && { deadline: `${waiver.expiry}T23:59:59Z` }),
    };
    return { rule, waiver: waiver?.key, risk };
  });
}
