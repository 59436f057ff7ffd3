/** OSCAL's plan of action and milestones: waivers as deviations with their end, violations, and what was not assessed. */
import type { Waiver } from "../../../policies/waivers/index.ts";
import type { BundleSource } from "../source.ts";
import { observationId, observations } from "./assessment-results.ts";
import { TEXTS } from "./messages.ts";
import { backMatter, filled, idIn, instant, metadata, property, prose, title } from "./parts.ts";
import { type RiskOfRule, risksOf } from "./risks.ts";

/** The document as data. */
export function milestones(source: BundleSource) {
  const { digests } = source;
  const risks = risksOf(source);
  const concerned = new Set(risks.map(({ rule }) => observationId(digests, rule)));
  const seen = observations(source).filter(({ uuid }) => concerned.has(uuid));
  return {
    "plan-of-action-and-milestones": {
      uuid: idIn(digests, "plan-of-action-and-milestones"),
      metadata: metadata(digests, TEXTS.milestones),
      "system-id": { id: digests.site },
      ...(seen.length > 0 && {
        "local-definitions": { components: [systemOf(source)] },
        observations: seen,
      }),
      ...(risks.length > 0 && { risks: risks.map(({ risk }) => risk) }),
      "poam-items": [
        ...risks.filter(({ waiver }) => waiver === undefined).map((one) => openItem(one, source)),
        ...Object.entries(waiversHere(source)).map(([key, waiver]) =>
          waiverItem(key, waiver, source, risks),
        ),
        ...problemItems(source),
        ...notAssessedItems(source),
      ],
      "back-matter": backMatter(),
    },
  };
}

/** The waivers of this stack, in force or not. */
function waiversHere({ digests, waivers }: BundleSource): Readonly<Record<string, Waiver>> {
  const start = `urn:pulumi:${digests.site}::`;
  return Object.fromEntries(
    Object.entries(waivers).filter(([, { scope }]) => scope.startsWith(start)),
  );
}

function systemOf({ digests }: BundleSource) {
  const { site, state } = digests;
  const values = { resources: state.resources, digest: state.sha256 };
  return {
    uuid: idIn(digests, "system"),
    type: "this-system",
    title: title(filled(TEXTS.system, { site })),
    description: prose(filled(TEXTS.systemIs, values)),
    status: { state: "operational" },
  };
}

function openItem({ risk, rule }: RiskOfRule, { digests }: BundleSource) {
  return {
    uuid: idIn(digests, "item", risk.uuid),
    title: String(risk.title),
    description: String(risk.description),
    props: [property("rule", rule), property("result", "notSatisfied")],
    "related-observations": [{ "observation-uuid": observationId(digests, rule) }],
    "related-risks": [{ "risk-uuid": risk.uuid }],
  };
}

function waiverItem(
  key: string,
  waiver: Waiver,
  { digests }: BundleSource,
  risks: readonly RiskOfRule[],
) {
  const { rule, scope, start, expiry, ticket, owner, approver, reason, compensating } = waiver;
  const person = ({ name, office }: Waiver["owner"]) => `${name} (${office})`;
  const people = { owner: person(owner), approver: person(approver) };
  const own = risks.filter((one) => one.waiver === key);
  return {
    uuid: idIn(digests, "item", "waiver", key),
    title: title(filled(TEXTS.waiver, { key })),
    description: prose(
      filled(TEXTS.waived, { key, ticket, expiry, reason, compensating, ...people }),
    ),
    props: [
      property("waiver", key),
      property("rule", rule),
      property("subject", scope),
      property("start", instant(start)),
      property("end", `${expiry}T23:59:59Z`),
      property("ticket", ticket),
      property("in-force", String(start <= digests.asOf && digests.asOf <= expiry)),
    ],
    ...(own.length > 0 && {
      "related-observations": [{ "observation-uuid": observationId(digests, rule) }],
      "related-risks": own.map(({ risk }) => ({ "risk-uuid": risk.uuid })),
    }),
  };
}

function problemItems({ digests, reports }: BundleSource) {
  return reports.en.waiverProblems.map((en, index) => {
    const fr = reports.fr.waiverProblems[index] ?? en;
    const text = (of: typeof en) => [of.what, of.remediation].join("\n");
    return {
      uuid: idIn(digests, "item", "waiver problem", String(index), en.path),
      title: title(filled(TEXTS.waiverProblem, { path: en.path })),
      description: prose({ fr: text(fr), en: text(en) }),
      props: [property("result", "notSatisfied")],
    };
  });
}

function notAssessedItems({ digests, reports }: BundleSource) {
  return reports.en.notAssessed.map((en, index) => {
    const fr = reports.fr.notAssessed[index] ?? en;
    return {
      uuid: idIn(digests, "item", "not assessed", String(index), en.key),
      title: title(filled(TEXTS.notAssessed, { key: en.key })),
      description: prose({ fr: fr.what, en: en.what }),
      props: [property("result", "notAssessed")],
    };
  });
}
