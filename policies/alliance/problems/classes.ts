/** Problems of classes of data in the registry: a more sensitive one never allows more than a less sensitive one. */

import type { Message } from "../../../output/message.ts";
import { choice } from "../../../output/nearest.ts";
import { own } from "../../values/own.ts";
import { type Alliance, type DataClass, SERVICES } from "../model.ts";
import { type AllianceProblem, EMPTY, problemsOf } from "../problem.ts";

const MESSAGES = {
  empty: EMPTY,
  notMember: {
    fr: "« {got} » n'est pas un membre ; attendu : {want}",
    en: "got {got}, which is not a member; want one of {want}",
  },
  ownerMissing: {
    fr: "le membre {owner} manque ; la classe doit nommer les pays de chaque membre",
    en: "member {owner} is missing; the class must name the countries for every member",
  },
  sameRank: {
    fr: "le rang {got} est déjà celui de la classe {other} ; attendu un rang par classe",
    en: "got rank {got}, which is that of class {other} already; want one rank for each class",
  },
  wider: {
    fr: "« {got} », que la classe {lower}, moins sensible, ne permet pas ; attendu au plus : {want}",
    en: "got {got}, which the less sensitive class {lower} does not allow; want no more than {want}",
  },
  servicesOpen: {
    fr: "tous les services, quand la classe {lower}, moins sensible, en nomme ; attendu au plus : {want}",
    en: "got every service, while the less sensitive class {lower} names its own; want no more than {want}",
  },
  weaker: {
    fr: "le chiffrement est facultatif, quand la classe {lower}, moins sensible, l'exige ; attendu : required",
    en: "got optional encryption, which the less sensitive class {lower} requires; want required",
  },
  internet: {
    fr: "« internet » pour la classe {class}, de rang {rank} ; attendu : none ou government à partir du rang {from} ({citizen})",
    en: "got internet for class {class} of rank {rank}; want none or government from rank {from} ({citizen}) up",
  },
  plain: {
    fr: "le chiffrement est facultatif pour la classe {class}, de rang {rank} ; attendu : required à partir du rang {from} ({citizen})",
    en: "got optional encryption for class {class} of rank {rank}; want required from rank {from} ({citizen}) up",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

const RIGHTS = ["reside", "process", "replicate", "operate"] as const;

/** The lowest class about people: data of its rank or above never reaches the internet. */
const CITIZEN = "citizen";

/** Problems of all classes. */
export function classProblems({ classes, members }: Alliance): AllianceProblem[] {
  const codes = Object.keys(members);
  return Object.entries(classes).flatMap(([key, dataClass]) => [
    ...rightsProblems(["classes", key], dataClass, codes),
    ...aboutPeople(key, dataClass, classes),
    ...sameRank(key, dataClass, classes),
    ...Object.entries(classes)
      .filter(([, { rank }]) => rank < dataClass.rank)
      .flatMap(([lower, below]) => monotonic(["classes", key], dataClass, lower, below, codes)),
  ]);
}

function rightsProblems(path: string[], dataClass: DataClass, members: string[]) {
  const { egress, services } = dataClass;
  const strangers = (at: string[], countries: string[]) =>
    countries
      .filter((got) => !members.includes(got))
      .map((got) => problem("notMember", at, { got, want: choice(members, got) }));
  const empty = (at: string[], list: readonly unknown[]) =>
    list.length === 0 ? [problem("empty", at)] : [];
  return [
    ...empty([...path, "egress"], egress),
    ...(services ? empty([...path, "services"], services) : []),
    ...RIGHTS.flatMap((right) => [
      ...members
        .filter((owner) => !Object.hasOwn(dataClass[right], owner))
        .map((owner) => problem("ownerMissing", [...path, right], { owner })),
      ...strangers([...path, right], Object.keys(dataClass[right])),
      ...Object.entries(dataClass[right]).flatMap(([owner, allowed]) => [
        ...empty([...path, right, owner], allowed),
        ...strangers([...path, right, owner], allowed),
      ]),
    ]),
  ];
}

/** Without a class of that name, every class but the least sensitive ones counts as being about people. */
function aboutPeople(key: string, { rank, egress, encryption }: DataClass, classes: Classes) {
  const lowest = Math.min(...Object.values(classes).map((one) => one.rank));
  const from = own(classes, CITIZEN)?.rank ?? lowest + 1;
  if (rank < from) return [];
  const values = { class: key, rank, from, citizen: CITIZEN };
  const internet = egress.indexOf("internet");
  return [
    ...(internet < 0 ? [] : [problem("internet", ["classes", key, "egress", internet], values)]),
    ...(encryption === "required"
      ? []
      : [problem("plain", ["classes", key, "encryption"], values)]),
  ];
}

/** Two classes of one rank would not be compared with each other. */
function sameRank(key: string, { rank: got }: DataClass, classes: Classes) {
  const first = Object.entries(classes).find(([, { rank }]) => rank === got)?.[0] ?? key;
  return first === key
    ? []
    : [problem("sameRank", ["classes", key, "rank"], { got, other: first })];
}

type Classes = Alliance["classes"];

function monotonic(
  path: string[],
  higher: DataClass,
  lower: string,
  below: DataClass,
  members: readonly string[],
) {
  const wider = (at: PropertyKey[], got: readonly string[], among: readonly string[]) => {
    const extra = got.filter((one) => !among.includes(one));
    const values = { got: extra.join(", "), lower, want: among.join(", ") };
    return extra.length > 0 ? [problem("wider", at, values)] : [];
  };
  const { services = SERVICES } = below;
  return [
    ...RIGHTS.flatMap((right) =>
      Object.entries(higher[right]).flatMap(([owner, countries]) => {
        // Owners or countries that are not members, and owners missing from a lower class, are already reported.
        const among = own(below[right], owner) ?? [];
        const known = countries.filter((country) => members.includes(country));
        return among.length > 0 ? wider([...path, right, owner], known, among) : [];
      }),
    ),
    ...(below.egress.length > 0 ? wider([...path, "egress"], higher.egress, below.egress) : []),
    ...(higher.services === undefined && below.services !== undefined
      ? [problem("servicesOpen", path, { lower, want: services.join(", ") })]
      : wider([...path, "services"], higher.services ?? [], services)),
    ...(below.encryption === "required" && higher.encryption === "optional"
      ? [problem("weaker", [...path, "encryption"], { lower })]
      : []),
  ];
}
