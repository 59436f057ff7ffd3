/** Colours with one meaning in every picture and every page. */

/**
 * Each country's own colour, the same in every picture; from a palette that people with any colour vision can distinguish
 * (Okabe and Ito), and that prints.
 */
const COUNTRIES: ReadonlyMap<string, string> = new Map([
  ["ML", "#0072b2"],
  ["BF", "#e69f00"],
  ["NE", "#009e73"],
]);

/** Other meanings of a colour; none of these is a country's. */
export const COLOURS = {
  /** Limits: a deadline, a demand, an offer; and anything late. */
  limit: "#d55e00",
  /** Belongs to no country: a building, a reserve. */
  neutral: "#c8d3dc",
  /** A site as a whole. */
  site: "#4d4d4d",
  done: "#56b4e9",
  doing: "#cc79a7",
  waiting: "#bdbdbd",
} as const;

/** A country's colour; one grey for all states that are not members. */
export function countryColour(country: string): string {
  return COUNTRIES.get(country) ?? COLOURS.neutral;
}

/** Text on any of the colours above. */
export const INK = "#1a1a1a";
