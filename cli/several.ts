/** The values of an option that may be given several times, in the order in which they are given. */
export function several(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
