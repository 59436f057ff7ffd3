/** Denials of a policy, in the format that all enforcement points share. */

import { LANGUAGES } from "../../output/message.ts";
import { nameOf } from "../../policies/resources/urn.ts";
import { LABELS } from "../../policies/violations.ts";
import type { Cause, Failed } from "./cause.ts";
import { firstLine } from "./cloud-errors.ts";

/** The pack's denials, one cause per rule and resource. */
export function violations({ events }: Failed): Cause[] {
  return events.flatMap((event) =>
    event.is === "violation"
      ? violationsIn(event.text, `[${event.policy}] ${nameOf(event.urn)}: `)
      : [],
  );
}

/**
 * `[rule] subject: what` and its remediation, as every enforcement point prints them; reasons and waivers are in the
 * log.
 */
export function violationsIn(text: string, head = ""): Cause[] {
  const lines = text.split("\n").map(shortUrns);
  const starts = lines.flatMap((line, at) => (RULE.test(line) ? [at] : []));
  if (starts.length === 0) {
    const line = `  ${head}${firstLine(text)}`;
    return head === "" ? [] : [{ key: line, lines: [line], todo: [], name: "" }];
  }
  return starts.map((start, index) => {
    const own = lines.slice(start, starts[index + 1]);
    const [, rule = "", subject = ""] = RULE.exec(own[0] ?? "") ?? [];
    const todo = own.filter(isRemediation);
    return {
      key: `${rule} ${todo.join()}`,
      lines: [`  ${own[0]}`],
      todo: todo.map((line) => `  ${line}`),
      name: subject,
    };
  });
}
/** The program uses the stack's language if the person has set none. */
const isRemediation = (line: string) =>
  LANGUAGES.some((language) => line.startsWith(`  ${LABELS.remediation[language]}`));
const RULE = /^\[([a-z-]+)\] (.*?) ?: /;

function shortUrns(line: string): string {
  return line.replaceAll(/urn:pulumi:[^\s:]+::[^\s:]+::[^\s]*?::([^\s:]+)/g, "$1");
}
