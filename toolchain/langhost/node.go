package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"time"
)

var errNoNode = errors.New("node is not on PATH")

// node prepares a Node.js process that is interrupted when the context ends, and
// killed if it does not stop.
func node(ctx context.Context, args ...string) (*exec.Cmd, error) {
	exe, err := exec.LookPath("node")
	if err != nil {
		return nil, errNoNode
	}
	cmd := exec.CommandContext(ctx, exe, args...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 5 * time.Second
	return cmd, nil
}

// findRunner looks for @pulumi/pulumi/cmd/NAME from dir upwards, as Node.js
// looks for modules.
func findRunner(dir, name string) (string, error) {
	for d := range upwards(dir) {
		p := filepath.Join(d, "node_modules", "@pulumi", "pulumi", "cmd", name)
		if fi, err := os.Stat(p); err == nil && fi.IsDir() {
			return p, nil
		}
	}
	return "", fmt.Errorf("@pulumi/pulumi is not installed for %s; run npm ci", dir)
}

// upwards yields dir and every folder above it.
func upwards(dir string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for d := dir; yield(d) && d != filepath.Dir(d); {
			d = filepath.Dir(d)
		}
	}
}

// jsonMap never returns "null", which the SDK cannot read.
func jsonMap(m map[string]string) (string, error) {
	if m == nil {
		return "{}", nil
	}
	b, err := json.Marshal(m)
	return string(b), err
}

// streamWriter sends what is written to it; writers of one stream share a lock.
type streamWriter struct {
	mu   *sync.Mutex
	send func([]byte) error
}

func (w streamWriter) Write(b []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	// The caller reuses its buffer while the stream may still read it.
	if err := w.send(append([]byte(nil), b...)); err != nil {
		return 0, err
	}
	return len(b), nil
}
