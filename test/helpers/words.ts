/**
 * Words that this project no longer uses, each with the word of the field that took its place. Names in code are read
 * in their parts: `judgedBy` holds "judged" and "by".
 */
import { globSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot, sitesOwn } from "./site-data.ts";

/** Words of one meaning, and what stands instead. */
export interface Retired {
  readonly words: RegExp;
  readonly instead: string;
  /** Lines in which the word is another word, or speaks of something that is not ours. */
  readonly but?: RegExp | undefined;
}

export const RETIRED: readonly Retired[] = [
  {
    words: /^(laws?|lawful(ly)?|unlawful(ly)?)$/,
    instead: "policy, compliant, non-compliant",
    but: /aliases: \[\{ name: |tax-apps-law/,
  },
  { words: /^lois?$/, instead: "politique" },
  {
    words: /^(gates?)$/,
    instead: "enforcement point",
    but: /(feature|availability|readiness|scheduling)[ -]?gate/i,
  },
  {
    words: /^(judge[sd]?|judging|judge?ments?)$/,
    instead: "evaluate, evaluation",
    but: /settings\.judgedBy|`judgedBy` was|FORMER_OUTPUT/,
  },
  { words: /^(jug(e|er|é|ée|és|ées|ement|ements))$/, instead: "évaluer, évaluation" },
  { words: /^verdicts?$/, instead: "result, résultat" },
  { words: /^(mend(s|ed|ing)?|rem[eè]des?)$/, instead: "remediation, fix, correction" },
  {
    words: /^(refus(es|ed|ing|als?))$/,
    instead: "deny (a policy), reject (input)",
    but: /connection|ECONNREFUSED/i,
  },
  { words: /^(canary|canaries)$/, instead: "self-test", but: /nginx/ },
  { words: /^stamp(s|ed)?$/, instead: "policy digest" },
  { words: /^jurisdictions?$/, instead: "evaluation context" },
  {
    words: /^(dockets?|settled?|borne)$/,
    instead: "results, applyWaivers, waived",
    but: /\ballSettled\b/,
  },
  { words: /^facets?$/, instead: "attributes" },
  {
    words: /^robots?$/,
    instead: "service account, compte de service",
    but: /x-robots-tag|formerName|const before = /i,
  },
  {
    words: /^(born|anew|nobody|somebody|anybody|whoever|whatever)$/,
    instead: "plain words",
    but: /nobody\|nogroup/,
  },
  { words: /^(tells?|told|telling)$/, instead: "print, report, format" },
  { words: /^said$/, instead: "message, text, output: what it is" },
  { words: /^asked$/, instead: "request, options, input: what it is" },
  { words: /^(rooms?|houses?)$/, instead: "headroom; package, repository" },
];

/** Names of ours that changed, found as they are written. */
const NAMES: readonly (readonly [RegExp, string])[] = [
  [/standsInFor/, "activeStandbyFor"],
  [/\bstands? in for\b/, "active standby"],
];

/** What is not read, beside a site's own data: generated locks, results of measurements, and data of older versions that a test migrates. */
const UNREAD = [
  /^(node_modules|dist|sdks|bench\/results|coverage)\//,
  /^package-lock\.json$/,
  /^CHANGELOG\.md$|^docs\/adr\/0057-/,
  /^test\/estate\/(forks|migrate)\//,
  /^estate\/migrate\/steps\//,
  /^test\/helpers\/words\.ts$|^test\/docs\/words\.test\.ts$/,
];

const KINDS = "{ts,md,py,go,yaml,sh,json,jsonl,cjs,rego,sql,toml}";

/** A retired word and where it stands. */
export interface Found {
  readonly file: string;
  readonly line: number;
  readonly word: string;
  readonly instead: string;
}

/** The retired words in one text. */
export function retiredIn(
  file: string,
  text: string,
  table: readonly Retired[] = RETIRED,
): Found[] {
  return text.split("\n").flatMap((line, index) => {
    const at = { file, line: index + 1 };
    const names = NAMES.filter(([name]) => name.test(line)).map(([name, instead]) => ({
      ...at,
      word: name.source,
      instead,
    }));
    return [...names, ...partsOf(line).flatMap((word) => retired(word, line, at, table))];
  });
}

/** The retired words in all of the repository's texts and in their paths. */
export function retiredWords(table: readonly Retired[] = RETIRED): Found[] {
  return texts().flatMap(([file, text]) => [
    ...retiredIn(file, file, table).map((found) => ({ ...found, line: 0 })),
    ...retiredIn(file, text, table),
  ]);
}

function texts(): (readonly [file: string, text: string])[] {
  const files = globSync([`**/*.${KINDS}`, "Makefile", ".ci/run"], {
    cwd: repositoryRoot,
    exclude: (name) => /^(node_modules|\.git|sdks|dist)$/.test(name),
  });
  return (
    files
      .filter((file) => !sitesOwn(file) && !UNREAD.some((one) => one.test(file)))
      // A folder may end as a file does: helm.sh is a host in import paths.
      .filter((file) => statSync(join(repositoryRoot, file)).isFile())
      .sort()
      .map((file) => [file, readFileSync(join(repositoryRoot, file), "utf8")] as const)
  );
}

function retired(
  word: string,
  line: string,
  at: Pick<Found, "file" | "line">,
  table: readonly Retired[],
): Found[] {
  return table
    .filter(({ words, but }) => words.test(word) && !but?.test(line))
    .map(({ instead }) => ({ ...at, word, instead }));
}

/** A line's words in small letters; names in code come apart at capitals, digits and signs. */
function partsOf(line: string): string[] {
  return line
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}]+/u);
}
