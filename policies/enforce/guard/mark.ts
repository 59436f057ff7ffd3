/** Whether a guard judges what this process registers: one mark for every copy of this package in it. Knows no Pulumi. */
const MARK = Symbol.for("aes-estate:guard");
const marks = globalThis as unknown as Record<symbol, boolean | undefined>;

/** Said by the guard once it is in place. */
export function markGuarded(): void {
  marks[MARK] = true;
}

/** Nothing is decided by this: who sets the mark without a guard silences a warning, and no more. */
export function isGuarded(): boolean {
  return marks[MARK] === true;
}
