/** The signatures of contracts as OSCAL's observations: who signed for each site, and whether that was verified. */
import { STANDING_TEXTS } from "../../contracts/messages.ts";
import { PATHS } from "../model.ts";
import type { BundleSource } from "../source.ts";
import { TEXTS } from "./messages.ts";
import { filled, idIn, instant, property, prose, title } from "./parts.ts";

/** One for each site of each contract. */
export function contractObservations({ digests, contracts }: BundleSource) {
  return contracts.flatMap(({ name, terms, status, signatures }) =>
    signatures.map((signature) => {
      const { site, country, by, signed, office, key, standing } = signature;
      const words = {
        by: by ?? "—",
        signed: signed ?? "—",
        office: office ?? "—",
        key: key ?? "—",
      };
      const values = { ...words, country, standing: STANDING_TEXTS[standing], terms };
      return {
        uuid: idIn(digests, "observation", "contract", name, site),
        title: title(filled(TEXTS.contract, { name, site })),
        description: prose(filled(TEXTS.signature, values)),
        props: [
          property("contract", name),
          property("status", status),
          property("site", site),
          property("country", country),
          property("signatory", words.by),
          property("signed", words.signed),
          property("office", words.office),
          property("key", words.key),
          property("signature", standing),
          property("verified", String(standing === "verified")),
        ],
        methods: ["EXAMINE"],
        subjects: [{ "subject-uuid": idIn(digests, "system"), type: "component" }],
        "relevant-evidence": [
          { href: `../${PATHS.contracts}`, description: prose(TEXTS.contractEvidence) },
        ],
        collected: instant(digests.asOf),
      };
    }),
  );
}
