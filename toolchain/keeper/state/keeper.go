package state

import (
	"context"
	"errors"
	"sync"
	"time"

	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/sdk/v3/go/common/encoding"
	"github.com/pulumi/pulumi/sdk/v3/go/common/env"
)

// ErrNoStack is the error for a stack that does not exist.
var ErrNoStack = errors.New("the stack does not exist")

// ErrStackExists is the error for the creation of a stack that exists.
var ErrStackExists = errors.New("the stack exists already")

// ErrHasResources is the error for the deletion of a stack that has resources.
var ErrHasResources = errors.New("Bad Request: Stack still contains resources.") //nolint:staticcheck // the engine compares it

// ConflictError says who uses a stack.
type ConflictError struct{ message string }

func (e *ConflictError) Error() string { return e.message }

// OpenError says why an interrupted update cannot be finished by itself, and what to do.
type OpenError struct{ message string }

func (e *OpenError) Error() string { return e.message }

// InvalidError says what is wrong with a request.
type InvalidError struct{ message string }

func (e *InvalidError) Error() string { return e.message }

// Keeper keeps the stacks of one store. Its methods may be called at the same time.
type Keeper struct {
	store       store.Store
	compression encoding.Compression
	retain      bool
	backups     bool

	mu sync.Mutex
	// busy has one mutex a stack.
	busy map[Ref]*sync.Mutex
	// open has the updates that this process has started.
	open map[Ref]*update
	// left has the locks that this process holds without an update.
	left map[string]bool
}

// New returns the keeper of a store, set by the same variables as Pulumi's own backend.
func New(ctx context.Context, s store.Store) (*Keeper, error) {
	compression := encoding.CompressionNone
	switch gzip, zstd := env.DIYBackendGzip.Value(), env.DIYBackendZstd.Value(); {
	case gzip && zstd:
		return nil, errors.New("PULUMI_DIY_BACKEND_GZIP and PULUMI_DIY_BACKEND_ZSTD exclude each other")
	case gzip:
		compression = encoding.CompressionGzip
	case zstd:
		compression = encoding.CompressionZstd
	}
	if err := ensureMeta(ctx, s); err != nil {
		return nil, err
	}
	return &Keeper{
		store:       s,
		compression: compression,
		retain:      env.DIYBackendRetainCheckpoints.Value(),
		backups:     !env.DIYBackendDisableCheckpointBackups.Value(),
		busy:        map[Ref]*sync.Mutex{},
		open:        map[Ref]*update{},
		left:        map[string]bool{},
	}, nil
}

// alone waits until nothing else uses the stack in this process, and returns the release.
func (k *Keeper) alone(ref Ref) func() {
	k.mu.Lock()
	mutex, ok := k.busy[ref]
	if !ok {
		mutex = &sync.Mutex{}
		k.busy[ref] = mutex
	}
	k.mu.Unlock()
	mutex.Lock()
	return mutex.Unlock
}

func (k *Keeper) current(ref Ref) *update {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.open[ref]
}

func (k *Keeper) setCurrent(ref Ref, u *update) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if u == nil {
		delete(k.open, ref)
	} else {
		k.open[ref] = u
	}
}

// Close finishes the updates that are still open: their engine cannot go on.
func (k *Keeper) Close(ctx context.Context) error {
	k.mu.Lock()
	var refs []Ref
	for ref := range k.open {
		refs = append(refs, ref)
	}
	k.mu.Unlock()
	var err error
	for _, ref := range refs {
		err = errors.Join(err, k.Cancel(ctx, ref))
	}
	return err
}

// lease is how long an update stays open without a sign of its engine, which
// renews its lease every two and a half minutes.
const lease = 5 * time.Minute
