/** The lines that a person writes to have a cluster deleted. */

/** Offices that may approve it: of the country that owns the data. */
const APPROVERS = {
  ML: `{ name: "responsable de la conformité du Mali", office: bamako-compliance }`,
  NE: `{ name: "responsable de la conformité du Niger", office: niamey-compliance }`,
};

/** Writes `retire` into the lines of a cluster, the last block of a tenant's file, from today on. */
export function retired(cluster: string, owner: keyof typeof APPROVERS = "ML") {
  const after = new Date().toISOString().slice(0, 10);
  const by = APPROVERS[owner];
  return (text: string) =>
    text.replace(
      `clusters:\n  ${cluster}:\n`,
      `$&    retire: { after: ${after}, approvedBy: ${by} }\n`,
    );
}
