/** Matches declared segments with recorded ones by their current and former keys. Pure. */
import type { SiteContext } from "../../estate/context.ts";
import type { Path, Source } from "../../estate/load/source.ts";
import type { Tenant } from "../../estate/model/index.ts";
import { standbyKey, standing } from "../../estate/standby.ts";
import type { Recorded, RecordedSegment, RecordedTenant } from "./model.ts";

export const FAMILIES = ["ipv4", "ipv6"] as const;

/** A tenant as the site's program creates it, and its file. */
export interface Declared {
  /** Key here. */
  readonly key: string;
  readonly tenant: Tenant;
  readonly source: Pick<Source, "at">;
  /** Path of its segments' addresses at this site. */
  readonly segments: Path;
  /** Its recorded resources, under its current or former key. */
  readonly made?: RecordedTenant | undefined;
  /** Whether they are recorded under its former key. */
  readonly renamed: boolean;
  /** Whether this is only its standby site: errors at its home are reported there. */
  readonly standby: boolean;
  /** Key in files like this one for a recorded tenant; `undefined` if such files cannot name it. */
  inFile(key: string): string | undefined;
}

/** A recorded segment and its tenant. */
export interface Standing extends RecordedSegment {
  readonly tenant: string;
  readonly key: string;
}

/** The declared and the recorded segments, side by side. */
export interface Stand {
  readonly declared: readonly Declared[];
  readonly standing: readonly Standing[];
  /** The recorded segment of a declared one, `<tenant>/<segment>`. */
  readonly own: ReadonlyMap<string, Standing>;
  /** The recorded segments with a declared counterpart. */
  readonly owned: ReadonlySet<Standing>;
}

export function standOf(context: SiteContext, recorded: Recorded): Stand {
  const declared = declaredAt(context, recorded);
  const standing = Object.entries(recorded).flatMap(([tenant, { segments }]) =>
    Object.entries(segments).map(([key, each]): Standing => ({ tenant, key, ...each })),
  );
  const byName = new Map(standing.map((each) => [nameOf(each), each]));
  const own = new Map<string, Standing>();
  for (const { key, tenant } of declared) {
    for (const segment of Object.keys(tenant.segments)) {
      const [found] = namesOf(key, tenant, segment).flatMap((name) => byName.get(name) ?? []);
      if (found) own.set(`${key}/${segment}`, found);
    }
  }
  return { declared, standing, own, owned: new Set(own.values()) };
}

/** `<tenant>/<segment>`. */
export function nameOf({ tenant, key }: Standing): string {
  return `${tenant}/${key}`;
}

/** Names under which a segment may be recorded, its own first. */
export function namesOf(key: string, { renamedFrom, segments }: Tenant, segment: string): string[] {
  const had = (name: string, former: string | undefined) => [name, ...(former ? [former] : [])];
  const keys = had(segment, segments[segment]?.renamedFrom);
  return had(key, renamedFrom).flatMap((tenant) => keys.map((name) => `${tenant}/${name}`));
}

/** The site's own tenants, and its standbys for other sites. */
function declaredAt(
  { site, tenants, standbys = {}, sites }: SiteContext,
  recorded: Recorded,
): Declared[] {
  const made = (key: string, { renamedFrom = "" }: Tenant) => {
    const was = [key, renamedFrom].find((name) => Object.hasOwn(recorded, name));
    return { made: was === undefined ? undefined : recorded[was], renamed: was === renamedFrom };
  };
  const own = [...tenants].map(([key, source]): Declared => {
    const { data: tenant } = source;
    const inFile = (name: string) => name;
    const places = { segments: ["segments"], standby: false };
    return { key, tenant, source, ...places, ...made(key, tenant), inFile };
  });
  const others = Object.entries(standbys).flatMap(([key, standby]): Declared[] => {
    const source = sites.get(standby.home)?.tenants.get(standby.tenantKey);
    if (source === undefined) return [];
    const tenant = standing(standby, site.data);
    const prefix = standbyKey(standby.home, "");
    const inFile = (name: string) =>
      name.startsWith(prefix) ? name.slice(prefix.length) : undefined;
    const places = { segments: ["continuity", "segments"], standby: true };
    return [{ key, tenant, source, ...places, ...made(key, tenant), inFile }];
  });
  return [...own, ...others];
}
