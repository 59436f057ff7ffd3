/** Statistics of repeated measurements. */

/** The median and the spread of measurements. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** A straight line through measurements: `start + slope · size`. */
export interface Line {
  readonly start: number;
  readonly slope: number;
}

/** Spread of at least one value. */
export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const at = (index: number) => sorted[Math.floor(index)] ?? Number.NaN;
  return {
    median: Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(middle),
    least: at(0),
    most: at(sorted.length - 1),
  };
}

/** The least squares line with equal weights; needs at least two sizes. */
export function leastSquares(
  points: readonly { readonly size: number; readonly value: number }[],
): Line {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const size = mean(points.map((point) => point.size));
  const value = mean(points.map((point) => point.value));
  const covariance = mean(points.map((point) => (point.size - size) * (point.value - value)));
  const variance = mean(points.map((point) => (point.size - size) ** 2));
  const slope = covariance / variance;
  return { start: value - slope * size, slope };
}
