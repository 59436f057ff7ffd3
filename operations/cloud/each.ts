/** Requests for many items, a few at a time. */

/** Requests at a time: a busy control plane serves tenants too. */
const AT_ONCE = 8;

/** Works on a few items at a time; results keep the order of the items. */
export async function each<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    done.push(...(await Promise.all(items.slice(at, at + AT_ONCE).map(work))));
  }
  return done;
}
