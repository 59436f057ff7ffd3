/** Platforms depend on existing platforms, not directly or indirectly on themselves, and are not home before them. */

import { type Issue, issue } from "../../estate/issue.ts";
import type { Source } from "../../estate/load/source.ts";
import { REFERENCES } from "../../estate/messages/references.ts";
import type { Repatriation } from "../../estate/model/index.ts";
import { choice } from "../../output/nearest.ts";
import { REPATRIATION } from "./check-messages.ts";

type Platforms = Repatriation["platforms"];

export function dependencies(register: Source<Repatriation>): Issue[] {
  const { platforms } = register.data;
  const names = Object.keys(platforms);
  return [
    ...Object.entries(platforms).flatMap(([key, { dependsOn, status }]) =>
      Object.keys(dependsOn).flatMap((got) => {
        const at = register.at(["platforms", key, "dependsOn", got]);
        if (!Object.hasOwn(platforms, got)) {
          const allowed = choice(
            names.filter((name) => name !== key),
            got,
          );
          return [issue(at, REFERENCES.unknownReference, { got, allowed })];
        }
        if (status !== "home" || platforms[got]?.status === "home") return [];
        return [issue(at, REPATRIATION.homeTooEarly, { got })];
      }),
    ),
    ...circles(platforms).map((circle) => {
      const [first = "", second = first] = circle;
      const at = register.at(["platforms", first, "dependsOn", second]);
      return issue(at, REPATRIATION.dependencyCycle, { cycle: [...circle, first].join(" → ") });
    }),
  ];
}

/** Each cycle once, from its alphabetically first name. */
function circles(platforms: Platforms): string[][] {
  const found = new Map<string, string[]>();
  const done = new Set<string>();
  const walk = (key: string, path: readonly string[]): void => {
    const start = path.indexOf(key);
    if (start >= 0) {
      const circle = path.slice(start);
      const least = circle.indexOf([...circle].sort()[0] ?? key);
      const turned = [...circle.slice(least), ...circle.slice(0, least)];
      found.set(turned.join(" "), turned);
      return;
    }
    if (done.has(key) || !Object.hasOwn(platforms, key)) return;
    for (const next of Object.keys(platforms[key]?.dependsOn ?? {}).sort()) {
      walk(next, [...path, key]);
    }
    done.add(key);
  };
  for (const key of Object.keys(platforms).sort()) walk(key, []);
  return [...found.values()];
}
