/** OSCAL's plan of action and milestones: waivers as deviations with their end, violations, and what was not assessed. */
import type { Waiver } from "../../../policies/waivers/index.ts";
import { waiverFaults } from "../assessed.ts";
import { foundByStatement } from "../compliance.ts";
import { gapsOf } from "../gaps.ts";
import type { BundleSource } from "../source.ts";
import { observations } from "./assessment-results.ts";
import { TEXTS } from "./messages.ts";
import { backMatter, filled, idIn, instant, metadata, property, prose, title } from "./parts.ts";
import { type RiskOfRule, risksOf, valuesOf } from "./risks.ts";

/** The document as data. */
export function milestones(source: BundleSource) {
  const { digests } = source;
  const risks = risksOf(source);
  const concerned = new Set(risks.flatMap((one) => one.observations));
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
        ...complianceItems(source),
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

function openItem({ risk, rule, observations: shown }: RiskOfRule, { digests }: BundleSource) {
  return {
    uuid: idIn(digests, "item", risk.uuid),
    title: String(risk.title),
    description: String(risk.description),
    props: [property("rule", rule), property("result", "notSatisfied")],
    ...relatedTo(shown),
    "related-risks": [{ "risk-uuid": risk.uuid }],
  };
}

function waiverItem(
  key: string,
  waiver: Waiver,
  { digests }: BundleSource,
  risks: readonly RiskOfRule[],
) {
  const { rule, scope, start, expiry, ticket } = waiver;
  const own = risks.filter((one) => one.waiver === key);
  return {
    uuid: idIn(digests, "item", "waiver", key),
    title: title(filled(TEXTS.waiver, { key })),
    description: prose(filled(TEXTS.waived, valuesOf(key, waiver))),
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
      ...relatedTo(own.flatMap((one) => one.observations)),
      "related-risks": own.map(({ risk }) => ({ "risk-uuid": risk.uuid })),
    }),
  };
}

/** The observations that an item is about; OSCAL has no empty lists. */
function relatedTo(observed: readonly string[]) {
  const ids = [...new Set(observed)];
  if (ids.length === 0) return {};
  return { "related-observations": ids.map((id) => ({ "observation-uuid": id })) };
}

function problemItems(source: BundleSource) {
  const { digests, reports } = source;
  return waiverFaults(source).flatMap((index) => {
    const en = reports.en.waiverProblems[index];
    if (en === undefined) return [];
    const fr = reports.fr.waiverProblems[index] ?? en;
    const text = (of: typeof en) => [of.what, of.remediation].join("\n");
    return [
      {
        uuid: idIn(digests, "item", "waiver problem", String(index), en.path),
        title: title(filled(TEXTS.waiverProblem, { path: en.path })),
        description: prose({ fr: text(fr), en: text(en) }),
        props: [property("result", "notSatisfied")],
      },
    ];
  });
}

/** What only the compliance statement finds. */
function complianceItems(source: BundleSource) {
  return foundByStatement(source).map(({ kind, what }, index) => {
    return {
      uuid: idIn(source.digests, "item", "compliance", String(index), what.en),
      title: title(filled(TEXTS.complianceProblem, { kind })),
      description: prose(what),
      props: [property("result", "notSatisfied")],
    };
  });
}

/** The audit's own gaps; what it says of the cloud is replaced by what the drift report, or its absence, does. */
function notAssessedItems(source: BundleSource) {
  const { digests, reports } = source;
  const audited = reports.en.notAssessed.map(({ key, what }, index) => {
    return { key, fr: reports.fr.notAssessed[index]?.what ?? what, en: what };
  });
  const all = [...audited.filter(({ key }) => key !== "drift"), ...gapsOf(source)];
  return all.map(({ key, ...words }, index) => {
    return {
      uuid: idIn(digests, "item", "not assessed", String(index), key),
      title: title(filled(TEXTS.notAssessed, { key })),
      description: prose(words),
      props: [property("result", "notAssessed")],
    };
  });
}
