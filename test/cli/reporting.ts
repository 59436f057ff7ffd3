/** A report that only counts tenants, as a program of its own: what report.test.ts asks. */
import { Command } from "commander";
import { reportCommand } from "../../cli/report/command.ts";

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

const args = process.argv.slice(2);
const language = args.includes("fr") ? "fr" : "en";
const program = new Command().exitOverride();
program.addCommand(
  tenants(language, (code) => {
    process.exitCode = code;
  }).exitOverride(),
);
try {
  await program.parseAsync(args, { from: "user" });
} catch {
  process.exitCode = 2;
}
