package state

import (
	"context"
	"fmt"
	"path"

	"github.com/pulumi/pulumi/sdk/v3/go/common/encoding"
)

// addHistory records a finished update and its checkpoint as Pulumi's own
// backend does. Repeating it writes the same objects.
func (k *Keeper) addHistory(ctx context.Context, ref Ref, h head, result stored) error {
	info, err := encoding.Compress(compact{}, k.compression).Marshal(h.Info)
	if err != nil {
		return err
	}
	prefix := fmt.Sprintf("%s/%s-%d", ref.history(), ref.Stack, h.Started)
	extension := ".json" + k.compression.Ext()
	if err := k.store.Write(ctx, prefix+".history"+extension, info); err != nil {
		return err
	}
	if err := k.store.Write(ctx, prefix+".checkpoint"+extension, result.content); err != nil {
		return err
	}
	if !k.backups {
		return nil
	}
	suffix := path.Base(result.key)[len(ref.Stack):]
	backup := fmt.Sprintf("%s/%s.%d%s", ref.backups(), ref.Stack, h.Started, suffix)
	return k.store.Write(ctx, backup, result.content)
}
