/** The pages docs/labels.md and docs/labels.fr.md, from the classification; `make generate` writes them. */

import type { Language, Message } from "../../output/message.ts";
import { parentInputs } from "../properties/relations.ts";
import { classify, ROWS, rowOf } from "../resources/index.ts";
import { labelPlaceOf } from "./places.ts";
import { labelSyntax } from "./syntax.ts";

const EXAMPLE = { dataClass: "citizen", owner: "ML", tenant: "tax", site: "bamako" };
const NAMESPACE = "kubernetes:core/v1:Namespace";

const TEXTS = {
  title: { fr: "Étiquettes, par type", en: "Labels, by type" },
  other: {
    fr: "*In English: [labels.md](labels.md).*",
    en: "*En français : [labels.fr.md](labels.fr.md).*",
  },
  intro: {
    fr: `Quatre étiquettes disent à qui sont les données : la classe (\`class\`, une clé de \`classes\` dans \`stacks/alliance.yaml\`), l'État propriétaire (\`owner\`, son
code à deux lettres), le site (\`site\`) et le locataire (\`tenant\`, ou \`platform\` pour ce que le site partage). Écrivez-les en clair : ce qui n'est pas connu avant le
déploiement est refusé. Elles disent vrai : la classe est celle du locataire ou une classe plus sensible.`,
    en: `Four labels say whose the data is: its class (\`class\`, a key of \`classes\` in \`stacks/alliance.yaml\`), the state that owns it (\`owner\`, its two-letter code),
the site (\`site\`) and the tenant (\`tenant\`, or \`platform\` for what the site shares). Write them as plain values: what is not known before deployment is denied. They
are correct: the class is the tenant's or a more sensitive one.`,
  },
  generated: {
    fr: "Les tableaux viennent de la classification (`make generate` les écrit).",
    en: "The tables come from the classification (`make generate` writes them).",
  },
  owed: { fr: "Types qui doivent leurs étiquettes", en: "Types that owe their labels" },
  may: {
    fr: "Types qui peuvent en porter ; ce qui ouvre au-delà des réseaux privés le doit",
    en: "Types that may carry some; what opens beyond private networks must",
  },
  parts: {
    fr: "Types sans étiquettes, qui font partie d'un autre",
    en: "Types without labels, which are a part of another",
  },
  none: { fr: "Types qui n'en ont pas besoin", en: "Types that need none" },
  type: { fr: "type", en: "type" },
  labels: { fr: "étiquettes à coller", en: "labels to paste" },
  input: {
    fr: "l'entrée qui mène à ce qui est étiqueté",
    en: "the input that leads to what is labelled",
  },
  objects: {
    fr: "Ce qui vit dans un espace de noms de Kubernetes a les étiquettes de cet espace de noms, que le parc pose ; un objet n'en porte pas d'autres.",
    en: "What lives in a Kubernetes namespace has the labels of that namespace, which the estate sets; an object carries none of its own.",
  },
} as const satisfies Record<string, Message>;

/** The page in one language. */
export function labelPage(language: Language): string {
  const say = (key: keyof typeof TEXTS) => TEXTS[key][language];
  const types = [...Object.keys(ROWS), NAMESPACE].sort();
  const admitted = types.filter(
    (type) => classify(type)?.effects !== undefined && rowOf(type)?.ended === undefined,
  );
  const placed = admitted.flatMap((type) => {
    const place = labelPlaceOf(type, classify(type)?.labels);
    return place === undefined ? [] : [[type, labelSyntax(place, EXAMPLE)] as const];
  });
  const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;
  const table = (second: string, rows: readonly (readonly [string, string])[]) =>
    [
      row(say("type"), second),
      row("---", "---"),
      ...rows.map((cells) => row(...cells.map(code))),
    ].join("\n");
  const parts = admitted.filter((type) => parentInputs(type) !== undefined);
  const known = new Set([...placed.map(([type]) => type), ...parts]);
  const none = admitted.filter((type) => type.startsWith("openstack:") && !known.has(type));
  return [
    `# ${say("title")}`,
    say("other"),
    say("intro"),
    say("generated"),
    `## ${say("owed")}`,
    table(
      say("labels"),
      placed.filter(([type]) => owes(type)),
    ),
    say("objects"),
    `## ${say("may")}`,
    table(
      say("labels"),
      placed.filter(([type]) => !owes(type)),
    ),
    `## ${say("parts")}`,
    table(
      say("input"),
      parts.map((type) => [type, (parentInputs(type) ?? []).join(", ")]),
    ),
    `## ${say("none")}`,
    `${none.map(code).join(", ")}.`,
  ]
    .join("\n\n")
    .concat("\n");
}

const DATA = ["stores", "moves", "processes"] as const;

function owes(type: string): boolean {
  const effects = classify(type)?.effects ?? [];
  return DATA.some((effect) => effects.includes(effect));
}

function code(text: string): string {
  return `\`${text}\``;
}
