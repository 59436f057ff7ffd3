/**
 * Names of a tenant's application credential. Keystone cannot rename one, so that each replacement has a name of its own.
 * Pure.
 */

/** End of the name that the program gives (components/tenant-project/service-account.ts). */
const FIRST = "-service-account";
const MOMENT = /^-\d{8}T\d{9}Z$/;

/** Name of the credential that replaces another one; `since`, UTC, is when the replacement began. */
export function replacementName(site: string, tenant: string, since: string): string {
  return `${site}-${tenant}-${since.replaceAll(/[-:.]/g, "")}`;
}

/** Whether a name is that of the declared credential, or of one that `estate rotate` made in its place. */
export function isCredentialName(name: unknown, declared: unknown): boolean {
  if (typeof name !== "string" || typeof declared !== "string") return false;
  if (name === declared) return true;
  if (!declared.endsWith(FIRST)) return false;
  const stem = declared.slice(0, -FIRST.length);
  return name.startsWith(stem) && MOMENT.test(name.slice(stem.length));
}
