/** Every file of a site's own repository: data derived from a registry and an open site, and the project files. */
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Language } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { packaged, programRoot } from "../../policies/enforce/project.ts";
import type { ReadEstates } from "../estate.ts";
import { allianceFile } from "../load/sources.ts";
import { groundOf } from "../new-site/ground.ts";
import { planSite } from "../new-site/plan.ts";
import { type SiteOptions, siteRequest } from "../new-site/request.ts";
import { rejectIssues } from "../reject-issues.ts";
import { TEXTS } from "./messages.ts";
import { projectFiles, schemasFrom } from "./project.ts";

/** Options of the new repository. */
export interface ProjectOptions extends SiteOptions {
  readonly site: string;
  /** Site to use as the model. @default the first open one */
  readonly like?: string;
  /** Stacks folder to start from. @default the project's own, else the package's model */
  readonly from?: string;
  /** The dependency in the new `package.json`. @default this version */
  readonly package?: string;
  /** Only prints what would be written. */
  readonly dryRun?: boolean;
}

/**
 * Every file of the new repository by its path. The registry and the offers of `from` are copied to `root`; its
 * tenants are not.
 */
export async function siteFiles(
  root: string,
  from: string,
  options: ProjectOptions,
  read: ReadEstates,
  language: Language,
): Promise<Record<string, string>> {
  const { site, country } = options;
  await mkdir(root, { recursive: true });
  await cp(allianceFile(from), allianceFile(root));
  for (const name of await readdir(from)) {
    for (const file of ["site.yaml", "facility.yaml"].map((each) => join(name, each))) {
      if (existsSync(join(from, file))) await cp(join(from, file), join(root, file));
    }
  }
  const before = await read(root);
  rejectIssues(before, root, language, TEXTS.unsound, { from: shownPath(from) });
  const { entry, edits } = planSite(
    siteRequest(site, options),
    await groundOf(root, before.estates, options.like),
  );
  const base = dirname(root);
  // Other sites' declarations and buildings count only as they wrote them: their files are copied as well.
  const theirs = (await readdir(root, { recursive: true }))
    .filter((name) => /^[^/]+\/[^/]+\.yaml$/.test(name))
    .map(async (name) => [join(root, name), await readFile(join(root, name), "utf8")] as const);
  const all = new Map([
    ...(await Promise.all(theirs)),
    ...edits.map(({ file, text = "" }) => [file, text] as const),
  ]);
  const data = [...all].map(([file, text]) => {
    const name = relative(base, file);
    return [name, withSchema(name, text)] as const;
  });
  const manifest = await ownManifest();
  const project = projectFiles({
    site,
    country,
    title: entry.title,
    spec: options.package ?? manifest.version,
    sdk: manifest.peerDependencies["@pulumi/pulumi"] ?? "*",
  });
  return { ...project, ...Object.fromEntries(data) };
}

/** A data file whose schema comment points into the package. */
function withSchema(name: string, text: string): string {
  const schemas = schemasFrom(name.split("/").length - 1);
  return text.replace(/(\$schema=)\S*?([a-z]+\.schema\.json)/, `$1${schemas}/$2`);
}

interface Manifest {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The package's own manifest, beside the compiled program or the sources. */
async function ownManifest(): Promise<Manifest> {
  const file = join(programRoot, packaged ? "../package.json" : "package.json");
  return JSON.parse(await readFile(file, "utf8")) as Manifest;
}
