/** Messages about waivers, and how to fix each problem. */

import { type Language, type Message, type MessageValues, render } from "../../output/message.ts";
import { type AllianceProblem, formatProblem } from "../alliance/problem.ts";

/** A problem of a waiver: where, the value found and the one expected, and how to fix it. */
export interface WaiverProblem extends AllianceProblem {
  readonly remediation: Message;
}

/** Fixes that several problems share. */
export const REMEDIATIONS = {
  shape: {
    fr: "Suivez stacks/schemas/waivers.schema.json ; un exemple est dans policies/README.md.",
    en: "Follow stacks/schemas/waivers.schema.json; policies/README.md has an example.",
  },
  people: {
    fr: "Les bureaux et leurs personnes sont dans stacks/alliance.yaml, sous offices.",
    en: "Offices and their people are in stacks/alliance.yaml, under offices.",
  },
  approver: {
    fr: "Faites approuver par une personne d'un autre bureau, au mieux d'un autre pays.",
    en: "Have a person of another office approve it, preferably of another country.",
  },
  renew: {
    fr: "Retirez la dérogation ; si l'écart dure, demandez-en une nouvelle, avec un nouveau ticket.",
    en: "Remove the waiver; if the breach persists, request a new one, with a new ticket.",
  },
} as const satisfies Record<string, Message>;

const TEXTS = {
  unknownRule: [
    {
      fr: "règle « {got} » inconnue ; attendu : {want}",
      en: "got rule {got}, which does not exist; want one of {want}",
    },
    { fr: "Corrigez le nom de la règle.", en: "Correct the rule's name." },
  ],
  notWaivable: [
    {
      fr: "la règle « {got} » n'admet aucune dérogation ; attendu : {want}",
      en: "got rule {got}, which may not be waived; want one of {want}",
    },
    {
      fr: "Suivez plutôt la correction de la règle ; policies/README.md indique quelles règles admettent une dérogation.",
      en: "Follow the fix of the rule instead; policies/README.md lists the rules that may be waived.",
    },
  ],
  wildcard: [
    {
      fr: "la portée « {got} » a un joker ; attendu : une seule ressource",
      en: "got scope {got}, which has a wildcard; want one resource",
    },
    { fr: "Une dérogation par ressource.", en: "Write one waiver for each resource." },
  ],
  scope: [
    {
      fr: "la portée « {got} » n'est pas un URN ; attendu : urn:pulumi:pile::projet::type::nom",
      en: "got scope {got}, which is not a URN; want urn:pulumi:stack::project::type::name",
    },
    { fr: "Copiez l'URN indiqué dans la violation.", en: "Copy the URN in the violation." },
  ],
  elsewhere: [
    {
      fr: "la pile « {got} » n'est celle d'aucun site ; attendu : {want}",
      en: "got stack {got}, which is not the stack of any site; want one of {want}",
    },
    { fr: "Copiez l'URN indiqué dans la violation.", en: "Copy the URN in the violation." },
  ],
  unknownOffice: [
    {
      fr: "le bureau « {got} » n'est pas inscrit ; attendu : {want}",
      en: "got office {got}, which is not registered; want one of {want}",
    },
    REMEDIATIONS.people,
  ],
  unknownPerson: [
    {
      fr: "« {got} » ne parle pas pour ce bureau ; attendu : {want}",
      en: "got {got}, who does not speak for this office; want one of {want}",
    },
    REMEDIATIONS.people,
  ],
  selfApproved: [
    {
      fr: "« {got} » approuve sa propre dérogation ; attendu : une personne d'un autre bureau",
      en: "got {got}, who approves their own waiver; want a person of another office",
    },
    REMEDIATIONS.approver,
  ],
  sameOffice: [
    {
      fr: "le bureau « {got} » est aussi celui du porteur ; attendu : un autre bureau",
      en: "got office {got}, which is the owner's, too; want another office",
    },
    REMEDIATIONS.approver,
  ],
  foreignOffice: [
    {
      fr: "le bureau « {got} » est de {country} ; attendu que le propriétaire ou l'approbateur soit d'un bureau de {want}, pays du site {site}",
      en: "got office {got}, which is of {country}; want the owner or the approver to be of an office of {want}, the country of site {site}",
    },
    REMEDIATIONS.approver,
  ],
  backwards: [
    {
      fr: "l'échéance {got} précède le début ; attendu : {want} ou plus tard",
      en: "got expiry {got}, which is before the start; want {want} or later",
    },
    { fr: "Corrigez les dates.", en: "Correct the dates." },
  ],
  tooLong: [
    {
      fr: "échéance {got} ; attendu : {want} au plus tard, soit {days, plural, one {# jour} other {# jours}}",
      en: "got expiry {got}; want {want} at the latest, which is {days, plural, one {# day} other {# days}}",
    },
    {
      fr: "Raccourcissez la dérogation ; demandez-en une nouvelle à son échéance.",
      en: "Shorten the waiver; request a new one when it ends.",
    },
  ],
  twice: [
    {
      fr: "même règle et même portée que {got} ; attendu : une dérogation par écart",
      en: "got the rule and the scope of {got}; want one waiver for a breach",
    },
    { fr: "Retirez l'une des deux.", en: "Remove one of the two." },
  ],
  expired: [
    {
      fr: "échue le {got} ; attendu : {want} ou plus tard",
      en: "got expiry {got}, which is past; want {want} or later",
    },
    REMEDIATIONS.renew,
  ],
  notStarted: [
    {
      fr: "commence le {got} ; attendu : {want} ou plus tôt",
      en: "got start {got}, which is yet to come; want {want} or earlier",
    },
    {
      fr: "Ajoutez la dérogation le jour où elle commence.",
      en: "Add the waiver on the day it starts.",
    },
  ],
  orphaned: [
    {
      fr: "rien dans la pile n'enfreint « {rule} » sous cette portée ; attendu : un écart, ou pas de dérogation",
      en: "got nothing in the stack that breaks {rule} under this scope; want a breach, or no waiver",
    },
    {
      fr: "Retirez la dérogation : elle n'a plus, ou n'a jamais eu, d'objet.",
      en: "Remove the waiver: there is nothing, or nothing any more, for it to waive.",
    },
  ],
} as const satisfies Record<string, readonly [message: Message, remediation: Message]>;

export type WaiverProblemKind = keyof typeof TEXTS;

/** One problem at one place. */
export function waiverProblem(
  kind: WaiverProblemKind,
  path: readonly PropertyKey[],
  values: MessageValues,
): WaiverProblem {
  const [message, remediation] = TEXTS[kind];
  return { path, message, values, remediation };
}

/** One problem as `waivers.path: message`, and below it how to fix it. */
export function formatWaiverProblem(problem: WaiverProblem, language: Language): string {
  const at = formatProblem({ ...problem, path: ["waivers", ...problem.path] }, language);
  return `${at}\n  ${render(problem.remediation, problem.values, language)}`;
}
