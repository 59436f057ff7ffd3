/**
 * Run by the `pulumi` beside it when a stack's file in the repository has changed, and with `plans` before a command
 * that plans: a person's `pulumi` gets what `estate up` prepares for its stack. `copy.ts <site> <workspace> [plans]`.
 */
import { sitePlaces } from "../../paths.ts";
import { handOver } from "../copies.ts";
import { writeStackFile } from "../stack-file.ts";

const [site = "", workspace = "", plans] = process.argv.slice(2);
const configFile = await writeStackFile(site, workspace);
// In one site's shell a command may name another site: that site's workspace is elsewhere, and this one has nothing of
// it.
if (plans === "plans" && workspace === sitePlaces(site).workspace) {
  const variables = process.env as Readonly<Record<string, string>>; // the variables that `make env` set
  await handOver({ site, variables, configFile });
}
