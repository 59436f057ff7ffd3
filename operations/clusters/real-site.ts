/** A cluster of a site that is no rehearsal: its stack is read with a person's own `pulumi` and login to the state. */
import { execa } from "execa";
import { programFolder } from "../../estate/project.ts";
import { UserError } from "../../output/user-error.ts";
import type { Declared } from "./deployed.ts";
import { TEXTS } from "./messages.ts";

/** The stack's output of this name, by `<tenant>/<cluster>`; without a secret. */
type Clusters = Readonly<Record<string, { readonly kubeconfig?: string }>>;

/** The kubeconfig for people. Throws a `UserError` if the state cannot be read, or the cluster is not deployed. */
export async function ofRealSite(site: string, { name }: Declared): Promise<string> {
  const args = ["stack", "output", "clusters", "--json", "--stack", site, "--non-interactive"];
  const run = await execa("pulumi", args, { cwd: programFolder, reject: false });
  if (run.failed) {
    const reason = run.stderr?.trim().replace(/^error: /, "") || run.shortMessage;
    throw new UserError(TEXTS.noOutput, { site, reason: String(reason) });
  }
  const found = (JSON.parse(run.stdout) as Clusters)[name]?.kubeconfig;
  if (found === undefined) {
    throw new UserError(TEXTS.notMade, { cluster: name, command: `pulumi up --stack ${site}` });
  }
  return found;
}
