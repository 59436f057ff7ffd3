/** OSCAL's component definition: each rule is a component that implements controls of the frameworks. */
import type { Rule } from "../../../policies/rule.ts";
import { RULES } from "../../../policies/rules/index.ts";
import { controlId, FRAMEWORKS, type Framework } from "../frameworks.ts";
import { uuidOf } from "../ids.ts";
import type { Digests } from "../model.ts";
import { TEXTS } from "./messages.ts";
import {
  backMatter,
  filled,
  frameworkId,
  idIn,
  metadata,
  property,
  prose,
  title,
} from "./parts.ts";

/** The document as data. */
export function componentDefinition(digests: Digests, rules: readonly Rule[] = RULES) {
  return {
    "component-definition": {
      uuid: idIn(digests, "component-definition"),
      metadata: metadata(digests, TEXTS.components),
      components: rules.map(componentOf),
      "back-matter": backMatter(),
    },
  };
}

function componentOf(rule: Rule) {
  const { name, metadata: about, messages } = rule;
  const implementations = FRAMEWORKS.flatMap((framework) => implementationOf(rule, framework));
  return {
    uuid: uuidOf("rule", name),
    type: "validation",
    title: title({ fr: name, en: name }),
    description: prose(messages.title),
    purpose: title(messages.title),
    props: [
      property("rule", name),
      property("severity", about.severity),
      property("waivable", String(about.waivable)),
    ],
    ...(implementations.length > 0 && { "control-implementations": implementations }),
  };
}

function implementationOf({ name, metadata: about }: Rule, framework: Framework) {
  const numbers = about.references[framework.key] ?? [];
  if (numbers.length === 0) return [];
  const values = { rule: name, framework: framework.name };
  return [
    {
      uuid: uuidOf("rule", name, framework.key),
      source: `#${frameworkId(framework.key)}`,
      description: prose(filled(TEXTS.implementsFor, values)),
      "implemented-requirements": numbers.map((number) => ({
        uuid: uuidOf("rule", name, framework.key, number),
        "control-id": controlId(framework, number),
        description: prose(filled(TEXTS.implements, values)),
        props: [property("number", number)],
      })),
    },
  ];
}
