/** Volume types: the encrypted ones really are, and no other type is for every project. */
import { z } from "zod";
import type { Check } from "../check.ts";
import type { Examined } from "../examined.ts";
import { type Finding, finding } from "../model.ts";
import { TEXTS } from "./volumes-messages.ts";

const volumeType = z.object({ id: z.string(), name: z.string(), is_public: z.boolean() });
type VolumeType = z.output<typeof volumeType>;

/** Cinder answers with an empty object for a type without encryption. */
const encryption = z.object({
  provider: z.string().nullish(),
  cipher: z.string().nullish(),
  key_size: z.number().nullish(),
  control_location: z.string().nullish(),
});

const CIPHER = "aes-xts-plain64";
/** Bits of the key of aes-xts-plain64, which are two keys of half the size. */
const KEY_SIZE = 256;
const PROVIDERS = ["luks", "luks2"];

function typesOf({ cloud }: Examined): Promise<VolumeType[]> {
  return cloud.list("block-storage", "/types?is_public=None", "volume_types", volumeType);
}

function encryptionOf({ cloud }: Examined, { id }: VolumeType) {
  return cloud.get("block-storage", `/types/${encodeURIComponent(id)}/encryption`, encryption);
}

/** Names on the cloud of the types that site.yaml declares as encrypted. */
function encryptedNames({ estate }: Examined): string[] {
  return Object.values(estate.site.volumeTypes).flatMap((one) => (one.encrypted ? [one.name] : []));
}

export const volumeTypes: Check = {
  key: "volume-types",
  item: "volume-types",
  title: TEXTS.title,
  standards: ["scs-0114-v1", "scs-0116-v1"],
  unseen: TEXTS.unseen,
  async *run(examined) {
    const types = await typesOf(examined);
    for (const name of encryptedNames(examined)) {
      const type = types.find((one) => one.name === name);
      const values = { type: name };
      if (type === undefined) {
        yield finding(TEXTS.missing, values);
        continue;
      }
      if (!type.is_public) yield finding(TEXTS.hidden, values);
      yield* faults(name, await encryptionOf(examined, type));
    }
  },
};

/** What is wrong with a type's encryption. */
function faults(type: string, found: z.output<typeof encryption>): Finding[] {
  const { provider, cipher, key_size: size, control_location: location } = found;
  if (!provider) return [finding(TEXTS.plain, { type })];
  const wrong = (property: string, got: unknown, want: string) =>
    finding(TEXTS.weak, { type, property, got: String(got ?? "—"), want });
  return [
    ...(PROVIDERS.includes(provider) ? [] : [wrong("provider", provider, "luks")]),
    ...(cipher === CIPHER ? [] : [wrong("cipher", cipher, CIPHER)]),
    ...((size ?? 0) >= KEY_SIZE ? [] : [wrong("key_size", size, String(KEY_SIZE))]),
    ...(location === "front-end" ? [] : [wrong("control_location", location, "front-end")]),
  ];
}

export const publicTypes: Check = {
  key: "no-default-volume-type",
  item: "no-default-volume-type",
  title: TEXTS.publicTitle,
  standards: ["scs-0114-v1"],
  async *run(examined) {
    const encrypted = encryptedNames(examined);
    const others = (await typesOf(examined)).filter((one) => !encrypted.includes(one.name));
    for (const type of others) {
      const values = { type: type.name, id: type.id };
      if (type.name === "__DEFAULT__") {
        yield finding(TEXTS.unset, values);
      } else if (type.is_public && !(await encryptionOf(examined, type)).provider) {
        yield finding(TEXTS.open, values);
      }
    }
    const answer = z.object({ volume_type: volumeType });
    const { volume_type: chosen } = await examined.cloud.get(
      "block-storage",
      "/types/default",
      answer,
    );
    const known = encrypted.includes(chosen.name) || chosen.name === "__DEFAULT__";
    if (!known) yield finding(TEXTS.default, { type: chosen.name, want: encrypted.join(", ") });
  },
};
