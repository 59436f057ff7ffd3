/** Durations for people; the units are those of both languages. */

/** Seconds as they were: `48 s`, `5 min 20 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  const rest = whole % 60;
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)} min${rest > 0 ? ` ${rest} s` : ""}`;
}

/** Seconds as they are expected, rounded up to what an estimate can know: `40 s`, `3 min`, `1 h 20 min`. */
export function roughly(seconds: number): string {
  if (seconds <= 50) return `${Math.max(1, Math.ceil(seconds / 10)) * 10} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const tens = Math.ceil(minutes / 10) * 10;
  return tens % 60 === 0 ? `${tens / 60} h` : `${Math.floor(tens / 60)} h ${tens % 60} min`;
}
