package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime/debug"

	"github.com/spf13/pflag"
	"golang.org/x/sync/errgroup"
	genericapiserver "k8s.io/apiserver/pkg/server"
	"k8s.io/client-go/rest"
	logsapi "k8s.io/component-base/logs/api/v1"
)

const usage = `usage: kubernetes all-in-one API-SERVER-FLAGS [-- CONTROLLER-MANAGER-FLAGS [-- SCHEDULER-FLAGS [-- --kubeconfig=FILE]]]

Runs the API server and, as far as their flags are given, the controller manager,
the scheduler and a simulator of the cluster's nodes in one process until it gets
SIGTERM or one of them ends. The flags are those of the published programs; the
simulator needs the kubeconfig of an administrator.
`

// Most of the heap is tables that never change (API schemas, routes), so more
// frequent garbage collection costs little and saves a fifth of the memory.
// GOGC in the environment overrides it.
const gcPercent = 30

// A part of the process runs until the context ends.
type part struct {
	name string
	run  func(context.Context) error
}

func runAllInOne() int {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	err := allInOne(os.Args[1:])
	switch {
	case errors.Is(err, pflag.ErrHelp):
		fmt.Print(usage)
	case err != nil:
		fmt.Fprintln(os.Stderr, "kubernetes all-in-one:", err)
		return 1
	}
	return 0
}

func allInOne(args []string) error {
	// Each component sets up logging and warnings for its process: here the
	// first one does it for all components.
	logsapi.ReapplyHandling = logsapi.ReapplyHandlingIgnoreUnchanged
	rest.SetDefaultWarningHandler(rest.NoWarnings{})

	makers := []func([]string) (part, error){newAPIServer, newControllerManager, newScheduler, newSimulator}
	flags := split(args)
	if len(flags) > len(makers) {
		return fmt.Errorf("got %d parts of flags, want at most %d", len(flags), len(makers))
	}
	var parts []part
	for i, flags := range flags {
		part, err := makers[i](flags)
		if err != nil {
			return err
		}
		parts = append(parts, part)
	}
	return runAll(genericapiserver.SetupSignalContext(), parts)
}

// split cuts the arguments at each "--".
func split(args []string) [][]string {
	parts := [][]string{nil}
	for _, arg := range args {
		if arg == "--" {
			parts = append(parts, nil)
			continue
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], arg)
	}
	return parts
}

// runAll runs the parts until the context ends or one of them ends. Only the
// latter is an error. It waits for all of them.
func runAll(ctx context.Context, parts []part) error {
	group, together := errgroup.WithContext(ctx)
	for _, part := range parts {
		group.Go(func() error {
			err := part.run(together)
			switch {
			case ctx.Err() != nil:
				return nil
			case err == nil:
				return fmt.Errorf("%s ended by itself", part.name)
			}
			return fmt.Errorf("%s: %w", part.name, err)
		})
	}
	return group.Wait()
}
