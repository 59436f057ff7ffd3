/**
 * Sends the corpus to a real API server: all its objects in one request of kubectl, which takes no longer than a few
 * cases do.
 */
import type { KubernetesObject } from "../../policies/facts/fact.ts";
import { type Case, casesOf, hasUnknown, isEvaluatedInClusters } from "../corpus/cases.ts";
import { rulesIn } from "./enforcement-points.ts";
import type { PolicyServer } from "./policy-server.ts";

/** The server's answer to a case. */
export interface Answer {
  readonly given: Case;
  /** Number of the case's objects that it admitted. */
  readonly admitted: number;
  /** Number of objects in the case. */
  readonly objects: number;
  /** The rules that denied one. */
  readonly rules: readonly string[];
  readonly stderr: string;
}

/** The cases with one result that an API server can evaluate, whose objects are all known. */
export function clusterCases(result: "violating" | "compliant"): Case[] {
  const all = Object.values(casesOf(result)).flat();
  return all.filter((given) => isEvaluatedInClusters(given) && !hasUnknown(given.resources));
}

/** Sends cases to a server in a dry run, which leaves nothing behind. */
export async function sendCases(server: PolicyServer, cases: readonly Case[]): Promise<Answer[]> {
  const named = cases.map((given, index) => ({ given, objects: objectsOf(given, `c${index}-`) }));
  const sent = named.flatMap(({ objects }) => objects);
  const { stdout, stderr } = await server.send("create --dry-run=server", sent);
  // Each complaint starts a line with its object; errors of form may continue over more lines.
  const complaints = stderr
    .split(/\n(?=Error |error: |The |Warning: )/)
    // Several kinds that are not served are reported as one list.
    .flatMap((text) => text.split(/(?:^|\n|\[|, )(?=resource mapping )/));
  return named.map(({ given, objects }, index) => {
    const about = new RegExp(`["/]c${index}-\\d+[" ]`);
    const own = complaints.filter((text) => about.test(text)).join("\n");
    const admitted = stdout.split("\n").filter((line) => about.test(line)).length;
    return { given, admitted, objects: objects.length, rules: rulesIn(own), stderr: own };
  });
}

/** A case's objects under unique names, and in an existing namespace. */
function objectsOf({ resources = [] }: Case, prefix: string): KubernetesObject[] {
  return resources.flatMap(({ object }, index) => {
    if (object === undefined) return [];
    const metadata = object.metadata as { readonly namespace?: string } | undefined;
    const { namespace } = metadata ?? {};
    const there = namespace === undefined || THERE.includes(namespace) ? namespace : "portal";
    const name = `${prefix}${index}`;
    return [{ ...object, metadata: { ...metadata, name, ...(there && { namespace: there }) } }];
  });
}

const THERE = ["portal", "front", "default"];
