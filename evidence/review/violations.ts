/** Violations of both sides: which are new, which were there before, which are gone. Pure. */
import { createHash } from "node:crypto";
import { relative } from "node:path";
import { type Issue, issueTexts } from "../../estate/issue.ts";
import { type Language, visible } from "../../output/message.ts";
import type { ReviewedViolation } from "./model.ts";
import { withoutSecrets } from "./values.ts";

/** Violations at BASE and at HEAD, and the folder that their files are in. */
export interface BothSides {
  readonly before: readonly Issue[];
  readonly after: readonly Issue[];
  readonly folder: string;
}

/** New ones first; a violation is the same one only if nothing in it changed but its line. */
export function comparedViolations(
  { before, after, folder }: BothSides,
  language: Language,
): ReviewedViolation[] {
  const left = Map.groupBy(before, identityOf);
  const states = after.map((issue) => {
    const same = left.get(identityOf(issue))?.shift();
    return { issue, state: same ? "unchanged" : "new" } as const;
  });
  const gone = [...left.values()].flat().map((issue) => ({ issue, state: "absent" as const }));
  const ofState = (state: ReviewedViolation["state"]) =>
    [...states, ...gone]
      .filter((one) => one.state === state)
      .map(({ issue }) => shown(issue, state, folder, language));
  return [...ofState("new"), ...ofState("unchanged"), ...ofState("absent")];
}

/** An issue without the lines in it, which move with every line above. */
function identityOf({ file, path, message, values, places = {} }: Issue): string {
  const others = Object.entries(places).map(([name, all]) => [
    name,
    all.map(({ name: placed, of, at }) => [placed, of, at.file, at.path]),
  ]);
  return JSON.stringify([file, path, message.en, values, others]);
}

function shown(
  issue: Issue,
  state: ReviewedViolation["state"],
  folder: string,
  language: Language,
): ReviewedViolation {
  const { message, remediation } = issueTexts(issue, language, folder);
  return {
    state,
    rule: ruleOf(issue),
    file: relative(folder, issue.file),
    line: issue.line,
    path: withoutSecrets(visible(issue.path)),
    message: withoutSecrets(message),
    ...(remediation !== undefined && { remediation: withoutSecrets(remediation) }),
  };
}

/** The kind of an issue: its English text without its values. */
function ruleOf({ message }: Issue): string {
  return `check/${createHash("sha256").update(message.en).digest("hex").slice(0, 12)}`;
}
