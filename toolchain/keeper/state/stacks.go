package state

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/pulumi/pulumi/pkg/v3/resource/stack"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
)

// Tags are the tags of a stack.
type Tags map[apitype.StackTagName]string

// tagsFile is the file in which Pulumi's own backend keeps tags.
type tagsFile struct {
	Version int  `json:"version"`
	Tags    Tags `json:"tags"`
}

const tagsVersion = 1

// Stacks lists the stacks of the store.
func (k *Keeper) Stacks(ctx context.Context) ([]Ref, error) { return stacks(ctx, k.store) }

// Exists returns ErrNoStack for a stack that does not exist.
func (k *Keeper) Exists(ctx context.Context, ref Ref) error {
	objects, err := k.listCheckpoints(ctx, ref)
	if err == nil && len(objects) == 0 {
		err = ErrNoStack
	}
	return err
}

// Create creates a stack with a state, or without one if it is nil.
func (k *Keeper) Create(ctx context.Context, ref Ref, state *apitype.UntypedDeployment) error {
	defer k.alone(ref)()
	empty, err := stack.DeploymentV3ToCheckpointWithMarshaler(compact{}, ref.FullName(), nil, 0, nil)
	if err != nil {
		return err
	}
	first, err := k.encode(ref, empty)
	if err != nil {
		return err
	}
	if state != nil {
		if first, err = k.imported(ref, state); err != nil {
			return err
		}
	}
	lock, err := k.lock(ctx, ref)
	if err != nil {
		return err
	}
	err = k.Exists(ctx, ref)
	switch {
	case err == nil:
		err = ErrStackExists
	case errors.Is(err, ErrNoStack):
		err = k.save(ctx, ref, first)
	}
	return k.unlock(ctx, ref, lock, err)
}

// Export returns the stack's state; of an interrupted update it contains what
// finishing it will make of the state.
func (k *Keeper) Export(ctx context.Context, ref Ref) (apitype.UntypedDeployment, error) {
	defer k.alone(ref)()
	current, err := k.view(ctx, ref)
	if err != nil {
		return apitype.UntypedDeployment{}, err
	}
	return current.untyped()
}

// Import replaces the stack's state.
func (k *Keeper) Import(ctx context.Context, ref Ref, state *apitype.UntypedDeployment) error {
	next, err := k.imported(ref, state)
	if err != nil {
		return err
	}
	return k.change(ctx, ref, func(lock string) error { return k.replace(ctx, ref, lock, next) })
}

// change runs work that is not an update with the stack's lock.
func (k *Keeper) change(ctx context.Context, ref Ref, work func(lock string) error) error {
	defer k.alone(ref)()
	if err := k.giveUpAbandoned(ctx, ref); err != nil {
		return err
	}
	lock, err := k.lock(ctx, ref)
	if err != nil {
		return err
	}
	return k.unlock(ctx, ref, lock, work(lock))
}

func (k *Keeper) replace(ctx context.Context, ref Ref, lock string, next stored) error {
	h := head{
		Update: NewID(), Lock: lock, Import: true, Result: next.sum, Started: time.Now().UnixNano(),
		Info: backend.UpdateInfo{Kind: apitype.StackImportUpdate, StartTime: time.Now().Unix()},
	}
	h, _, err := k.begin(ctx, ref, h)
	if err != nil {
		return err
	}
	if h.Base != next.sum {
		if err := k.save(ctx, ref, next); err != nil {
			return err
		}
	}
	return k.store.Delete(ctx, ref.head())
}

// imported returns the checkpoint of a deployment that a person gave.
func (k *Keeper) imported(ref Ref, state *apitype.UntypedDeployment) (stored, error) {
	versioned, err := stack.MarshalUntypedDeploymentToVersionedCheckpointWithMarshaler(compact{}, ref.FullName(), state)
	if err != nil {
		return stored{}, &InvalidError{fmt.Sprintf("the state cannot be imported: %v", err)}
	}
	next, err := k.encode(ref, versioned)
	if err != nil {
		return stored{}, err
	}
	if _, err := next.decode(); err != nil {
		return stored{}, &InvalidError{fmt.Sprintf("the state cannot be imported: %v", err)}
	}
	return next, nil
}

// Delete removes a stack; one that has resources only with force. Its last
// state stays as a backup.
func (k *Keeper) Delete(ctx context.Context, ref Ref, force bool) error {
	return k.change(ctx, ref, func(string) error { return k.remove(ctx, ref, force) })
}

func (k *Keeper) remove(ctx context.Context, ref Ref, force bool) error {
	if _, err := k.finishOpen(ctx, ref); err != nil {
		return err
	}
	checkpoints, err := k.readAll(ctx, ref)
	if err != nil {
		return err
	}
	current, err := checkpoints[0].decode()
	if err != nil {
		return err
	}
	if current.latest != nil && len(current.latest.Resources) > 0 && !force {
		return ErrHasResources
	}
	if err := k.store.Delete(ctx, ref.tags()); err != nil {
		return err
	}
	history, err := k.store.List(ctx, ref.history()+"/")
	if err != nil {
		return err
	}
	for _, object := range history {
		if err := k.store.Delete(ctx, object.Key); err != nil {
			return err
		}
	}
	for _, one := range checkpoints {
		if err := k.store.Write(ctx, one.key+".bak", one.content); err != nil {
			return err
		}
		if err := k.store.Delete(ctx, one.key); err != nil {
			return err
		}
	}
	return nil
}

// Tags returns the stack's tags.
func (k *Keeper) Tags(ctx context.Context, ref Ref) (Tags, error) {
	content, err := k.store.Read(ctx, ref.tags())
	if errors.Is(err, store.ErrNotFound) {
		return Tags{}, nil
	}
	if err != nil {
		return nil, err
	}
	var file tagsFile
	if err := json.Unmarshal(content, &file); err != nil {
		return nil, fmt.Errorf("%s is damaged: %w", ref.tags(), err)
	}
	if file.Version != tagsVersion {
		return nil, fmt.Errorf("%s has the version %d: this program understands version %d", ref.tags(), file.Version, tagsVersion)
	}
	return file.Tags, nil
}

// SetTags replaces the stack's tags.
func (k *Keeper) SetTags(ctx context.Context, ref Ref, tags Tags) error {
	if len(tags) == 0 {
		return k.store.Delete(ctx, ref.tags())
	}
	content, err := compact{}.Marshal(tagsFile{Version: tagsVersion, Tags: tags})
	if err != nil {
		return err
	}
	return k.store.Write(ctx, ref.tags(), content)
}
