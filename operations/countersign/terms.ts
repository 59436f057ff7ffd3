/** A contract's terms as people read them before they sign: everything that the digest covers. Pure. */
import { type Language, render, semicolonIn } from "../../output/message.ts";
import { termsOf } from "../../policies/alliance/contracts.ts";
import { type Agreement, agreementText } from "../../policies/alliance/countersignatures.ts";
import { NAMESPACES } from "../../policies/signatures/sshsig.ts";
import { own } from "../../policies/values/own.ts";
import { LABELS, TEXTS } from "./messages.ts";
import type { SignRequest } from "./request.ts";

/** The terms, one a line, and their digest. */
export function termsText({ party, alliance }: SignRequest, language: Language): string {
  const { name, contract } = party;
  const { from, to, classes, owners, endpoints, start, end, purpose, signatories } = contract;
  const site = (key: string) => `${key} (${own(alliance.sites, key)?.country ?? "?"})`;
  const line = (label: string, value: string) => render(TEXTS.line, { label, value }, language);
  const people = Object.entries(signatories).map(([code, all]) => line(code, all.join(", ")));
  const lines: [keyof typeof LABELS, string][] = [
    ["contract", name],
    ["from", site(from)],
    ["to", site(to)],
    ["classes", classes.join(", ")],
    ["owners", owners.join(", ")],
    ["endpoints", endpoints.join(", ")],
    ["start", start],
    ["end", end],
    ["purposeFr", purpose.fr],
    ["purposeEn", purpose.en],
    ["signatories", people.join(`${semicolonIn(language)} `)],
    ["terms", termsOf(name, contract)],
  ];
  return lines.map(([key, value]) => line(LABELS[key][language], value)).join("\n");
}

/** The text that the key signs, with its heading. */
export function statementText(agreement: Agreement, language: Language): string {
  const head = render(TEXTS.statement, { namespace: NAMESPACES.contract }, language);
  return `${head}\n${agreementText(agreement).trimEnd()}`;
}
