/**
 * The rule in CEL; read it beside `rule.ts`. The table is split in pieces, because an API server takes long to compile
 * a long expression. Writes of the cluster's own controllers are exempt, and of existing annotations only changes are
 * evaluated.
 */
import {
  defineAdmission,
  isOfTheCluster,
  list,
  literal,
  literals,
} from "../../admission/policy.ts";
import { ANNOTATIONS, PREFIXES, type Row } from "../../kubernetes/annotations/known.ts";
import { LEFT_OUT } from "../../kubernetes/annotations/left-out.ts";
import { PATTERNS, patternOf } from "../../kubernetes/annotations/values.ts";
import { messages } from "./messages.ts";

const map = (entries: readonly (readonly [string, string])[]) =>
  `{${entries.map(([key, value]) => `${literal(key)}: ${literal(value)}`).join(", ")}}`;
const kindsOf = (rows: Readonly<Record<string, Row>>) =>
  Object.entries(rows).map(([key, { value }]) => [key, value] as const);

const PIECE = 32;
const exact = kindsOf(ANNOTATIONS);
const pieces = Object.fromEntries(
  Array.from({ length: Math.ceil(exact.length / PIECE) }, (_, index) => [
    `kinds${index}`,
    map(exact.slice(index * PIECE, (index + 1) * PIECE)),
  ]),
);
const patterns = [...new Set([...exact, ...kindsOf(PREFIXES)].map(([, kind]) => kind))].flatMap(
  (kind) => {
    const pattern = patternOf(kind);
    return pattern === undefined ? [] : [[kind, pattern] as const];
  },
);

const [first = "", ...others] = Object.keys(pieces).map((name) => `variables.${name}[?k]`);
const begun =
  'variables.prefixes.filter(b, k.startsWith(b)).map(b, variables.prefixes[b]).join("")';
const kind = `${first}${others.map((piece) => `.or(${piece})`).join("")}.orValue(${begun})`;

const annotated = (path: string) => `variables.self.${path}.?annotations.orValue({})`;
const volumes = (path: string) => `variables.self.${path}.?volumes.orValue([])`;
const below = (host: string) =>
  `variables.domains.exists(d, ${host} == d || ${host}.endsWith("." + d))`;
const host = 'u.replace(" ", "").split("/")[2].split(":")[0].split("$")[0]';
const wide = "cidr(r).prefixLength() < (cidr(r).ip().family() == 4 ? 8 : 16)";
/** For an annotation `a` of key, value and kind. */
const wrong = {
  form: "a[2] in variables.patterns && !a[1].matches(variables.patterns[a[2]])",
  hosts: `a[2] == "hosts" && !a[1].split(",").all(h, h.matches(${literal(PATTERNS.hosts)}) && [h.replace(" ", "")].all(h, ${below("h")}))`,
  urls: `a[2] == "urls" && !a[1].split(",").all(u, u.matches(${literal(PATTERNS.urls)}) && [${host}].all(h, ${below("h")}))`,
  ranges: `a[2] == "ranges" && a[1].split(",").map(r, r.trim()).exists(r, !isIP(r) && (!isCIDR(r) || ${wide}))`,
};
const listed = (holds: string, text: string) =>
  `variables.changed.map(l, l.filter(a, ${holds}).map(a, ${text})).filter(l, l.size() > 0).map(l, l.join(", "))`;
const found = 'a[0] + ": " + a[1] + " (" + a[2] + ")"';

export const admission = defineAdmission("annotations", messages, {
  requests: [{ groups: ["*"], versions: ["*"], resources: ["*/*"] }],
  matchCondition: `!${isOfTheCluster()}`,
  variables: {
    self: "dyn(object)",
    domains: list("domains"),
    ...pieces,
    prefixes: map(kindsOf(PREFIXES)),
    patterns: map(patterns),
    before:
      'request.operation == "UPDATE" ? dyn(oldObject).?metadata.?annotations.orValue({}) : dyn({})',
    workload: 'request.kind.group in ["", "apps", "batch"]',
    templates: `variables.workload ? [${["?template.?metadata", "?spec.?template.?metadata", "?spec.?jobTemplate.?metadata", "?spec.?jobTemplate.?spec.?template.?metadata"].map(annotated).join(", ")}] : []`,
    volumes: `variables.workload ? ${["?spec", "?template.?spec", "?spec.?template.?spec", "?spec.?jobTemplate.?spec.?template.?spec"].map(volumes).join(" + ")} : []`,
    claims:
      'variables.volumes.map(v, v.?ephemeral.?volumeClaimTemplate.?metadata.?annotations.orValue({})) + (request.kind.kind == "StatefulSet" ? variables.self.?spec.?volumeClaimTemplates.orValue([]).map(c, c.?metadata.?annotations.orValue({})) : [])',
    others: `request.kind.kind == "ResourceClaimTemplate" ? [${annotated("?spec.?metadata")}] : request.kind.kind == "Gateway" ? [${annotated("?spec.?infrastructure")}] : []`,
    made: "(variables.templates + variables.claims + variables.others).filter(m, m.size() > 0).map(m, [m, dyn({})])",
    maps: `[[${annotated("?metadata")}, variables.before]] + variables.made`,
    // The new annotations of each map: key, value and kind.
    changed: `variables.maps.map(m, m[0].filter(k, !(k in m[1]) || m[1][k] != m[0][k]).map(k, [string(k), string(m[0][k]), ${kind}]))`,
    strange: listed(
      `a[2] == "" && a[0].matches("[/.]") && !(a[0].split("/").size() == 2 && [a[0].split("/")[0]].all(h, ${below("h")}))`,
      "a[0]",
    ),
    left: listed(
      `a[2] == "" && (a[0] in ${literals(LEFT_OUT.keys)} || ${literals(LEFT_OUT.beginnings)}.exists(b, a[0].startsWith(b)))`,
      "a[0]",
    ),
    form: listed(wrong.form, found),
    hosts: listed(wrong.hosts, found),
    urls: listed(wrong.urls, found),
    ranges: listed(wrong.ranges, found),
    wrong: "variables.form + variables.hosts + variables.urls + variables.ranges",
  },
  cases: {
    // The API server names the first that fails.
    leftOut: {
      holds: "variables.left.size() == 0",
      values: { annotation: 'variables.left.join(", ")', reason: '"docs/annotations.md"' },
    },
    unclassified: {
      holds: "variables.strange.size() == 0",
      values: { annotation: 'variables.strange.join(", ")' },
    },
    value: {
      holds: "variables.wrong.size() == 0",
      values: {
        annotation: 'variables.wrong.join(", ")',
        form: '"hosts, urls: " + variables.domains.join(", ")',
      },
    },
  },
});
