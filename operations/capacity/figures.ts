/** A figure with its two sides. Pure. */
import type { Amount, Compared, Figure } from "./model.ts";

/** One figure; it differs when both sides have a value and the values are not equal. */
export function figure(
  declared: Amount | undefined,
  cloud: Amount | undefined,
  used?: number,
): Figure {
  return {
    ...(declared !== undefined && { declared }),
    ...(cloud !== undefined && { cloud }),
    ...(used !== undefined && { used }),
    differs: declared !== undefined && cloud !== undefined && declared !== cloud,
  };
}

/** Figures of one thing, and whether any of them differs. */
export function compared<Name extends string>(
  foundIn: Compared<Name>["foundIn"],
  figures: Readonly<Partial<Record<Name, Figure>>>,
): Compared<Name> {
  const any = Object.values<Figure | undefined>(figures).some((each) => each?.differs);
  return { foundIn, figures, differs: foundIn !== "both" || any };
}

/** Where something exists, from its number on either side. */
export function foundIn(declared: number, cloud: number): Compared<string>["foundIn"] {
  if (declared > 0 && cloud > 0) return "both";
  return declared > 0 ? "files" : "cloud";
}

/** How many differences one thing counts: one if only one side has it, otherwise one per figure that differs. */
export function differencesOf({ foundIn: where, figures }: Compared<string>): number {
  if (where !== "both") return 1;
  return Object.values(figures).filter((each) => each?.differs).length;
}

/** A sum; unlimited if any part is unlimited, unknown if any part is unknown. */
export function total(amounts: readonly Amount[]): Amount {
  if (amounts.includes("unlimited")) return "unlimited";
  if (amounts.includes("unknown")) return "unknown";
  return (amounts as readonly number[]).reduce((sum, amount) => sum + amount, 0);
}
