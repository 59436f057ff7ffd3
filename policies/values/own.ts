/** Look-ups in maps by a key that somebody else wrote: what every object inherits is not an entry. */

/** The entry of a map; nothing for what is not its own, such as `constructor`. */
export function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
