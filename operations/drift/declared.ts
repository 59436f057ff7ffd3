/** Where the estate's files declare a recorded resource. */
import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { type Positioned, positionOf } from "../../estate/issue.ts";
import { type Path, parseSource, type Source } from "../../estate/load/source.ts";
import { nameOf } from "../../policies/resources/urn.ts";
import { tenantFile } from "../engine/tenant-file.ts";
import { tenantOf } from "../state/tenant-of.ts";

/** A part of a tenant's file by the end of a resource's name: the first that matches. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/-quota$/, "quota"],
  [/^(service-account|application-credential|connection)/, "serviceAccount"],
  [/^flavor-/, "flavors"],
  [/^volume-type-/, "volumeTypes"],
];
/** Parts of a tenant's file whose keys begin the names of their resources. */
const KEYED = ["segments", "clusters", "containers"] as const;
const SITE_PARTS: readonly (readonly [RegExp, string])[] = [
  [/^flavor-(.+)$/, "flavors"],
  [/^volume-type-(.+)$/, "volumeTypes"],
  [/^qos-(.+?)(-(egress|ingress))?$/, "qos"],
  [/^ipv[46]-(pool|scope)()$/, "addressPools"],
];

/** The files of one site, each read once. */
export class Declarations {
  readonly #root: string;
  readonly #site: string;
  readonly #tenants: ReadonlySet<string>;
  readonly #sources = new Map<string, Source | undefined>();

  constructor(root: string, site: string, tenants: ReadonlySet<string>) {
    this.#root = root;
    this.#site = site;
    this.#tenants = tenants;
  }

  /** The tenant of a resource by its name in the program; `undefined` for the site's own. */
  tenantOf(urn: string): string | undefined {
    return tenantOf(nameOf(urn), this.#site, this.#tenants);
  }

  /** The file of a tenant, as a person types it. */
  fileOf(tenant: string): string {
    return tenantFile(this.#site, tenant, this.#root, process.cwd());
  }

  /** The nearest entry that declares a recorded resource; `undefined` if no file does. */
  of(urn: string): Positioned | undefined {
    const tenant = this.tenantOf(urn);
    const name = nameOf(urn);
    if (tenant === undefined) return this.#ofSite(name.slice(this.#site.length + 1));
    const file = this.fileOf(tenant);
    const source = this.#read(file);
    return source && placed(source, this.#inTenant(name, tenant, source));
  }

  #ofSite(rest: string): Positioned | undefined {
    const file = relative(process.cwd(), join(this.#root, this.#site, "site.yaml"));
    const source = this.#read(file);
    if (source === undefined) return undefined;
    for (const [pattern, part] of SITE_PARTS) {
      const [, key] = pattern.exec(rest) ?? [];
      if (key !== undefined) return placed(source, key === "" ? [part] : [part, key]);
    }
    return placed(source, []);
  }

  #inTenant(name: string, tenant: string, { data }: Source): Path {
    const rest = name.slice(`${this.#site}-${tenant}-`.length);
    for (const [pattern, part] of PARTS) if (pattern.test(rest)) return [part];
    const [, group] = /^group-(.+)$/.exec(rest) ?? [];
    const words = (group ?? rest).split("-");
    const parts = group === undefined ? KEYED : ["groups"];
    for (let end = words.length; end > 0; end -= 1) {
      const key = words.slice(0, end).join("-");
      const part = parts.find((one) => has(data, one, key));
      if (part !== undefined) return [part, key];
    }
    return has(data, "continuity", "standby") ? ["continuity"] : [];
  }

  #read(file: string): Source | undefined {
    if (!this.#sources.has(file)) this.#sources.set(file, sourceOf(file));
    return this.#sources.get(file);
  }
}

function placed({ at }: Source, path: Path): Positioned {
  return positionOf(at(path));
}

function has(data: unknown, part: string, key: string): boolean {
  const map = (data as Readonly<Record<string, unknown>> | null)?.[part];
  return typeof map === "object" && map !== null && Object.hasOwn(map, key);
}

/** A file that cannot be read declares nothing; the check of the estate reports it. */
function sourceOf(file: string): Source | undefined {
  try {
    return parseSource(file, readFileSync(file, "utf8")).source;
  } catch {
    return undefined;
  }
}
