/** Each prepared change gets exactly its review, in English; the French one says the same. */
import test from "ava";
import { toMarkdown } from "../../../evidence/review/markdown/markdown.ts";
import { cases, reviewCase } from "./cases.ts";

const all = cases();

test.serial("there are forty prepared changes and more", (t) => t.true(all.length >= 40));

for (const one of all) {
  test.serial(`reviewed: ${one.name}`, async (t) => {
    const review = await reviewCase(one);
    t.is(toMarkdown(review), one.review);
    t.is(review.result, one.review.includes("this change is rejected") ? "failed" : "passed");
  });
}

for (const name of ["quota-class", "tenant-deleted", "comments", "contract"]) {
  test.serial(`the French review has the same structure: ${name}`, async (t) => {
    const one = all.find((each) => each.name === name);
    if (one === undefined) return t.fail();
    const review = toMarkdown(await reviewCase(one, "fr"));
    const lines = (text: string) => text.split("\n").length;
    t.is(lines(review), lines(one.review));
    t.true(review.startsWith("## Revue du parc\n\n`main` → `change`, évalué le 2026-11-30.\n"));
    t.notRegex(review, /\b(new|gone|tenant|changed|in place|the)\b(?![^`]*`)/);
  });
}
