/** Places besides pods where objects hold a secret in plain text: annotations, hooks and headers of routes. */

import type { Fact, KubernetesObject } from "../../facts/fact.ts";
import type { SecretPlace } from "../../facts/protection.ts";
import { at, groupOf, items, keys, textAt } from "../../kubernetes/objects/read.ts";
import { secretAt, secretNamed } from "../../values/secrets.ts";
import { TEMPLATES } from "../annotations/places.ts";
import { headers, line } from "./pods.ts";

export function secretsOfObjects(fact: Fact): SecretPlace[] {
  return (fact.objects ?? []).flatMap((object) => [
    ...annotationSecrets(object),
    ...(groupOf(object.apiVersion) === "velero.io" ? hookSecrets(object) : []),
    ...(object.kind.endsWith("Route") ? routeSecrets(object) : []),
  ]);
}

/** An account that may see an object reads its annotations. Those of a Secret may repeat its contents. */
function annotationSecrets(object: KubernetesObject): SecretPlace[] {
  if (object.kind === "Secret") return [];
  return TEMPLATES.flatMap((path) => {
    const metadata = at(object, ...path);
    return keys(metadata, "annotations").flatMap((key): SecretPlace[] => {
      const value = typeof key === "string" ? textAt(metadata, "annotations", key) : undefined;
      if (typeof key !== "string" || typeof value !== "string") return [];
      const place = `${path.join(".")}.annotations.${key}`;
      // A key with a prefix may name a secret and hold its place: the path of a store.
      const kind = key.includes("/") ? secretAt(place, value)?.kind : secretNamed(key, value);
      return kind === undefined ? [] : [{ at: place, kind }];
    });
  });
}

/** Commands that Velero runs in pods before, after and in place of what it copies. */
function hookSecrets(object: KubernetesObject): SecretPlace[] {
  const hooks = [
    ...items(object, "spec", "hooks", "resources"),
    ...items(object, "spec", "template", "hooks", "resources"),
  ];
  return hooks.flatMap((hook) =>
    ["pre", "post", "postHooks"].flatMap((when) =>
      items(hook, when).flatMap((one) =>
        line(`hooks.${when}.exec.command`, one, "exec", "command"),
      ),
    ),
  );
}

const MODIFIERS = ["requestHeaderModifier", "responseHeaderModifier"] as const;

/** Headers that a route adds to requests and responses, for all back ends or for one. */
function routeSecrets(object: KubernetesObject): SecretPlace[] {
  const rules = items(object, "spec", "rules");
  const filters = [...rules, ...rules.flatMap((rule) => items(rule, "backendRefs"))].flatMap(
    (holder) => items(holder, "filters"),
  );
  return filters.flatMap((filter) =>
    MODIFIERS.flatMap((modifier) =>
      ["set", "add"].flatMap((how) => headers(`${modifier}.${how}`, items(filter, modifier, how))),
    ),
  );
}
