/** What a statement finds besides violations of recorded resources. */
import { type MessageValues, render } from "../../output/message.ts";
import { own } from "../../policies/values/own.ts";
import type { Waivers } from "../../policies/waivers/index.ts";
import { PROBLEM_TEXTS } from "./messages.ts";
import type { DataStatement, Problem, ViolationEntry } from "./model.ts";
import type { Views } from "./places.ts";
import type { Subject } from "./request.ts";
import { siteOf, waiverProblemsOn } from "./waivers.ts";

type Say = (key: keyof typeof PROBLEM_TEXTS, values?: MessageValues) => string;

/** Every problem, in the order in which they are shown. */
export function problemsOf(
  request: Subject,
  waivers: Waivers,
  statements: readonly DataStatement[],
  views: Views & {
    /** Violations that drift reports show: a waiver of one of them waives something. */
    readonly inClouds: readonly ViolationEntry[];
  },
): Problem[] {
  const say: Say = (key, values = {}) => render(PROBLEM_TEXTS[key], values, request.language);
  const sites = new Set(views.chosen.map(({ siteKey }) => siteKey));
  const used = new Set(views.inClouds.map(({ waiver }) => `${waiver}.scope`));
  return [
    ...faultyWaivers(waivers, request, sites),
    ...views.recorded.flatMap(({ site, report }) => [
      ...report.waiverProblems
        .filter(({ path }) => isOrphan(path, waivers, request.asOf))
        .filter(({ path }) => !used.has(path))
        .map(({ path, what }) => ({ kind: "waiver" as const, site, what: `${path}: ${what}` })),
      ...report.attested.flatMap(({ path, faults }) =>
        faults.map((fault) => {
          return { kind: "attestation" as const, site, what: `${path}: ${fault}` };
        }),
      ),
    ]),
    ...statements.flatMap((statement) => [
      ...latePlatforms(statement, say),
      ...misplaced(statement, say),
      ...copies(statement, say),
    ]),
    ...views.clouds.flatMap(({ site, projects }) =>
      projects
        .filter(({ owner, dataClass }) => !isKnown(owner, dataClass, request))
        .map(({ name, owner = "—", dataClass = "—" }) => {
          const what = say("unlabelled", { project: name, site, owner, dataClass });
          return { kind: "unlabelled" as const, site, what };
        }),
    ),
  ];
}

/** Problems of the waivers file itself: those of other sites' waivers belong to those sites' statements. */
function faultyWaivers(
  waivers: Waivers,
  { asOf, language, everything = false }: Subject,
  sites: ReadonlySet<string>,
): Problem[] {
  return waiverProblemsOn(waivers, asOf).flatMap(({ path, message, values }) => {
    const scope = own(waivers.sound, String(path[0]))?.scope;
    if (scope !== undefined && !everything && !sites.has(siteOf(scope))) return [];
    const what = `${path.map(String).join(".")}: ${render(message, values, language)}`;
    return [{ kind: "waiver" as const, what }];
  });
}

/** Only an audit sees that a waiver waives nothing; the other problems are the file's, reported once. */
function isOrphan(path: string, waivers: Waivers, asOf: string): boolean {
  const others = waiverProblemsOn(waivers, asOf);
  return !others.some((one) => one.path.map(String).join(".") === path);
}

function latePlatforms({ abroad, owner }: DataStatement, say: Say): Problem[] {
  return abroad
    .filter(({ days }) => days < 0)
    .map(({ key, country, provider, deadline }) => ({
      kind: "late",
      what: say("late", { platform: key, owner, country, provider, deadline }),
    }));
}

function misplaced({ places, owner, classTitle }: DataStatement, say: Say): Problem[] {
  return places
    .filter(({ allowed }) => !allowed)
    .map(({ site, country, tenants }) => ({
      kind: "misplaced",
      site,
      what: say("misplaced", { classTitle, owner, site, country, tenants: tenants.join(", ") }),
    }));
}

function copies({ copies: all, owner, classTitle }: DataStatement, say: Say): Problem[] {
  return all
    .filter(({ inForce, allowed }) => !inForce || !allowed)
    .map(({ tenant, from, to, contract, allowed }) => ({
      kind: "copy",
      site: from,
      what: say(allowed ? "contractNotInForce" : "copyNotAllowed", {
        tenant,
        from,
        to,
        contract,
        owner,
        classTitle,
      }),
    }));
}

function isKnown(
  owner: string | undefined,
  dataClass: string | undefined,
  { alliance: { members, classes } }: Subject,
): boolean {
  if (owner === undefined || dataClass === undefined) return false;
  return own(members, owner) !== undefined && own(classes, dataClass) !== undefined;
}
