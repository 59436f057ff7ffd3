/** The Python packages of a lock file with digests, as pip reads it. */
import type { Part } from "./bom.ts";

/** The packages of a lock file's text. */
export function pythonParts(text: string): Part[] {
  const entries = text.replaceAll(/\s*\\\n\s*/g, " ").split("\n");
  return entries.flatMap((entry) => {
    const [, name = "", version = "", rest = ""] =
      /^([A-Za-z0-9][\w.-]*)==([\w.+!-]+)(.*)$/.exec(entry.trim()) ?? [];
    if (name === "") return [];
    const digests = [...rest.matchAll(/--hash=sha256:([0-9a-f]{64})/g)].map(([, hex = ""]) => hex);
    return [
      {
        ref: `${name}@${version}`,
        name,
        version,
        purl: `pkg:pypi/${name.toLowerCase().replaceAll(/[_.]+/g, "-")}@${encodeURIComponent(version)}`,
        // One of several archives is installed, depending on the machine.
        properties: { archives: digests.sort().join(" ") || "—" },
      },
    ];
  });
}
