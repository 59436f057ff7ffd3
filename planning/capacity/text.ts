/** The report as tables for people. */

import { type Language, render } from "../../output/message.ts";
import { formatNumber } from "../../output/numbers.ts";
import { type Column, toTable } from "../../output/table.ts";
import type { Amounts } from "../../policies/alliance/model.ts";
import type { HostParts } from "./building.ts";
import { TEXTS } from "./messages.ts";
import type {
  BuildingCapacity,
  LossCapacity,
  Names,
  ObjectCapacity,
  SiteCapacity,
} from "./model.ts";
import { SHARE_FIELDS } from "./shares.ts";

/** The whole report; `more` returns further text about a site, printed below its own tables. */
export function toText<Site extends SiteCapacity>(
  sites: readonly Site[],
  names: Names,
  language: Language,
  more: (site: Site) => string[] = () => [],
): string {
  return sites
    .map((site) => [...siteText(site, names, language), ...more(site)].join("\n\n"))
    .join("\n\n\n");
}

/** The loss of a row in words. */
export function lossTitle({ loss, zone, zones, hostsPerZone }: LossCapacity, language: Language) {
  const values = { zone: zone ?? "", zones, hosts: hostsPerZone };
  const texts = {
    none: TEXTS.none,
    hosts: TEXTS.hostsLost,
    zone: TEXTS.zoneLost,
    reserve: TEXTS.reserve,
  };
  return render(texts[loss], values, language);
}

function siteText(capacity: SiteCapacity, names: Names, language: Language): string[] {
  const { members, sites, classes } = names;
  const { site, offered, promised, free, countries, standbyFor, building, objects } = capacity;
  const say = (text: keyof typeof TEXTS) => TEXTS[text][language];
  const numbers = (amounts: Amounts) =>
    SHARE_FIELDS.map((field) => formatNumber(amounts[field], language));
  const fields: Column[] = SHARE_FIELDS.map((field) => ({ title: say(field), numeric: true }));
  const nameOf = (title?: Readonly<Record<Language, string>>) => title?.[language] ?? "";
  return [
    `${nameOf(sites[site]?.title)} (${site})`,
    toTable(
      [{ title: say("total") }, ...fields],
      [
        [say("offered"), ...numbers(offered)],
        [say("promised"), ...numbers(promised)],
        [say("free"), ...numbers(free)],
      ],
    ),
    toTable(
      [{ title: say("country") }, { title: "" }, ...fields],
      countries.flatMap(({ country, promised: used, share }) => {
        const rows = share
          ? ([
              ["guaranteed", share.guaranteed],
              ["burst", share.burst],
              ["promised", used],
              ["free", share.free],
            ] as const)
          : ([["promised", used]] as const);
        return rows.map(([what, amounts], index) => [
          index === 0 ? nameOf(members[country]?.title) : "",
          say(what),
          ...numbers(amounts),
        ]);
      }),
    ),
    toTable(
      [{ title: say("class") }, { title: say("tenants"), numeric: true }, ...fields],
      capacity.classes.map(({ class: name, tenants, promised: used }) => [
        nameOf(classes[name]?.title),
        formatNumber(tenants, language),
        ...numbers(used),
      ]),
    ),
    building ? buildingText(building, language) : render(TEXTS.notCounted, { site }, language),
    ...(objects ? [objectText(objects, language)] : []),
    ...(standbyFor.length === 0 ? [render(TEXTS.takesOverNone, { site }, language)] : []),
    ...standbyFor.map(({ site: home, tenants, free: left }) =>
      [
        render(TEXTS.takesOver, { site, home, tenants: tenants.join(", ") }, language),
        toTable([{ title: "" }, ...fields], [[say("free"), ...numbers(left)]]),
      ].join("\n"),
    ),
  ];
}

function objectText(objects: ObjectCapacity, language: Language): string {
  const say = (text: keyof typeof TEXTS) => TEXTS[text][language];
  const rows = [
    ["usable", objects.usable],
    ["reserveShort", objects.carried],
    ["promised", objects.promised],
    ["copies", objects.copies],
    ["free", objects.free],
  ] as const;
  return toTable(
    [{ title: say("objects") }, { title: say("gib"), numeric: true }],
    rows.map(([what, value]) => [say(what), formatNumber(value, language)]),
  );
}

function buildingText(building: BuildingCapacity, language: Language): string {
  const { zones, hostClasses, losses, largestFlavor } = building;
  const say = (text: keyof typeof TEXTS) => TEXTS[text][language];
  const number = (value: number) => formatNumber(value, language);
  const column = (title: string): Column => ({ title, numeric: true });
  const carried = [say("hosts"), say("cores"), say("ramGiB"), say("diskGiB")].map(column);
  const parts = ({ hosts, carries }: { hosts: number; carries: HostParts }) => [
    number(hosts),
    ...[carries.cores, carries.ramGiB, carries.diskGiB].map(number),
  ];
  const placeable = ["cores", "ramGiB", "volumeGiB"] as const;
  return [
    toTable(
      [{ title: say("zone") }, ...carried],
      zones.map((row) => [row.zone, ...parts(row)]),
    ),
    toTable(
      [{ title: say("hostClass") }, ...carried],
      hostClasses.map((row) => [row.hostClass, ...parts(row)]),
    ),
    [
      say("whenLost"),
      toTable(
        [
          { title: say("lost") },
          ...placeable.flatMap((field) => [column(say(field)), column(say("free"))]),
          column(say("diskGiB")),
          column(render(TEXTS.servers, { flavor: largestFlavor }, language)),
        ],
        losses.map((row) => [
          lossTitle(row, language),
          ...placeable.flatMap((field) => [number(row.placeable[field]), number(row.free[field])]),
          number(row.placeable.diskGiB),
          number(row.servers),
        ]),
      ),
    ].join("\n"),
  ].join("\n\n");
}
