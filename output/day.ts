/** The present day (UTC), `2026-11-24`. */
export const today = () => new Date().toISOString().slice(0, 10);
