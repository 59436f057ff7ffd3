/** Test files that share a process (ADR 0053). */
import "../corpus/corpus.test.ts";
import "../corpus/properties.test.ts";
import "../parity/parity.test.ts";
