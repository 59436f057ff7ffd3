/**
 * Serves the policies to the engine. The CLI starts a pack in the program's folder, but the policy library reads the
 * pack's version from the current one.
 */
import { join } from "node:path";
import { type Policies, PolicyPack } from "@pulumi/policy";
import { chooseLanguage } from "../../../output/language.ts";
import { UserError } from "../../../output/user-error.ts";
import { packOf } from "../../packs.ts";
import { formatSelfTest } from "../../self-test.ts";
import { applyWaivers, formatWaiverProblem } from "../../waivers/index.ts";
import { estateThings } from "../estate-things.ts";
import { loadAlliance, loadThings, loadWaivers, stackContexts } from "../registry.ts";
import { selfTest } from "../self-test.ts";
import { rejectConfiguration, sealed } from "./configuration.ts";
import { policies } from "./policies.ts";
import { selfTestPolicies } from "./self-test.ts";
import { openResults, waiverPolicies } from "./waived.ts";

const folders = [process.cwd(), process.env.PWD ?? ""].filter(Boolean);
process.chdir(join(import.meta.dirname, "../.."));
const { name, policies: served } = policiesOrExit();
new PolicyPack(name, { policies: served });

/** The run stops here without a sound registry, sound waivers and policies that pass their self-test. */
function policiesOrExit(): { name: string; policies: Policies } {
  const language = chooseLanguage();
  try {
    const today = new Date().toISOString().slice(0, 10);
    const pack = packOf(process.env.AES_ESTATE_PACK);
    const alliance = loadAlliance();
    const waivers = loadWaivers(alliance);
    const { problems } = applyWaivers([], waivers, { today });
    const lines = problems.map((problem) => formatWaiverProblem(problem, language));
    if (lines.length > 0) throw new Error(lines.join("\n"));
    const results = openResults();
    const options = { waivers, pack };
    for (const proof of [
      selfTest(alliance, waivers, today, pack),
      selfTestPolicies(policies(alliance, folders, options), alliance),
    ]) {
      if (proof.selfTest !== "passed") throw new Error(formatSelfTest(proof, language));
    }
    const served = sealed([
      ...policies(alliance, folders, { ...options, results, things: estateThings(loadThings()) }),
      ...waiverPolicies(waivers, results, stackContexts(alliance, folders)),
    ]);
    rejectConfiguration(served, pack.rules);
    return { name: pack.name, policies: served };
  } catch (error) {
    const reason = error instanceof UserError ? error.in(language) : (error as Error).message;
    console.error(`aes-estate: ${reason}`);
    process.exit(1);
  }
}
