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
const kinds = (settled: ReturnType<typeof applyWaivers>) =>
  settled.problems.map(({ path, message }) => `${path.join(".")}: ${message.en}`);

test("a waiver in force covers its rule on its resource: raw, waived and failed are kept apart", (t) => {
  const [borne, other] = [violation(), violation("class-country")];
  const settled = applyWaivers([borne, other], waivers, { today });
  t.deepEqual(settled.raw, [borne, other]);
  t.deepEqual(settled.waived, [{ violation: borne, key: "census", waiver: SOUND }]);
  t.deepEqual(settled.failed, [other]);
  t.deepEqual(settled.problems, []);
  t.false(passes(settled));
  t.true(passes(applyWaivers([borne], waivers, { today })));
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
  test(`it does not cover ${name}`, (t) => {
    const settled = applyWaivers([found], waivers, { today });
    t.deepEqual([settled.waived, settled.failed], [[], [found]]);
  });
}

test("without waivers all that is found fails", (t) => {
  const settled = applyWaivers([violation()], NO_WAIVERS, { today, whole: STACK });
  t.deepEqual(settled, { raw: [violation()], waived: [], failed: [violation()], problems: [] });
});

const days: [day: string, covers: boolean, problem?: RegExp][] = [
  ["2026-10-31", false, /^census\.start: .*yet to come/],
  ["2026-11-01", true],
  ["2026-12-31", true],
  ["2027-01-01", false, /^census\.expiry: .*past/],
];
for (const [day, covers, problem] of days) {
  test(`on ${day} it ${covers ? "covers" : "fails the run, and covers nothing"}`, (t) => {
    const settled = applyWaivers([violation()], waivers, { today: day });
    t.is(settled.waived.length, covers ? 1 : 0);
    t.is(passes(settled), covers);
    t.is(settled.problems.length, problem ? 1 : 0);
    if (problem) t.regex(kinds(settled)[0] ?? "", problem);
  });
}

test("an orphan is told by who saw its whole stack, and by nobody else", (t) => {
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
  const settled = applyWaivers([violation()], broken, { today });
  t.is(settled.waived.length, 0);
  t.is(settled.problems.length, 1);
  t.false(passes(applyWaivers([], broken, { today })));
});

test("what is waived is still told, with its key and its last day", (t) => {
  const [borne] = applyWaivers([violation()], waivers, { today }).waived;
  t.truthy(borne);
  if (borne === undefined) return;
  const text = formatWaived(borne, "en");
  t.is(text, `[quota-limits] ${SCOPE}: waived by census until 2026-12-31 (CHG-1): without limit`);
  t.is(
    formatWaived(borne, "fr"),
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

test("a waiver never turns another's violation into a waived one, whatever is found on whatever day", (t) => {
  let covered = 0;
  fc.assert(
    fc.property(fc.array(found, { maxLength: 8 }), day, fc.boolean(), (list, date, whole) => {
      const raw = list.map(({ rule, subject, kind }) => violation(rule, subject, kind));
      const view = { today: iso(date), whole: whole ? STACK : undefined };
      const settled = applyWaivers(raw, waivers, view);
      covered += settled.waived.length;
      const own = settled.waived.every(
        ({ violation: { rule, subject, case: kind } }) =>
          rule === SOUND.rule && subject === SOUND.scope && kind !== "crashed",
      );
      return own && settled.raw.length === settled.waived.length + settled.failed.length;
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
