package state

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"aes-estate/toolchain/keeper/store"

	"github.com/stretchr/testify/require"
)

// memory is a store in memory.
type memory struct {
	appends bool
	mu      sync.Mutex
	objects map[string][]byte
}

func newMemory(appends bool) *memory {
	return &memory{appends: appends, objects: map[string][]byte{}}
}

func (m *memory) Read(_ context.Context, key string) ([]byte, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	content, ok := m.objects[key]
	if !ok {
		return nil, fmt.Errorf("%s: %w", key, store.ErrNotFound)
	}
	return bytes.Clone(content), nil
}

func (m *memory) Write(_ context.Context, key string, content []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.objects[key] = bytes.Clone(content)
	return nil
}

func (m *memory) Delete(_ context.Context, key string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.objects, key)
	return nil
}

func (m *memory) List(_ context.Context, prefix string) ([]store.Object, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var found []store.Object
	for _, key := range slices.Sorted(maps.Keys(m.objects)) {
		if strings.HasPrefix(key, prefix) {
			found = append(found, store.Object{Key: key})
		}
	}
	return found, nil
}

func (m *memory) Append(_ context.Context, key string, content []byte) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.appends {
		return store.ErrNoAppend
	}
	m.objects[key] = append(m.objects[key], content...)
	return nil
}

func (m *memory) Appends() bool { return m.appends }
func (m *memory) Close() error  { return nil }

func (m *memory) clone() *memory {
	copied := newMemory(m.appends)
	for key, content := range m.objects {
		copied.objects[key] = bytes.Clone(content)
	}
	return copied
}

func (m *memory) keys(prefix string) []string {
	var keys []string
	for _, key := range slices.Sorted(maps.Keys(m.objects)) {
		if strings.HasPrefix(key, prefix) {
			keys = append(keys, key)
		}
	}
	return keys
}

var errFault = errors.New("injected")

// moment is when a change of the store fails.
type moment int

const (
	before moment = iota
	// halfway leaves a part of an append; other changes are all or nothing.
	halfway
	after
)

// faulty is a store in which the changes of some numbers, from 1, fail.
type faulty struct {
	store.Store
	when moment
	// fails says which changes fail.
	fails func(number int) bool
	// dies is true if nothing works after a failure, as after the end of the process.
	dies bool

	mu     sync.Mutex
	number int
	dead   bool
}

func (f *faulty) change(run func() error, part func() error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.dead {
		return errFault
	}
	f.number++
	if !f.fails(f.number) {
		return run()
	}
	f.dead = f.dies
	switch f.when {
	case halfway:
		return errors.Join(errFault, part())
	case after:
		return errors.Join(errFault, run())
	}
	return errFault
}

func (f *faulty) isDead() bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.dead
}

func nothing() error { return nil }

func (f *faulty) Write(ctx context.Context, key string, content []byte) error {
	return f.change(func() error { return f.Store.Write(ctx, key, content) }, nothing)
}

func (f *faulty) Delete(ctx context.Context, key string) error {
	return f.change(func() error { return f.Store.Delete(ctx, key) }, nothing)
}

func (f *faulty) Append(ctx context.Context, key string, content []byte) error {
	return f.change(
		func() error { return f.Store.Append(ctx, key, content) },
		func() error { return f.Store.Append(ctx, key, content[:len(content)*2/3]) })
}

func (f *faulty) Read(ctx context.Context, key string) ([]byte, error) {
	if f.isDead() {
		return nil, errFault
	}
	return f.Store.Read(ctx, key)
}

func (f *faulty) List(ctx context.Context, prefix string) ([]store.Object, error) {
	if f.isDead() {
		return nil, errFault
	}
	return f.Store.List(ctx, prefix)
}

// deadPid returns the number of a process that has ended.
func deadPid(t *testing.T) int {
	ended := exec.Command("true")
	require.NoError(t, ended.Run())
	return ended.Process.Pid
}

// lockBy returns the content of a lock of a process of this host.
func lockBy(t *testing.T, pid int, since time.Time) []byte {
	own, err := thisProcess()
	require.NoError(t, err)
	own.Pid, own.Timestamp = pid, since
	content, err := compact{}.Marshal(own)
	require.NoError(t, err)
	return content
}

// endHolders makes all locks those of a process that has ended.
func endHolders(t *testing.T, m *memory, pid int) {
	for _, key := range m.keys(".pulumi/locks/") {
		m.objects[key] = lockBy(t, pid, time.Now())
	}
}

// racing is a store in which another program writes an object at the first write.
type racing struct {
	*memory
	key     string
	content []byte
}

func (r *racing) Write(ctx context.Context, key string, content []byte) error {
	r.objects[r.key] = r.content
	return r.memory.Write(ctx, key, content)
}
