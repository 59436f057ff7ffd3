/** Where a copy of data goes, as replication and backup settings write it, compared with a contract's entries. */

/** What both readings, this one and CEL's, can read plainly: no userinfo, escape, query or upper case. */
export const PLAIN_TARGET = "^(https?://)?[a-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$";

/** A Service of the cluster itself; other rules judge where that leads. */
export const IN_CLUSTER =
  "^(https?://)?[a-z0-9-]+([.][a-z0-9-]+[.]svc([.]cluster[.]local)?)?(:[0-9]{1,5})?(/[A-Za-z0-9._~/-]*)?$";

const ENTRY =
  /^(https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?(\/[A-Za-z0-9._~-]+)*|[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?)$/;

/** Whether a text can stand among a contract's endpoints. */
export function isTargetEntry(text: string): boolean {
  return ENTRY.test(text) && !text.includes("..");
}

/** Whether a target is in the cluster, or is or is below one of a contract's endpoints. */
export function isLawfulTarget(target: string, endpoints: readonly string[]): boolean {
  if (target.includes("..")) return false;
  if (new RegExp(IN_CLUSTER).test(target)) return true;
  return (
    new RegExp(PLAIN_TARGET).test(target) &&
    endpoints.some((entry) =>
      [target, target.replace(/^https:\/\//, "")].some((text) => isAt(text, entry)),
    )
  );
}

/** At a boundary: a host's end, a port's or a path segment's; an entry without a port means any. */
function isAt(target: string, entry: string): boolean {
  const portless = !/:\d+/.test(entry) && !entry.startsWith("https://");
  return (
    target === entry ||
    target.startsWith(`${entry}/`) ||
    (portless && target.startsWith(`${entry}:`))
  );
}
