/** Secrets in what others can read of a thing, where no property of the program has it. Pure. */
import type { SecretPlace } from "../../policies/facts/protection.ts";
import { secretsInMap, secretsInText } from "../../policies/properties/attributes.ts";
import type { Item } from "../cloud/client.ts";
import type { Kind } from "./kinds/kind.ts";

/** The places of an item's secrets: `description`, `metadata.password`. */
export function openSecrets({ type, open }: Kind, item: Item): SecretPlace[] {
  const names = open ?? (type === undefined ? Object.keys(item) : []);
  return names.flatMap((name) => {
    const value = item[name];
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? secretsInMap(name, value)
      : secretsInText(name, value, false);
  });
}
