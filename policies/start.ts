/** `node --import`ed before a program, by Pulumi.yaml: what a start compiles is kept, and what it need not load waits. */
import { loadClosuresLater } from "./closures.ts";
import { keepCompiled } from "./compiled.ts";

keepCompiled();
loadClosuresLater();
