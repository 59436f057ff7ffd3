package simulate

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"net/netip"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// The value of all fields that only a real node knows.
const simulated = "simulated"

// pod moves a pod one step forward: it runs, ends or is deleted.
func (s *simulator) pod(ctx context.Context, pod *corev1.Pod) {
	node, err := s.nodes.Get(pod.Spec.NodeName)
	if err != nil || isDown(node) {
		// If the node is not known yet, it will be at the next check of the pod.
		return
	}
	pods := s.client.CoreV1().Pods(pod.Namespace)
	if pod.DeletionTimestamp != nil {
		now, uid := int64(0), pod.UID
		options := metav1.DeleteOptions{GracePeriodSeconds: &now, Preconditions: &metav1.Preconditions{UID: &uid}}
		failed(ctx, pods.Delete(ctx, pod.Name, options), "end a deleted pod", pod)
		return
	}
	status := nextStatus(pod, node, metav1.Now())
	if status == nil {
		return
	}
	// With the UID, so that the patch never applies to a later pod of the same name.
	patch, err := json.Marshal(map[string]any{"metadata": map[string]any{"uid": pod.UID}, "status": status})
	if err == nil {
		_, err = pods.Patch(ctx, pod.Name, types.StrategicMergePatchType, patch, metav1.PatchOptions{}, "status")
	}
	failed(ctx, err, "run a pod", pod)
}

// nextStatus is the next status of a pod on its node: pending pods run, running
// pods of a Job succeed. It is nil when the status does not change.
func nextStatus(pod *corev1.Pod, node *corev1.Node, now metav1.Time) *corev1.PodStatus {
	switch pod.Status.Phase {
	case corev1.PodPending:
		return runningStatus(pod, node, now)
	case corev1.PodRunning:
		if owner := metav1.GetControllerOf(pod); owner != nil && owner.Kind == "Job" {
			return succeededStatus(pod, now)
		}
	}
	return nil
}

func runningStatus(pod *corev1.Pod, node *corev1.Node, now metav1.Time) *corev1.PodStatus {
	status := pod.Status.DeepCopy()
	status.Phase = corev1.PodRunning
	status.StartTime = &now
	address := podAddress(pod.UID)
	status.PodIP, status.PodIPs = address, []corev1.PodIP{{IP: address}}
	for _, a := range node.Status.Addresses {
		if a.Type == corev1.NodeInternalIP {
			status.HostIP, status.HostIPs = a.Address, []corev1.HostIP{{IP: a.Address}}
			break
		}
	}
	kinds := []corev1.PodConditionType{corev1.PodInitialized, corev1.ContainersReady, corev1.PodReady}
	for _, readiness := range pod.Spec.ReadinessGates {
		kinds = append(kinds, readiness.ConditionType)
	}
	for _, kind := range kinds {
		status.Conditions = append(status.Conditions, corev1.PodCondition{
			Type: kind, Status: corev1.ConditionTrue, LastTransitionTime: now,
		})
	}
	running := corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: now}}
	status.ContainerStatuses, status.InitContainerStatuses = nil, nil
	for _, c := range pod.Spec.Containers {
		status.ContainerStatuses = append(status.ContainerStatuses, containerStatus(c, running))
	}
	for _, c := range pod.Spec.InitContainers {
		state := completed(now, now)
		if c.RestartPolicy != nil && *c.RestartPolicy == corev1.ContainerRestartPolicyAlways {
			state = running // a sidecar
		}
		status.InitContainerStatuses = append(status.InitContainerStatuses, containerStatus(c, state))
	}
	return status
}

func succeededStatus(pod *corev1.Pod, now metav1.Time) *corev1.PodStatus {
	status := pod.Status.DeepCopy()
	status.Phase = corev1.PodSucceeded
	for i := range status.Conditions {
		c := &status.Conditions[i]
		if c.Type == corev1.PodReady || c.Type == corev1.ContainersReady {
			c.Status, c.Reason, c.LastTransitionTime = corev1.ConditionFalse, "PodCompleted", now
		}
	}
	for _, containers := range [][]corev1.ContainerStatus{status.ContainerStatuses, status.InitContainerStatuses} {
		for i := range containers {
			if c := &containers[i]; c.State.Running != nil {
				c.Ready, c.State = false, completed(c.State.Running.StartedAt, now)
			}
		}
	}
	return status
}

func containerStatus(c corev1.Container, state corev1.ContainerState) corev1.ContainerStatus {
	started := state.Running != nil
	return corev1.ContainerStatus{
		Name: c.Name, Image: c.Image, ImageID: simulated, Ready: true, Started: &started, State: state,
	}
}

func completed(from, to metav1.Time) corev1.ContainerState {
	return corev1.ContainerState{Terminated: &corev1.ContainerStateTerminated{
		Reason: "Completed", StartedAt: from, FinishedAt: to,
	}}
}

// podAddress is a pod's address in 100.64.0.0/10, by its UID. There are four
// million addresses, so pods of a small cluster do not collide.
func podAddress(uid types.UID) string {
	hash := fnv.New32a()
	hash.Write([]byte(uid))
	const network, hosts = 100<<24 | 64<<16, 1<<22 - 1
	var address [4]byte
	binary.BigEndian.PutUint32(address[:], network|hash.Sum32()&hosts)
	return netip.AddrFrom4(address).String()
}
