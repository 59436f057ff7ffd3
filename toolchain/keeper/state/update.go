package state

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"slices"
	"time"

	"aes-estate/toolchain/keeper/journal"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/pulumi/pulumi/pkg/v3/display"
)

// lockCheck is how often an update looks whether its lock is still there.
const lockCheck = time.Second

// update is an update that this process has started.
type update struct {
	head    head
	journal *journal.Journal
	// seen has the hash of each acknowledged entry by its sequence.
	seen map[int64]uint64
	seed maphash.Seed
	// repeats knows which entries may wait, and held has those that do: they are stored together
	// with the next entry that may not, or at the end.
	repeats repeats
	held    []json.RawMessage
	// expires is when the update counts as abandoned.
	expires time.Time
	// checked is when the lock was last there.
	checked time.Time
	// finished is true if only the lock remains to be removed.
	finished bool
}

// Start begins an update: it locks the stack, finishes an interrupted update
// and records what the stack's state is now. The id must be new.
func (k *Keeper) Start(ctx context.Context, ref Ref, id string, info backend.UpdateInfo) error {
	defer k.alone(ref)()
	if err := k.giveUpAbandoned(ctx, ref); err != nil {
		return err
	}
	lock, err := k.lock(ctx, ref)
	if err != nil {
		return err
	}
	h, base, err := k.begin(ctx, ref, head{Update: id, Lock: lock, Started: time.Now().UnixNano(), Info: info})
	if err != nil {
		return k.unlock(ctx, ref, lock, err)
	}
	k.setCurrent(ref, &update{
		head:    h,
		journal: journal.New(k.store, ref.journal(id)),
		seen:    map[int64]uint64{},
		seed:    maphash.MakeSeed(),
		repeats: newRepeats(base),
		expires: time.Now().Add(lease),
		checked: time.Now(),
	})
	return nil
}

// begin finishes an interrupted update and writes the head of a new one. It
// also returns the checkpoint that the update begins with.
func (k *Keeper) begin(ctx context.Context, ref Ref, h head) (head, stored, error) {
	if _, err := k.finishOpen(ctx, ref); err != nil {
		return h, stored{}, err
	}
	checkpoints, err := k.readAll(ctx, ref)
	if err != nil {
		return h, stored{}, err
	}
	h.Base = checkpoints[0].sum
	return h, checkpoints[0], k.writeHead(ctx, ref, h)
}

// giveUpAbandoned finishes this process's update of the stack if its engine is
// gone; a ConflictError if it is not.
func (k *Keeper) giveUpAbandoned(ctx context.Context, ref Ref) error {
	current := k.current(ref)
	if current == nil {
		return nil
	}
	if time.Now().Before(current.expires) {
		return &ConflictError{fmt.Sprintf("the stack %s is being updated (update %s)", ref.FullName(), current.head.Update)}
	}
	return k.giveUp(ctx, ref, current)
}

// own returns this process's update of that id, if its lock is still there.
func (k *Keeper) own(ctx context.Context, ref Ref, id string) (*update, error) {
	current := k.current(ref)
	if current == nil || current.head.Update != id || current.finished {
		return nil, &ConflictError{fmt.Sprintf("update %s of %s is not open", id, ref.FullName())}
	}
	if time.Since(current.checked) < lockCheck {
		return current, nil
	}
	there, err := k.isLocked(ctx, current.head.Lock)
	if err != nil {
		return nil, err
	}
	if !there {
		return nil, &ConflictError{fmt.Sprintf("update %s of %s was cancelled: its lock was removed", id, ref.FullName())}
	}
	current.checked = time.Now()
	return current, nil
}

// Renew says that the update's engine is alive.
func (k *Keeper) Renew(ctx context.Context, ref Ref, id string) error {
	defer k.alone(ref)()
	current, err := k.own(ctx, ref, id)
	if err == nil {
		current.expires = time.Now().Add(lease)
	}
	return err
}

// Append stores a JSON array of entries of an update's journal durably, unless
// all of them only repeat the state that the update began with: nothing is lost
// with those, and they wait for the next. Entries that were acknowledged already
// are left out.
func (k *Keeper) Append(ctx context.Context, ref Ref, id string, payload []byte) error {
	entries, err := parseEntries(payload)
	if err != nil {
		return &InvalidError{fmt.Sprintf("the entries cannot be read: %v", err)}
	}
	defer k.alone(ref)()
	current, err := k.own(ctx, ref, id)
	if err != nil {
		return err
	}
	var fresh []json.RawMessage
	hashes := map[int64]uint64{}
	waits := true
	for _, e := range entries {
		hash := maphash.Bytes(current.seed, e.raw)
		former, known := current.seen[e.sequence]
		if !known {
			former, known = hashes[e.sequence]
		}
		if known && former != hash {
			return &InvalidError{fmt.Sprintf("entry %d exists already, with another content", e.sequence)}
		}
		if !known {
			fresh = append(fresh, e.raw)
			hashes[e.sequence] = hash
			waits = current.repeats.has(e) && waits
		}
	}
	if waits = waits && len(current.held)+len(fresh) <= maxHeld; waits {
		current.held = append(current.held, fresh...)
	} else if err := current.store(ctx, fresh); err != nil {
		return err
	}
	for sequence, hash := range hashes {
		current.seen[sequence] = hash
	}
	current.expires = time.Now().Add(lease)
	return nil
}

// store stores the entries that waited, then others, as one.
func (u *update) store(ctx context.Context, entries []json.RawMessage) error {
	all := slices.Concat(u.held, entries)
	if len(all) == 0 {
		return nil
	}
	payload, err := compact{}.Marshal(all)
	if err != nil {
		return err
	}
	if err := u.journal.Append(ctx, payload); err != nil {
		return err
	}
	u.held = nil
	return nil
}

// Complete makes the journal's result the stack's state and ends the update.
func (k *Keeper) Complete(
	ctx context.Context, ref Ref, id string, result backend.UpdateResult, changes display.ResourceChanges,
) error {
	defer k.alone(ref)()
	current := k.current(ref)
	if current != nil && current.head.Update == id && current.finished {
		return k.end(ctx, ref, current, completed)
	}
	if current != nil {
		// Nothing is folded without a lock.
		current.checked = time.Time{}
	}
	current, err := k.own(ctx, ref, id)
	if err != nil {
		return err
	}
	current.head.Info.Result = result
	current.head.Info.ResourceChanges = changes
	return k.end(ctx, ref, current, completed)
}

// Cancel ends this process's update of the stack: what its journal has is kept.
func (k *Keeper) Cancel(ctx context.Context, ref Ref) error {
	defer k.alone(ref)()
	current := k.current(ref)
	if current == nil {
		return nil
	}
	return k.giveUp(ctx, ref, current)
}

// giveUp ends an update whose engine is gone, unless its lock was taken away:
// then it is another program's to finish.
func (k *Keeper) giveUp(ctx context.Context, ref Ref, current *update) error {
	there, err := k.isLocked(ctx, current.head.Lock)
	if err != nil {
		return err
	}
	if !there && !current.finished {
		k.setCurrent(ref, nil)
		return nil
	}
	return k.end(ctx, ref, current, interrupted)
}

// end finishes an update and removes its lock. After an error it can be repeated.
func (k *Keeper) end(ctx context.Context, ref Ref, current *update, how manner) error {
	if !current.finished {
		if err := current.store(ctx, nil); err != nil {
			return err
		}
		if _, err := k.finish(ctx, ref, &current.head, how); err != nil {
			return err
		}
		current.finished = true
	}
	if err := k.store.Delete(ctx, current.head.Lock); err != nil {
		return err
	}
	k.setCurrent(ref, nil)
	return nil
}

// ActiveUpdate returns the id of this process's update of the stack, or "".
func (k *Keeper) ActiveUpdate(ref Ref) string {
	if current := k.current(ref); current != nil {
		return current.head.Update
	}
	return ""
}
