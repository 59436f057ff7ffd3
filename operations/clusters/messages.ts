/** Messages of the commands about clusters. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  clusters: {
    fr: "les clusters d'un site : version, groupes de nœuds, état, adresse de l'API",
    en: "a site's clusters: version, pools, status, API address",
  },
  kubeconfig: {
    fr: "le kubeconfig d'une personne pour un cluster : connexion OIDC, aucun secret",
    en: "a person's kubeconfig for a cluster: OIDC login, no secret",
  },
  cluster: { fr: "le cluster, <locataire>/<cluster>", en: "the cluster, <tenant>/<cluster>" },
  as: {
    fr: "répétition seulement : un certificat pour un membre de ce groupe du locataire",
    en: "rehearsal only: a certificate for a member of this group of the tenant",
  },
  admin: {
    fr: "répétition seulement, en dernier recours : l'administrateur du cluster ; exige --reason, est consigné",
    en: "rehearsal only, break-glass: the cluster's administrator; needs --reason, is recorded",
  },
  reason: {
    fr: "pourquoi il faut l'administrateur, en une phrase",
    en: "why it takes the administrator, in one sentence",
  },
  asAndAdmin: {
    fr: "reçu --as et --admin, attendu l'un des deux",
    en: "got --as and --admin, want one of the two",
  },
  noReason: {
    fr: "reçu --admin sans motif, attendu --reason avec une phrase qui dit pourquoi",
    en: "got --admin without a reason, want --reason with a sentence that says why",
  },
  reasonAlone: {
    fr: "reçu --reason sans --admin, attendu les deux ensemble",
    en: "got --reason without --admin, want both together",
  },
  badCluster: {
    fr: "reçu le cluster {got}, attendu <locataire>/<cluster>, parmi : {allowed}",
    en: "got the cluster {got}, want <tenant>/<cluster>, one of: {allowed}",
  },
  badGroup: {
    fr: "reçu le groupe {got}, attendu un groupe du locataire : {allowed}",
    en: "got the group {got}, want a group of the tenant: {allowed}",
  },
  badEstate: {
    fr: "les fichiers du parc ont {count, plural, one {# problème} other {# problèmes}} : lancez « npx estate check {site} »",
    en: "the estate's files have {count, plural, one {# issue} other {# issues}}: run `npx estate check {site}`",
  },
  notMade: {
    fr: "le cluster {cluster} n'est pas encore déployé : lancez « {command} »",
    en: "the cluster {cluster} is not deployed yet: run `{command}`",
  },
  noOutput: {
    fr: "pulumi n'a pas lu la pile de {site}, qui n'est pas une répétition : {reason} (connectez-vous à l'état du site : « pulumi login »)",
    en: "pulumi did not read the stack of {site}, which is not a rehearsal: {reason} (log in to the site's state: `pulumi login`)",
  },
  rehearsalOnly: {
    fr: "reçu --as ou --admin pour {site}, qui n'est pas une répétition, attendu aucun des deux : vous vous identifiez auprès du fournisseur d'identité",
    en: "got --as or --admin for {site}, which is not a rehearsal, want neither: you log in at the identity provider",
  },
  none: { fr: "{site} : aucun cluster", en: "{site}: no cluster" },
  logged: {
    fr: "estate : accès d'administrateur à {cluster} consigné dans {file}",
    en: "estate: administrator's access to {cluster} recorded in {file}",
  },
  columns: {
    fr: "CLUSTER\tVERSION\tNŒUDS\tÉTAT\tAPI",
    en: "CLUSTER\tVERSION\tNODES\tSTATUS\tAPI",
  },
} as const satisfies Record<string, Message>;
