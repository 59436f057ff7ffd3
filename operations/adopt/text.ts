/** Formats what was found for people. Pure. */
import {
  type Language,
  type Message,
  type MessageValues,
  render,
  visible,
} from "../../output/message.ts";
import { toTable } from "../../output/table.ts";
import { TEXTS } from "./messages.ts";
import type { Difference, Named, Report } from "./report.ts";

type Text = (message: Message, values?: MessageValues) => string;

/** Numbers by type, then each resource that people must know about. */
export function reportText(report: Report, language: Language): string {
  const text: Text = (message, values = {}) => render(message, values, language);
  const lines = [
    ...table(report, text),
    ...report.ambiguous.map(({ ids, ...one }) =>
      text(TEXTS.ambiguousOne, { ...shown(one), ids: ids.map(visible).join(", ") }),
    ),
    ...report.unknown.map((one) => text(TEXTS.unknownOne, shown(one))),
    ...report.missing.map((one) => text(TEXTS.missingOne, shown(one))),
    ...(report.later.length === 0 ? [] : [text(TEXTS.laterWhy)]),
    ...secretLines(report, text),
    ...unreadLines(report, text),
  ];
  return lines.join("\n");
}

/** What happens to secrets. */
export function secretsText(report: Report, language: Language): string {
  return secretLines(report, (message, values = {}) => render(message, values, language)).join(
    "\n",
  );
}

/** One line for each resource that the next `up` would change. */
export function differenceLines(differences: readonly Difference[], language: Language): string[] {
  return differences.map(({ kind, properties, ...one }) =>
    render(TEXTS[kind], { ...shown(one), properties: properties.join(", ") }, language),
  );
}

const COLUMNS = ["found", "missing", "ambiguous", "later"] as const;

function table(report: Report, text: Text): string[] {
  const all = COLUMNS.flatMap((column) => report[column]);
  const types = [...new Set(all.map(({ type }) => type))].sort();
  if (types.length === 0) return [];
  const columns = [
    { title: text(TEXTS.type) },
    ...COLUMNS.map((column) => ({ title: text(TEXTS[column]), numeric: true })),
  ];
  const count = (type: string, column: (typeof COLUMNS)[number]) =>
    String(report[column].filter((one) => one.type === type).length);
  const rows = types.map((type) => [type, ...COLUMNS.map((column) => count(type, column))]);
  return [toTable(columns, rows), ""];
}

/** What happens to secrets, by how. */
function secretLines({ secrets }: Report, text: Text): string[] {
  return [...Map.groupBy(secrets, ({ how }) => how)].map(([how, all]) =>
    text(TEXTS[how], { names: all.map(({ name }) => visible(name)).join(", ") }),
  );
}

function unreadLines({ unread }: Report, text: Text): string[] {
  return [...Map.groupBy(unread, ({ type }) => type)].map(([type, all]) => {
    const inputs = [...new Set(all.flatMap((one) => one.inputs))].join(", ");
    return text(TEXTS.unread, { type, inputs, count: all.length });
  });
}

function shown({ name, type }: Named): { name: string; type: string } {
  return { name: visible(name), type };
}
