/** The map: member states, their sites, and which site stands by for which. Loaded only when an atlas is made. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoMercator, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { countryColour } from "../../../output/colours.ts";
import { type Html, html } from "../../../output/html.ts";
import { type Language, render } from "../../../output/message.ts";
import type { Atlas } from "../model.ts";
import { sitePage } from "../paths.ts";
import { siteName } from "../site-name.ts";
import { TEXTS } from "./messages.ts";
import { drawing, rounded } from "./svg.ts";

/** Wider than the members, which are in its middle: a narrow page shows the middle only. */
const [WIDTH, HEIGHT, MARGIN] = [1200, 560, 24];

interface Member {
  /** ISO 3166-1 numeric code, by which the map knows the country. */
  readonly numeric: string;
  /** Longitude and latitude of the capital: the registry has no coordinates of sites. */
  readonly capital: readonly [number, number];
  /** Where the country's name is written. */
  readonly label: readonly [number, number];
  /** Whether its sites' names are above their marks, because another capital is near. @default false */
  readonly above?: boolean;
}

/** Members that the map knows; the others are in the tables only. */
const MEMBERS: Readonly<Record<string, Member>> = {
  ML: { numeric: "466", capital: [-8.0, 12.65], label: [-2.6, 18.4] },
  BF: { numeric: "854", capital: [-1.52, 12.37], label: [-1.2, 13.55] },
  NE: { numeric: "562", capital: [2.11, 13.51], label: [9.4, 17.4], above: true },
};

/** Distance of two sites in one country, pixels. */
const BESIDE = 26;

/** The map as SVG; its sites are links. */
export function drawMap({ alliance, reports }: Atlas, language: Language): Html {
  const countries = readCountries();
  const members = Object.keys(alliance.members).flatMap((key) => {
    const shape = countries.features.find(({ id }) => id === MEMBERS[key]?.numeric);
    return shape ? [{ key, shape }] : [];
  });
  const all: FeatureCollection = {
    type: "FeatureCollection",
    features: members.map(({ shape }) => shape),
  };
  const frame: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [WIDTH - MARGIN, HEIGHT - MARGIN],
  ];
  const projection = geoMercator().fitExtent(frame, all);
  projection.clipExtent([
    [0, 0],
    [WIDTH, HEIGHT],
  ]);
  const path = geoPath(projection).digits(1);
  const at = (place: readonly [number, number]) => projection([place[0], place[1]]) ?? [0, 0];
  const places = sitePlaces(alliance, at);
  const isMember = (id: unknown) => members.some(({ shape }) => shape.id === id);
  const others = countries.features.filter(({ id }) => !isMember(id));
  const land = others.map((shape) => path(shape)).filter((line) => line !== null);
  const content = html`<defs>${members.map(({ key }, index) => hatching(key, index))}${ARROW}</defs>
<path class="land" d="${land.join("")}"/>
${members.map(({ key, shape }) => {
  const line = path(shape) ?? "";
  return html`<path class="member" d="${line}" fill="${countryColour(key)}"/><path d="${line}" fill="url(#hatch-${key})"/>`;
})}
${members.map(({ key }) => {
  const [x, y] = at(MEMBERS[key]?.label ?? [0, 0]);
  return html`<text class="country" x="${rounded(x)}" y="${rounded(y)}">${alliance.members[key]?.title[language]}</text>`;
})}
${standbyLines(reports.failover, places)}
${[...places].map(([key, place]) => siteMark(key, place, alliance, language))}`;
  const title = render(TEXTS.map, { sites: Object.keys(alliance.sites).length }, language);
  return drawing({ width: WIDTH, height: HEIGHT, title, name: "map", cut: true }, content);
}

type Point = readonly [x: number, y: number];

/** Each site at its country's capital; further ones of the same country beside it. */
function sitePlaces(
  { sites }: Atlas["alliance"],
  at: (place: readonly [number, number]) => readonly [number, number],
): Map<string, Point> {
  const before: Record<string, number> = {};
  const places = Object.entries(sites).flatMap(([key, { country }]) => {
    const known = MEMBERS[country];
    if (known === undefined) return [];
    const nth = before[country] ?? 0;
    before[country] = nth + 1;
    const [x, y] = at(known.capital);
    return [[key, [rounded(x + nth * BESIDE), rounded(y)]] as const];
  });
  return new Map(places);
}

/** A curve above the names from a site to each that stands by for it; one with two heads for two that stand by for each other. */
function standbyLines(
  failover: Atlas["reports"]["failover"],
  places: ReadonlyMap<string, Point>,
): Html[] {
  const leads = (from: string, to: string) =>
    failover[from]?.moves.some((move) => move.to === to) ?? false;
  const sites = [...places];
  return sites.flatMap(([one, start], index) =>
    sites.slice(index + 1).flatMap(([other, end]) => {
      const [there, back] = [leads(one, other), leads(other, one)];
      if (!there && !back) return [];
      const dx = Math.abs(end[0] - start[0]);
      const bent = [(start[0] + end[0]) / 2, Math.min(start[1], end[1]) - dx * 0.25];
      const line = `M${start.join(" ")}Q${bent.map(rounded).join(" ")} ${end.join(" ")}`;
      const head = (name: string) => html` marker-${name}="url(#arrow)"`;
      return [
        html`<path class="standby" d="${line}"${back && head("start")}${there && head("end")}/>`,
      ];
    }),
  );
}

function siteMark(
  key: string,
  [x, y]: Point,
  { sites }: Atlas["alliance"],
  language: Language,
): Html | undefined {
  const site = sites[key];
  if (site === undefined) return undefined;
  const tier = render(TEXTS.tier, { level: site.tier.level }, language);
  const open = site.status === "open";
  const above = MEMBERS[site.country]?.above === true;
  const [name, below] = above ? [y - 28, y - 14] : [y + 26, y + 41];
  const mark = html`<circle class="site ${site.status}" cx="${x}" cy="${y}" r="8"/><text class="name${above && " above"}" x="${x}" y="${rounded(name)}">${siteName(key)}</text><text class="tier" x="${x}" y="${rounded(below)}">${open ? tier : TEXTS.planned[language]}</text>`;
  return open ? html`<a href="${sitePage(key)}">${mark}</a>` : mark;
}

/** Lines in different directions: countries differ without colours, too. */
function hatching(key: string, index: number): Html {
  const angle = [45, 135, 0][index % 3] ?? 0;
  return html`<pattern id="hatch-${key}" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(${angle})"><path d="M0 0V9" stroke="#ffffff" stroke-opacity="0.45" stroke-width="2"/></pattern>`;
}

const ARROW = html`<marker id="arrow" viewBox="0 0 8 8" refX="15" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="head" d="M0 0L8 4L0 8z"/></marker>`;

function readCountries(): FeatureCollection<Geometry> {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const world = JSON.parse(readFileSync(file, "utf8")) as Topology<{
    countries: GeometryCollection;
  }>;
  const { features } = feature(world, world.objects.countries);
  return { type: "FeatureCollection", features: features as Feature<Geometry>[] };
}
