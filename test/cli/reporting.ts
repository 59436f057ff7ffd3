/** A report that only counts tenants, used by report.test.ts. */
import { Command } from "commander";
import { reportCommand } from "../../cli/report-command.ts";

const tenants = reportCommand<{ sites: [string, number][] }>({
  name: "tenants",
  description: { fr: "compte", en: "counts" },
  build: ({ chosen }) => ({
    sites: chosen.map(({ siteKey, tenants: all }) => [siteKey, Object.keys(all).length]),
  }),
  toText: ({ sites }, language) =>
    `${sites.map(([site, count]) => `${site}: ${count}`).join(", ")} (${language})`,
  toSvg: () => "<svg/>",
});

/** Runs one command line and gives its exit code. */
export async function count(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command().exitOverride().configureOutput({ writeErr: console.error });
  const end = (code: number) => {
    exitCode = code;
  };
  const command = tenants(args.includes("fr") ? "fr" : "en", end);
  program.addCommand(command.exitOverride().configureOutput({ writeErr: console.error }));
  try {
    await program.parseAsync([...args], { from: "user" });
    return exitCode;
  } catch {
    return 2;
  }
}
