package state

import (
	"context"

	"aes-estate/toolchain/keeper/journal"

	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
)

// views is how often a view is tried: another keeper may finish the update meanwhile.
const views = 5

// view returns the stack's checkpoint as it will be once an interrupted update is finished.
func (k *Keeper) view(ctx context.Context, ref Ref) (result checkpoint, err error) {
	for range views {
		before, failure := k.readHead(ctx, ref)
		if failure != nil {
			return checkpoint{}, failure
		}
		result, err = k.viewWith(ctx, ref, before)
		if before == nil {
			return result, err
		}
		after, failure := k.readHead(ctx, ref)
		if failure != nil {
			return checkpoint{}, failure
		}
		if after != nil && after.Update == before.Update && after.Result == before.Result {
			return result, err
		}
	}
	return result, err
}

func (k *Keeper) viewWith(ctx context.Context, ref Ref, h *head) (checkpoint, error) {
	checkpoints, err := k.readAll(ctx, ref)
	if err != nil {
		return checkpoint{}, err
	}
	before, err := checkpoints[0].decode()
	own := k.current(ref)
	if err != nil || h == nil || (own != nil && own.head.Update == h.Update) || checkpoints[0].sum != h.Base {
		return before, err
	}
	payloads, err := journal.Read(ctx, k.store, ref.journal(h.Update))
	if err != nil {
		return checkpoint{}, k.keepOpen(ref, *h, err)
	}
	entries, err := inOrder(payloads)
	if err != nil {
		return checkpoint{}, k.keepOpen(ref, *h, err)
	}
	if len(entries) == 0 {
		return before, nil
	}
	after, err := fold(before, entries)
	if err != nil {
		return checkpoint{}, k.keepOpen(ref, *h, err)
	}
	return untypedOf(after), nil
}

func untypedOf(d apitype.TypedDeployment) checkpoint {
	return checkpoint{latest: d.Deployment, version: d.Version, features: d.Features}
}
