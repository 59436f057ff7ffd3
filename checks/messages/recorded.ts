/** Changes from the recorded state to the files that are impossible in one run. */

import type { IssueText } from "../../estate/issue-text.ts";
import { GOTS } from "../../estate/messages/shape.ts";

export const RECORDED = {
  addressesOfFormer: {
    got: {
      fr: "{got}, adresses que l'état donne encore au segment {others}, qui n'est plus déclaré",
      en: "{got}, addresses that the state still has for the segment {others}, which is no longer declared",
    },
    want: {
      fr: "« renamedFrom: {was} », s'il s'agit du même segment sous un autre nom : rien n'est alors remplacé",
      en: "`renamedFrom: {was}`, if it is the same segment under another name: nothing is then replaced",
    },
    remediation: {
      fr: "Sinon, en deux fois, car le nuage ne rend des adresses qu'une fois l'ancien segment supprimé : déployez sans {segment}, puis avec lui.",
      en: "Otherwise in two runs, because the cloud gives addresses back only once the former segment is gone: deploy without {segment}, then with it.",
    },
  },
  addressesOfTenant: {
    got: {
      fr: "{tenant}, aux adresses que l'état donne encore au locataire {was}, qui n'est plus déclaré",
      en: "{tenant}, at addresses that the state still has for the tenant {was}, which is no longer declared",
    },
    want: {
      fr: "« renamedFrom: {was} », s'il s'agit du même locataire sous un autre nom : son projet et son réseau sont alors renommés",
      en: "`renamedFrom: {was}`, if it is the same tenant under another name: its project and network are then renamed",
    },
    remediation: {
      fr: "Sinon, en deux fois, car le nuage ne rend des adresses qu'une fois l'ancien locataire supprimé : déployez sans les segments de {tenant}, puis avec eux.",
      en: "Otherwise in two runs, because the cloud gives addresses back only once the former tenant is gone: deploy without the segments of {tenant}, then with them.",
    },
  },
  addressesOfOther: {
    got: {
      fr: "{got}, adresses que l'état donne encore à {others}",
      en: "{got}, addresses that the state still has for {others}",
    },
    want: {
      fr: "des adresses que rien n'occupe sur le nuage",
      en: "addresses that nothing on the cloud has",
    },
    remediation: {
      fr: "En deux fois, car le nuage les rejette tant que {others} les a : déployez sans {segment}, ou avec d'autres adresses, puis avec celles-ci.",
      en: "In two runs, because the cloud rejects them as long as {others} has them: deploy without {segment}, or with other addresses, then with these.",
    },
  },
  overQuotaTogether: {
    got: {
      fr: "{needs} tant que {goes}, à supprimer, et {comes}, à créer, existent en même temps",
      en: "{needs} while {goes}, to be deleted, and {comes}, to be created, exist at the same time",
    },
    want: { fr: "au plus {quotas}, son quota", en: "at most {quotas}, its quota" },
    remediation: {
      fr: "Les suppressions se font en dernier. En deux fois : déployez sans {comes}, puis avec. Si c'est la même ressource sous un autre nom, écrivez renamedFrom.",
      en: "Deletions happen last. In two runs: deploy without {comes}, then with it. If it is the same resource under another name, write renamedFrom.",
    },
  },
  renamedWithClusters: {
    got: {
      fr: "{from}, un locataire qui a des clusters : {clusters}",
      en: "{from}, a tenant that has clusters: {clusters}",
    },
    want: {
      fr: "un locataire sans cluster, car le nom d'un cluster porte celui de son locataire et ne change pas",
      en: "a tenant without a cluster, because a cluster's name carries its tenant's and does not change",
    },
    remediation: {
      fr: "Gardez l'ancien nom ; ou ouvrez un locataire neuf à d'autres adresses, déplacez-y les charges, puis supprimez l'ancien.",
      en: "Keep the former name; or open a new tenant at other addresses, move the workloads there, and then remove the former one.",
    },
  },
  ownerOfMade: {
    got: GOTS.value,
    want: {
      fr: "{was}, le membre dans le domaine duquel son projet a été créé",
      en: "{was}, the member in whose domain its project was created",
    },
    remediation: {
      fr: "Un projet ne change pas de domaine. Ouvrez un locataire neuf pour {got}, déplacez-y les données, puis supprimez celui-ci.",
      en: "A project does not change its domain. Open a new tenant for {got}, move the data there, and then remove this one.",
    },
  },
  clusterOfMade: {
    got: GOTS.value,
    want: {
      fr: "{was}, la valeur avec laquelle le cluster {cluster} a été créé",
      en: "{was}, the value with which the cluster {cluster} was created",
    },
    remediation: {
      fr: "Un cluster ne peut pas changer cette valeur : il serait recréé, et son contenu perdu. Commandez un autre cluster sous un autre nom, déplacez-y les charges, puis supprimez {cluster}.",
      en: "A cluster cannot change this value: it would be recreated, and its content lost. Order another cluster under another name, move the workloads there, and then remove {cluster}.",
    },
  },
} as const satisfies Record<string, IssueText>;
