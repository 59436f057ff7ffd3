/** The statement's documents: text, HTML, JSON and JUnit say the same, in both languages, and nothing in them acts. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { convert } from "xmlbuilder2";
import { toHtml } from "../../../evidence/compliance/html.ts";
import { toJunit } from "../../../evidence/compliance/junit.ts";
import { type Statement, statementSchema } from "../../../evidence/compliance/model.ts";
import { schemaText } from "../../../evidence/compliance/schema.ts";
import { STYLE } from "../../../evidence/compliance/style.ts";
import { toText } from "../../../evidence/compliance/text.ts";
import { formatDay } from "../../../output/day.ts";
import { toJsonText } from "../../../output/json.ts";
import { LANGUAGES, type Language } from "../../../output/message.ts";
import { isGenerated } from "../../generate/generated.ts";
import { cloud, compliant, granting, recorded, shared, statement, waiver } from "./fixture.ts";

const GOLDEN = "test/evidence/compliance/golden";

/** Niger's data at Bamako and its copies elsewhere, with a few of the rules. */
async function small(language: Language): Promise<Statement> {
  const project = { tenant: "niger-civil-registry", counts: { volume: 1, network: 2 } };
  const whole = await statement({
    language,
    owners: ["NE"],
    recorded: [recorded(shared, language)],
    clouds: [cloud([{ name: "bamako-niger", owner: "NE", dataClass: "citizen", ...project }])],
    waivers: granting({ "shared-qos": waiver }),
  });
  const digest = { pack: "aes-estate@0", registry: "sha256:00" };
  return {
    ...whole,
    tool: { ...whole.tool, version: "0" },
    policyDigest: digest,
    sources: whole.sources.map((source) => ({ ...source, ...(source.digest && { digest: "00" }) })),
    statements: whole.statements
      .filter(({ dataClass }) => dataClass !== "administrative")
      .slice(0, 2),
    rules: whole.rules.filter(({ name }) =>
      /^(location|tenant-sharing|image-registry)$/.test(name),
    ),
  };
}

for (const language of LANGUAGES) {
  test(`the documents are as they were read and approved: ${language} (make generate writes it)`, async (t) => {
    const one = await small(language);
    isGenerated(t, `${GOLDEN}/statement.${language}.txt`, `${toText(one)}\n`);
    const page = toHtml(one).replace(String(STYLE), "");
    isGenerated(t, `${GOLDEN}/statement.${language}.html`, page);
  });

  test(`the JSON has the shape of its schema, and the same statement gives the same bytes: ${language}`, async (t) => {
    const [one, again] = [await small(language), await small(language)];
    t.deepEqual(statementSchema.parse(JSON.parse(toJsonText(one))), one);
    for (const write of [toText, toHtml, toJunit, toJsonText]) t.is(write(one), write(again));
  });
}

test("the schema of a statement is generated from the model (make generate writes it)", (t) => {
  isGenerated(t, "evidence/compliance/schemas/statement.schema.json", schemaText());
});

test("a day is written as people write it, and no line break divides one in the result", async (t) => {
  t.is(formatDay("2026-12-01", "fr"), "1er décembre 2026");
  t.is(formatDay("2026-12-11", "fr"), "11 décembre 2026");
  t.is(formatDay("2026-12-01", "en"), "December 1, 2026");
  t.regex(toHtml(await small("en")), /until <span class="whole">\d{4}-\d{2}-\d{2}<\/span>\./);
});

test("the page loads nothing and runs nothing", async (t) => {
  const page = toHtml(await small("en"));
  t.notRegex(page, /<script|<img|<iframe|<object|url\(|@import|\son\w+=/i);
  const addresses = [...page.matchAll(/\b(?:src|href|action)="([^"]*)"/g)].map(([, to = ""]) => to);
  t.deepEqual(
    addresses.filter((to) => !to.startsWith("#") && to !== "data:,"),
    [],
  );
  t.regex(page, /content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"/);
  const ids = [...page.matchAll(/\bid="([^"]*)"/g)].map(([, id]) => id);
  t.deepEqual(ids, [...new Set(ids)]);
  for (const to of addresses.filter((each) => each.startsWith("#"))) {
    t.true(ids.includes(to.slice(1)), to);
  }
});

test("hostile names control no terminal, no page and no XML", async (t) => {
  const name = '\u001b[31m<script>alert("x")</script>\u202e\u0000';
  const one = await small("en");
  const hostile: Statement = {
    ...one,
    alliance: name,
    notLookedAt: [{ key: "otherProjects", what: name }],
    problems: [{ kind: "unlabelled", what: name }],
    statements: one.statements.map((data) => ({ ...data, ownerTitle: name, classTitle: name })),
    violations: one.violations.map((found) => ({ ...found, subject: name, what: name })),
  };
  const written = [toText, toHtml, toJunit, toJsonText].map((write) => write(hostile));
  for (const text of written) {
    t.deepEqual(
      ["\u001b", "\u202e", "\u0000"].filter((one) => text.includes(one)),
      [],
    );
  }
  t.false(toHtml(hostile).includes("<script"));
  t.truthy(convert(toJunit(hostile), { format: "object" }));
});

test("JUnit: a test for each rule and resource type; totals match; what was not assessed has not passed", async (t) => {
  const whole = await statement({ recorded: [recorded(compliant)] });
  const { testsuites } = convert(toJunit(whole), { format: "object" }) as unknown as {
    testsuites: { testsuite: Suite[] };
  };
  const suites = testsuites.testsuite;
  for (const suite of suites) {
    const cases = [suite.testcase].flat();
    const having = (what: "failure" | "skipped" | "error") =>
      String(cases.filter((one) => one[what] !== undefined).length);
    t.is(suite["@tests"], String(cases.length), suite["@name"]);
    t.is(suite["@failures"], having("failure"), suite["@name"]);
    t.is(suite["@skipped"], having("skipped"), suite["@name"]);
    t.is(suite["@errors"], having("error"), suite["@name"]);
  }
  const named = (name: string) => suites.find((suite) => suite["@name"] === name);
  t.like(named("location"), { "@tests": "3", "@skipped": "0" });
  t.like(named("image-registry"), { "@tests": "1", "@skipped": "1" });
  const failed = toJunit(await statement({ recorded: [recorded(shared)] }));
  t.regex(failed, /<testsuite name="tenant-sharing" tests="\d+" failures="1" skipped="0"/);
  const waived = toJunit(
    await statement({ recorded: [recorded(shared)], waivers: granting({ "shared-qos": waiver }) }),
  );
  t.regex(waived, /name="statement"/);
});

interface Suite {
  readonly "@name": string;
  readonly "@tests": string;
  readonly "@failures": string;
  readonly "@skipped": string;
  readonly "@errors": string;
  readonly testcase: Record<string, unknown> | Record<string, unknown>[];
}

test("each figure of the page is one of the JSON", async (t) => {
  const one = await small("en");
  const page = readFileSync(join(import.meta.dirname, "golden/statement.en.html"), "utf8");
  t.true(page.includes(`<dd>${one.abroad.platforms}</dd>`));
  t.true(page.includes(`<dd>${one.problems.length}</dd>`));
  for (const { abroad } of one.statements) {
    for (const { deadline, days } of abroad) {
      t.true(page.includes(`<td>${deadline}</td>`));
      t.true(page.includes(`<td class="number">${days.toLocaleString("en")}</td>`));
    }
  }
});
