/** Before a verdict counts, the law shows that it still tells right from wrong: cases nobody may pass, and some anybody may. */
import type { Alliance } from "./alliance.ts";
import { CANARIES, type Canary, LAWFUL, type Place, type Question } from "./canary-cases.ts";
import { evaluate, evaluateStack, evaluateState } from "./evaluate.ts";
import { type Language, type Message, render } from "./text.ts";
import type { Violation } from "./violations.ts";

/** How a gate comes from what it sees to what it refuses. */
export interface Verdicts {
  readonly fact: (...asked: Parameters<typeof evaluate>) => readonly Violation[];
  readonly state: (...asked: Parameters<typeof evaluateState>) => readonly Violation[];
  /** Absent where a gate never sees a stack whole: it is not tried on those cases. */
  readonly stack?: (...asked: Parameters<typeof evaluateStack>) => readonly Violation[];
}

/** What a report carries; without `passed` it is invalid. */
export interface CanaryResult {
  readonly canary: "passed" | "failed";
  /** How many cases were tried. */
  readonly cases: number;
  /** What was not refused, or refused wrongly: `rule: case`. */
  readonly missed: readonly string[];
}

const PLAIN: Verdicts = { fact: evaluate, state: evaluateState, stack: evaluateStack };

/**
 * Tries every case by a gate's own verdicts, in the registry's own terms. `rules` are the names of the rules that the
 * gate asks, all when absent. A registry by which nothing could be lawful fails, too.
 */
export function tryCanaries(
  alliance: Alliance,
  verdicts: Verdicts = PLAIN,
  rules?: ReadonlySet<string>,
): CanaryResult {
  const place = lawfulPlace(alliance);
  if (place === undefined) return { canary: "failed", cases: 0, missed: ["registry: no place"] };
  const tried = (question: Question) =>
    question.stack === undefined || verdicts.stack !== undefined;
  const bad = CANARIES.filter((canary) => tried(canary) && (rules?.has(canary.rule) ?? true));
  const good = LAWFUL.filter(tried);
  const missed = [
    ...bad.flatMap((canary) => (refused(canary, place, verdicts) ? [] : [nameOf(canary)])),
    ...good.flatMap((lawful) =>
      found(lawful, place, verdicts).length === 0 ? [] : [`lawful: ${lawful.name}`],
    ),
  ];
  const passed = missed.length === 0 && bad.length > 0;
  return { canary: passed ? "passed" : "failed", cases: bad.length + good.length, missed };
}

/** A crash is no refusal here: it would hide that the rule no longer judges. */
function refused(canary: Canary, place: Place, verdicts: Verdicts): boolean {
  return found(canary, place, verdicts).some(
    ({ rule, case: kind }) => rule === canary.rule && kind !== "crashed",
  );
}

function found(question: Question, place: Place, { fact, state, stack }: Verdicts) {
  if (question.fact) return fact(question.fact(place), place.context);
  if (question.state) return state(question.state, place.context);
  return stack?.(question.stack(place), place.context) ?? [];
}

function nameOf({ rule, name }: Canary): string {
  return `${rule}: ${name}`;
}

function lawfulPlace(alliance: Alliance): Place | undefined {
  for (const [site, { status, country, region, endpoints }] of Object.entries(alliance.sites)) {
    const [authUrl] = endpoints.identity;
    if (status !== "open" || authUrl === undefined) continue;
    for (const [dataClass, { reside, process }] of Object.entries(alliance.classes)) {
      const owner = Object.keys(alliance.members).find((member) =>
        [reside, process].every((right) => right[member]?.includes(country)),
      );
      const context = { alliance, site, rehearsal: false };
      if (owner !== undefined) return { context, region, authUrl, dataClass, owner };
    }
  }
  return undefined;
}

const MISSED: Message = {
  fr: "canari non refusé : la loi ne distingue plus ce cas ({missed}) ; aucun verdict de cette exécution ne compte",
  en: "canary not denied: the law no longer tells this case apart ({missed}); no verdict of this run counts",
};

/** What stops a run whose canaries did not pass. */
export function formatCanary({ missed }: CanaryResult, language: Language): string {
  return render(MISSED, { missed: missed.join("; ") || "—" }, language);
}
