/** Kinds of the Gateway API that publish names, and what a path may be. */
export const ROUTES = ["GRPCRoute", "HTTPRoute", "TLSRoute"];
export const GATEWAYS = ["Gateway", "ListenerSet", "XListenerSet"];
/** A path that is one to every controller: what has spaces, quotes or braces writes the configuration of some. */
export const PATH = "^(/[A-Za-z0-9_.~%@:$()|*+?^\\[\\]\\\\/&=!-]*)?$";
