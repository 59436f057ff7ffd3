/** Labels that a namespace owes, without their prefix. */
export const OWED = ["class", "owner", "site", "tenant"];
