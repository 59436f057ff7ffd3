/**
 * The sources of charts and manifests: the rendered objects are evaluated, but rendering first requests the source.
 */
import type { Sink } from "../../../facts/data-flows.ts";
import { UNKNOWN, type Unknown } from "../../../facts/unknown.ts";
import { at } from "../../../kubernetes/objects/read.ts";
import type { Family, Properties, Reader } from "../reader.ts";
import { listed, textsAt } from "./texts.ts";

const READS = ["chart", "fetchOpts", "file", "files", "repositoryOpts"];

const reader: Reader = {
  reads: READS,
  attributes: (properties) => ({ sinks: sinksOf(properties) }),
};

function sinksOf(properties: Properties): Sink[] {
  const sources = ["repositoryOpts", "fetchOpts"].flatMap((options) =>
    textsAt(properties, options, "repo").map((text) => sink(`${options}.repo`, text)),
  );
  const files = ["chart", "file", "files"].flatMap((field) => {
    const texts = Array.isArray(properties[field])
      ? listed(properties, field)
      : textsAt(properties, field);
    return texts
      .filter((text) => text === UNKNOWN || /^[^/]*:\/\//.test(text))
      .map((text) => sink(field, text));
  });
  return [...sources, ...files];
}

/** Chart registries have their own URL scheme. Without TLS any host on the path may reply. */
function sink(field: string, text: string | Unknown): Sink {
  const target = text === UNKNOWN ? UNKNOWN : text.replace(/^oci:\/\//, "https://");
  const open = target !== UNKNOWN && !target.startsWith("https://");
  return { kinds: open ? [] : ["registries", "images", "hosts"], field, target };
}

/** The SDK renders charts of version 3 through a look-up, whose options are a text. */
const lookup: Reader = {
  reads: ["jsonOpts"],
  attributes: ({ jsonOpts }) => ({ sinks: sinksOf(optionsOf(jsonOpts)) }),
};

function optionsOf(text: unknown): Properties {
  const unknown = { chart: UNKNOWN };
  if (typeof text !== "string") return text === undefined ? {} : unknown;
  try {
    const options: unknown = JSON.parse(text);
    const [chart, repo] = [at(options, "chart"), at(options, "repo")];
    const named = typeof repo === "string" && repo !== "" ? `repo://${repo}` : chart;
    return { chart: named, fetchOpts: at(options, "fetch_opts") ?? at(options, "fetchOpts") };
  } catch {
    return unknown;
  }
}

export const rendering: Family = {
  "kubernetes:helm.sh/v2:Chart": reader,
  "kubernetes:helm.sh/v3:Chart": reader,
  "kubernetes:helm.sh/v4:Chart": reader,
  "kubernetes:helm:template": lookup,
  "kubernetes:yaml:ConfigFile": reader,
  "kubernetes:yaml:ConfigGroup": reader,
  "kubernetes:yaml/v2:ConfigFile": reader,
  "kubernetes:yaml/v2:ConfigGroup": reader,
};
