// Package eviction is what the collector of ended pods reads of the kubelet; no kubelet runs beside this control plane.
package eviction

import v1 "k8s.io/api/core/v1"

// Reason is the kubelet's for a pod that it has evicted.
const Reason = "Evicted"

// PodIsEvicted reports whether a pod ended by an eviction.
func PodIsEvicted(status v1.PodStatus) bool {
	return status.Phase == v1.PodFailed && status.Reason == Reason
}
