/** Quarters are counted by their first and last days, for any day. */
import test from "ava";
import fc from "fast-check";
import {
  firstDay,
  formatQuarter,
  lastDay,
  quarterFrom,
  quarterUntil,
} from "../../../planning/repatriation/quarters.ts";

test("the next quarter that begins, and the last that is over", (t) => {
  const cases = [
    ["2026-11-25", "2027-01-01", "2026-09-30"],
    ["2027-01-01", "2027-01-01", "2026-12-31"],
    ["2027-01-02", "2027-04-01", "2026-12-31"],
    ["2028-03-31", "2028-04-01", "2028-03-31"],
    ["2028-02-29", "2028-04-01", "2027-12-31"],
    ["2028-12-31", "2029-01-01", "2028-12-31"],
  ] as const;
  for (const [day, begins, over] of cases) {
    t.deepEqual([firstDay(quarterFrom(day)), lastDay(quarterUntil(day))], [begins, over], day);
  }
});

test("people of either language read them", (t) => {
  const quarter = quarterFrom("2027-04-01");
  t.is(formatQuarter(quarter, "fr"), "T2 2027");
  t.is(formatQuarter(quarter, "en"), "Q2 2027");
});

test("no quarter overlaps another, and none lacks a day", (t) => {
  const quarters = fc.integer({ min: 2000 * 4, max: 2100 * 4 });
  const property = fc.property(quarters, (quarter) => {
    const next = new Date(Date.parse(lastDay(quarter)) + 86_400_000).toISOString().slice(0, 10);
    t.is(next, firstDay(quarter + 1));
    t.is(quarterFrom(firstDay(quarter)), quarter);
    t.is(quarterUntil(lastDay(quarter)), quarter);
    t.is(quarterUntil(firstDay(quarter)), quarter - 1);
  });
  t.notThrows(() => fc.assert(property));
});
