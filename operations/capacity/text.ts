/** Tables that compare a cloud with the files. */
import { type Language, render } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { type Column, toTable } from "../../output/table.ts";
import { TEXTS as CAPACITY } from "../../planning/capacity/messages.ts";
import type { Names } from "../../planning/capacity/model.ts";
import { FIGURES, SERVICE_NAMES, TEXTS } from "./messages.ts";
import { type Amount, type CloudCapacity, type Compared, type Figure, SUMMED } from "./model.ts";

type Named = keyof typeof FIGURES;

/** One thing of either side: its name, one cell per column, and its figures. */
interface Row {
  readonly cells: readonly string[];
  readonly of: Compared<never>;
}

export function cloudText(
  site: string,
  capacity: CloudCapacity,
  { members }: Names,
  language: Language,
): string {
  const { address, region, rehearsal, missing, differences } = capacity;
  const title = (column: string): Column => ({ title: column });
  const country = (code = "") => members[code]?.title[language] ?? (code || "—");
  const table = (columns: readonly string[], rows: readonly Row[], figures: readonly Named[]) =>
    rows.length === 0 ? [] : [sidesTable(columns.map(title), rows, figures, language)];
  const hosts = capacity.hosts.map((of) => ({
    cells: [of.zone, of.hostClass ?? TEXTS.ofNoClass[language]],
    of,
  }));
  const zones = [CAPACITY.zone[language], CAPACITY.hostClass[language]];
  const carried = ["carriedCores", "carriedRamGiB", "carriedDiskGiB"] as const;
  return [
    [
      render(TEXTS.heading, { site, address, region }, language),
      ...(rehearsal ? [TEXTS.rehearsal[language]] : []),
      ...missing.map((name) => render(TEXTS.missing, { service: SERVICE_NAMES[name] }, language)),
    ].join("\n"),
    ...table(zones, hosts, ["hosts", "notReady", ...carried]),
    ...table(
      [TEXTS.pool[language]],
      capacity.storage.map((of) => ({ cells: [poolName(of)], of })),
      ["usableGiB", "freeGiB", "provisionedGiB"],
    ),
    ...table(
      [TEXTS.network[language]],
      capacity.externalAddresses.map((of) => ({ cells: [of.network], of })),
      ["addresses"],
    ),
    ...table(
      [TEXTS.tenant[language], CAPACITY.country[language]],
      capacity.tenants.map((of) => ({ cells: [of.tenant, country(of.country)], of })),
      SUMMED,
    ),
    ...table(
      [CAPACITY.country[language], TEXTS.projects[language]],
      capacity.countries.map((of) => {
        return { cells: [country(of.country), formatNumber(of.tenants, language)], of };
      }),
      SUMMED,
    ),
    ...(differences === 0 ? [] : [differencesTable(capacity, language)]),
    render(differences === 0 ? TEXTS.none : TEXTS.count, { site, count: differences }, language),
  ].join("\n\n");
}

/** A line per side under each thing, and one for usage; marked where the sides differ. */
function sidesTable(
  titles: readonly Column[],
  rows: readonly Row[],
  figures: readonly Named[],
  language: Language,
): string {
  const numbers = figures.map(
    (name): Column => ({ title: FIGURES[name][language], numeric: true }),
  );
  const lines = rows.flatMap(({ cells, of }) => {
    const sides = (["declared", "cloud", "used"] as const).filter((side) =>
      figures.some((name) => figureOf(of, name)?.[side] !== undefined),
    );
    return sides.map((side, index) => [
      ...(index === 0 ? cells : cells.map(() => "")),
      TEXTS[side === "declared" ? "files" : side][language],
      ...figures.map((name) => amount(figureOf(of, name)?.[side], language)),
      // On the cloud's line; a thing that only one side has is marked on its only line.
      side === (of.foundIn === "files" ? "declared" : "cloud") ? mark(of, language) : "",
    ]);
  });
  return toTable([...titles, { title: "" }, ...numbers, { title: "" }], lines);
}

/** Every difference on its own line, including figures that have no column. */
function differencesTable(capacity: CloudCapacity, language: Language): string {
  const named = (text: keyof typeof TEXTS, values: Record<string, string>) =>
    render(TEXTS[text], values, language);
  const rows: { what: string; of: Compared<never> }[] = [
    ...capacity.hosts.map((of) => {
      const { zone, hostClass = TEXTS.ofNoClass[language] } = of;
      return { what: named("ofHosts", { zone, hostClass }), of };
    }),
    ...capacity.storage.map((of) => ({ what: named("ofPool", { pools: poolName(of) }), of })),
    ...capacity.externalAddresses.map((of) => {
      return { what: named("ofNetwork", { network: of.network }), of };
    }),
    ...capacity.tenants.map((of) => ({ what: named("ofTenant", { tenant: of.tenant }), of })),
    ...capacity.volumeTypes.map((of) => {
      return { what: named("ofType", { tenant: of.tenant, volumeType: of.volumeType }), of };
    }),
  ];
  const lines = rows.flatMap(({ what, of }) => {
    if (of.foundIn !== "both") return [[what, "", "", "", mark(of, language)]];
    const found = Object.entries<Figure | undefined>(of.figures).filter(
      ([, each]) => each?.differs,
    );
    return found.map(([name, each]) => [
      what,
      FIGURES[name as Named][language],
      amount(each?.declared, language),
      amount(each?.cloud, language),
      TEXTS.differs[language],
    ]);
  });
  const numeric = (text: "files" | "cloud"): Column => ({
    title: TEXTS[text][language],
    numeric: true,
  });
  const columns = [
    { title: TEXTS.what[language] },
    { title: TEXTS.figure[language] },
    numeric("files"),
    numeric("cloud"),
    { title: "" },
  ];
  return toTable(columns, lines);
}

function figureOf(of: Compared<never>, name: Named): Figure | undefined {
  return (of.figures as Readonly<Partial<Record<Named, Figure>>>)[name];
}

function mark({ foundIn, differs }: Compared<never>, language: Language): string {
  if (!differs) return "";
  const texts = { both: TEXTS.differs, files: TEXTS.onlyFiles, cloud: TEXTS.onlyCloud };
  return texts[foundIn][language];
}

function amount(value: Amount | undefined, language: Language): string {
  if (value === undefined) return "";
  return typeof value === "number" ? formatNumber(value, language, 3) : TEXTS[value][language];
}

function poolName({ pools, cloudPools }: CloudCapacity["storage"][number]): string {
  return (pools.length > 0 ? pools : cloudPools).join(", ");
}
