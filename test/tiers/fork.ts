/**
 * Makes a fork for a run of the fast tier: `node test/tiers/fork.ts FOLDER`. Its site has changed all that the
 * documentation names, so the tests show at once that the product works and that a fork's tests are green.
 */
import { ALL_DAYS, copyWhole } from "../helpers/first-day.ts";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("test/tiers/fork.ts: got no folder, want the path of one to create");
  process.exit(2);
}
await copyWhole(folder);
for (const act of ALL_DAYS) await act(folder);
