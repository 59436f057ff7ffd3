package simulate

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes/fake"
)

// cluster is an API server of a test, with the simulator at work on it. Its time
// is synctest's: it passes when nothing is left to do.
type cluster struct {
	*testing.T
	*fake.Clientset
	ended chan error
	end   context.CancelFunc
}

// on runs f on a cluster with these objects.
func on(t *testing.T, objects []runtime.Object, f func(cluster)) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		c := cluster{T: t, Clientset: fake.NewClientset(objects...), ended: make(chan error, 1), end: cancel}
		go func() { c.ended <- Run(ctx, c, "v9.9.9") }()
		c.settle()
		f(c)
		cancel()
		synctest.Wait()
	})
}

// settle lets every pod and node be looked at once more: nothing may take longer.
func (c cluster) settle() { time.Sleep(10 * time.Second) }

func (c cluster) node(name string) *corev1.Node {
	node, err := c.CoreV1().Nodes().Get(c.Context(), name, metav1.GetOptions{})
	if err != nil {
		c.Fatal(err)
	}
	return node
}

func (c cluster) pod(name string) *corev1.Pod {
	pod, err := c.CoreV1().Pods("default").Get(c.Context(), name, metav1.GetOptions{})
	if err != nil {
		c.Fatal(err)
	}
	return pod
}

func (c cluster) hasPod(name string) bool {
	_, err := c.CoreV1().Pods("default").Get(c.Context(), name, metav1.GetOptions{})
	if err != nil && !apierrors.IsNotFound(err) {
		c.Fatal(err)
	}
	return err == nil
}

// sinceRenewal is how long ago a node gave its last sign of life.
func (c cluster) sinceRenewal(name string) time.Duration {
	lease, err := c.CoordinationV1().Leases(corev1.NamespaceNodeLease).Get(c.Context(), name, metav1.GetOptions{})
	if err != nil {
		c.Fatal(err)
	}
	if *lease.Spec.HolderIdentity != name || *lease.Spec.LeaseDurationSeconds != leaseSeconds {
		c.Errorf("the lease of %s is %+v", name, lease.Spec)
	}
	return time.Since(lease.Spec.RenewTime.Time)
}

func newNode(name string, annotations map[string]string) *corev1.Node {
	return &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: name, UID: "uid-of-a-node", Annotations: annotations}}
}

func newPod(name, node string, change ...func(*corev1.Pod)) *corev1.Pod {
	pod := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{Name: name, Namespace: "default"},
		Spec:       corev1.PodSpec{NodeName: node, Containers: []corev1.Container{{Name: "c", Image: "i"}}},
		Status:     corev1.PodStatus{Phase: corev1.PodPending},
	}
	for _, f := range change {
		f(pod)
	}
	return pod
}

func ofJob(pod *corev1.Pod) {
	controller := true
	pod.OwnerReferences = []metav1.OwnerReference{{APIVersion: "batch/v1", Kind: "Job", Name: "j", Controller: &controller}}
}

func deleted(pod *corev1.Pod) {
	now := metav1.Now()
	pod.DeletionTimestamp, pod.Finalizers = &now, []string{"a/b"} // the fake refuses one without the other
	pod.Status.Phase = corev1.PodRunning
}

var down = map[string]string{DownAnnotation: "true"}

func TestNodesBecomeAndStayReady(t *testing.T) {
	made := newNode("made", nil)
	made.Status.Capacity = corev1.ResourceList{corev1.ResourcePods: {}}
	made.Status.NodeInfo.KubeletVersion = "v1.35.2"
	made.Status.Conditions = []corev1.NodeCondition{{Type: corev1.NodeReady, Status: corev1.ConditionUnknown}}
	on(t, []runtime.Object{newNode("bare", map[string]string{DownAnnotation: "false"}), made}, func(c cluster) {
		for name, version := range map[string]string{"bare": "v9.9.9", "made": "v1.35.2"} {
			node := c.node(name)
			if !isReady(node) || len(node.Status.Conditions) != 4 || node.Status.NodeInfo.KubeletVersion != version {
				c.Errorf("%s has the status %+v", name, node.Status)
			}
			if len(node.Status.Addresses) == 0 {
				c.Errorf("%s has no address", name)
			}
		}
		if _, ok := c.node("made").Status.Capacity[corev1.ResourcePods]; !ok {
			c.Error("the capacity of a node is gone")
		}
		for range 10 {
			time.Sleep(renewal)
			if age := c.sinceRenewal("bare"); age > 5*time.Second {
				c.Fatalf("the last sign of life is %s old", age)
			}
		}
	})
}

func TestLaterNodesAndTheirPods(t *testing.T) {
	on(t, []runtime.Object{newPod("early", "late")}, func(c cluster) {
		if phase := c.pod("early").Status.Phase; phase != corev1.PodPending {
			c.Errorf("a pod of an unknown node is %s", phase)
		}
		if _, err := c.CoreV1().Nodes().Create(c.Context(), newNode("late", nil), metav1.CreateOptions{}); err != nil {
			c.Fatal(err)
		}
		c.settle()
		if !isReady(c.node("late")) || c.pod("early").Status.Phase != corev1.PodRunning {
			c.Error("a later node does not run its pods")
		}
	})
}

func TestPlacedPodsRun(t *testing.T) {
	always := corev1.ContainerRestartPolicyAlways
	node := newNode("n", nil)
	node.Status.Addresses = []corev1.NodeAddress{{Type: corev1.NodeInternalIP, Address: "10.1.2.3"}}
	full := newPod("full", "n", func(pod *corev1.Pod) {
		pod.Spec.ReadinessGates = []corev1.PodReadinessGate{{ConditionType: "a/gate"}}
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
		for _, kind := range []corev1.PodConditionType{corev1.PodReady, corev1.ContainersReady, corev1.PodInitialized, "a/gate"} {
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
		c.settle()
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

func TestALostKubeletDoesNothingUntilItIsBack(t *testing.T) {
	on(t, []runtime.Object{newNode("n", down), newPod("p", "n"), newPod("d", "n", deleted)}, func(c cluster) {
		if isReady(c.node("n")) || c.pod("p").Status.Phase != corev1.PodPending || !c.hasPod("d") {
			c.Error("a node without its kubelet does something")
		}
		if leases, err := c.CoordinationV1().Leases("").List(c.Context(), metav1.ListOptions{}); err != nil || len(leases.Items) > 0 {
			c.Errorf("it has leases %+v, %v", leases.Items, err)
		}
		back := c.node("n")
		back.Annotations = nil
		if _, err := c.CoreV1().Nodes().Update(c.Context(), back, metav1.UpdateOptions{}); err != nil {
			c.Fatal(err)
		}
		c.settle()
		if !isReady(c.node("n")) || c.pod("p").Status.Phase != corev1.PodRunning || c.hasPod("d") {
			c.Error("a node that is back does not go on")
		}

		lost := c.node("n")
		lost.Annotations = down
		if _, err := c.CoreV1().Nodes().Update(c.Context(), lost, metav1.UpdateOptions{}); err != nil {
			c.Fatal(err)
		}
		time.Sleep(time.Minute)
		if age := c.sinceRenewal("n"); age < time.Minute-renewal {
			c.Errorf("a lost node gave a sign of life %s ago", age)
		}
	})
}

func TestRunEndsWithItsContext(t *testing.T) {
	on(t, []runtime.Object{newNode("n", nil)}, func(c cluster) {
		c.end()
		if err := <-c.ended; !errors.Is(err, context.Canceled) {
			c.Errorf("it ended with %v", err)
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
