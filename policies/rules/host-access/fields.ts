/** Fields of a pod that this rule and its admission policy read. */

/** Fields of a pod that give it access to the node. */
export const HOST_FIELDS = ["hostIPC", "hostNetwork", "hostPID"];
/**
 * How a kubelet sends requests over the network: it is not a pod, so network policies do not apply. To the pod, or to
 * the host that they name.
 */
export const CALLS = ["httpGet", "tcpSocket"];
