/** Settings of the environment that turn a part of `estate` on or off. */
import type { Message } from "../output/message.ts";
import { UserError } from "../output/user-error.ts";

const CHOICE: Message = {
  fr: "{name} vaut « {value} » ; valeurs admises : « on » et « off »",
  en: '{name} is "{value}"; it may be "on" or "off"',
};

/** The setting; `undefined` if it is not set. Throws a `UserError` for any other value. */
export function readSwitch(
  name: "AES_ESTATE_SHARED_PLUGIN" | "AES_ESTATE_STATE_KEEPER",
  env: NodeJS.ProcessEnv = process.env,
): "on" | "off" | undefined {
  const value = env[name] || undefined;
  if (value === undefined || value === "on" || value === "off") return value;
  throw new UserError(CHOICE, { name, value });
}
