/**
 * Runs steps one after the other, reports each and records it in the journal. After an interruption the same command
 * continues: each step checks what is already done and leaves it, because the world may have changed in between.
 */
import { type Language, type Message, type MessageValues, render } from "../../output/message.ts";
import { type Journal, openJournal, writeJournal } from "./journal.ts";
import { STEPS } from "./messages.ts";

/** One step; its name is what the journal keeps. */
export interface Step {
  readonly name: string;
  readonly title: Message;
  readonly values: MessageValues;
  /**
   * A later step: once that one is done, this step would undo it or wait for something that can no longer happen.
   * @default none: the step runs again each time
   */
  readonly until?: string;
  /**
   * Runs the step and returns its findings, one per line. Throws a `UserError` to stop here. `started`: when the whole
   * failover or return started, also when it is continued.
   */
  run(started: string): Promise<readonly string[]>;
}

/** Runs the steps and returns the journal of all of them. */
export async function runSteps(
  file: string,
  way: "out" | "return",
  steps: readonly Step[],
  language: Language,
): Promise<Journal> {
  let journal = await openJournal(file);
  const print = (message: Message, values: MessageValues) =>
    console.log(render(message, values, language));
  for (const [index, step] of steps.entries()) {
    const place = { number: index + 1, of: steps.length };
    const title = render(step.title, step.values, language);
    const [done, past] = [step.name, step.until].map((name) =>
      journal.steps.find((each) => each.step === name),
    );
    if (done !== undefined && past !== undefined) {
      print(STEPS.before, { ...place, title, ended: done.ended });
      continue;
    }
    print(STEPS.begins, { ...place, title });
    const begun = Date.now();
    for (const line of await step.run(journal.started)) console.log(`      ${line}`);
    const seconds = (Date.now() - begun) / 1000;
    const others = journal.steps.filter((each) => each.step !== step.name);
    const ended = new Date().toISOString();
    journal = { ...journal, steps: [...others, { step: step.name, ended, seconds }] };
    await writeJournal(file, journal);
  }
  journal = { ...journal, ended: new Date().toISOString() };
  await writeJournal(file, journal);
  const total = (Date.parse(journal.ended ?? "") - Date.parse(journal.started)) / 1000;
  print(STEPS[way], { seconds: Math.round(total) });
  return journal;
}
