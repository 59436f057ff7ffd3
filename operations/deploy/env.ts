/** Prints the environment that a shell needs to run `pulumi` on one rehearsal site. */
import { type Language, render } from "../../output/message.ts";
import { TEXTS } from "./messages.ts";
import { prepareWorkspace, siteVariables } from "./workspace.ts";

/** Prints the lines that a shell evaluates. */
export async function printEnvironment(site: string, language: Language): Promise<void> {
  const { configFile } = await prepareWorkspace(site);
  for (const [name, value] of Object.entries(siteVariables(site))) {
    console.log(`export ${name}='${value.replaceAll("'", `'\\''`)}'`);
  }
  console.log(`# ${render(TEXTS.stackFile, { site, file: configFile }, language)}`);
}
