package simulate

import (
	"fmt"
	"net/netip"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
)

func TestPlacedPodsRun(t *testing.T) {
	always := corev1.ContainerRestartPolicyAlways
	node := newNode("n", nil)
	node.Status.Addresses = []corev1.NodeAddress{{Type: corev1.NodeInternalIP, Address: "10.1.2.3"}}
	full := newPod("full", "n", func(pod *corev1.Pod) {
		pod.Spec.ReadinessGates = []corev1.PodReadinessGate{{ConditionType: "a/condition"}}
		pod.Spec.InitContainers = []corev1.Container{{Name: "once"}, {Name: "sidecar", RestartPolicy: &always}}
	})
	on(t, []runtime.Object{node, full, newPod("unplaced", "")}, func(c cluster) {
		status := c.pod("full").Status
		if status.Phase != corev1.PodRunning || status.StartTime == nil || status.HostIP != "10.1.2.3" {
			c.Errorf("the status is %+v", status)
		}
		if !netip.MustParsePrefix("100.64.0.0/10").Contains(netip.MustParseAddr(status.PodIP)) || status.PodIPs[0].IP != status.PodIP {
			c.Errorf("the addresses are %s, %v", status.PodIP, status.PodIPs)
		}
		conditions := map[corev1.PodConditionType]corev1.ConditionStatus{}
		for _, condition := range status.Conditions {
			conditions[condition.Type] = condition.Status
		}
		for _, kind := range []corev1.PodConditionType{corev1.PodReady, corev1.ContainersReady, corev1.PodInitialized, "a/condition"} {
			if conditions[kind] != corev1.ConditionTrue {
				c.Errorf("%s is %q", kind, conditions[kind])
			}
		}
		if s := status.ContainerStatuses[0]; s.Name != "c" || !s.Ready || s.State.Running == nil {
			c.Errorf("the container is %+v", s)
		}
		init := status.InitContainerStatuses
		if init[0].State.Terminated == nil || init[0].State.Terminated.ExitCode != 0 || init[1].State.Running == nil {
			c.Errorf("the init containers are %+v", init)
		}
		if phase := c.pod("unplaced").Status.Phase; phase != corev1.PodPending {
			c.Errorf("a pod without a node is %s", phase)
		}
		before := c.pod("full")
		c.waitForResync()
		if after := c.pod("full"); after.ResourceVersion != before.ResourceVersion {
			c.Error("a running pod is written again")
		}
	})
}

func TestPodsOfAJobSucceed(t *testing.T) {
	on(t, []runtime.Object{newNode("n", nil), newPod("j", "n", ofJob)}, func(c cluster) {
		status := c.pod("j").Status
		if status.Phase != corev1.PodSucceeded || status.ContainerStatuses[0].State.Terminated == nil {
			c.Errorf("the status is %+v", status)
		}
		for _, condition := range status.Conditions {
			if condition.Type == corev1.PodReady && condition.Status != corev1.ConditionFalse {
				c.Error("a pod that has ended is ready")
			}
		}
	})
}

func TestDeletedPodsGo(t *testing.T) {
	on(t, []runtime.Object{newNode("n", nil), newPod("p", "n", deleted), newPod("q", "n")}, func(c cluster) {
		if c.hasPod("p") || !c.hasPod("q") {
			c.Error("want the deleted pod gone and the other there")
		}
		var graces []int64
		for _, action := range c.Actions() {
			if d, ok := action.(interface{ GetDeleteOptions() metav1.DeleteOptions }); ok {
				graces = append(graces, *d.GetDeleteOptions().GracePeriodSeconds)
			}
		}
		if len(graces) != 1 || graces[0] != 0 {
			c.Errorf("the deletions have grace periods %v, want one of 0", graces)
		}
	})
}

func TestPodAddressesAreTheirOwn(t *testing.T) {
	seen := map[string]types.UID{}
	for i := range 200 {
		uid := types.UID(fmt.Sprintf("5f0c1c6e-%04d-4ac1-9d3c-1f6e2a7b8c9d", i))
		address := podAddress(uid)
		if other, ok := seen[address]; ok || address != podAddress(uid) {
			t.Errorf("%s has the address %s, and so has %s", uid, address, other)
		}
		seen[address] = uid
	}
}
