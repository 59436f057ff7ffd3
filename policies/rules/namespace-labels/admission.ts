/** The rule in CEL; read it beside `rule.ts`. Only the API server sees a namespace before the change. */
import {
  defineAdmission,
  isOfTheCluster,
  list,
  literal,
  literals,
  word,
} from "../../admission/policy.ts";
import { KUBERNETES_PREFIX } from "../../labels/labels.ts";
import { OWED } from "./keys.ts";
import { messages } from "./messages.ts";

const key = (name: string) => literal(KUBERNETES_PREFIX + name);
const label = (name: string) => `string(variables.labels[?${key(name)}].orValue(""))`;
const before = `oldObject.metadata.?labels[?${key("class")}].orValue("")`;
const words = ["owner", "site", "tenant"] as const;
const others = words.map(
  (name) =>
    `(${label(name)} in ["", ${word(name)}] ? [] : [[${key(name)}, ${label(name)}, ${word(name)}]])`,
);
const other = (index: number) => `variables.others.map(o, o[${index}]).join(", ")`;

export const admission = defineAdmission("namespace-labels", messages, {
  requests: [{ groups: [""], resources: ["namespaces", "namespaces/*"] }],
  // Status reports of the cluster's controllers pass.
  matchCondition: `request.?subResource.orValue("") == "" || !${isOfTheCluster()}`,
  variables: {
    labels: "object.metadata.?labels.orValue({})",
    missing: `${literals(OWED.map((name) => KUBERNETES_PREFIX + name))}.filter(k, variables.labels[?k].orValue("") == "")`,
    others: others.join(" + "),
    class: label("class"),
    classes: list("classes"),
    from: `request.operation == "UPDATE" ? ${before} : ""`,
  },
  cases: {
    absent: {
      holds: "variables.missing.size() == 0",
      values: { labels: 'variables.missing.join(", ")' },
    },
    other: {
      holds: "variables.others.size() == 0",
      values: { label: other(0), got: other(1), want: other(2) },
    },
    class: {
      holds: 'variables.class == "" || variables.class in variables.classes',
      values: { class: "variables.class", allowed: 'variables.classes.join(", ")' },
    },
    lowered: {
      holds:
        "!(variables.from in variables.classes && variables.class in variables.classes) || variables.classes.indexOf(variables.class) >= variables.classes.indexOf(variables.from)",
      values: { class: "variables.class", from: "variables.from" },
    },
  },
});
