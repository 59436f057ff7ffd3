// The entry of the component package. Pulumi's own language host puts a TypeScript compiler in front of a `.ts` entry, and
// that one refuses imports that end in `.ts`; what this file imports is left to Node, which reads TypeScript itself.
export * from "./index.ts";
