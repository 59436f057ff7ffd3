/** The steps people take when a tenant moves, in order. */
import { type Language, type Message, type MessageValues, render } from "../../output/message.ts";
import { TEXTS } from "./messages.ts";
import type { Move } from "./plan.ts";

export function steps(planned: Move, language: Language): string {
  const line = (message: Message, more: MessageValues = {}) =>
    render(message, { ...valuesOf(planned), ...more }, language);
  const { contracts, followers, old } = planned;
  return [
    line(TEXTS.head),
    line(TEXTS.make),
    line(TEXTS.makeHow),
    ...Object.entries(old.segments).map(([name, segment]) => {
      const there = planned.new.segments[name];
      const both = (one: typeof there) => `${one?.ipv4} ${one?.ipv6}`;
      return line(TEXTS.segment, { name, old: both(segment), new: both(there) });
    }),
    ...(contracts.length === 0
      ? [line(TEXTS.copyBlocked)]
      : [
          line(TEXTS.copy, {
            contracts: contracts.map(([name]) => name).join(", "),
            end:
              contracts
                .map(([, { end }]) => end)
                .sort()
                .at(-1) ?? "",
            endpoints: contracts.flatMap(([, { endpoints }]) => endpoints).join(", "),
          }),
        ]),
    line(TEXTS.switch),
    ...followers.map((follower) => line(TEXTS.flow, { ...follower })),
    line(TEXTS.finishStep),
  ].join("\n");
}

/** Values of every message about a move. */
export function valuesOf({ key, host, home, old }: Move) {
  const { owner, dataClass } = old;
  return { tenant: key, from: host.siteKey, to: home.siteKey, owner, dataClass };
}
