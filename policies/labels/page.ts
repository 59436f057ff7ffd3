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
    fr: `Quatre étiquettes identifient le propriétaire des données : la classe (\`class\`, une clé de \`classes\` dans \`stacks/alliance.yaml\`), l'État propriétaire (\`owner\`, son
code à deux lettres), le site (\`site\`) et le locataire (\`tenant\`, ou \`platform\` pour les ressources partagées du site). Écrivez-les en clair : une valeur inconnue avant le
déploiement est refusée. Elles doivent être exactes : la classe est celle du locataire ou une classe plus sensible.`,
    en: `Four labels identify the owner of the data: its class (\`class\`, a key of \`classes\` in \`stacks/alliance.yaml\`), the state that owns it (\`owner\`, its two-letter code),
the site (\`site\`) and the tenant (\`tenant\`, or \`platform\` for shared resources of the site). Write them as plain values: a value that is not known before deployment is denied. They
must be correct: the class is the tenant's or a more sensitive one.`,
  },
  generated: {
    fr: "Les tableaux viennent de la classification (`make generate` les écrit).",
    en: "The tables come from the classification (`make generate` writes them).",
  },
  owed: { fr: "Types qui doivent porter des étiquettes", en: "Types that must have labels" },
  may: {
    fr: "Types qui peuvent en porter ; une ressource qui ouvre du trafic au-delà des réseaux privés doit en porter",
    en: "Types that may have labels; a resource that opens traffic beyond private networks must have them",
  },
  parts: {
    fr: "Types sans étiquettes, qui font partie d'un autre",
    en: "Types without labels, which are a part of another",
  },
  none: { fr: "Types qui n'en ont pas besoin", en: "Types that need none" },
  type: { fr: "type", en: "type" },
  labels: { fr: "étiquettes à coller", en: "labels to paste" },
  input: {
    fr: "l'entrée qui mène à la ressource étiquetée",
    en: "the input that leads to the labelled resource",
  },
  objects: {
    fr: "Les objets d'un espace de noms de Kubernetes ont les étiquettes de cet espace de noms, que le parc pose ; un objet n'en porte pas d'autres.",
    en: "Objects in a Kubernetes namespace have the labels of that namespace, which the estate sets; an object has none of its own.",
  },
} as const satisfies Record<string, Message>;

/** The page in one language. */
export function labelPage(language: Language): string {
  const text = (key: keyof typeof TEXTS) => TEXTS[key][language];
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
      row(text("type"), second),
      row("---", "---"),
      ...rows.map((cells) => row(...cells.map(code))),
    ].join("\n");
  const parts = admitted.filter((type) => parentInputs(type) !== undefined);
  const known = new Set([...placed.map(([type]) => type), ...parts]);
  const none = admitted.filter((type) => type.startsWith("openstack:") && !known.has(type));
  return [
    `# ${text("title")}`,
    text("other"),
    text("intro"),
    text("generated"),
    `## ${text("owed")}`,
    table(
      text("labels"),
      placed.filter(([type]) => owes(type)),
    ),
    text("objects"),
    `## ${text("may")}`,
    table(
      text("labels"),
      placed.filter(([type]) => !owes(type)),
    ),
    `## ${text("parts")}`,
    table(
      text("input"),
      parts.map((type) => [type, (parentInputs(type) ?? []).join(", ")]),
    ),
    `## ${text("none")}`,
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
