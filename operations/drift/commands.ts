/** The commands that revert, adopt or waive a difference: only those that exist. */
import type { Positioned } from "../../estate/issue.ts";
import { RULES } from "../../policies/rules/index.ts";
import type { Violation } from "../../policies/violations.ts";
import type { Difference } from "./differences.ts";
import { quoted } from "./kinds/kind.ts";
import type { ReportedFinding } from "./model.ts";

type Commands = ReportedFinding["commands"];

/** What commands depend on. */
export interface Where {
  readonly site: string;
  readonly rehearsal: boolean;
}

/** The engine's own commands at a real site, the estate's at a rehearsal. */
function engine({ site, rehearsal }: Where) {
  const run = (verb: string) =>
    rehearsal ? `npx estate ${verb} ${site}` : `pulumi ${verb} --stack ${site}`;
  return { refresh: run("refresh"), up: run("up"), preview: run("preview") };
}

/** The commands for one difference. */
export function commandsFor(
  found: Difference,
  where: Where,
  declared: Positioned | undefined,
  violations: readonly Violation[],
): Commands {
  const { is, kind, item } = found;
  const { refresh, up, preview } = engine(where);
  const waivable = new Map(violations.filter(isWaivable).map((one) => [one.rule, one.subject]));
  const waivers = [...waivable].map(([rule, subject]) => ({
    does: "waive" as const,
    command: `\${EDITOR:-vi} policies/waivers.yaml # rule: ${rule}, scope: ${quoted(subject)}; npx estate check ${where.site}`,
  }));
  if (is === "gone") return [{ does: "revert", command: `${refresh} && ${up}` }];
  if (is === "changed") {
    const adopt =
      declared === undefined
        ? []
        : [
            {
              does: "adopt" as const,
              command: `\${EDITOR:-vi} +${declared.line} ${quoted(declared.file)} && ${refresh} && ${preview}`,
            },
          ];
    return [{ does: "revert", command: `${refresh} && ${up}` }, ...adopt, ...waivers];
  }
  const remove = item && kind.remove?.(item);
  const setting = where.rehearsal ? `eval "$(make -s env SITE=${where.site})"; ` : "";
  return [
    ...(remove ? [{ does: "revert" as const, command: `${setting}${remove}` }] : []),
    ...waivers,
  ];
}

function isWaivable({ rule }: Violation): boolean {
  return RULES.find(({ name }) => name === rule)?.metadata.waivable === true;
}
