/** The pages docs/custom-resources.md and .fr.md, generated from the tables; `make generate` writes them. */

import { colonIn, LANGUAGES, type Language } from "../../output/message.ts";
import {
  type CustomKind,
  type Field,
  PLACES,
  REGISTERED,
} from "../../policies/kubernetes/custom/field.ts";
import { OPERATORS } from "../../policies/kubernetes/custom/index.ts";

const WORDS = {
  en: {
    file: "docs/custom-resources.md",
    other: "*En français : [custom-resources.fr.md](custom-resources.fr.md).*",
    title: "Custom resources that are admitted",
    written: "Written by `make generate` from the tables in `policies/kubernetes/custom/`.",
    intro: [
      "A custom resource is admitted when its kind has a table here, and only with the fields that the table names (rule `custom-field`). A kind without a table is",
      "unclassified (rule `unclassified-type`), among them Prometheus, Alertmanager, KafkaConnect, KafkaMirrorMaker2, KafkaBridge, the operators of Percona, Zalando,",
      "Crunchy Data and Elastic, ClusterClass and ClusterResourceSet: each has fields that lead outside and that no rule can check.",
      "",
      "Below, *evaluated* fields must have the value described beside them, and *denied* fields are never admitted. All other fields of a table are plain: names, numbers, sizes,",
      "times, switches. Other rules evaluate the labels and annotations of the object itself. A value that is not known before deployment is admitted in plain fields",
      "only.",
      "",
      "To have a field or a kind admitted, add it to its table with its meaning, the reason and one sample, in one merge request.",
    ],
    below: "fields",
    evaluated: "evaluated",
    denied: "denied",
    rule: "as rule {rule} says",
    only: "only {values}",
    flags: "only the arguments {values}",
    needs: "one of {values} must be there",
  },
  fr: {
    file: "docs/custom-resources.fr.md",
    other: "*In English: [custom-resources.md](custom-resources.md).*",
    title: "Les ressources personnalisées admises",
    written: "Écrite par `make generate` d'après les tables de `policies/kubernetes/custom/`.",
    intro: [
      "Une ressource personnalisée est admise quand son type a une table ici, et seulement avec les champs que la table nomme (règle `custom-field`). Un type sans table",
      "n'est pas classé (règle `unclassified-type`) ; ainsi Prometheus, Alertmanager, KafkaConnect, KafkaMirrorMaker2, KafkaBridge, les opérateurs de Percona, de Zalando,",
      "de Crunchy Data et d'Elastic, ClusterClass et ClusterResourceSet : chacun a des champs qui mènent au-dehors et qu'aucune règle ne peut vérifier.",
      "",
      "Ci-dessous, les champs *évalués* doivent avoir la valeur décrite à côté, et les champs *refusés* ne sont jamais admis. Les autres champs d'une table sont simples :",
      "noms, nombres, tailles, durées, interrupteurs. D'autres règles évaluent les étiquettes et les annotations de l'objet lui-même. Une valeur inconnue avant le",
      "déploiement n'est admise que dans les champs simples.",
      "",
      "Pour faire admettre un champ ou un type : ajoutez-le à sa table avec son sens, la raison et un exemple, dans une seule demande de fusion.",
    ],
    below: "champs",
    evaluated: "évalués",
    denied: "refusés",
    rule: "comme le dit la règle {rule}",
    only: "seulement {values}",
    flags: "seulement les arguments {values}",
    needs: "l'un de {values} doit y être",
  },
} as const;

/** Maps that contain only labels and sizes. */
const PLAIN_MAPS = ["a label", "the name of a resource"];

/** One line of a kind's list: a field and its description. */
interface Line {
  readonly field: string;
  readonly text: string;
  readonly denied: boolean;
}

export function customPage(language: Language): string {
  const words = WORDS[language];
  const parts = Object.entries(OPERATORS).map(([operator, kinds]) =>
    [`## ${operator}`, ...kinds.map((kind) => section(kind, language))].join("\n\n"),
  );
  return `${[`# ${words.title}`, words.other, words.intro.join("\n"), words.written, ...parts].join("\n\n")}\n`;
}

export const pages = () =>
  LANGUAGES.map((language) => ({
    path: WORDS[language].file,
    text: customPage(language),
  }));

function section({ group, kind, versions, why, fields }: CustomKind, language: Language): string {
  const words = WORDS[language];
  const colon = colonIn(language);
  const lines = linesOf({ is: "block", fields, needs: [] }, "", language);
  const list = (title: string, denied: boolean) => {
    const byText = new Map<string, string[]>();
    for (const line of lines.filter((each) => each.denied === denied)) {
      byText.set(line.text, [...(byText.get(line.text) ?? []), `\`${line.field}\``]);
    }
    if (byText.size === 0) return [];
    const entries = [...byText].map(([text, names]) => `- ${names.join(", ")}${colon} ${text}`);
    return [`${title}${colon}\n\n${entries.join("\n")}`];
  };
  const { spec } = fields;
  const top = spec?.is === "block" ? spec.fields : fields;
  const names = Object.entries(top)
    .filter(([, field]) => field.is !== "denied")
    .map(([key]) => `\`${key}\``);
  return [
    `### ${kind}`,
    `\`${group}\` ${versions.join(", ")}${colon} ${why[language]}.`,
    `${capital(words.below)}${colon} ${names.join(", ")}.`,
    ...list(capital(words.evaluated), false),
    ...list(capital(words.denied), true),
  ].join("\n\n");
}

function linesOf(field: Field, at: string, language: Language): Line[] {
  const words = WORDS[language];
  const line = (text: string, denied = false): Line[] => [{ field: at, text, denied }];
  const below = (key: string) => (at === "" || at === "spec" ? key : `${at}.${key}`);
  switch (field.is) {
    case "block":
      return [
        ...field.needs.flatMap((need) =>
          line(words.needs.replace("{values}", need.map((key) => `\`${key}\``).join(", "))),
        ),
        ...Object.entries(field.fields).flatMap(([key, part]) =>
          linesOf(part, below(key), language),
        ),
      ];
    case "arguments": {
      const names = Object.keys(field.of).filter((key) => field.of[key]?.is !== "denied");
      return [
        ...line(words.flags.replace("{values}", names.map((key) => `\`${key}\``).join(", "))),
        ...Object.entries(field.of).flatMap(([key, part]) =>
          linesOf(part, below(`--${key}`), language),
        ),
      ];
    }
    case "list":
      return linesOf(field.of, `${at}[]`, language);
    case "map":
      return [
        ...(PLAIN_MAPS.includes(field.want.en) ? [] : line(field.want[language])),
        ...linesOf(field.of, `${at}{}`, language),
      ];
    case "choice":
      return line(words.only.replace("{values}", field.of.map((one) => `\`${one}\``).join(", ")));
    case "text":
      return line(field.want[language]);
    case "destination":
      return line(
        field.to.map((place) => PLACES[place][language]).join(language === "fr" ? " ou " : " or "),
      );
    case "registered":
      return line(REGISTERED[field.as][language]);
    case "elsewhere":
      return line(words.rule.replace("{rule}", `\`${field.rule}\``));
    case "denied":
      return line(field.reason[language], true);
    case "inert":
      return field.why === undefined ? [] : line(field.why[language]);
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
