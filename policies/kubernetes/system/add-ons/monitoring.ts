/** What a cluster says about itself: the use of its nodes (metrics-server), and their faults (node-problem-detector). */
import type { AddOn } from "./model.ts";

/** The API server reads figures of pods and nodes from it, and sends nothing. */
export const metricsServer: AddOn = {
  workloads: [
    {
      kind: "Deployment",
      name: "metrics-server",
      account: "metrics-server",
      containers: {
        "metrics-server": {
          images: ["metrics-server/metrics-server", "metrics-server"],
          words: [
            /^--cert-dir=\/tmp$/,
            /^--secure-port=\d+$/,
            /^--kubelet-preferred-address-types=[A-Za-z,]+$/,
            /^--kubelet-use-node-status-port$/,
            /^--kubelet-insecure-tls$/,
            /^--metric-resolution=\d+s$/,
          ],
        },
      },
    },
  ],
  roles: {
    "ClusterRole system:metrics-server": [
      "get nodes/metrics core",
      "get,list,watch pods,nodes core",
    ],
    "ClusterRole system:aggregated-metrics-reader": ["get,list,watch pods,nodes metrics.k8s.io"],
  },
  aggregated: ["ClusterRole system:aggregated-metrics-reader"],
  bindings: {
    "ClusterRoleBinding system:metrics-server": [
      "ClusterRole system:metrics-server",
      "ServiceAccount kube-system/metrics-server",
    ],
    "ClusterRoleBinding metrics-server:system:auth-delegator": [
      "ClusterRole system:auth-delegator",
      "ServiceAccount kube-system/metrics-server",
    ],
    "RoleBinding kube-system metrics-server-auth-reader": [
      "Role extension-apiserver-authentication-reader",
      "ServiceAccount kube-system/metrics-server",
    ],
  },
  services: { "metrics-server": { selector: { "k8s-app": "metrics-server" }, ports: [443] } },
  apis: { "v1beta1.metrics.k8s.io": "metrics-server" },
};

/** It reads the node's log and its kernel's messages. */
export const problemDetector: AddOn = {
  workloads: [
    {
      kind: "DaemonSet",
      name: "node-problem-detector",
      account: "node-problem-detector",
      files: ["/var/log", "/dev/kmsg", "/etc/localtime", "/etc/machine-id"],
      containers: {
        "node-problem-detector": {
          images: ["node-problem-detector/node-problem-detector", "node-problem-detector"],
          words: [
            /^\/node-problem-detector$/,
            /^--logtostderr$/,
            /^--config\.system-log-monitor=\/config\/[a-z-]+\.json(,\/config\/[a-z-]+\.json)*$/,
          ],
          env: { NODE_NAME: /^$/ },
          privileged: true,
        },
      },
    },
  ],
  bindings: {
    "ClusterRoleBinding npd-binding": [
      "ClusterRole system:node-problem-detector",
      "ServiceAccount kube-system/node-problem-detector",
    ],
  },
};
