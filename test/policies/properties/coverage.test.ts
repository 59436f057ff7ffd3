import test from "ava";
import { coverage } from "../../../policies/properties/coverage.ts";
import { isWritten, table } from "../../docs/generated.ts";

const HEADERS = {
  "README.md": ["provider", "types", "denied types", "properties", "inert", "evaluated", "denied"],
  "README.fr.md": [
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
  test(`policies/${page} says how much is classified (UPDATE=1 rewrites it)`, (t) => {
    const rows = coverage().map(({ of, admitted, denied, properties, byKind }) => {
      const evaluated = properties - byKind.inert - byKind.denied;
      return [of, admitted, denied, properties, byKind.inert, evaluated, byKind.denied];
    });
    isWritten(t, `policies/${page}`, "coverage", table(header, rows));
  });
}
