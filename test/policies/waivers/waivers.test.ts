/** Errors in a file of waivers: one row per problem, each with its place and in both languages. */
import test from "ava";
import { LANGUAGES } from "../../../output/message.ts";
import { ADMISSIONS } from "../../../policies/admission/index.ts";
import { RULES as OWN_RULES } from "../../../policies/rules/index.ts";
import { formatWaiverProblem, readWaivers } from "../../../policies/waivers/index.ts";
import { alliance } from "../fixture.ts";
import { RULES, SCOPE, SOUND } from "./samples.ts";

const read = (data: unknown) => readWaivers(data, alliance, RULES);

test("a valid waiver is read as it is written, and an empty file grants nothing", (t) => {
  t.deepEqual(read({ census: SOUND }), { sound: { census: SOUND }, problems: [] });
  for (const empty of [{}, null]) t.deepEqual(read(empty), { sound: {}, problems: [] });
});

test("a waiver may last 180 days and no longer", (t) => {
  const lasting = (expiry: string) => read({ census: { ...SOUND, start: "2026-01-01", expiry } });
  t.deepEqual(lasting("2026-06-30").problems, []);
  t.regex(formatted(lasting("2026-07-01"))[0] ?? "", /2026-07-01.*2026-06-30.*180/);
});

const { owner, approver } = SOUND;
const broken: [name: string, change: Record<string, unknown>, at: string, message: RegExp][] = [
  ["an unknown rule", { rule: "quota-limit" }, "rule", /quota-limit.*quota-limits, class-country/],
  [
    "a rule that may not be waived",
    { rule: "class-country" },
    "rule",
    /class-country.*quota-limits/,
  ],
  ["a wildcard", { scope: `${SCOPE.slice(0, -5)}*` }, "scope", /\*.*one resource/],
  ["a question mark", { scope: `${SCOPE}?` }, "scope", /wildcard/],
  ["a choice", { scope: `${SCOPE}{a,b}` }, "scope", /wildcard/],
  ["a scope that is no URN", { scope: "bamako-tax-quota" }, "scope", /not a URN/],
  [
    "a scope that is only a stack",
    { scope: "urn:pulumi:bamako::aes-estate" },
    "scope",
    /not a URN/,
  ],
  [
    "a stack that is not a site",
    { scope: SCOPE.replace("bamako::", "paris::") },
    "scope",
    /paris.*bamako, ouagadougou, niamey/,
  ],
  ["an unknown office", { owner: { ...owner, office: "treasury" } }, "owner.office", /treasury/],
  [
    "a stranger as owner",
    { owner: { ...owner, name: "A. Person" } },
    "owner.name",
    /A\. Person.*Lead/,
  ],
  [
    "a stranger as approver",
    { approver: { ...approver, name: "A. Person" } },
    "approver.name",
    /A\. Person.*Compliance Officer/,
  ],
  ["approval by oneself", { approver: owner }, "approver.name", /Platform Lead.*their own/],
  [
    "approval by the next desk",
    { approver: { ...owner, name: "Network Lead" } },
    "approver.office",
    /bamako-platform.*another office/,
  ],
  ["an end before its start", { expiry: "2026-10-31" }, "expiry", /2026-10-31.*2026-11-01/],
  ["an end too far away", { expiry: "2027-05-01" }, "expiry", /2027-05-01.*2027-04-30/],
  ["an end that is not a day", { expiry: "2027-02-30" }, "expiry", /date/],
  ["no end", { expiry: undefined }, "expiry", /./],
  ["a blank ticket", { ticket: " " }, "ticket", /./],
  ["no measure instead", { compensating: undefined }, "compensating", /./],
  ["a reason in one language", { reason: { fr: "Oui." } }, "reason.en", /./],
  ["an unknown key", { forever: true }, "", /forever/],
];

for (const [name, change, at, message] of broken) {
  test(`a waiver with ${name} is rejected and waives nothing`, (t) => {
    const found = read({ census: { ...SOUND, ...change } });
    t.deepEqual(found.sound, {});
    const text = formatted(found)[0] ?? "";
    t.true(text.startsWith(`${["waivers.census", at].filter(Boolean).join(".")}: `), text);
    t.regex(text, message);
  });
}

test("one violation has one waiver", (t) => {
  const found = read({ census: SOUND, again: { ...SOUND, ticket: "CHG-2" } });
  t.deepEqual(Object.keys(found.sound), ["census"]);
  t.regex(formatted(found)[0] ?? "", /^waivers\.again: .*census/);
});

test("all problems of all waivers are reported at once, in two languages, with how to fix them", (t) => {
  const bad = { ...SOUND, rule: "nothing", scope: "*", approver: owner, expiry: "2020-01-01" };
  const found = read({ one: bad, two: { ...SOUND, owner: { ...owner, office: "nowhere" } } });
  t.deepEqual(
    found.problems.map(({ path }) => path.join(".")),
    ["one.rule", "one.scope", "one.approver.name", "one.expiry", "two.owner.office"],
  );
  const [fr = [], en = []] = LANGUAGES.map((language) =>
    found.problems.map((problem) => formatWaiverProblem(problem, language)),
  );
  for (const [index, text] of fr.entries()) {
    t.not(text, en[index]);
    t.is(text.split("\n").length, 2);
  }
});

test("a malformed waiver hides no problem of another", (t) => {
  const found = read({ lost: {}, wide: { ...SOUND, scope: "*" }, census: SOUND });
  t.true(found.problems.some(({ path }) => path[0] === "lost"));
  t.true(found.problems.some(({ path }) => path.join(".") === "wide.scope"));
  t.deepEqual(Object.keys(found.sound), ["census"]);
});

test("malformed data grants nothing", (t) => {
  for (const data of [[SOUND], "all", { "*": SOUND }, { census: [] }]) {
    const found = read(data);
    t.deepEqual(found.sound, {});
    t.true(found.problems.length > 0);
  }
});

test("a waiver may name the policies' own rules", (t) => {
  const fixed = OWN_RULES.filter(({ metadata }) => !metadata.waivable);
  t.true(fixed.length > 0);
  for (const { name } of fixed) {
    const { problems } = readWaivers({ census: { ...SOUND, rule: name } }, alliance);
    t.deepEqual(
      problems.map(({ path }) => path),
      [["census", "rule"]],
    );
  }
});

test("rules that API servers evaluate are not waivable: they have no clock to end a waiver by (docs/adr/0026)", (t) => {
  const admitted = OWN_RULES.filter(({ name }) =>
    ADMISSIONS.some((admission) => admission.name === name),
  );
  t.true(admitted.length >= 10);
  for (const { name, metadata } of admitted) t.false(metadata.waivable, name);
});

function formatted({ problems }: ReturnType<typeof read>): string[] {
  return problems.map((problem) => formatWaiverProblem(problem, "en"));
}
