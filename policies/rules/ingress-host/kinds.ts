/** Kinds of the Gateway API that publish names, and the allowed form of a path. */
export const ROUTES = ["GRPCRoute", "HTTPRoute", "TLSRoute"];
export const GATEWAYS = ["Gateway", "ListenerSet", "XListenerSet"];
/** A path that every controller reads as one: spaces, quotes or braces would write into the configuration of some. */
export const PATH = "^(/[A-Za-z0-9_.~%@:$()|*+?^\\[\\]\\\\/&=!-]*)?$";
