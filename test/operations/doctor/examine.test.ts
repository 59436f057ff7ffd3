/** `estate doctor` on scripted clouds: a good one has no finding, and with one prerequisite less one check fails. */
import test, { type ExecutionContext } from "ava";
import type { Estate } from "../../../estate/estate.ts";
import { CHECKS } from "../../../operations/doctor/checks/index.ts";
import { examine } from "../../../operations/doctor/examine.ts";
import type { Report } from "../../../operations/doctor/model.ts";
import type { Outside } from "../../../operations/doctor/outside.ts";
import { Reader } from "../../../operations/doctor/reader.ts";
import { estates } from "../../helpers/reference.ts";
import type { Answers } from "./answers.ts";
import { goodAnswers, goodOutside, keeperAnswers, NOW, scripted } from "./good-cloud.ts";
import { REGION, SITE } from "./good-identity.ts";
import { NOT_SHOWN } from "./not-shown.ts";
import { TAKEN_COMPUTE } from "./taken/compute.ts";
import { TAKEN_NETWORKS } from "./taken/networks.ts";
import { TAKEN_OUTSIDE } from "./taken/outside.ts";
import { TAKEN_SERVICES } from "./taken/services.ts";
import { TAKEN_STORAGE } from "./taken/storage.ts";

const TAKEN = { ...TAKEN_SERVICES, ...TAKEN_COMPUTE, ...TAKEN_NETWORKS, ...TAKEN_STORAGE };

const estate = estates.find(({ siteKey }) => siteKey === SITE) as Estate;

interface Changes {
  readonly answers?: (answers: Answers) => void;
  readonly keeper?: (answers: Answers) => void;
  readonly headers?: Readonly<Record<string, string>>;
  readonly outside?: Partial<Outside>;
  readonly rehearsal?: boolean;
  readonly without?: "keeper";
}

/** The report on a good cloud with some changes. */
function examined(changes: Changes = {}, language: "fr" | "en" = "en"): Promise<Report> {
  const { headers, rehearsal = false, outside, without } = changes;
  const [answers, keeper] = [goodAnswers(), keeperAnswers()];
  changes.answers?.(answers);
  changes.keeper?.(keeper);
  const kept = without === undefined && {
    keeper: new Reader(scripted(keeper, 403, headers)),
  };
  const cloud = new Reader(scripted(answers, 404, headers));
  const outsides = { ...goodOutside, ...outside };
  return examine(
    { estate, region: REGION, rehearsal, cloud, ...kept, outside: outsides },
    "https://identity.bamako.aes.example/v3",
    language,
  );
}

const failing = ({ checks }: Report) =>
  checks.filter(({ status }) => status === "failed").map(({ key }) => key);
const unassessed = ({ checks }: Report) =>
  checks.filter(({ status }) => status === "notAssessed").map(({ key }) => key);

test("a good cloud has no finding, and every check is assessed", async (t) => {
  const report = await examined();
  t.deepEqual(failing(report), []);
  t.deepEqual(unassessed(report), []);
  t.is(report.result, "passed");
  t.is(report.counts.passed, CHECKS.length);
});

test("a rehearsal shows the same but for what it cannot have, and passes", async (t) => {
  const here = "http://127.0.0.1:21000/v3";
  const report = await examined({
    rehearsal: true,
    answers: (answers) => {
      const catalog = [
        { type: "identity", endpoints: [{ interface: "public", region: REGION, url: here }] },
      ];
      const all = answers["identity /auth/catalog"] as { catalog: { type: string }[] };
      answers["identity /auth/catalog"] = {
        catalog: all.catalog.map(({ type }) => ({ ...catalog[0], type })),
      };
    },
  });
  t.deepEqual(failing(report), []);
  t.deepEqual(unassessed(report), NOT_SHOWN);
  t.is(report.result, "passed");
});

for (const [title, [key, answers, what]] of Object.entries(TAKEN)) {
  test(`${title}: only ${key} fails`, async (t) => {
    const report = await examined({ answers });
    t.deepEqual(failing(report), [key]);
    onlyFinding(t, report, what);
  });
}

for (const [title, [key, changes, what]] of Object.entries(TAKEN_OUTSIDE)) {
  test(`${title}: only ${key} fails`, async (t) => {
    const report = await examined(changes);
    t.deepEqual(failing(report), [key]);
    onlyFinding(t, report, what);
  });
}

/** The first finding has these words, and a repair. */
function onlyFinding(t: ExecutionContext, report: Report, what: RegExp) {
  t.is(report.result, "failed");
  const [found] = report.checks.flatMap(({ findings }) => findings);
  t.regex(found?.what ?? "", what);
  t.true((found?.remediation.length ?? 0) > 15);
}

test("each check can fail", (t) => {
  const can = [...Object.values(TAKEN), ...Object.values(TAKEN_OUTSIDE)].map(([key]) => key);
  t.deepEqual(
    CHECKS.map(({ key }) => key).filter((key) => !can.includes(key)),
    [],
  );
});

test("a service that is missing is one finding, and what needs it is not assessed", async (t) => {
  const report = await examined({
    answers: (answers) => {
      const all = answers["identity /auth/catalog"] as { catalog: { type: string }[] };
      all.catalog.splice(
        all.catalog.findIndex(({ type }) => type === "image"),
        1,
      );
    },
  });
  t.deepEqual(failing(report), ["services"]);
  t.deepEqual(unassessed(report), ["images", "image-imports", "node-images", "signed-images"]);
});

for (const [title, answer, gap] of [
  ["denied", 403, "denied"],
  ["absent", 404, "absent"],
  ["broken", 500, "unreachable"],
  ["silent", new Error("no answer in time"), "unreachable"],
  ["not JSON", new SyntaxError("Unexpected token"), "unreadable"],
  ["of another form", {}, "unreadable"],
] as const) {
  test(`an answer that is ${title} never passes, and the report is no result`, async (t) => {
    const report = await examined({
      answers: (answers) => {
        for (const path of Object.keys(answers)) answers[path] = answer;
      },
    });
    const others = report.checks.filter(
      ({ notAssessed }) => !notAssessed.some((one) => one.gap === gap),
    );
    // They read as the keeper, or outside the cloud.
    t.deepEqual(
      others.map(({ key }) => key),
      ["clock", "dns", "policies", "state-container", "registry", "oidc", "vault"],
    );
    t.deepEqual(failing(report), []);
    t.is(report.result, "incomplete");
  });
}

test("each answer of the cloud that is missing alone makes the report incomplete or failed", async (t) => {
  for (const path of Object.keys(goodAnswers())) {
    if (path.endsWith("type-2/encryption")) continue; // a private type may be plain
    const { result } = await examined({ answers: (answers) => delete answers[path] });
    t.not(result, "passed", path);
  }
});

test("the state's container may send its copy where the registry orders it, and nowhere else", async (t) => {
  const ordered = "//aes/ouagadougou/AUTH_5fc8c6a2ed4d/aes-bamako-state-copy";
  const sent = async (to: string) =>
    failing(await examined({ headers: { "x-container-sync-to": to } }));
  t.deepEqual(await sent(ordered), []);
  for (const other of [
    ordered.replace("ouagadougou", "niamey"),
    ordered.replace("//aes/", "//other/"),
    ordered.replace("-copy", "-copy-too"),
    `https://evil.example/${ordered}`,
  ]) {
    t.deepEqual(await sent(other), ["state-container"], other);
  }
});

test("without the second account, what needs it is not assessed", async (t) => {
  const report = await examined({ without: "keeper" });
  t.deepEqual(unassessed(report), ["policies", "state-container"]);
  t.is(report.result, "incomplete");
});

test("findings that came before an answer that is missing stay", async (t) => {
  const report = await examined({
    answers: (answers) => {
      answers["identity /users?name=state-keeper"] = { users: [] };
      answers["container-infra /mservices"] = { mservices: [] };
      answers["container-infra /clustertemplates/detail"] = 500;
    },
  });
  t.deepEqual(failing(report), ["state-place", "magnum"]);
  const found = report.checks.find(({ key }) => key === "magnum");
  t.is(found?.findings.length, 1);
  t.is(found?.notAssessed.length, 1);
  t.is(report.result, "failed");
});

test("a clock is compared with the moments around the request", async (t) => {
  const at = (seconds: number) => ({ date: new Date(NOW - 500 + seconds * 1000).toUTCString() });
  for (const [seconds, key] of [
    [-5, []],
    [-6, ["clock"]],
    [5, []],
    [6, ["clock"]],
  ] as const) {
    t.deepEqual(failing(await examined({ headers: at(seconds) })), key, String(seconds));
  }
});

test("French has its own words, and no placeholder is left", async (t) => {
  const report = await examined(
    { answers: (answers) => Object.assign(answers, { "identity /roles": { roles: [] } }) },
    "fr",
  );
  const [{ findings } = { findings: [] }] = report.checks.filter(({ key }) => key === "roles");
  t.is(findings.length, 5);
  t.is(findings[0]?.what, "le rôle reader n'existe pas");
  t.notRegex(JSON.stringify(report), /\{[a-z]+\}/);
});
