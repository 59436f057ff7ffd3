/** A drift report as OSCAL's observations: one of the whole comparison, and one for each thing that differs. */
import { REPORT } from "../../../operations/drift/messages.ts";
import type { ReportedFinding } from "../../../operations/drift/model.ts";
import { findingText } from "../../../operations/drift/text.ts";
import { formatTime } from "../../../output/day.ts";
import type { Language } from "../../../output/message.ts";
import { titled } from "../../drift/titled.ts";
import { failedInCloud, shownFindings } from "../assessed.ts";
import { DRIFT_TEXTS } from "../messages.ts";
import { type Digests, PATHS } from "../model.ts";
import type { BundleSource } from "../source.ts";
import { TEXTS } from "./messages.ts";
import { filled, idIn, instant, property, prose, title } from "./parts.ts";

/** The observation of the whole comparison; also if there was none. */
export const driftId = (digests: Digests) => idIn(digests, "observation", "drift");

/** The observation of a thing, by its place among those that are shown. */
export const thingId = (digests: Digests, thing: number) =>
  idIn(digests, "observation", "drift", String(thing));

/** Without a report there is one observation: that drift was not assessed. */
export function driftObservations(source: BundleSource) {
  const { digests, drift } = source;
  if (drift === undefined) {
    return [
      {
        uuid: driftId(digests),
        title: title(TEXTS.drift),
        description: prose(TEXTS.noDrift),
        props: [property("drift", "notAssessed")],
        ...about(digests),
        collected: instant(digests.asOf),
      },
    ];
  }
  const { at, result, cloud, counts } = drift;
  const evidence = {
    "relevant-evidence": [{ href: `../${PATHS.drift}`, description: prose(TEXTS.driftEvidence) }],
    collected: new Date(at).toISOString(),
  };
  const values = { ...counts, at: formatTime(at), result: DRIFT_TEXTS[result] };
  const whole = {
    uuid: driftId(digests),
    title: title(TEXTS.drift),
    description: prose(filled(TEXTS.driftIs, { ...values, failed: failedInCloud(source) })),
    props: [
      property("drift", result),
      property("cloud", cloud),
      property("language", drift.language),
      property("compared", String(counts.compared)),
    ],
    ...about(digests),
    ...evidence,
  };
  return [
    whole,
    ...shownFindings(drift).map((found, index) => ({
      uuid: thingId(digests, index),
      ...wordsOf(found),
      props: propertiesOf(found, drift.language),
      ...about(digests),
      ...evidence,
    })),
  ];
}

function about(digests: Digests) {
  return {
    methods: ["TEST"],
    subjects: [{ "subject-uuid": idIn(digests, "system"), type: "component" }],
  };
}

/** A thing with what differs, the rules that deny it and the commands, as the report prints it. */
function wordsOf(found: ReportedFinding) {
  const lines = (language: Language) => findingText(titled(found, language), language);
  const { is, name } = found;
  const heading = (language: Language) =>
    `${REPORT[is === "operator" ? "unmanaged" : is][language]} : ${titled(found, language).title} ${name}`;
  return {
    title: title({ fr: heading("fr"), en: heading("en").replace(" : ", ": ") }),
    description: prose({ fr: lines("fr").join("\n"), en: lines("en").join("\n") }),
  };
}

function propertiesOf(found: ReportedFinding, language: Language) {
  const { is, kind, name, subject, tenant, owner, attributes } = found;
  return [
    property("drift", is),
    property("kind", kind),
    property("name", name),
    property("subject", subject),
    property("language", language),
    ...(tenant === undefined ? [] : [property("tenant", tenant)]),
    ...(owner === undefined ? [] : [property("owner", owner)]),
    ...attributes.map((attribute) => property("attribute", attribute.name)),
  ];
}
