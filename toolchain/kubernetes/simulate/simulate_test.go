package simulate

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
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
		c.waitForResync()
		f(c)
		cancel()
		synctest.Wait()
	})
}

// waitForResync waits until every pod and node has been checked once more.
func (c cluster) waitForResync() { time.Sleep(10 * time.Second) }

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

// sinceRenewal is the time since a node's last heartbeat.
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
	pod.DeletionTimestamp, pod.Finalizers = &now, []string{"a/b"} // the fake rejects one without the other
	pod.Status.Phase = corev1.PodRunning
}

var down = map[string]string{DownAnnotation: "true"}

func TestLaterNodesAndTheirPods(t *testing.T) {
	on(t, []runtime.Object{newPod("early", "late")}, func(c cluster) {
		if phase := c.pod("early").Status.Phase; phase != corev1.PodPending {
			c.Errorf("a pod of an unknown node is %s", phase)
		}
		if _, err := c.CoreV1().Nodes().Create(c.Context(), newNode("late", nil), metav1.CreateOptions{}); err != nil {
			c.Fatal(err)
		}
		c.waitForResync()
		if !isReady(c.node("late")) || c.pod("early").Status.Phase != corev1.PodRunning {
			c.Error("a later node does not run its pods")
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
		c.waitForResync()
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
