/** The recorded states as people read them, in text and in HTML. */
import {
  colonIn,
  type Language,
  type MessageValues,
  oneLine,
  render,
} from "../../../output/message.ts";
import { REPORT } from "../../audit/messages.ts";
import { DOCUMENT } from "../messages.ts";
import type { StateChange, StateRule, StatesPart, StateViolation, TenantState } from "../model.ts";
import { OPERATION, WORDS } from "./messages.ts";

export type SayOfStates = (key: keyof typeof WORDS, values?: MessageValues) => string;

/** The words on states in one language. */
export function stateWords(language: Language): SayOfStates {
  return (key, values = {}) => render(WORDS[key], values, language);
}

/** Which states they are. */
export function stateLines(
  { site, project, stack, before, after }: StatesPart,
  language: Language,
) {
  const say = stateWords(language);
  const of = ({ file, time, sha256 }: StatesPart["before"]) => ({
    file: oneLine(file),
    time,
    digest: sha256,
  });
  return [
    oneLine(say("of", { site, project, stack })),
    say("before", of(before)),
    say("after", of(after)),
  ];
}

/** What differs, as numbers: lines above everything else. */
export function stateCounts({ site, counts }: StatesPart, language: Language): string[] {
  const say = stateWords(language);
  const { violations, ...resources } = counts;
  return [
    oneLine(say("resources", { site, counts: say("counts", resources) })),
    say("violations", violations),
  ];
}

/** `mail: 1 new, 0 gone, 2 changed`. */
export function tenantTitle({ tenant, counts }: TenantState, language: Language): string {
  const say = stateWords(language);
  return `${tenantName(tenant, language)}${colonIn(language)} ${say("counts", counts)}`;
}

/** The tenant, or the site itself. */
export function tenantName(tenant: string | undefined, language: Language): string {
  return oneLine(tenant ?? WORDS.ownResources[language]);
}

/** `new: openstack:compute/instance:Instance bamako-mail-vm`. */
export function resourceTitle({ operation, type, name }: StateChange, language: Language): string {
  return oneLine(`${OPERATION[operation][language]}${colonIn(language)} ${type} ${name}`);
}

/** What differs in a resource. */
export function resourceLines(change: StateChange, language: Language): string[] {
  const { properties, replaced, marks, unmarked } = change;
  const say = stateWords(language);
  const named = (wanted: StateChange["properties"][number]["compared"]) =>
    properties.filter(({ compared }) => compared === wanted).map(({ name }) => oneLine(name));
  const [differing, unknown] = [named("differs"), named("unknown")];
  return [
    ...(differing.length > 0 ? [say("inputs", { names: differing.join(", ") })] : []),
    ...(unknown.length > 0 ? [say("unknown", { names: unknown.join(", ") })] : []),
    ...(replaced ? [say("replaced")] : []),
    ...marks.map((mark) => REPORT[mark][language]),
    ...unmarked.map((mark) => say("unmarked", { mark: REPORT[mark][language] })),
  ];
}

/** A rule's violations; the lines after the first of each belong to it. */
export function stateRuleParts(rule: StateRule, language: Language): readonly string[][] {
  const parts = (side: "new" | "gone") =>
    rule[side].map((violation) => violationLines(violation, DOCUMENT[side][language], language));
  return [...parts("new"), ...parts("gone")];
}

function violationLines(
  { severity, subject, what, waiver }: StateViolation,
  title: string,
  language: Language,
): string[] {
  const say = stateWords(language);
  const status = waiver === undefined ? say("failed") : say("waived", { key: waiver });
  const colon = colonIn(language);
  return [
    oneLine(`${title}${colon} ${subject} (${REPORT[severity][language]}, ${status})`),
    ...what.split("\n").map(oneLine),
  ];
}
