package simulate

import (
	"context"
	"encoding/json"
	"time"

	coordinationv1 "k8s.io/api/coordination/v1"
	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// The duration of a lease, as in kubelets.
const leaseSeconds = 40

// node makes a node ready if it is not.
func (s *simulator) node(ctx context.Context, node *corev1.Node) {
	if isDown(node) || isReady(node) {
		return
	}
	s.renew(ctx, node)
	status := readyStatus(node, s.kubeletVersion, metav1.Now())
	patch, err := json.Marshal(map[string]any{"status": status})
	if err == nil {
		_, err = s.client.CoreV1().Nodes().Patch(ctx, node.Name, types.StrategicMergePatchType, patch, metav1.PatchOptions{}, "status")
	}
	failed(ctx, err, "make a node ready", node)
}

func isReady(node *corev1.Node) bool {
	for _, condition := range node.Status.Conditions {
		if condition.Type == corev1.NodeReady {
			return condition.Status == corev1.ConditionTrue
		}
	}
	return false
}

// readyStatus is the status of the node when it is ready. Values from its
// creation (capacity, addresses, versions) stay.
func readyStatus(node *corev1.Node, kubeletVersion string, now metav1.Time) corev1.NodeStatus {
	status := *node.Status.DeepCopy()
	status.Conditions = nil
	for _, c := range []struct {
		kind   corev1.NodeConditionType
		status corev1.ConditionStatus
		reason string
	}{
		{corev1.NodeReady, corev1.ConditionTrue, "KubeletReady"},
		{corev1.NodeMemoryPressure, corev1.ConditionFalse, "KubeletHasSufficientMemory"},
		{corev1.NodeDiskPressure, corev1.ConditionFalse, "KubeletHasNoDiskPressure"},
		{corev1.NodePIDPressure, corev1.ConditionFalse, "KubeletHasSufficientPID"},
	} {
		status.Conditions = append(status.Conditions, corev1.NodeCondition{
			Type: c.kind, Status: c.status, Reason: c.reason, Message: simulated,
			LastHeartbeatTime: now, LastTransitionTime: now,
		})
	}
	if len(status.Addresses) == 0 {
		status.Addresses = []corev1.NodeAddress{{Type: corev1.NodeHostName, Address: node.Name}}
	}
	info := &status.NodeInfo
	for field, value := range map[*string]string{
		&info.KubeletVersion:          kubeletVersion,
		&info.OperatingSystem:         "linux",
		&info.Architecture:            "amd64",
		&info.ContainerRuntimeVersion: simulated,
		&info.OSImage:                 simulated,
		&info.KernelVersion:           simulated,
	} {
		if *field == "" {
			*field = value
		}
	}
	return status
}

// renew sends a node's heartbeat.
func (s *simulator) renew(ctx context.Context, node *corev1.Node) {
	if isDown(node) {
		return
	}
	lease := leaseOf(node, metav1.NewMicroTime(time.Now()))
	patch, err := json.Marshal(map[string]any{"spec": lease.Spec})
	if err == nil {
		leases := s.client.CoordinationV1().Leases(lease.Namespace)
		_, err = leases.Patch(ctx, lease.Name, types.MergePatchType, patch, metav1.PatchOptions{})
		if apierrors.IsNotFound(err) {
			_, err = leases.Create(ctx, lease, metav1.CreateOptions{})
		}
	}
	failed(ctx, err, "renew a lease", node)
}

// leaseOf is the lease of a live node. It is deleted together with the node.
func leaseOf(node *corev1.Node, now metav1.MicroTime) *coordinationv1.Lease {
	seconds := int32(leaseSeconds)
	return &coordinationv1.Lease{
		ObjectMeta: metav1.ObjectMeta{
			Name: node.Name, Namespace: corev1.NamespaceNodeLease,
			OwnerReferences: []metav1.OwnerReference{{APIVersion: "v1", Kind: "Node", Name: node.Name, UID: node.UID}},
		},
		Spec: coordinationv1.LeaseSpec{HolderIdentity: &node.Name, LeaseDurationSeconds: &seconds, RenewTime: &now},
	}
}
