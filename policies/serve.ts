/**
 * Serves the law to the engine. The CLI starts a pack in the program's folder, but the policy library reads the pack's
 * version from the current one.
 */
import { PolicyPack } from "@pulumi/policy";
import type { Alliance } from "../sovereignty/index.ts";
import { loadAlliance } from "./registry.ts";
import { policies } from "./rules.ts";

const folders = [process.cwd(), process.env.PWD ?? ""].filter(Boolean);
process.chdir(import.meta.dirname);
new PolicyPack("aes-estate", { policies: policies(allianceOrExit(), folders) });

/** Without a sound registry there is no law to judge by: the run stops here. */
function allianceOrExit(): Alliance {
  try {
    return loadAlliance();
  } catch (error) {
    console.error(`aes-estate: ${(error as Error).message}`);
    process.exit(1);
  }
}
