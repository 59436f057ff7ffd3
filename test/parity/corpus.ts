/** The corpus at a real API server: all its objects in one request of kubectl, which takes no longer than a few cases do. */
import type { KubernetesObject } from "../../policies/facts/fact.ts";
import { type Case, casesOf, hasUnknown, isAskedInClusters } from "../corpus/cases.ts";
import { rulesIn } from "./gates.ts";
import type { PolicyServer } from "./law-server.ts";

/** What the server said of a case. */
export interface Answer {
  readonly given: Case;
  /** What it admitted of the case's objects. */
  readonly admitted: number;
  /** How many objects the case has. */
  readonly objects: number;
  /** The rules that refused one. */
  readonly rules: readonly string[];
  readonly stderr: string;
}

/** The cases of one verdict that an API server is asked about, of objects that are all known. */
export function clusterCases(verdict: "violating" | "lawful"): Case[] {
  const all = Object.values(casesOf(verdict)).flat();
  return all.filter((given) => isAskedInClusters(given) && !hasUnknown(given.resources));
}

/** Asks a server about cases in a dry run, which leaves nothing behind. */
export async function askServer(server: PolicyServer, cases: readonly Case[]): Promise<Answer[]> {
  const named = cases.map((given, index) => ({ given, objects: objectsOf(given, `c${index}-`) }));
  const sent = named.flatMap(({ objects }) => objects);
  const { stdout, stderr } = await server.send("create --dry-run=server", sent);
  // Each complaint begins a line with what it is about; what is wrong with its form may take more lines.
  const complaints = stderr
    .split(/\n(?=Error |error: |The |Warning: )/)
    // Several kinds that are not served come as one list.
    .flatMap((text) => text.split(/(?:^|\n|\[|, )(?=resource mapping )/));
  return named.map(({ given, objects }, index) => {
    const about = new RegExp(`["/]c${index}-\\d+[" ]`);
    const own = complaints.filter((text) => about.test(text)).join("\n");
    const admitted = stdout.split("\n").filter((line) => about.test(line)).length;
    return { given, admitted, objects: objects.length, rules: rulesIn(own), stderr: own };
  });
}

/** A case's objects under names of their own, and in a namespace that is there. */
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
