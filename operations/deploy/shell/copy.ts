/**
 * Run by the `pulumi` beside it when a stack's file in the repository has changed, and with `plans` before a command that plans:
 * what `estate up` finds for its stack is there for a person's `pulumi`, too. `copy.ts <site> <workspace> [plans]`.
 */
import { sitePlaces } from "../../paths.ts";
import { handOver } from "../copies.ts";
import { writeStackFile } from "../stack-file.ts";

const [site = "", workspace = "", plans] = process.argv.slice(2);
const configFile = await writeStackFile(site, workspace);
// In the shell of one site another one may be named: its workspace is elsewhere, and nothing of it is in this one's.
if (plans === "plans" && workspace === sitePlaces(site).workspace) {
  const variables = process.env as Readonly<Record<string, string>>; // those that `make env` gave
  await handOver({ site, variables, configFile });
}
