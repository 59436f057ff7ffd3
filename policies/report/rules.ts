/** The rules that are evaluated, as a table or as data. */

import type { Language } from "../../output/message.ts";
import { toTable } from "../../output/table.ts";
import { RULES } from "../rules/index.ts";
import { TEXTS } from "./messages.ts";

export function rulesText(json: boolean, language: Language): string {
  const shown = RULES.map(({ name, metadata: { severity }, messages: { title } }) => {
    return { name, severity, title: title[language] };
  });
  if (json) return JSON.stringify({ rules: shown }, null, 2);
  const header = [TEXTS.rule, TEXTS.severity, TEXTS.title];
  return toTable(
    header.map((title) => ({ title: title[language] })),
    shown.map(({ name, severity, title }) => [name, severity, title]),
  );
}
