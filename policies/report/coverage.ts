/** The numbers of classified types and properties, as a table or as data. */

import type { Language } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { toTable } from "../../output/table.ts";
import type { Coverage } from "../properties/coverage.ts";
import { TEXTS } from "./messages.ts";

export async function coverageText(json: boolean, language: Language): Promise<string> {
  const { coverage } = await import("../properties/coverage.ts");
  const all = coverage();
  if (json) return JSON.stringify({ coverage: all, total: totals(all) }, null, 2);
  const { provider, admitted, denied, properties, inert, evaluated, never } = TEXTS;
  const figures = [admitted, denied, properties, inert, evaluated, never];
  return toTable(
    [
      { title: provider[language] },
      ...figures.map((title) => ({ title: title[language], numeric: true })),
    ],
    [
      ...all.map((one) => [one.of, ...figuresOf(one)]),
      [TEXTS.total[language], ...figuresOf(totals(all))],
    ].map(([name = "", ...numbers]) => [
      `${name}`,
      ...numbers.map((number) => formatNumber(Number(number), language, 0)),
    ]),
  );
}

type Figures = Omit<Coverage, "of">;

function figuresOf({ admitted, denied, properties, byKind }: Figures): number[] {
  const rest = properties - byKind.inert - byKind.denied;
  return [admitted, denied, properties, byKind.inert, rest, byKind.denied];
}

function totals(all: readonly Coverage[]): Figures {
  const sum = (of: (one: Coverage) => number) => all.reduce((total, one) => total + of(one), 0);
  const kinds = Object.keys(all[0]?.byKind ?? {}) as (keyof Coverage["byKind"])[];
  return {
    admitted: sum(({ admitted }) => admitted),
    denied: sum(({ denied }) => denied),
    properties: sum(({ properties }) => properties),
    byKind: Object.fromEntries(
      kinds.map((kind) => [kind, sum(({ byKind }) => byKind[kind])]),
    ) as Coverage["byKind"],
  };
}
