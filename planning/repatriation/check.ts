/** The register of platforms to repatriate: every name in it exists, and it does not contradict itself. */

import type { AllianceCheck } from "../../estate/context.ts";
import { type Issue, issue } from "../../estate/issue.ts";
import type { Source } from "../../estate/load/source.ts";
import { REFERENCES } from "../../estate/messages/references.ts";
import type { Platform, Repatriation } from "../../estate/model/index.ts";
import { choice } from "../../output/nearest.ts";
import { memberChoice } from "../../policies/alliance/members.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { REPATRIATION } from "./check-messages.ts";
import { dependencies } from "./check-order.ts";

export const repatriation: AllianceCheck = ({ alliance, repatriation: register }) => {
  if (alliance === undefined || register === undefined) return [];
  return [
    ...Object.keys(register.data.platforms).flatMap((key) => [
      ...owner(alliance.data, register, key),
      ...site(alliance.data, register, key),
      ...moved(register, key),
    ]),
    ...Object.keys(register.data.teams).flatMap((got) => {
      const allowed = Object.keys(alliance.data.members);
      if (allowed.includes(got)) return [];
      return [
        issue(register.at(["teams", got]), REFERENCES.notAMember, {
          got,
          allowed: memberChoice(alliance.data.members, got),
        }),
      ];
    }),
    ...Object.entries(register.data.additions).flatMap(([key, { site: got }]) =>
      known(register, ["additions", key, "site"], got, openSites(alliance.data)),
    ),
    ...dependencies(register),
  ];
};

function owner(
  { members, classes }: Alliance,
  register: Source<Repatriation>,
  key: string,
): Issue[] {
  const { owner, dataClass, hosted } = platformOf(register, key);
  const path = ["platforms", key];
  const unknown = [
    ...(Object.hasOwn(members, owner)
      ? []
      : [
          issue(register.at([...path, "owner"]), REFERENCES.notAMember, {
            got: owner,
            allowed: memberChoice(members, owner),
          }),
        ]),
    ...known(register, [...path, "dataClass"], dataClass, Object.keys(classes)),
  ];
  if (unknown.length > 0 || !Object.hasOwn(classes, dataClass)) return unknown;
  const reside = classes[dataClass]?.reside[owner] ?? [];
  const { country: got } = hosted;
  return [
    ...(Object.hasOwn(register.data.teams, owner)
      ? []
      : [issue(register.at(["teams"]), REPATRIATION.noTeam, { owner })]),
    ...(reside.includes(got)
      ? [
          issue(register.at([...path, "hosted", "country"]), REPATRIATION.notAbroad, {
            got,
            dataClass,
            owner,
            allowed: choice(reside),
          }),
        ]
      : []),
  ];
}

/** A site that is not open yet cannot be a target: its quotas are unknown, and its opening day may change. */
function site(alliance: Alliance, register: Source<Repatriation>, key: string): Issue[] {
  const { site: got } = platformOf(register, key).target;
  const path = ["platforms", key, "target", "site"];
  const open = openSites(alliance);
  const registered = Object.hasOwn(alliance.sites, got);
  if (!registered || open.includes(got)) return known(register, path, got, open);
  return [issue(register.at(path), REPATRIATION.targetPlanned, { got, allowed: choice(open) })];
}

function moved(register: Source<Repatriation>, key: string): Issue[] {
  const { status, moved: got } = platformOf(register, key);
  if (got === undefined || status === "home") return [];
  return [
    issue(register.at(["platforms", key, "moved"]), REPATRIATION.movedNotHome, { got, status }),
  ];
}

function platformOf(register: Source<Repatriation>, key: string): Platform {
  return register.data.platforms[key] as Platform;
}

function openSites({ sites }: Alliance): string[] {
  return Object.keys(sites).filter((key) => sites[key]?.status === "open");
}

function known(
  register: Source<Repatriation>,
  path: readonly string[],
  got: string,
  names: readonly string[],
): Issue[] {
  // An empty list of names is reported where it is declared.
  if (names.includes(got) || names.length === 0) return [];
  return [
    issue(register.at(path), REFERENCES.unknownReference, { got, allowed: choice(names, got) }),
  ];
}
