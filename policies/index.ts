/** The policies, for other programs: `aes-estate/policies`. */
export { type GuardOptions, installGuard } from "./enforce/guard/guard.ts";
export { packFile } from "./enforce/project.ts";
export { loadAlliance, loadWaivers, readAlliance, readThingsFile } from "./enforce/registry.ts";
