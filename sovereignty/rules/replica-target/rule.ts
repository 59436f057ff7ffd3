/** Custom resources that copy data name a target, and it is that of a contract in force or of the cluster itself. */
import type { Fact } from "../../facts.ts";
import { defineObjectRule, lawOf } from "../../law.ts";
import { about } from "./about.ts";
import { unlawfulCopies } from "./copies.ts";
import { messages } from "./messages.ts";

export const replicaTarget = defineObjectRule(
  "replica-target",
  about,
  messages,
  (fact: Fact, context) => {
    const { backups = [], contracts = [] } = lawOf(fact, context) ?? {};
    return unlawfulCopies(fact, [...backups, ...contracts]);
  },
);
