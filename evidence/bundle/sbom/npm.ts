/** The npm packages of a lock file (`package-lock.json`, version 3). */
import { z } from "zod";
import type { Part } from "./bom.ts";

const names = z.record(z.string(), z.string()).default({});
const lockSchema = z.object({
  lockfileVersion: z.literal(3),
  packages: z.record(
    z.string(),
    z.object({
      name: z.string().optional(),
      version: z.string().optional(),
      integrity: z.string().optional(),
      license: z.string().optional(),
      link: z.boolean().optional(),
      dev: z.boolean().optional(),
      dependencies: names,
      optionalDependencies: names,
      peerDependencies: names,
    }),
  ),
});
type Packages = z.output<typeof lockSchema>["packages"];

/** The packages of a lock file's text, and those that the project itself needs. */
export function npmParts(text: string): { parts: Part[]; needs: string[] } {
  const { packages } = lockSchema.parse(JSON.parse(text));
  const places = Object.keys(packages).filter((place) => place !== "");
  return {
    parts: places.flatMap((place) => partOf(place, packages)),
    needs: needsOf("", packages),
  };
}

const FOLDER = "node_modules/";

function partOf(place: string, packages: Packages): Part[] {
  const { name, version, integrity = "", license, link, dev } = packages[place] ?? {};
  if (link || version === undefined) return [];
  const full = name ?? place.slice(place.lastIndexOf(FOLDER) + FOLDER.length);
  const [group, base] = full.startsWith("@") ? full.split("/") : [undefined, full];
  const [, digest] = /^sha512-([A-Za-z0-9+/=]+)$/.exec(integrity) ?? [];
  return [
    {
      ref: place,
      name: base ?? full,
      ...(group !== undefined && { group }),
      version,
      purl: `pkg:npm/${full.replace("@", "%40")}@${encodeURIComponent(version)}`,
      hashes: digest ? [["SHA-512", Buffer.from(digest, "base64").toString("hex")]] : [],
      properties: {
        place,
        ...(license !== undefined && { licence: license }),
        ...(dev && { development: "true" }),
      },
      needs: needsOf(place, packages),
    },
  ];
}

/** The places of what a package needs, found as Node.js does: in the nearest folder upwards. */
function needsOf(place: string, packages: Packages): string[] {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
  } = packages[place] ?? {};
  const wanted = { ...dependencies, ...optionalDependencies, ...peerDependencies };
  const found = Object.keys(wanted).flatMap((name) => nearest(place, name, packages) ?? []);
  return [...new Set(found)].sort();
}

function nearest(place: string, name: string, packages: Packages): string | undefined {
  for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf(`/${FOLDER}`)))) {
    const candidate = at === "" ? `${FOLDER}${name}` : `${at}/${FOLDER}${name}`;
    if (Object.hasOwn(packages, candidate)) return candidate;
    if (at === "") return undefined;
    if (!at.includes(`/${FOLDER}`)) {
      const top = `${FOLDER}${name}`;
      return Object.hasOwn(packages, top) ? top : undefined;
    }
  }
}
