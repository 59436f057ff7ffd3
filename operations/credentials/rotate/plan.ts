/** What a command line of `estate rotate` does, before anything is done. Pure. */

import { type Language, type Message, render } from "../../../output/message.ts";
import { choice } from "../../../output/nearest.ts";
import { Misuse, UserError } from "../../../output/user-error.ts";
import { STEPS } from "../messages.ts";
import { type CredentialKind, type Known, ROTATED } from "../model.ts";
import type { Rotation, Rotations } from "../rotations.ts";
import { ENDS, TEXTS, WILL } from "./messages.ts";

export interface Options {
  readonly finish?: boolean;
  readonly leaked?: boolean;
  readonly dryRun?: boolean;
}

/** One replacement, or the second half of one. */
export interface Step {
  readonly id: string;
  readonly kind: CredentialKind;
  /** `end`: only the old one ends. */
  readonly does: "begin" | "resume" | "end";
  /** Whether the old one ends in this run. */
  readonly ends: boolean;
  readonly begun: Rotation | undefined;
}

const NOWHERE: Message = { fr: "docs/credentials.fr.md", en: "docs/credentials.md" };

/** Throws a `Misuse` for a wrong command line, a `UserError` where this program cannot do it. */
export function planOf(
  site: string,
  names: readonly string[],
  options: Options,
  known: readonly Known[],
  { begun }: Rotations,
): Step[] {
  if (options.finish && options.leaked) throw new Misuse(TEXTS.both, {});
  const waiting = Object.keys(begun).filter((id) => begun[id]?.step === "overlap");
  if (names.length === 0 && options.finish && waiting.length === 0) {
    throw new Misuse(TEXTS.nothing, { site });
  }
  const wanted = names.length === 0 && options.finish ? waiting : [...new Set(names)];
  const rotated = known.filter(({ kind, recorded }) => recorded !== false && kind in ROTATED);
  const allowed = rotated.map(({ id }) => id);
  if (wanted.length === 0)
    throw new Misuse(TEXTS.none, { site, allowed: allowed.join(", ") || "—" });
  return wanted.map((got) => {
    const found = known.find(({ id }) => id === got);
    if (found === undefined) {
      throw new Misuse(TEXTS.unknown, { got, site, allowed: choice(allowed, got) });
    }
    if (!rotated.includes(found)) {
      throw new UserError(TEXTS.person, { id: got, steps: STEPS[found.kind] ?? NOWHERE });
    }
    if (ROTATED[found.kind]?.lasts && (options.finish || options.leaked)) {
      throw new UserError(TEXTS.lasts, { id: got, steps: STEPS[found.kind] ?? NOWHERE });
    }
    return stepOf(found, options, Object.hasOwn(begun, got) ? begun[got] : undefined);
  });
}

function stepOf({ id, kind }: Known, options: Options, begun: Rotation | undefined): Step {
  const { finish = false, leaked = false } = options;
  const overlaps = ROTATED[kind]?.overlap === true;
  if (begun?.step === "overlap") {
    const since = begun.since.slice(0, 10);
    if (!finish && !leaked) throw new UserError(TEXTS.waits, { id, since });
    return { id, kind, does: "end", ends: true, begun };
  }
  if (finish) throw new Misuse(TEXTS.notBegun, { id });
  return { id, kind, does: begun ? "resume" : "begin", ends: !overlaps || leaked, begun };
}

/** The plan for a person. */
export function planText(site: string, steps: readonly Step[], language: Language): string {
  const lines = steps.flatMap(({ id, kind, does, ends, begun }) => {
    const since = begun?.since.slice(0, 10) ?? "";
    if (does === "end") return [render(ENDS[kind] ?? TEXTS.ends, { id, since }, language)];
    const will = WILL[kind] ?? { fr: "  {id}", en: "  {id}" };
    return [
      ...(does === "resume" ? [render(TEXTS.resumed, { id, since }, language)] : []),
      render(will, { id }, language),
      ...(ends && ROTATED[kind]?.overlap ? [TEXTS.endsToo[language]] : []),
    ];
  });
  return [render(TEXTS.plan, { site }, language), ...lines].join("\n");
}
