#!/usr/bin/env node
// `estate` of npx: the sources in the repository, what was compiled of them in the package, which has no sources.
import { existsSync } from "node:fs";

const source = new URL("estate.ts", import.meta.url);
await import(existsSync(source) ? source.href : "../dist/cli/estate.js");
