import test from "ava";
import { coverage } from "../../../policies/properties/coverage.ts";
import { isGeneratedPart, table } from "../../generate/generated.ts";

const HEADERS = {
  "policies/README.md": [
    "provider",
    "types",
    "denied types",
    "properties",
    "inert",
    "evaluated",
    "denied",
  ],
  "policies/README.fr.md": [
    "fournisseur",
    "types",
    "types refusés",
    "propriétés",
    "inertes",
    "évaluées",
    "refusées",
  ],
};

for (const [page, header] of Object.entries(HEADERS)) {
  test(`${page} shows how much is classified (make generate writes it)`, (t) => {
    const rows = coverage().map(({ of, admitted, denied, properties, byKind }) => {
      const evaluated = properties - byKind.inert - byKind.denied;
      return [of, admitted, denied, properties, byKind.inert, evaluated, byKind.denied];
    });
    isGeneratedPart(t, page, "coverage", table(header, rows));
  });
}
