import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Utilisez une image des registres du site : {allowed} ; écrivez l'hôte en entier, comme {allowed}/equipe/image:1.0.",
  en: "Use an image from the site's registries: {allowed}; write the host in full, as in {allowed}/team/image:1.0.",
};

export const messages = {
  title: {
    fr: "Les images viennent des registres du site",
    en: "Images come from the site's registries",
  },
  why: {
    fr: "Une image est du code qui lit les données ; un registre étranger apprend aussi ce qui s'exécute ici, et il peut changer ou disparaître.",
    en: "An image is code that reads the data; a foreign registry also learns what runs here, and it may change or vanish.",
  },
  waiver: {
    fr: "Aucune dérogation : copiez l'image dans le registre du site, ou inscrivez le registre dans stacks/alliance.yaml, avec relecture.",
    en: "No waiver: copy the image to the site's registry, or enter the registry in stacks/alliance.yaml, under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} utilise l'image « {image} », qui ne vient d'aucun registre du site {site}",
        en: "{type} uses image “{image}”, which is not from a registry of site {site}",
      },
      remediation,
    },
    absent: {
      what: {
        fr: "{type} a un conteneur sans image",
        en: "{type} has a container without an image",
      },
      remediation,
    },
    unknown: {
      what: {
        fr: "une image de {type} n'est pas connue avant le déploiement",
        en: "an image of {type} is not known before deployment",
      },
      remediation: {
        fr: "Écrivez les images en clair.",
        en: "Write the images as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
