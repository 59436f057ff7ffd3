/** What `estate offboard` found, for people. */
import { type Language, render } from "../../output/message.ts";
import type { Before } from "./before.ts";
import { listingTable } from "./certificate.ts";
import type { Searched } from "./certify.ts";
import { FREEZE } from "./freeze-messages.ts";
import { STEPS, TEXTS } from "./messages.ts";

/** Obstacles, what the tenant has, and the next steps. */
export function beforeText(before: Before, language: Language): string {
  const { site, tenant, frozen, obstacles, listings, others, record } = before;
  const say = (text: keyof typeof TEXTS, values = {}) => render(TEXTS[text], values, language);
  const has = listings.filter(({ outcome, ...one }) => {
    const { traces = [] } = one as { traces?: readonly unknown[] };
    return outcome === "failed" || traces.length > 0;
  });
  const steps = STEPS.map((step, index) => {
    const values = { site, tenant, others: others.join(", ") || "—" };
    return `  ${index + 1}. ${render(step, values, language)}`;
  });
  return [
    say(obstacles.length > 0 ? "obstacles" : "noObstacle", { site, tenant }),
    ...obstacles.map(({ what }) => `  - ${what[language]}`),
    "",
    render(frozen ? FREEZE.isFrozen : FREEZE.isNotFrozen, { site, tenant }, language),
    "",
    say("has"),
    listingTable(has, language),
    "",
    say("next"),
    ...steps,
    ...(record === undefined ? [] : [say("record", { file: record })]),
  ].join("\n");
}

/** Why there is no certificate; empty if there is one. */
export function missingText(
  { certificate, traced, missing }: Searched,
  language: Language,
): string[] {
  const { tenant } = certificate.record;
  const lines = certificate.listings.flatMap((each) => {
    const { site, service, what } = each;
    if (each.outcome === "failed") {
      const reason = render(TEXTS.failed, { reason: each.reason }, language);
      return [`  ${site} ${service}, ${what}: ${reason}`];
    }
    if (each.outcome === "absent") return [];
    return each.traces.map((trace) =>
      render(TEXTS.trace, { site, service, what, ...trace }, language),
    );
  });
  return [
    ...(traced + missing > 0 ? lines : []),
    ...(traced > 0 ? [render(TEXTS.traces, { tenant, count: traced }, language)] : []),
    ...(missing > 0 ? [render(TEXTS.incomplete, { tenant, count: missing }, language)] : []),
  ];
}
