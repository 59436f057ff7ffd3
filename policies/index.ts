/** The law, for other programs: `aes-estate/policies`. */
export { type GuardOptions, installGuard } from "./guard.ts";
export { packFile } from "./project.ts";
export { loadAlliance, loadWaivers, readAlliance, readThingsFile } from "./registry.ts";
