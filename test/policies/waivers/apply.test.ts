/** Which violations a waiver covers, on which day, and which it never covers. */
import test from "ava";
import fc from "fast-check";
import {
  applyWaivers,
  formatWaived,
  NO_WAIVERS,
  passes,
  readWaivers,
  type Waiver,
} from "../../../policies/waivers/index.ts";
import { alliance } from "../fixture.ts";
import { RULES, SCOPE, SOUND, STACK, violation } from "./samples.ts";

const today = "2026-11-24";
const read = (data: Record<string, Waiver>) => readWaivers(data, alliance, RULES);
const waivers = read({ census: SOUND });
const kinds = (results: ReturnType<typeof applyWaivers>) =>
  results.problems.map(({ path, message }) => `${path.join(".")}: ${message.en}`);

test("a waiver in force covers its rule on its resource: raw, waived and failed are kept apart", (t) => {
  const [covered, other] = [violation(), violation("class-country")];
  const results = applyWaivers([covered, other], waivers, { today });
  t.deepEqual(results.raw, [covered, other]);
  t.deepEqual(results.waived, [{ violation: covered, key: "census", waiver: SOUND }]);
  t.deepEqual(results.failed, [other]);
  t.deepEqual(results.problems, []);
  t.false(passes(results));
  t.true(passes(applyWaivers([covered], waivers, { today })));
});

const uncovered: [name: string, found: ReturnType<typeof violation>][] = [
  ["another rule", violation("tenant-sharing")],
  ["another resource", violation("quota-limits", `${SCOPE}-2`)],
  ["a resource whose name it begins", violation("quota-limits", SCOPE.slice(0, -1))],
  ["another spelling", violation("quota-limits", SCOPE.toUpperCase())],
  [
    "the same resource in another stack",
    violation("quota-limits", SCOPE.replace("bamako", "niamey")),
  ],
  ["a rule that crashed", violation("quota-limits", SCOPE, "crashed")],
];
for (const [name, found] of uncovered) {
  test(`a waiver does not cover ${name}`, (t) => {
    const results = applyWaivers([found], waivers, { today });
    t.deepEqual([results.waived, results.failed], [[], [found]]);
  });
}

test("without waivers every violation fails", (t) => {
  const results = applyWaivers([violation()], NO_WAIVERS, { today, whole: STACK });
  t.deepEqual(results, { raw: [violation()], waived: [], failed: [violation()], problems: [] });
});

const days: [day: string, covers: boolean, problem?: RegExp][] = [
  ["2026-10-31", false, /^census\.start: .*yet to come/],
  ["2026-11-01", true],
  ["2026-12-31", true],
  ["2027-01-01", false, /^census\.expiry: .*past/],
];
for (const [day, covers, problem] of days) {
  test(`on ${day} a waiver ${covers ? "covers" : "fails the run, and covers nothing"}`, (t) => {
    const results = applyWaivers([violation()], waivers, { today: day });
    t.is(results.waived.length, covers ? 1 : 0);
    t.is(passes(results), covers);
    t.is(results.problems.length, problem ? 1 : 0);
    if (problem) t.regex(kinds(results)[0] ?? "", problem);
  });
}

test("only an enforcement point that saw the whole stack reports an orphan", (t) => {
  t.deepEqual(kinds(applyWaivers([], waivers, { today })), []);
  t.regex(
    kinds(applyWaivers([], waivers, { today, whole: STACK }))[0] ?? "",
    /^census\.scope: got nothing/,
  );
  t.deepEqual(kinds(applyWaivers([violation()], waivers, { today, whole: STACK })), []);
  for (const whole of ["urn:pulumi:niamey::aes-estate::", "urn:pulumi:bamako::aes::"]) {
    t.deepEqual(kinds(applyWaivers([], waivers, { today, whole })), []);
  }
});

test("a broken waiver fails every run and covers nothing", (t) => {
  const broken = read({ census: { ...SOUND, approver: SOUND.owner } });
  const results = applyWaivers([violation()], broken, { today });
  t.is(results.waived.length, 0);
  t.is(results.problems.length, 1);
  t.false(passes(applyWaivers([], broken, { today })));
});

test("a waived violation is still reported, with its key and its last day", (t) => {
  const [waived] = applyWaivers([violation()], waivers, { today }).waived;
  t.truthy(waived);
  if (waived === undefined) return;
  const text = formatWaived(waived, "en");
  t.is(text, `[quota-limits] ${SCOPE}: waived by census until 2026-12-31 (CHG-1): without limit`);
  t.is(
    formatWaived(waived, "fr"),
    `[quota-limits] ${SCOPE} : dérogation census jusqu'au 2026-12-31 (CHG-1) : sans limite`,
  );
});

const subject = fc.constantFrom(SCOPE, `${SCOPE}-2`, SCOPE.slice(0, -1), `${STACK}a:b:C::d`, "x");
const found = fc.record({
  rule: fc.constantFrom("quota-limits", "class-country"),
  subject,
  kind: fc.constantFrom("unbounded", "crashed"),
});
const day = fc.date({
  min: new Date("2026-06-01"),
  max: new Date("2027-12-31"),
  noInvalidDate: true,
});
const iso = (date: Date) => date.toISOString().slice(0, 10);

test("a waiver never covers another violation, for any findings on any day", (t) => {
  let covered = 0;
  fc.assert(
    fc.property(fc.array(found, { maxLength: 8 }), day, fc.boolean(), (list, date, whole) => {
      const raw = list.map(({ rule, subject, kind }) => violation(rule, subject, kind));
      const view = { today: iso(date), whole: whole ? STACK : undefined };
      const results = applyWaivers(raw, waivers, view);
      covered += results.waived.length;
      const own = results.waived.every(
        ({ violation: { rule, subject, case: kind } }) =>
          rule === SOUND.rule && subject === SOUND.scope && kind !== "crashed",
      );
      return own && results.raw.length === results.waived.length + results.failed.length;
    }),
    { numRuns: 500 },
  );
  t.true(covered > 0);
});

test("once a waiver has ended it never covers again, and never fails less", (t) => {
  fc.assert(
    fc.property(day, day, (one, two) => {
      const [sooner, later] = [iso(one), iso(two)].sort() as [string, string];
      const at = (today: string) => applyWaivers([violation()], waivers, { today });
      const ended = sooner > SOUND.expiry;
      return !ended || (at(later).waived.length === 0 && !passes(at(later)));
    }),
    { numRuns: 500 },
  );
  t.pass();
});

test("an earlier expiry never covers more", (t) => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 60 }), (date, less) => {
      const expiry = new Date(`${SOUND.expiry}T00:00:00Z`);
      expiry.setUTCDate(expiry.getUTCDate() - less);
      const shorter = read({ census: { ...SOUND, expiry: iso(expiry) } });
      const count = (given: typeof waivers) =>
        applyWaivers([violation()], given, { today: iso(date) }).waived.length;
      return count(shorter) <= count(waivers);
    }),
    { numRuns: 500 },
  );
  t.pass();
});
