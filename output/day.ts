/** The present day (UTC), `2026-11-24`. */
export const today = () => new Date().toISOString().slice(0, 10);

/** A time (UTC) as people read it: `2026-11-24 08:00:12 UTC` for `2026-11-24T08:00:12.345Z`, with or without the `Z`. */
export const formatTime = (time: string) => `${time.slice(0, 19).replace("T", " ")} UTC`;
