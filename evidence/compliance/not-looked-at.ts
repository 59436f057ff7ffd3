/** Everything that a statement did not look at, and why. */
import { type MessageValues, render } from "../../output/message.ts";
import { digestOnly } from "../../policies/alliance/countersignatures.ts";
import { own } from "../../policies/values/own.ts";
import { gapsOfDrift } from "./drift-gaps.ts";
import type { Gathered } from "./gather.ts";
import { NOT_LOOKED_AT } from "./messages.ts";
import type { NotLookedAt } from "./model.ts";
import type { Subject } from "./request.ts";

/** What no run looks at: no file, state or API shows it. */
const NEVER = ["contents", "clusters", "media", "abroad", "attested"] as const;

/** Limits of an audit that a statement has in other words, or rule by rule. */
const ELSEWHERE: ReadonlySet<string> = new Set(["rule", "drift", "tenants"]);

/** By site, then what concerns all of them. */
export function notLookedAt(request: Subject, gathered: Gathered): NotLookedAt[] {
  const { language, chosen, registry } = request;
  const say = (key: keyof typeof NOT_LOOKED_AT, site?: string, values: MessageValues = {}) => ({
    key,
    ...(site !== undefined && { site }),
    what: render(NOT_LOOKED_AT[key], { site: site ?? "", ...values }, language),
  });
  const bySite = chosen.flatMap(({ siteKey: site }): NotLookedAt[] => {
    const digests = digestOnly(registry, site, request.entriesOf(site) ?? {});
    const country = own(registry.sites, site)?.country ?? "—";
    const recorded = gathered.recorded.find((one) => one.site === site);
    const cloud = gathered.clouds.find((one) => one.site === site);
    const why = (what: "state" | "cloud") => ({
      why: gathered.reasons[what][site]?.[language] ?? "—",
    });
    return [
      ...(recorded === undefined ? [say("state", site, why("state"))] : []),
      ...(recorded?.open ? [say("openJournal", site)] : []),
      ...(recorded?.report.notAssessed ?? [])
        .filter(({ key }) => !ELSEWHERE.has(key))
        .map(({ key, what }) => ({ key: `audit.${key}`, site, what })),
      ...(cloud === undefined ? [say("cloud", site, why("cloud"))] : [say("cloudKinds", site)]),
      ...(cloud !== undefined && cloud.others.length > 0
        ? [
            say("otherProjects", site, {
              count: cloud.others.length,
              names: cloud.others.join(", "),
            }),
          ]
        : []),
      ...gapsOfDrift(
        gathered.drift.find(({ report }) => report.site === site),
        recorded,
        request,
        (key, values) => say(key, site, values),
      ),
      ...(digests.length > 0
        ? [say("countersignatures", site, { count: digests.length, country })]
        : []),
    ];
  });
  const elsewhere = gathered.uncovered.length > 0;
  return [
    ...bySite,
    ...(elsewhere ? [say("otherSites", undefined, { sites: gathered.uncovered.join(", ") })] : []),
    ...NEVER.map((key) => say(key)),
  ];
}
