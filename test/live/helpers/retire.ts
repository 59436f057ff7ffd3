/** The lines that a person writes to have a cluster deleted. */

/** Writes `retire` into the lines of a cluster, the last block of a tenant's file, from today on. */
export function retired(cluster: string) {
  const after = new Date().toISOString().slice(0, 10);
  const by = `{ name: "responsable de la conformité du Mali", office: bamako-compliance }`;
  return (text: string) =>
    text.replace(
      `clusters:\n  ${cluster}:\n`,
      `$&    retire: { after: ${after}, approvedBy: ${by} }\n`,
    );
}
