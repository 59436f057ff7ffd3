/** The packages of the program, from the ground up (docs/adr/0000): each uses those before it. */
export const PACKAGES = [
  "output",
  "policies",
  "estate",
  "planning",
  "checks",
  "components",
  "stacks",
  "operations",
  "evidence",
  "cli",
] as const;
