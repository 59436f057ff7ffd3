/** The digest of the program's own policies and of the audit: the same sources evaluate and write in the same way. */
import { join } from "node:path";
import { repository } from "../../estate/project.ts";
import { fileDigests, filesBelow, treeDigest } from "./digest.ts";

let known: string | undefined;

/** Over all files of the policies, but the site's waivers among them, and of the evidence's package. */
export function policySources(): string {
  known ??= computed();
  return known;
}

function computed(): string {
  const files = ["policies", "evidence"].flatMap((folder) =>
    fileDigests(
      repository,
      filesBelow(join(repository, folder), isSource).map((path) => `${folder}/${path}`),
    ),
  );
  return treeDigest(files);
}

function isSource(path: string): boolean {
  return /\.(ts|js|yaml|json)$/.test(path) && path !== "waivers.yaml" && !path.endsWith(".d.ts");
}
