/** Imports point one way (docs/adr/0000): a package may only use those that are named here. */
const below = ["output", "policies", "estate", "planning", "checks"];
const packages = {
  output: [],
  policies: ["output"],
  estate: ["output", "policies"],
  planning: ["output", "policies", "estate"],
  checks: ["output", "policies", "estate", "planning"],
  components: ["output", "policies"],
  stacks: [...below, "components"],
  operations: [...below, "stacks", "toolchain"],
  evidence: [...below, "stacks", "operations", "toolchain"],
  cli: [...below, "stacks", "operations", "evidence", "toolchain"],
  toolchain: ["output"],
  bench: [...below, "stacks", "operations", "evidence", "toolchain", "test"],
};

const forbidden = [
  { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
  {
    name: "policies-know-no-pulumi",
    comment:
      "What must hold is plain functions on plain facts; the engine is known in policies/enforce/ alone.",
    severity: "error",
    from: {
      path: "^(output|policies|estate|planning|checks)/",
      pathNot: "^policies/(enforce/|index\\.ts|pack\\.ts)",
    },
    to: { path: "node_modules/@pulumi/" },
  },
  {
    name: "enforcement-is-above-the-rules",
    severity: "error",
    from: { path: "^policies/", pathNot: "^policies/(enforce/|index\\.ts|pack\\.ts)" },
    to: { path: "^policies/enforce/" },
  },
  {
    name: "commands-are-imported-by-none",
    severity: "error",
    from: { pathNot: "^(cli|test)/" },
    to: { path: "node_modules/commander/" },
  },
];
for (const [name, may] of Object.entries(packages)) {
  const others = [...Object.keys(packages), "test", "sandbox"].filter(
    (other) => other !== name && !may.includes(other),
  );
  forbidden.push({
    name: `${name}-imports-only-${may.join("-") || "itself"}`,
    severity: "error",
    from: { path: `^${name}/` },
    to: { path: `^(${others.join("|")})/` },
  });
}

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node"] },
  },
};
