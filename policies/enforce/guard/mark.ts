/**
 * Whether a guard evaluates the registrations of this process: one mark for every copy of this package in it. Imports
 * no Pulumi.
 */
const MARK = Symbol.for("aes-estate:guard");
const marks = globalThis as unknown as Record<symbol, boolean | undefined>;

/** The guard calls this once it is in place. */
export function markGuarded(): void {
  marks[MARK] = true;
}

/** Decides nothing: setting the mark without a guard only silences a warning. */
export function isGuarded(): boolean {
  return marks[MARK] === true;
}
