/**
 * OSCAL's assessment results: an observation for each rule, each signature of a contract and what differs in the cloud, a
 * finding for each control, a risk for each violation.
 */
import { RULES } from "../../../policies/rules/index.ts";
import { assessedOf, resultOf } from "../assessed.ts";
import { type Control, controlsOf, ruleResult } from "../controls.ts";
import { FRAMEWORKS } from "../frameworks.ts";
import { RESULT_TEXTS } from "../messages.ts";
import { PATHS } from "../model.ts";
import type { BundleSource } from "../source.ts";
import { contractObservations } from "./contracts.ts";
import { driftObservations } from "./drift.ts";
import { TEXTS } from "./messages.ts";
import {
  backMatter,
  filled,
  idIn,
  instant,
  metadata,
  observationId,
  PLAN,
  property,
  prose,
  targetOf,
  title,
} from "./parts.ts";
import { type RiskOfRule, risksOf } from "./risks.ts";

/** The document as data. */
export function assessmentResults(source: BundleSource) {
  const { digests, reports } = source;
  const risks = risksOf(source);
  const controls = controlsOf(assessedOf(source));
  const { site, asOf, state } = digests;
  const system = {
    uuid: idIn(digests, "system"),
    type: "this-system",
    title: title(filled(TEXTS.system, { site })),
    description: prose(
      filled(TEXTS.systemIs, { resources: state.resources, digest: state.sha256 }),
    ),
    status: { state: "operational" },
  };
  const result = {
    uuid: idIn(digests, "result"),
    title: title(filled(TEXTS.audit, { day: asOf })),
    description: prose(filled(TEXTS.auditIs, reports.en.counts)),
    start: instant(asOf),
    end: instant(asOf),
    props: [
      property("result", resultOf(source)),
      property("audit", reports.en.result),
      property("drift", source.drift?.result ?? "notAssessed"),
    ],
    "local-definitions": { components: [system] },
    "reviewed-controls": {
      "control-selections": [
        { "include-controls": controls.map(({ id }) => ({ "control-id": id })) },
      ],
    },
    observations: observations(source),
    ...(risks.length > 0 && { risks: risks.map(({ risk }) => risk) }),
    findings: controls.map((control) => findingOf(control, source, risks)),
  };
  return {
    "assessment-results": {
      uuid: idIn(digests, "assessment-results"),
      metadata: metadata(digests, TEXTS.results),
      "import-ap": { href: `#${PLAN}` },
      results: [result],
      "back-matter": backMatter(),
    },
  };
}

/** Every observation: of the rules, of the contracts' signatures and of the drift report. */
export function observations(source: BundleSource) {
  return [
    ...ruleObservations(source),
    ...contractObservations(source),
    ...driftObservations(source),
  ];
}

/** One for each rule: how many resources it evaluated, and where its findings are. */
function ruleObservations(source: BundleSource) {
  const { digests } = source;
  const assessed = assessedOf(source);
  return RULES.map(({ name, messages }) => {
    const { result, evaluated } = ruleResult(name, assessed);
    const values = { count: evaluated, result: RESULT_TEXTS[result] };
    return {
      uuid: observationId(digests, name),
      title: title({ fr: name, en: name }),
      description: `${prose(messages.title)}\n\n${prose(filled(TEXTS.evaluated, values))}`,
      props: [
        property("rule", name),
        property("result", result),
        property("evaluated", String(evaluated)),
      ],
      methods: ["TEST"],
      subjects: [{ "subject-uuid": idIn(digests, "system"), type: "component" }],
      "relevant-evidence": [{ href: `../${PATHS.report.en}`, description: prose(TEXTS.evidence) }],
      collected: instant(digests.asOf),
    };
  });
}

function findingOf(control: Control, { digests }: BundleSource, risks: readonly RiskOfRule[]) {
  const { framework, number, result, rules } = control;
  const { name = framework } = FRAMEWORKS.find(({ key }) => key === framework) ?? {};
  const names = rules.map((rule) => rule.name);
  const own = risks.filter(({ rule }) => names.includes(rule));
  const ids = names.map((rule) => observationId(digests, rule));
  const values = {
    framework: name,
    number,
    result: RESULT_TEXTS[result],
    rules: names.join(", "),
  };
  return {
    uuid: idIn(digests, "finding", framework, number),
    title: `${name} ${number}`,
    description: prose(filled(TEXTS.control, values)),
    props: [property("result", result)],
    target: targetOf(control),
    "related-observations": [...new Set([...ids, ...own.flatMap((one) => one.observations)])].map(
      (id) => ({ "observation-uuid": id }),
    ),
    ...(own.length > 0 && {
      "related-risks": own.map(({ risk }) => ({ "risk-uuid": risk.uuid })),
    }),
  };
}
