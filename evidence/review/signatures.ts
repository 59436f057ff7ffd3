/** Whose agreement a change needs: by CODEOWNERS and the registry, both as they are at BASE. Pure. */
import { officesOf } from "../../estate/retire.ts";
import { type Language, type MessageValues, render } from "../../output/message.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { own } from "../../policies/values/own.ts";
import { type CodeOwners, readCodeOwners, rolesOf } from "./codeowners.ts";
import type { ChangedFile, ChangedWay, Signature } from "./model.ts";
import { placeOf, type Side } from "./side.ts";
import { SIGNATURES } from "./signature-messages.ts";

/** The changes that need an agreement. */
export interface ToAgree {
  readonly base: Side;
  readonly head: Side;
  /** Text of CODEOWNERS at BASE; absent: there is none. */
  readonly codeOwners: string | undefined;
  /** Every changed file, from the repository's root. */
  readonly changed: readonly string[];
  /** The project's folder in the repository: empty, or with `/` at its end. */
  readonly prefix: string;
  readonly files: readonly ChangedFile[];
  readonly ways: readonly ChangedWay[];
}

/** One reason to ask someone. */
interface Ask {
  readonly role: string;
  readonly countries: readonly string[];
  /** Offices that are named; else those of the countries. */
  readonly offices?: readonly string[];
  readonly reason: keyof typeof SIGNATURES;
  readonly values?: MessageValues;
  readonly file: string;
}

/** Every agreement, one for each role and its countries. */
export function signaturesFor(given: ToAgree, language: Language): Signature[] {
  const alliance = given.base.loaded.sources.alliance?.data;
  const asks = [...byCodeOwners(given, alliance), ...byContent(given, alliance)];
  const groups = Map.groupBy(asks, ({ role, countries, offices = [] }) =>
    JSON.stringify([role, countries, offices]),
  );
  return [...groups.values()]
    .map(([first, ...others]): Signature => {
      const all = first ? [first, ...others] : others;
      const { role = "", countries = [], offices } = first ?? {};
      const reasons = all.map(({ reason, values = {} }) =>
        render(SIGNATURES[reason], values, language),
      );
      return {
        role,
        countries,
        offices: offices ?? officesFor(alliance, role, countries),
        reasons: [...new Set(reasons)].sort(),
        files: [...new Set(all.map(({ file }) => file))].sort(),
      };
    })
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ role, countries, offices }: Signature) =>
  JSON.stringify([role, countries, offices]);

/** Offices of the countries; those whose key ends in the role, if there are any. */
function officesFor(
  alliance: Alliance | undefined,
  role: string,
  countries: readonly string[],
): string[] {
  if (alliance === undefined) return [];
  return countries.flatMap((country) => {
    const all = officesOf(alliance, country);
    const named = all.filter((key) => key.endsWith(`-${role}`));
    return named.length > 0 ? named : all;
  });
}

function byCodeOwners(given: ToAgree, alliance: Alliance | undefined): Ask[] {
  const { codeOwners, changed, prefix, files } = given;
  const owners: CodeOwners = readCodeOwners(codeOwners ?? DEFAULT);
  const known = new Map(files.map((file) => [file.file, file]));
  return changed.flatMap((file) => {
    const inside = file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
    // Without a CODEOWNERS, the built-in one is about the project's folder.
    const path = codeOwners === undefined ? (inside ?? file) : file;
    const changedFile = inside === undefined ? undefined : known.get(inside);
    return rolesOf(owners, path).map((role): Ask => {
      const countries = countriesOf(role, changedFile, inside, alliance);
      return { role, countries, reason: "codeOwners", file };
    });
  });
}

/** Countries of a role for a file: the owners of the data, or where the site is. */
function countriesOf(
  role: string,
  file: ChangedFile | undefined,
  path: string | undefined,
  alliance: Alliance | undefined,
): string[] {
  if (path === undefined || alliance === undefined) return [];
  const { kind, site = "" } = placeOf(path) ?? {};
  const country = own(alliance.sites, site)?.country;
  const host = country === undefined ? [] : [country];
  if (kind === undefined) return [];
  if (kind === "tenant") {
    if (role === "operations") return host;
    return [...new Set([...(file?.owners ?? []), ...(role === "tenants" ? [] : host)])].sort();
  }
  return kind === "site" || kind === "facility" ? host : Object.keys(alliance.members).sort();
}

function byContent(
  { base, head, files, ways, prefix }: ToAgree,
  alliance: Alliance | undefined,
): Ask[] {
  const country = (site: string) => own(alliance?.sites ?? {}, site)?.country ?? "?";
  const asks = files.flatMap((changed): Ask[] => {
    const file = `${prefix}${changed.file}`;
    return [
      ...contractsOf(changed).flatMap((contract): Ask[] =>
        sitesOf(contract, [base, head]).map((site) => ({
          role: "countersignature",
          countries: [country(site)],
          reason: "contract",
          values: { contract, site },
          file,
        })),
      ),
      ...standbysOf(changed).map((site): Ask => {
        const values = { site };
        return { role: "operations", countries: [country(site)], reason: "standby", values, file };
      }),
      ...(changesClass(changed)
        ? [
            {
              role: "compliance",
              countries: changed.owners ?? [],
              reason: "dataClass" as const,
              file,
            },
          ]
        : []),
      ...retirementsOf(head, changed).map((office): Ask => {
        const countries = changed.owners ?? [];
        return { role: "retirement", countries, offices: [office], reason: "retirement", file };
      }),
    ];
  });
  const opened = ways.filter(
    ({ change, reach }) => change === "opened" && (reach === "internet" || reach === "otherTenant"),
  );
  const owners = new Map(files.map((one) => [`${one.site}/${one.tenant}`, one]));
  return [
    ...asks,
    ...opened.flatMap(({ site, tenant }): Ask[] => {
      const changed = owners.get(`${site}/${tenant}`);
      if (changed === undefined) return [];
      const file = `${prefix}${changed.file}`;
      return [{ role: "compliance", countries: changed.owners ?? [], reason: "way", file }];
    }),
  ];
}

/** Whether a tenant is new, or its data belong to another class or owner: where they may be is another question then. */
function changesClass({ kind, status, changes }: ChangedFile): boolean {
  if (kind !== "tenant") return false;
  return status === "added" || changes.some(({ path }) => path === "dataClass" || path === "owner");
}

/** Contracts whose terms or countersignature change. */
function contractsOf({ kind, changes }: ChangedFile): string[] {
  if (kind !== "alliance" && kind !== "site") return [];
  const names = changes.map(({ path }) => path.match(/^contracts\.([^.]+)/)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))];
}

/** Both sites of a contract, before and after. */
function sitesOf(contract: string, sides: readonly Side[]): string[] {
  const sites = sides.flatMap(({ loaded }) => {
    const found = own(loaded.sources.alliance?.data.contracts ?? {}, contract);
    return found === undefined ? [] : [found.from, found.to];
  });
  return [...new Set(sites)].sort();
}

function standbysOf({ kind, changes }: ChangedFile): string[] {
  if (kind !== "tenant") return [];
  const sites = changes
    .filter(({ path }) => path === "continuity.standby" || path === "movesTo")
    .flatMap(({ before = [], after = [] }) => [before, after].flat());
  return [...new Set(sites)];
}

/** Offices that a new `retire` names. */
function retirementsOf(
  head: Side,
  { kind, site = "", tenant = "", changes }: ChangedFile,
): string[] {
  const isNew = kind === "tenant" && changes.some(({ path }) => /(^|\.)retire(\.|$)/.test(path));
  const data = head.loaded.sources.sites.get(site)?.tenants.get(tenant)?.data;
  if (!isNew || data === undefined) return [];
  const parts = [data, ...Object.values(data.clusters), ...Object.values(data.containers)];
  return [...new Set(parts.flatMap(({ retire }) => retire?.approvedBy.office ?? []))];
}

/** The roles where a repository has no CODEOWNERS: those of the file that `estate init` writes. */
export const DEFAULT = `* @estate/maintainers
/policies/waivers.yaml @estate/compliance
/stacks/alliance.yaml @estate/compliance @estate/operations
/stacks/repatriation.yaml @estate/compliance
/stacks/*/site.yaml @estate/operations
/stacks/*/facility.yaml @estate/operations
/stacks/*/tenants/ @estate/tenants @estate/operations
/Pulumi.*.yaml @estate/operations
`;
