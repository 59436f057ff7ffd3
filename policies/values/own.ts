/** Look-ups in maps by an untrusted key: a property that every object inherits is not an entry. */

/** The entry of a map; `undefined` for an inherited key, such as `constructor`. */
export function own<T>(map: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
