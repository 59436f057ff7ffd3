/** Prerequisite of a tenant's way home: a contract between two sites of the reference, countersigned by both. */
import { join } from "node:path";
import { appendTo } from "../../../estate/edit/yaml.ts";
import { termsOf } from "../../../policies/alliance/contracts.ts";
import type { Contract } from "../../../policies/alliance/model.ts";
import { edit } from "../../helpers/edit.ts";

/** A contract home from Bamako that both sites have signed. */
export async function agreeOnTheWayHome(root: string): Promise<void> {
  const contract: Contract = {
    from: "bamako",
    to: "niamey",
    classes: ["citizen"],
    owners: ["NE"],
    endpoints: ["https://objects.niamey.aes.example/civil-registry"],
    start: "2026-01-01",
    end: "2099-12-31",
    purpose: { fr: "Retour au pays", en: "The way home" },
    signatories: { ML: ["Direction de Bamako"], NE: ["Direction de Niamey"] },
  };
  const agreed = `home: ${JSON.stringify(contract)}`;
  await edit(join(root, "alliance.yaml"), (text) => appendTo(text, ["contracts"], agreed));
  for (const [site, by] of Object.entries({
    bamako: "Direction de Bamako",
    niamey: "Direction de Niamey",
  })) {
    const word = { by, signed: "2025-12-01", terms: termsOf("home", contract) };
    const signed = `home: ${JSON.stringify(word)}`;
    await edit(join(root, `${site}/site.yaml`), (text) =>
      /^contracts:/m.test(text)
        ? appendTo(text, ["contracts"], signed)
        : appendTo(text, [], `contracts: { ${signed} }`),
    );
  }
}
