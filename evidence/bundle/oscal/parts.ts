/** Parts that the OSCAL documents share. Texts are French, then English: one document serves every reader. */
import type { Message } from "../../../output/message.ts";
import { oneLine, render, visible } from "../../../output/message.ts";
import type { Control, ControlResult } from "../controls.ts";
import { FRAMEWORKS } from "../frameworks.ts";
import { uuidOf } from "../ids.ts";
import type { Digests } from "../model.ts";
import { PATHS } from "../model.ts";
import { TEXTS } from "./messages.ts";

export const OSCAL_VERSION = "1.2.1";

/** The namespace of this program's own properties. */
export const NAMESPACE = "urn:aes-estate:oscal";

export interface Property {
  readonly name: string;
  readonly ns: string;
  readonly value: string;
}

/** A property; its value is one line without blanks around it. */
export function property(name: string, value: string): Property {
  return { name, ns: NAMESPACE, value: oneLine(value) || "—" };
}

/** A text in which nothing is read as markup. */
export function plain(text: string): string {
  return visible(text).replaceAll(/[\\`*_{}[\]<>#|~^$!]/g, "\\$&");
}

/** A heading in both languages, on one line. */
export function title({ fr, en }: Message): string {
  const both = fr === en ? fr : `${fr} / ${en}`;
  return plain(both).replaceAll(/\s+/g, " ").trim();
}

/** A text in both languages, one after the other. */
export function prose({ fr, en }: Message): string {
  return fr === en ? plain(fr) : `${plain(fr)}\n\n${plain(en)}`;
}

/** A message in both languages with its arguments. */
export function filled(message: Message, values: Parameters<typeof render>[1]): Message {
  return { fr: render(message, values, "fr"), en: render(message, values, "en") };
}

/** The identifier of something in the documents of one bundle. */
export function idIn({ site, asOf, state, drift }: Digests, ...name: readonly string[]): string {
  return uuidOf(site, asOf, state.sha256, ...(drift ? [drift.sha256] : []), ...name);
}

export const observationId = (digests: Digests, rule: string) => idIn(digests, "observation", rule);

export function metadata(digests: Digests, heading: Message) {
  return {
    title: title(filled(heading, { site: digests.site })),
    "last-modified": instant(digests.asOf),
    version: digests.tool.version,
    "oscal-version": OSCAL_VERSION,
    props: [
      property("site", digests.site),
      property("rehearsal", String(digests.rehearsal)),
      property("as-of", digests.asOf),
    ],
  };
}

/** The start of a day. */
export function instant(day: string): string {
  return `${day}T00:00:00Z`;
}

/** The resources that the documents refer to: the frameworks, and other files of the bundle. */
export function backMatter(keys: readonly string[] = FRAMEWORKS.map(({ key }) => key)) {
  const frameworks = FRAMEWORKS.filter(({ key }) => keys.includes(key)).map((framework) => ({
    uuid: frameworkId(framework.key),
    title: framework.name,
    citation: { text: title(framework.publisher) },
  }));
  const report = {
    uuid: REPORT,
    title: title(TEXTS.report),
    rlinks: [{ href: `../${PATHS.report.en}`, "media-type": "application/json" }],
  };
  const plan = { uuid: PLAN, title: title(TEXTS.plan), description: prose(TEXTS.planIs) };
  return { resources: [...frameworks, report, plan] };
}

export const frameworkId = (key: string) => uuidOf("framework", key);
export const REPORT = uuidOf("report");
export const PLAN = uuidOf("plan");

/** The state of a control in OSCAL, which has two; the property `result` has all four. */
export function targetOf({ id, result }: Pick<Control, "id" | "result">) {
  const reasons: Readonly<Record<ControlResult, string>> = {
    satisfied: "pass",
    notSatisfied: "fail",
    waived: "other",
    notAssessed: "other",
  };
  const state = result === "satisfied" ? "satisfied" : "not-satisfied";
  return {
    type: "objective-id",
    "target-id": id,
    status: { state, reason: reasons[result] },
  };
}
