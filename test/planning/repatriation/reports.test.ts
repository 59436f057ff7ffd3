/**
 * `estate repatriation` and its plan for the reference register on a fixed day, and for registers that cannot be met.
 */
import test from "ava";
import type { Platform, Repatriation } from "../../../estate/model/index.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { TEXTS } from "../../../planning/repatriation/messages.ts";
import { planSvg, progressSvg } from "../../../planning/repatriation/picture.ts";
import { type PlanReport, planReport } from "../../../planning/repatriation/plan.ts";
import { problemOf } from "../../../planning/repatriation/problem.ts";
import { progressOf } from "../../../planning/repatriation/progress.ts";
import { lastDay } from "../../../planning/repatriation/quarters.ts";
import { costOf, faultsOf } from "../../../planning/repatriation/solve/problem.ts";
import { planText, progressText } from "../../../planning/repatriation/text.ts";
import { argumentsIn } from "../../helpers/messages.ts";
import { estates, repatriation, solve, TODAY } from "../../helpers/reference.ts";

const OWNERS = ["ML", "BF", "NE"];
const CLASSES = ["public", "administrative", "citizen", "sensitive"];

if (repatriation === undefined) throw new Error("the reference has no register");
const register: Repatriation = repatriation;
const TITLES = estates[0]?.alliance.classes ?? {};
const planned = (changed = register, today = TODAY) => planReport(changed, estates, today, solve);

/** The reference with some platforms changed. */
function withPlatforms(changes: Readonly<Record<string, Partial<Platform>>>): Repatriation {
  const platforms = Object.entries(register.platforms).map(
    ([key, platform]): [string, Platform] => [key, { ...platform, ...changes[key] }],
  );
  return { ...register, platforms: Object.fromEntries(platforms) };
}

test("every platform is counted once, by country, by class and in total", (t) => {
  for (const today of [TODAY, "2028-07-01", "2031-01-01"]) {
    const { countries, rows, total } = progressOf(register, today, OWNERS, CLASSES);
    t.is(total.platforms, Object.keys(register.platforms).length);
    for (const field of [
      "platforms",
      "home",
      "moving",
      "planned",
      "late",
      "effortWeeks",
    ] as const) {
      t.is(
        rows.reduce((sum, row) => sum + row[field], 0),
        total[field],
        `${today} ${field}`,
      );
    }
    for (const { owner, platforms, late, abroad } of countries) {
      const own = rows.filter((row) => row.owner === owner);
      const sum = (value: (row: (typeof own)[number]) => number) =>
        own.reduce((all, row) => all + value(row), 0);
      t.deepEqual(
        [platforms, late, abroad.cores],
        [sum((row) => row.platforms), sum((row) => row.late), sum((row) => row.abroad.cores)],
        `${today} ${owner}`,
      );
    }
    t.is(countries.length, 3);
    t.is(total.home + total.moving + total.planned + total.late, total.platforms);
  }
});

test("late platforms come first, all of them, and then the next deadlines", (t) => {
  const on = (today: string) => progressOf(register, today, OWNERS, CLASSES);
  t.is(on(TODAY).deadlines.length, 10);
  t.like(on(TODAY).deadlines[0], { platform: "ministry-mail", days: 492 });
  const after = on("2028-04-01");
  t.is(after.total.late, 1);
  t.like(after.deadlines[0], { platform: "ministry-mail", days: -1, status: "moving" });
  const end = on("2031-01-01");
  t.is(end.total.late, 22);
  t.is(end.deadlines.length, 22);
  t.regex(progressText(end, TITLES, "fr"), /rapatriées : 3 sur 25 ; .* en retard : 22\. /);
});

test("progress as text and as a picture, in both languages", (t) => {
  const progress = progressOf(register, TODAY, OWNERS, CLASSES);
  const fr = progressText(progress, TITLES, "fr");
  t.regex(
    fr,
    /^Au 2026-11-25, plateformes rapatriées : 3 sur 25 ; en cours : 3 ; à faire : 19 ; en retard : 0\. Sem/,
  );
  t.regex(
    fr,
    /\nML +Données à caractère personnel des citoyens +5 +0 +1 +4 +0 +74 +34 +136 +5\u202f000\n/,
  );
  t.regex(
    progressText(progress, TITLES, "en"),
    /\n2028-03-31 +492 +ministry-mail +ML +US, Kestrel Office/,
  );
  const svg = progressSvg(progress, TITLES, "fr");
  for (const word of [
    "Rapatriées",
    "En retard",
    "BF  Données à caractère personnel des citoyens",
    "au 25 novembre 2026",
  ]) {
    t.true(svg.includes(word), word);
  }
});

test("the summary is correct for one platform and one week", (t) => {
  const court = register.platforms["court-registry"];
  if (court === undefined) return t.fail();
  const one = { ...register, platforms: { "court-registry": { ...court, effortWeeks: 1 } } };
  const summary = (language: "fr" | "en") =>
    progressText(progressOf(one, TODAY, OWNERS, CLASSES), TITLES, language).split("\n")[0];
  t.is(
    summary("fr"),
    "Au 2026-11-25, plateformes rapatriées : 0 sur 1 ; en cours : 0 ; à faire : 1 ; en retard : 0. Semaines d'équipe restantes : 1.",
  );
  t.is(
    summary("en"),
    "On 2026-11-25, platforms home: 0 of 1; on their way: 0; to do: 1; late: 0. Team-weeks left: 1.",
  );
});

test("without a register there is nothing to report and nothing to plan", async (t) => {
  t.is(
    progressText(progressOf(undefined, TODAY, OWNERS, CLASSES), TITLES, "en"),
    "No platform is registered (stacks/repatriation.yaml).",
  );
  const report = await planReport(undefined, estates, TODAY, solve);
  t.is(report.outcome, "planned");
  t.is(planText(report, "fr"), "Aucune plateforme n'est inscrite (stacks/repatriation.yaml).");
});

/** The plan of a report, slot by platform. */
function planOf({ waves, start }: PlanReport): Record<string, number> {
  const all = waves.flatMap(({ platforms }) => platforms);
  return Object.fromEntries(all.map(({ platform, quarter }) => [platform, quarter - start]));
}

test("the reference has a best plan, which keeps everything and brings everything home", async (t) => {
  const report = await planned();
  t.is(report.outcome, "planned");
  t.true(report.proven);
  const { problem } = problemOf(register, estates, TODAY);
  t.deepEqual(faultsOf(problem, planOf(report)), []);
  t.is(Object.keys(planOf(report)).length, 22);
  for (const { platforms } of report.waves) {
    for (const { platform, quarter, deadline } of platforms) {
      t.true(lastDay(quarter) <= deadline, platform);
    }
  }
  // Platforms that wait for the ordered rack come home when it is there.
  const niger = report.waves
    .flatMap(({ platforms }) => platforms)
    .filter(({ owner }) => owner === "NE");
  t.is(lastDay(Math.max(...niger.map(({ quarter }) => quarter))), "2029-03-31");
  const text = planText(report, "fr");
  t.regex(
    text,
    /Aucun plan n'attend moins, .* par le rang de sa classe plus un, et encore par 10 si elle/,
  );
  t.regex(text, /premier trimestre possible : T1 2027\.$/);
  const svg = planSvg(report, "en");
  for (const word of ["civil-index", "Q1 2028", "Deadline"]) t.true(svg.includes(word), word);
});

test("a far deadline costs no other platform anything, and the picture stays readable", async (t) => {
  const [usual, far] = [
    await planned(),
    await planned(withPlatforms({ "court-registry": { deadline: "9999-12-31" } })),
  ];
  t.true(far.proven);
  t.is(costOf(usual.problem, planOf(far)), costOf(usual.problem, planOf(usual)));
  const court = far.waves
    .flatMap(({ platforms }) => platforms)
    .find(({ platform }) => platform === "court-registry");
  t.is(lastDay((court?.quarter ?? 0) + (court?.spare ?? 0)), "9999-12-31");
  const svg = planSvg(far, "en");
  t.true(svg.includes("court-registry") && svg.includes("Q1 2028"));
  t.false(/Q1 [3-9]\d\d\d/.test(svg));
});

test("platforms that wait for a far addition come home with it, the rest as early as possible", async (t) => {
  const rack = register.additions["niger-second-rack"];
  if (rack === undefined) return t.fail();
  const niger = ["health-cover", "driving-licences", "scholarships"];
  const later = withPlatforms(
    Object.fromEntries(niger.map((key) => [key, { deadline: "9999-12-31" }])),
  );
  const additions = { "niger-second-rack": { ...rack, from: "9990-01-01" } };
  const report = await planned({ ...later, additions });
  t.is(report.outcome, "planned");
  t.true(report.proven);
  const last = report.waves.map(({ until }) => until).sort();
  t.deepEqual(last.slice(-2), ["2028-09-30", "9990-06-30"]);
  const [health] = report.waves.at(-1)?.platforms ?? [];
  t.is(health && lastDay(health.from), "9990-03-31");
  t.regex(planSvg(report, "en"), /Q\d 9\d{3}</, "the axis has its marks");
});

test("a platform at home uses its headroom, and no other waits for it", (t) => {
  const moved = withPlatforms({ "identity-index": { status: "home", moved: "2026-11-02" } });
  const [before, after] = [register, moved].map((one) => problemOf(one, estates, TODAY).problem);
  const target = "bamako/niger-civil-registry";
  t.deepEqual(before?.headroom[target]?.[0], { cores: 16, ramGiB: 64, volumeGiB: 1500 });
  t.deepEqual(after?.headroom[target]?.[0], { cores: 10, ramGiB: 40, volumeGiB: 1000 });
  const waits = (problem: typeof before) =>
    problem?.moves.find(({ key }) => key === "health-cover")?.after;
  t.deepEqual([waits(before), waits(after)], [["identity-index"], []]);
});

test("a team that is too small for its deadlines: the plan names the team, the gap and the possible deadlines", async (t) => {
  const report = await planned(
    withPlatforms({
      "identity-index": { deadline: "2027-06-30" },
      "tax-payments": { deadline: "2027-06-30" },
    }),
  );
  t.is(report.outcome, "conflict");
  t.deepEqual(report.conflicts, [
    [
      { kind: "deadline", key: "identity-index", home: 2 },
      { kind: "deadline", key: "tax-payments", home: 2 },
      { kind: "team", team: "NE", more: 1 },
    ],
  ]);
  const en = planText(report, "en");
  t.regex(en, /- identity-index must be home by 2027-06-30; a deadline of 2027-09-30 would do\./);
  t.regex(en, /- the teams of NE do at most 1 at once; 1 more would do\./);
  t.regex(
    planText(report, "fr"),
    /- les équipes de NE en mènent au plus 1 de front ; il suffirait de 1 de plus\./,
  );
});

test("a conflict names a late platform, a dependency, or headroom that comes too late", async (t) => {
  const kinds = async (changes: Parameters<typeof withPlatforms>[0]) => {
    const { conflicts } = await planned(withPlatforms(changes));
    return conflicts.map((one) => one.map(({ kind }) => kind).join(" "));
  };
  t.deepEqual(await kinds({ "exam-results": { deadline: "2026-06-30" } }), ["deadline"]);
  t.deepEqual(
    await kinds({ "citizen-portal": { deadline: "2027-03-31" } }),
    ["order deadline"],
    "tax-filing alone takes half a year",
  );
  const soon = "2028-12-31";
  const scarce = await planned(
    withPlatforms({
      "health-cover": { deadline: soon },
      "driving-licences": { deadline: soon },
      scholarships: { deadline: soon },
    }),
  );
  const [remedy] = scarce.conflicts[0] ?? [];
  t.like(remedy, { kind: "headroom", target: "bamako/niger-civil-registry" });
  t.regex(
    planText(scarce, "fr"),
    /n'a pas assez de marge à temps ; il suffirait de 4 vCPU et 16 Gio de RAM de plus dès le 2027-01-01\./,
  );
});

test("both languages have the same arguments", (t) => {
  for (const [name, message] of Object.entries(TEXTS)) {
    t.deepEqual(argumentsIn(message, "fr"), argumentsIn(message, "en"), name);
    for (const language of LANGUAGES) t.not(message[language].trim(), "", name);
  }
});
