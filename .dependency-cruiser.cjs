/** Imports point one way (docs/adr/0000): a room may only use the rooms named here. */
const rooms = {
  sovereignty: [],
  components: ["sovereignty"],
  policies: ["sovereignty"],
  stacks: ["components", "sovereignty", "policies"],
  cli: ["stacks", "policies", "sovereignty", "toolchain"],
  toolchain: [],
  bench: ["policies", "sovereignty", "toolchain"],
};

module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    {
      name: "sovereignty-knows-no-pulumi",
      severity: "error",
      from: { path: "^sovereignty/" },
      to: { path: "node_modules/@pulumi/" },
    },
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `${room}-imports-only-${may.join("-") || "itself"}`,
      severity: "error",
      from: { path: `^${room}/` },
      to: {
        path: `^(${[...Object.keys(rooms), "test", "sandbox"].filter((r) => r !== room && !may.includes(r)).join("|")})/`,
      },
    })),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node"] },
  },
};
