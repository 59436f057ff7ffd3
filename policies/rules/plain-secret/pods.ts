/**
 * Places where pods hold a secret in plain text: variables, commands, arguments, and requests and commands of the
 * kubelet.
 */

import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import type { SecretPlace } from "../../facts/protection.ts";
import { containersOf, HANDLERS, podSpecs } from "../../kubernetes/objects/pods.ts";
import { at, items, textAt } from "../../kubernetes/objects/read.ts";
import { isSecretName, secretAt, secretNamed } from "../../values/secrets.ts";

/** One place for each secret; a variable that takes its value from a Secret holds none. */
export function secretsOfPods(fact: Fact): SecretPlace[] {
  return podSpecs(fact).flatMap((spec) =>
    containersOf(spec).flatMap((container) => {
      const name = textAt(container, "name");
      const place = `containers.${typeof name === "string" ? name : "?"}`;
      return [
        ...items(container, "env").flatMap((entry) => variable(`${place}.env`, entry)),
        ...["command", "args"].flatMap((field) => line(`${place}.${field}`, container, field)),
        ...HANDLERS.flatMap((path) =>
          handler(`${place}.${path.join(".")}`, at(container, ...path)),
        ),
      ];
    }),
  );
}

function variable(place: string, entry: unknown): SecretPlace[] {
  const name = textAt(entry, "name") ?? "";
  const value = at(entry, "value");
  if (name === UNKNOWN) return [{ at: place, kind: UNKNOWN }];
  const here = `${place}.${name}`;
  // A value not known yet is evaluated again in the update, unless its name already shows that it is a secret.
  if (value === UNKNOWN) return isSecretName(name) ? [{ at: here, kind: UNKNOWN }] : [];
  const kind = typeof value === "string" ? secretNamed(name, value) : undefined;
  return kind === undefined ? [] : [{ at: here, kind }];
}

function handler(place: string, action: unknown): SecretPlace[] {
  if (action === undefined) return [];
  return [
    ...line(`${place}.exec.command`, action, "exec", "command"),
    ...headers(`${place}.httpGet.httpHeaders`, items(action, "httpGet", "httpHeaders")),
  ];
}

/** Headers with their values; a header that identifies the caller holds a secret regardless of its value. */
export function headers(place: string, entries: readonly unknown[]): SecretPlace[] {
  return entries.flatMap((entry): SecretPlace[] => {
    const name = textAt(entry, "name");
    const value = textAt(entry, "value");
    if (typeof name !== "string" || value === undefined || value === "") return [];
    const here = `${place}.${name}`;
    const shown = /^(proxy-)?authorization$|^(set-)?cookie$/i.test(name);
    if (value === UNKNOWN) return shown || isSecretName(name) ? [{ at: here, kind: UNKNOWN }] : [];
    const kind = secretNamed(name, value) ?? (shown ? "credential" : undefined);
    return kind === undefined ? [] : [{ at: here, kind }];
  });
}

/** The words of a command together: an option and its value may be two of them. */
export function line(place: string, holder: unknown, ...path: readonly string[]): SecretPlace[] {
  const words = items(holder, ...path).filter((word) => typeof word === "string");
  const secret = secretAt(place, words.join(" "));
  return secret === undefined ? [] : [secret];
}
