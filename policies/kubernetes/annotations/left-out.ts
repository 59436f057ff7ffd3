/**
 * Annotations that were reviewed and are permanently left out, each with the reason, so that they are not requested
 * again.
 */
import type { Message } from "../../../output/message.ts";

const snippet: Message = {
  fr: "elle écrit la configuration du contrôleur, où tout peut mener ailleurs ; une annotation admise, ou l'application elle-même, peut faire la même chose",
  en: "it writes the controller's configuration, where anything may lead elsewhere; an admitted annotation, or the application itself, can do the same",
};
const login: Message = {
  fr: "elle confie chaque requête à un autre serveur ; authentifiez dans l'application, ou par auth-type et auth-secret",
  en: "it gives each request to another server; authenticate in the application, or by auth-type and auth-secret",
};
const mirror: Message = {
  fr: "elle envoie ailleurs une copie de chaque requête",
  en: "it sends a copy of each request elsewhere",
};
const telemetry: Message = {
  fr: "elle décrit les requêtes à un collecteur que l'annotation choisit ; les traces du site se règlent dans l'application (OTEL_EXPORTER_OTLP_ENDPOINT)",
  en: "it reports the requests to a collector of its own choice; traces to the site's store are set in the application (OTEL_EXPORTER_OTLP_ENDPOINT)",
};
const another: Message = {
  fr: "elle nomme un autre hôte, une autre adresse ou un autre réseau que ceux de l'objet",
  en: "it names another host, address or network than the object's own",
};

const NGINX = "nginx.ingress.kubernetes.io/";
const KEYS: Readonly<Record<string, Message>> = {
  ...each(snippet, [
    "auth-snippet",
    "configuration-snippet",
    "modsecurity-snippet",
    "server-snippet",
    "stream-snippet",
  ]),
  ...each(login, ["auth-signin", "auth-url"]),
  ...each(another, ["default-backend", "upstream-vhost"]),
  "external-dns.alpha.kubernetes.io/target": another,
};
const BEGINNINGS: Readonly<Record<string, Message>> = {
  [`${NGINX}mirror-`]: mirror,
  [`${NGINX}enable-opentelemetry`]: telemetry,
  [`${NGINX}enable-opentracing`]: telemetry,
  [`${NGINX}opentelemetry-`]: telemetry,
  [`${NGINX}opentracing-`]: telemetry,
  "flannel.alpha.coreos.com/": another,
  "k8s.v1.cni.cncf.io/": another,
  "projectcalico.org/": another,
};

/** The same, where only keys and prefixes can be compared. */
export const LEFT_OUT = { keys: Object.keys(KEYS), beginnings: Object.keys(BEGINNINGS) };

/** Why a key is permanently left out; `undefined` for one that was not reviewed. */
export function leftOut(key: string): Message | undefined {
  if (Object.hasOwn(KEYS, key)) return KEYS[key];
  const beginning = Object.keys(BEGINNINGS).find((one) => key.startsWith(one));
  return beginning === undefined ? undefined : BEGINNINGS[beginning];
}

function each(reason: Message, names: readonly string[]): Record<string, Message> {
  return Object.fromEntries(names.map((name) => [`${NGINX}${name}`, reason]));
}
