/** `estate policies`: the rules that are asked, and how much they know. */
import { Command } from "commander";
import type { Coverage } from "../../policies/properties/coverage.ts";
import { RULES } from "../../sovereignty/rules/index.ts";
import type { Language, Message } from "../../sovereignty/text.ts";
import { knownLanguage } from "../program/language.ts";
import { TEXTS } from "../program/messages.ts";
import { formatNumber } from "../report/numbers.ts";
import { toTable } from "../report/table.ts";

const MESSAGES = {
  description: {
    fr: "énumère les règles ; --coverage : combien de types et de propriétés sont classés",
    en: "lists the rules; --coverage: how many types and properties are classified",
  },
  coverage: {
    fr: "types et propriétés classés, par fournisseur",
    en: "classified types and properties, by provider",
  },
  rule: { fr: "règle", en: "rule" },
  severity: { fr: "gravité", en: "severity" },
  title: { fr: "ce qu'elle exige", en: "what it demands" },
  provider: { fr: "fournisseur", en: "provider" },
  admitted: { fr: "types admis", en: "types admitted" },
  denied: { fr: "types refusés", en: "types denied" },
  properties: { fr: "propriétés", en: "properties" },
  inert: { fr: "sans effet", en: "inert" },
  evaluated: { fr: "évaluées", en: "evaluated" },
  never: { fr: "jamais admises", en: "never admitted" },
  total: { fr: "total", en: "total" },
} as const satisfies Record<string, Message>;

interface Options {
  readonly coverage?: boolean;
  readonly json?: boolean;
}

/** The command; `end` receives 0. */
export function policiesCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("policies")
    .description(MESSAGES.description[language])
    .usage("[options]")
    .option("--coverage", MESSAGES.coverage[language])
    .option("--lang <lang>", TEXTS.language[language], knownLanguage)
    .option("--json", TEXTS.json[language])
    .action(async (options: Options) => {
      console.log(options.coverage ? await known(options, language) : rules(options, language));
      end(0);
    });
}

function rules({ json }: Options, language: Language): string {
  const shown = RULES.map(({ name, metadata: { severity }, messages: { title } }) => {
    return { name, severity, title: title[language] };
  });
  if (json) return JSON.stringify({ rules: shown }, null, 2);
  const header = [MESSAGES.rule, MESSAGES.severity, MESSAGES.title];
  return toTable(
    header.map((title) => ({ title: title[language] })),
    shown.map(({ name, severity, title }) => [name, severity, title]),
  );
}

async function known({ json }: Options, language: Language): Promise<string> {
  const { coverage } = await import("../../policies/properties/coverage.ts");
  const all = coverage();
  if (json) return JSON.stringify({ coverage: all, total: totals(all) }, null, 2);
  const { provider, admitted, denied, properties, inert, evaluated, never } = MESSAGES;
  const figures = [admitted, denied, properties, inert, evaluated, never];
  return toTable(
    [
      { title: provider[language] },
      ...figures.map((title) => ({ title: title[language], numeric: true })),
    ],
    [
      ...all.map((one) => [one.of, ...figuresOf(one)]),
      [MESSAGES.total[language], ...figuresOf(totals(all))],
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
