/** Options whose value is one of a few words. */
import { InvalidArgumentError } from "commander";

/** A parser of such an option; its error lists the words. */
export function oneOf<T extends string>(known: readonly T[]): (given: string) => T {
  return (given) => {
    const found = known.find((one) => one === given);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(known.join(", "));
  };
}
