/** README, "a new tenant in five minutes": a copy of another's file, with the addresses that the check names. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadEstates } from "../../checks/load.ts";
import { formatIssue } from "../../estate/issue.ts";

/** Creates Bamako's tenant `weather-service` in a stacks folder; returns the check's issues of the copy before. */
export async function newTenant(root: string): Promise<string[]> {
  const tenants = join(root, "bamako/tenants");
  const other = await readFile(join(tenants, "civil-registry.yaml"), "utf8");
  const file = join(tenants, "weather-service.yaml");
  let text = other.replace("tenant: civil-registry", "tenant: weather-service");
  await writeFile(file, text);
  const { issues } = await loadEstates(["bamako"], { root });
  const messages = issues.map((issue) => formatIssue(issue, "en", root));
  for (const line of messages) {
    const [, taken = "", free = ""] =
      /got (\S+), which.*First free prefix.*: (\S+)\.$/s.exec(line) ?? [];
    text = text.replace(taken, free);
  }
  await writeFile(file, text);
  return messages;
}
