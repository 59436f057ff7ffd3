/** The answers of a scripted cloud. */

/** An answer: a document, a status, or an error that is thrown. */
export type Answer = Readonly<Record<string, unknown>> | number | Error;
/** Answers by `<service> <path>`. */
export type Answers = Record<string, Answer>;
