/** Fields of a pod that this rule and its admission policy read. */

/** Fields of a pod that let it into the node. */
export const HOST_FIELDS = ["hostIPC", "hostNetwork", "hostPID"];
/** How a kubelet asks over the network: it is no pod, so no network policy is asked. Of the pod, or of the host that they name. */
export const CALLS = ["httpGet", "tcpSocket"];
