/** Services of the site beside its OpenStack: the registry of images, the issuer of logins, the Vault. */
import { z } from "zod";
import type { Check } from "../check.ts";
import { type Examined, REHEARSED, UNUSED } from "../examined.ts";
import { type Found, finding, type Gap } from "../model.ts";
import { TEXTS } from "./beside-messages.ts";

export const registry: Check = {
  key: "registry",
  item: "registry",
  title: TEXTS.registryTitle,
  unseen: TEXTS.registryUnseen,
  run: (examined) => {
    const { registry: place } = examined.estate.site.kubernetes ?? {};
    const [host = ""] = place?.split("/") ?? [];
    return document(examined, place && `https://${host}/v2/`, ({ status }, url) =>
      status === 200 || status === 401
        ? []
        : [finding(TEXTS.noRegistry, { url, status: String(status) })],
    );
  },
};

export const oidc: Check = {
  key: "oidc",
  item: "oidc",
  title: TEXTS.oidcTitle,
  unseen: TEXTS.oidcUnseen,
  run: (examined) => {
    const { issuer } = examined.estate.site.kubernetes?.oidc ?? {};
    const place = issuer && `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
    return document(examined, place, ({ status, text }, url) => {
      const got = status === 200 ? issuerIn(text) : undefined;
      if (got === issuer) return [];
      return [finding(TEXTS.noIssuer, { url, want: issuer ?? "—", got: got ?? `HTTP ${status}` })];
    });
  },
};

export const vault: Check = {
  key: "vault",
  item: "vault",
  title: TEXTS.vaultTitle,
  unseen: TEXTS.vaultUnseen,
  async *run(examined) {
    const keys = Object.values(examined.estate.allianceSite.keys);
    const vaults = keys.filter(({ service }) => service === "vault");
    if (vaults.length === 0) yield UNUSED;
    for (const { url } of vaults) {
      const place = `${url.replace(/\/$/, "")}/v1/sys/health?standbyok=true`;
      yield* document(examined, place, ({ status }) => {
        if (status === 200) return [];
        if (status === 501) return [finding(TEXTS.uninitialised, { url })];
        if (status === 503) return [finding(TEXTS.sealed, { url })];
        return [finding(TEXTS.noVault, { url, status: String(status) })];
      });
    }
  },
};

type Answer = Awaited<ReturnType<Examined["outside"]["document"]>>;

/** Reads one document of a real site, and evaluates the answer. */
async function* document(
  { rehearsal, outside }: Examined,
  url: string | undefined,
  evaluate: (answer: Answer, url: string) => readonly Found[],
): AsyncIterable<Found> {
  if (rehearsal || url === undefined) {
    yield url === undefined ? UNUSED : REHEARSED;
    return;
  }
  let answer: Answer;
  try {
    answer = await outside.document(url);
  } catch (error) {
    yield silent(url, (error as Error).message);
    return;
  }
  yield* evaluate(answer, url);
}

function silent(url: string, reason: string): Gap {
  return { gap: "unreachable", why: TEXTS.silent, values: { url, reason } };
}

/** The issuer that a document names; nothing if it is none. */
function issuerIn(text: string): string | undefined {
  try {
    const found = z.object({ issuer: z.string() }).safeParse(JSON.parse(text));
    return found.data?.issuer;
  } catch {
    return undefined;
  }
}
