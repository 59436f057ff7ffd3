package simulate

import (
	"testing"
	"time"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
)

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
