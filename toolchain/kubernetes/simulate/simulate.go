// Package simulate acts as the kubelets of a cluster's nodes on its API
// server: nodes become and stay ready, pods that the scheduler has placed run,
// pods of a Job end, deleted pods go away. No container is started.
//
// It writes only what kubelets write (the status of nodes and pods, leases, and
// the end of deleted pods), so Kubernetes itself does everything else in the cluster.
package simulate

import (
	"context"
	"time"

	corev1 "k8s.io/api/core/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/fields"
	"k8s.io/client-go/informers"
	"k8s.io/client-go/kubernetes"
	corelisters "k8s.io/client-go/listers/core/v1"
	"k8s.io/client-go/tools/cache"
	"k8s.io/klog/v2"
)

// DownAnnotation with the value "true" on a node stops its kubelet: it sends no
// heartbeat, starts no pods and does not confirm that pods are gone.
const DownAnnotation = "sandbox.aes.example/down"

const (
	// Kubelets renew every 10 s; the simulator renews more often, so that tests
	// detect a loss within seconds.
	renewal = 3 * time.Second
	// Every pod is checked again this often, so that failed updates and pods that
	// wait for their node need no separate queue.
	resync = 5 * time.Second
)

type simulator struct {
	client kubernetes.Interface
	// The kubelet version of nodes that were created without one.
	kubeletVersion string
	nodes          corelisters.NodeLister
}

// Run acts as the kubelets until the context ends.
func Run(ctx context.Context, client kubernetes.Interface, kubeletVersion string) error {
	all := informers.NewSharedInformerFactory(client, 0)
	nodes := all.Core().V1().Nodes()
	s := &simulator{client: client, kubeletVersion: kubeletVersion, nodes: nodes.Lister()}

	placed := informers.NewSharedInformerFactoryWithOptions(client, resync, informers.WithTweakListOptions(
		func(options *metav1.ListOptions) {
			options.FieldSelector = fields.OneTermNotEqualSelector("spec.nodeName", "").String()
		},
	))
	if _, err := nodes.Informer().AddEventHandler(onChange(ctx, s.node)); err != nil {
		return err
	}
	if _, err := placed.Core().V1().Pods().Informer().AddEventHandler(onChange(ctx, s.pod)); err != nil {
		return err
	}
	all.Start(ctx.Done())
	defer all.Shutdown()
	all.WaitForCacheSync(ctx.Done())
	placed.Start(ctx.Done())
	defer placed.Shutdown()

	for {
		for _, node := range nodes.Informer().GetStore().List() {
			s.renew(ctx, node.(*corev1.Node))
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(renewal):
		}
	}
}

// onChange calls f with every object that is new or changed.
func onChange[T any](ctx context.Context, f func(context.Context, T)) cache.ResourceEventHandler {
	return cache.ResourceEventHandlerFuncs{
		AddFunc:    func(object any) { f(ctx, object.(T)) },
		UpdateFunc: func(_, object any) { f(ctx, object.(T)) },
	}
}

// isDown reports whether a node has lost its kubelet.
func isDown(node *corev1.Node) bool { return node.Annotations[DownAnnotation] == "true" }

// failed logs errors, except for an object that is gone or has changed: that
// object has its own event.
func failed(ctx context.Context, err error, doing string, object klog.KMetadata) {
	if err == nil || ctx.Err() != nil || apierrors.IsNotFound(err) || apierrors.IsConflict(err) {
		return
	}
	klog.FromContext(ctx).Error(err, "The simulator failed", "doing", doing, "object", klog.KObj(object))
}
