/** One series: both sites are created, changed and destroyed while requests fail, and compared with sites without faults. */
import { addTenants, changeFlows, SITES, type SiteName } from "./estate.ts";
import type { Ended, Sites } from "./sites.ts";

/** After so many runs everything must be as declared. */
const RUNS = 2;
export const STEPS = ["up", "change", "down"] as const;
export type StepName = (typeof STEPS)[number];

/** What the clouds have after each step. */
export type Expected = Readonly<Record<StepName, Readonly<Record<SiteName, readonly string[]>>>>;

export interface Faulted {
  readonly seed: number;
  readonly rate: number;
  /** @default both sites */
  readonly of?: readonly SiteName[];
}

/** What one series showed. */
export interface Shown {
  readonly seed: number;
  readonly ok: boolean;
  /** Runs of each step at each site. */
  readonly runs: Readonly<Record<string, number>>;
  /** What the runs repaired. */
  readonly healed: readonly string[];
  /** Faults by kind and moment, and the requests that could have met one. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly faults: number;
  readonly requests: number;
  readonly seconds: number;
  /** What did not end as it should. */
  readonly failed?: string;
}

/** Runs the steps without faults, and returns what the clouds have after each. */
export async function undisturbed(
  sites: Sites,
  of = SITES as readonly SiteName[],
): Promise<Expected> {
  const after = new Map<StepName, Record<SiteName, readonly string[]>>();
  for (const step of STEPS) {
    if (step === "change") await change(sites);
    for (const site of of) await sites.must(commandOf(step), site);
    const contents = await Promise.all(of.map((site) => sites.contents(site)));
    after.set(step, Object.fromEntries(of.map((site, at) => [site, contents[at]])) as never);
  }
  return Object.fromEntries(after) as unknown as Expected;
}

/** Runs one series; `report` gets the output of each run that failed. */
export async function runSeries(
  sites: Sites,
  { seed, rate, of = SITES }: Faulted,
  expected: Expected,
  report: (what: string) => void,
): Promise<Shown> {
  const begun = Date.now();
  const runs: Record<string, number> = {};
  const healed: string[] = [];
  const series = { sites, seed, rate, healed, report };
  const shown = (failed?: string): Shown => ({
    seed,
    ok: failed === undefined,
    runs,
    healed,
    ...faultsOf(sites),
    seconds: Math.round((Date.now() - begun) / 1000),
    ...(failed === undefined ? {} : { failed }),
  });
  try {
    for (const step of STEPS) {
      if (step === "change") await change(sites);
      for (const site of of) runs[`${step} ${site}`] = await untilDone(series, step, site);
      for (const site of of) await isAsExpected(sites, site, expected[step][site]);
    }
    return shown();
  } catch (error) {
    return shown((error as Error).message);
  }
}

/** Another tenant, and another port for a flow. */
async function change({ project }: Sites): Promise<void> {
  await addTenants(project);
  await changeFlows(project);
}

interface Series extends Faulted {
  readonly sites: Sites;
  readonly healed: string[];
  readonly report: (what: string) => void;
}

/** Runs a step until it succeeds, and returns how many runs that took; throws after too many. */
async function untilDone(series: Series, step: StepName, site: SiteName): Promise<number> {
  const { sites, seed, rate, healed, report } = series;
  const ended: Ended[] = [];
  for (let run = 1; run <= RUNS; run += 1) {
    // Seeds of their own for each run, and for each site.
    const part = 10 * STEPS.indexOf(step) + run;
    sites.disturb(seed * 1000 + part, rate);
    const one = await sites.run(commandOf(step), site).finally(() => sites.quiet());
    healed.push(...healedIn(one.output));
    if (one.code === 0) return run;
    report(`series ${seed}: ${step} ${site}, run ${run} ended with ${one.code}:\n${one.output}`);
    ended.push(one);
  }
  throw new Error(`${step} ${site} did not succeed in ${RUNS} runs:\n${ended.at(-1)?.output}`);
}

async function isAsExpected(sites: Sites, site: SiteName, wanted: readonly string[]) {
  const wrong = await differing(sites, site, wanted);
  if (wrong.length > 0) throw new Error(`${site}: ${wrong.slice(0, 8).join("\n")}`);
}

/** What a cloud has that it should not have, or lacks, or what of the site is not recorded. */
export async function differing(
  sites: Sites,
  site: SiteName,
  wanted: readonly string[],
): Promise<string[]> {
  const [found, unrecorded] = [await sites.contents(site), await sites.unrecorded(site)];
  return [
    ...without(found, wanted).map((what) => `too much: ${what}`),
    ...without(wanted, found).map((what) => `missing: ${what}`),
    ...unrecorded.map((what) => `not recorded: ${what}`),
  ];
}

/** What a list has more often than another. */
function without(all: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const each of others) left.set(each, (left.get(each) ?? 0) + 1);
  return all.filter((each) => {
    const count = left.get(each) ?? 0;
    left.set(each, count - 1);
    return count <= 0;
  });
}

/** The lines that say what a run repaired. */
const healedIn = (output: string) =>
  output
    .split("\n")
    .filter((line) =>
      /repaired after|creations? without a known|never recorded|left alone|interrupted run/.test(
        line,
      ),
    );

function faultsOf(sites: Sites) {
  const { met } = sites;
  const kinds: Record<string, number> = {};
  for (const { kind, moment } of met)
    kinds[`${kind} ${moment}`] = (kinds[`${kind} ${moment}`] ?? 0) + 1;
  return { kinds, faults: met.length, requests: sites.requests };
}

const commandOf = (step: StepName) => (step === "down" ? "down" : "up");
