/** A recorded state: the output of `pulumi stack export`, or a backend's own file. */

import { z } from "zod";
import type { Things } from "../../resources/thing.ts";
import { type Found, recordedFacts } from "./facts.ts";
import { asMap, type Fields, parsed, type Recording, stackOf } from "./recording.ts";
import { type Deployment, deployment } from "./schema.ts";
import { Unreadable } from "./unreadable.ts";
import { plain } from "./values.ts";

const VERSIONS: readonly unknown[] = [3, 4];
const FEATURES: readonly unknown[] = [
  "refreshBeforeUpdate",
  "views",
  "hooks",
  "taint",
  "replaceWith",
  "snippets-prototype",
  "extensionParameterization",
  "byteString",
];

/** Reads a state whose deployment is at `path` of the document. */
export function readState(document: Fields, path: readonly string[], things?: Things): Recording {
  const { version, features } = document;
  if (!VERSIONS.includes(version)) {
    const got = typeof version === "number" ? version : "?";
    throw new Unreadable("version", { got }, { path: ["version"] });
  }
  const used = parsed(z.array(z.string()).nullish(), features, ["features"]) ?? [];
  const strange = used.filter((feature) => !FEATURES.includes(feature));
  if (strange.length > 0) {
    throw new Unreadable("features", { got: strange.join(", ") }, { path: ["features"] });
  }
  const held = path.reduce<unknown>((here, key) => asMap(here)[key], document);
  if (typeof held === "string") throw new Unreadable("encrypted", {}, { path });
  const state: Deployment = parsed(deployment, held ?? {}, path);
  const found: Found[] = [
    ...(state.resources ?? []).map((resource, index) => {
      return { resource, path: [...path, "resources", index] };
    }),
    ...(state.pending_operations ?? []).map(({ resource }, index) => {
      return { resource, path: [...path, "pending_operations", index, "resource"], pending: true };
    }),
  ];
  const { type, state: key } = state.secrets_providers ?? {};
  const { time } = state.manifest ?? {};
  const stack = found.find(({ resource }) => resource.type === "pulumi:pulumi:Stack");
  return {
    kind: "state",
    ...stackOf(found),
    ...recordedFacts(found, true, things),
    deletions: 0,
    whole: true,
    ...(time !== undefined && { time: new Date(time).toISOString() }),
    settings: asMap(plain(stack?.resource.outputs ?? {})),
    secretsProvider: type === "cloud" ? text(asMap(key).url) : type,
  };
}

/** A text; an empty one for anything else. */
function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
