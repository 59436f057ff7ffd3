/** The reports' pictures, read as an SVG renderer does: of the reference estate, in both languages. */
import test from "ava";
import { scale } from "../../output/chart.ts";
import { COLOURS, countryColour } from "../../output/colours.ts";
import { LANGUAGES, type Language } from "../../output/message.ts";
import { picture as availability } from "../../planning/availability/picture.ts";
import { availabilityReport } from "../../planning/availability/report.ts";
import { toPicture as capacity } from "../../planning/capacity/picture.ts";
import { capacityOf } from "../../planning/capacity/report.ts";
import { picture as energy } from "../../planning/energy/picture.ts";
import { energyReport } from "../../planning/energy/report.ts";
import { planSvg, progressSvg } from "../../planning/repatriation/picture.ts";
import { planReport } from "../../planning/repatriation/plan.ts";
import { progressOf } from "../../planning/repatriation/progress.ts";
import { estates, repatriation, solve, TODAY } from "../helpers/reference.ts";
import { alliance } from "../policies/fixture.ts";
import { type Label, readSvg, type Svg } from "./svg.ts";

const [names] = estates.map((estate) => estate.alliance);
if (names === undefined) throw new Error("the reference has no site");
const sites = estates.map((estate) => capacityOf(estate, estates));
const progress = progressOf(
  repatriation,
  TODAY,
  Object.keys(names.members),
  Object.keys(names.classes),
);
const plan = await planReport(repatriation, estates, TODAY, solve);

const drawings: Readonly<Record<string, (language: Language) => string>> = {
  capacity: (language) => capacity({ sites }, names, language, TODAY),
  availability: (language) => availability(availabilityReport(estates, estates), language, TODAY),
  energy: (language) => energy(energyReport(estates), language, TODAY),
  progress: (language) => progressSvg(progress, names.classes, language),
  plan: (language) => planSvg(plan, language, TODAY),
};

/** Colours without meaning: paper, ink, lines of axes. */
const PLAIN = [
  "none",
  "#ffffff",
  "#000",
  "#1a1a1a",
  "#54555a",
  "#dbdee4",
  "#e6e6e6",
  "#777777",
  "transparent",
];

/** The meaning of each colour in the legend: each text is beside its sample. */
function legend({ shapes, labels }: Svg): Map<string, string> {
  const samples = shapes.filter(({ fill }) => !PLAIN.includes(fill));
  return new Map(
    labels.flatMap(({ text, place }): [string, string][] => {
      const sample = samples.find((shape) => place !== undefined && shape.place === place);
      return sample === undefined ? [] : [[sample.fill, text]];
    }),
  );
}

function overlapping(labels: readonly Label[]): string[] {
  return labels.flatMap(({ text, box }, index) =>
    labels
      .slice(index + 1)
      .filter(
        (other) =>
          box.left < other.box.right &&
          other.box.left < box.right &&
          box.top < other.box.bottom &&
          other.box.top < box.bottom,
      )
      .map((other) => `${text} / ${other.text}`),
  );
}

for (const [name, draw] of Object.entries(drawings)) {
  for (const language of LANGUAGES) {
    const text = draw(language);
    const svg = readSvg(text);
    const { title, description, labels, shapes, size } = svg;

    test(`${name}, ${language}: states its subject, source and date, also to screen readers`, (t) => {
      t.true(title.length > 15);
      t.regex(
        description,
        language === "fr"
          ? /^Source : stacks\/.*; calculé le 25 novembre 2026$/
          : /^Source: stacks\/.*; computed on November 25, 2026$/,
      );
      t.true(
        labels.some((label) => label.text === title),
        "the title is drawn",
      );
      t.true(
        labels.some((label) => label.text === description),
        "the source is drawn",
      );
      t.true(text.startsWith(`<svg role="img" xml:lang="${language}" `));
    });

    test(`${name}, ${language}: each colour is in the legend, and a country's own is the country's`, (t) => {
      const meanings = legend(svg);
      const used = new Set(shapes.flatMap(({ fill, stroke }) => [fill, stroke]));
      const unexplained = [...used].filter(
        (colour) => !PLAIN.includes(colour) && !meanings.has(colour),
      );
      t.deepEqual(unexplained, []);
      for (const [country, { title: titles }] of Object.entries(names.members)) {
        const colour = countryColour(country);
        const shown = meanings.get(colour);
        if (shown !== undefined)
          t.true([country, titles[language]].includes(shown), `${colour}: ${shown}`);
        for (const [other, meaning] of meanings) {
          if (other !== colour) t.false([country, titles[language]].includes(meaning), meaning);
        }
      }
    });

    test(`${name}, ${language}: reads on every program that draws SVG`, (t) => {
      t.deepEqual(
        [...new Set(labels.map(({ font }) => font))],
        ["Arial, Liberation Sans, DejaVu Sans, Helvetica, sans-serif"],
      );
      t.deepEqual(overlapping(labels), []);
      const outside = labels.filter(
        ({ box }) => box.left < 0 || box.right > size[0] || box.top < 0 || box.bottom > size[1],
      );
      t.deepEqual(outside, []);
      t.deepEqual(
        [...svg.names].filter((each) =>
          ["style", "script", "image", "foreignObject"].includes(each),
        ),
        [],
      );
      t.notRegex(text, /\u202f|dominant-baseline|NaN|undefined|class=|ecmeta/);
    });
  }
}

test("all sites have one scale", (t) => {
  const numbers = (name: string, language: Language = "en") =>
    readSvg(drawings[name]?.(language) ?? "").labels.filter(({ text }) => /^[\d,]+$/.test(text));
  // The marks of an axis are on one line, or one column, and are the same at the other site.
  const marks = (name: string, along: "top" | "right") => {
    const lines = Map.groupBy(numbers(name), ({ box }) => Math.round(box[along]));
    const axes = [...lines.values()].filter(
      (line) => line[0]?.text === "0" || line.at(-1)?.text === "0",
    );
    return axes.map((line) => line.map(({ text }) => text).join(" "));
  };
  for (const name of ["availability", "capacity"]) {
    const axes = marks(name, "top");
    t.is(axes.length, estates.length, name);
    t.is(new Set(axes).size, 1, axes.join(" | "));
  }
  const [heights = ""] = marks("energy", "right");
  const half = heights.split(" ").length / estates.length;
  t.deepEqual(heights.split(" ").slice(0, half), heights.split(" ").slice(half));
});

test("every member of the AES has its own colour, used for nothing else", (t) => {
  const countries = Object.keys(alliance.members).map(countryColour);
  t.is(countries.length, 3);
  const colours = [...countries, ...Object.values(COLOURS)];
  t.is(new Set(colours).size, colours.length);
  t.is(countryColour("constructor"), COLOURS.neutral);
});

test("an axis ends on a round number that its steps reach", (t) => {
  const cases = [
    [2160, 3000, 1000],
    [5792, 6000, 2000],
    [102_000, 150_000, 50_000],
    [22.04, 30, 10],
    [600, 600, 200],
    [1, 1, 0.5],
    [8, 8, 2],
  ] as const;
  for (const [most, max, interval] of cases) t.deepEqual(scale(most), { max, interval }, `${most}`);
});
