/** What a bundle did not assess besides the audit's own gaps: the cloud, and who signed where no office has a key. Pure. */
import { LANGUAGES, type Language, type MessageValues, render } from "../../output/message.ts";
import { gapsOfDrift } from "../compliance/drift-gaps.ts";
import { NOT_LOOKED_AT } from "../compliance/messages.ts";
import type { BundleSource } from "./source.ts";

export interface Gap {
  readonly key: string;
  readonly fr: string;
  readonly en: string;
}

/** In the order in which they are shown. */
export function gapsOf(source: BundleSource): Gap[] {
  const [french = [], english = []] = LANGUAGES.map((language) => gapsIn(source, language));
  return english.map(({ key, what }, index) => {
    return { key, fr: french[index]?.what ?? what, en: what };
  });
}

function gapsIn({ digests, drift, contracts }: BundleSource, language: Language) {
  const { site, asOf, state } = digests;
  const say = (key: keyof typeof NOT_LOOKED_AT, values: MessageValues = {}) => {
    return { key, what: render(NOT_LOOKED_AT[key], { site, ...values }, language) };
  };
  const { file: digest, time } = state;
  const evaluated = digest === undefined ? undefined : { digest, ...(time && { time }) };
  const unproven = contracts.flatMap(({ signatures }) =>
    signatures.filter(({ standing }) => standing === "digestOnly"),
  );
  return [
    ...gapsOfDrift(drift && { report: drift }, evaluated, { asOf, language }, say),
    ...[...Map.groupBy(unproven, (one) => one.site)].map(([signer, all]) =>
      say("countersignatures", {
        site: signer,
        count: all.length,
        country: all[0]?.country ?? "—",
      }),
    ),
  ];
}
