#!/usr/bin/env -S node --import='data:text/javascript,parseInt(process.version.slice(1))<24&&(console.error("aes-estate:%20Node.js%2024%20or%20later%20is%20needed"),process.exit(1))'
/**
 * The pack, started by the CLI itself (`--policy-pack policies/pack.ts`) or by a language host
 * (`--policy-pack policies`). The CLI starts it in the program's folder, but the policy library
 * reads its version from the current one.
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
