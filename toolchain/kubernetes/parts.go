package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/pflag"
	utilerrors "k8s.io/apimachinery/pkg/util/errors"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/tools/clientcmd"
	cliflag "k8s.io/component-base/cli/flag"
	logsapi "k8s.io/component-base/logs/api/v1"
	"k8s.io/component-base/version"
	apiserver "k8s.io/kubernetes/cmd/kube-apiserver/app"
	apiserveroptions "k8s.io/kubernetes/cmd/kube-apiserver/app/options"
	controllermanager "k8s.io/kubernetes/cmd/kube-controller-manager/app"
	controllermanageroptions "k8s.io/kubernetes/cmd/kube-controller-manager/app/options"
	scheduler "k8s.io/kubernetes/cmd/kube-scheduler/app"
	scheduleroptions "k8s.io/kubernetes/cmd/kube-scheduler/app/options"

	"aes-estate/toolchain/kubernetes/simulate"
)

// newAPIServer does what the published program does between reading its flags and
// running.
func newAPIServer(args []string) (part, error) {
	const name = "kube-apiserver"
	options := apiserveroptions.NewServerRunOptions()
	if err := parse(name, options.Flags(), args); err != nil {
		return part{}, err
	}
	if err := options.GenericServerRunOptions.ComponentGlobalsRegistry.Set(); err != nil {
		return part{}, fmt.Errorf("%s: %w", name, err)
	}
	if err := logsapi.ValidateAndApply(options.Logs, nil); err != nil {
		return part{}, fmt.Errorf("%s: %w", name, err)
	}
	return part{name, func(ctx context.Context) error {
		completed, err := options.Complete(ctx)
		if err != nil {
			return err
		}
		if errs := completed.Validate(); len(errs) > 0 {
			return utilerrors.NewAggregate(errs)
		}
		return apiserver.Run(ctx, completed)
	}}, nil
}

func newControllerManager(args []string) (part, error) {
	const name = "kube-controller-manager"
	options, err := controllermanageroptions.NewKubeControllerManagerOptions()
	if err != nil {
		return part{}, fmt.Errorf("%s: %w", name, err)
	}
	known := controllermanager.KnownControllers()
	disabled := controllermanager.ControllersDisabledByDefault()
	aliases := controllermanager.ControllerAliases()
	flags := options.Flags(known, disabled, aliases)
	options.ParsedFlags = &flags
	if err := parse(name, flags, args); err != nil {
		return part{}, err
	}
	return part{name, func(ctx context.Context) error {
		if _, err := client(ctx, options.Generic.ClientConnection.Kubeconfig); err != nil {
			return err
		}
		config, err := options.Config(ctx, known, disabled, aliases)
		if err != nil {
			return err
		}
		return controllermanager.Run(ctx, config.Complete())
	}}, nil
}

func newScheduler(args []string) (part, error) {
	const name = "kube-scheduler"
	options := scheduleroptions.NewOptions()
	if err := parse(name, *options.Flags, args); err != nil {
		return part{}, err
	}
	// The options read the flag only in Setup, which needs the API server.
	kubeconfig := lookup(*options.Flags, "kubeconfig")
	return part{name, func(ctx context.Context) error {
		if _, err := client(ctx, kubeconfig); err != nil {
			return err
		}
		config, scheduling, err := scheduler.Setup(ctx, options)
		if err != nil {
			return err
		}
		return scheduler.Run(ctx, config, scheduling)
	}}, nil
}

func newSimulator(args []string) (part, error) {
	const name = "simulator"
	var sets cliflag.NamedFlagSets
	kubeconfig := sets.FlagSet(name).String("kubeconfig", "", "kubeconfig of an administrator")
	if err := parse(name, sets, args); err != nil {
		return part{}, err
	}
	return part{name, func(ctx context.Context) error {
		client, err := client(ctx, *kubeconfig)
		if err != nil {
			return err
		}
		return simulate.Run(ctx, client, version.Get().GitVersion)
	}}, nil
}

// parse sets the flags of one part from its arguments.
func parse(name string, sets cliflag.NamedFlagSets, args []string) error {
	flags := pflag.NewFlagSet(name, pflag.ContinueOnError)
	flags.Usage = func() {}
	for _, set := range sets.FlagSets {
		flags.AddFlagSet(set)
	}
	if err := flags.Parse(args); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("%s: got arguments %q, want only flags", name, flags.Args())
	}
	return nil
}

// lookup returns the value of a flag, or an empty string.
func lookup(sets cliflag.NamedFlagSets, name string) string {
	for _, set := range sets.FlagSets {
		if flag := set.Lookup(name); flag != nil {
			return flag.Value.String()
		}
	}
	return ""
}

// client waits until the API server of a kubeconfig is ready and returns a client
// for it.
func client(ctx context.Context, kubeconfig string) (kubernetes.Interface, error) {
	if kubeconfig == "" {
		return nil, errors.New("got no --kubeconfig, want the login of this part")
	}
	config, err := clientcmd.BuildConfigFromFlags("", kubeconfig)
	if err != nil {
		return nil, err
	}
	config.QPS, config.Burst = 200, 400
	client, err := kubernetes.NewForConfig(config)
	if err != nil {
		return nil, err
	}
	for {
		if client.Discovery().RESTClient().Get().AbsPath("/readyz").Do(ctx).Error() == nil {
			return client, nil
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}
