package state

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/pkg/v3/resource/deploy"
	"github.com/pulumi/pulumi/pkg/v3/resource/stack"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/pulumi/pulumi/sdk/v3/go/common/encoding"
	"github.com/pulumi/pulumi/sdk/v3/go/common/version"
)

var compressions = []encoding.Compression{
	encoding.CompressionNone, encoding.CompressionGzip, encoding.CompressionZstd,
}

// stored is a checkpoint as it is in the store.
type stored struct {
	key     string
	content []byte
	sum     string
}

func newStored(key string, content []byte) stored {
	sum := sha256.Sum256(content)
	return stored{key: key, content: content, sum: hex.EncodeToString(sum[:])}
}

// readAll returns the stack's checkpoints, the current one first. There is more
// than one only if a change of the compression was interrupted.
func (k *Keeper) readAll(ctx context.Context, ref Ref) ([]stored, error) {
	objects, err := k.listCheckpoints(ctx, ref)
	if err != nil {
		return nil, err
	}
	var found []stored
	var newest time.Time
	for _, object := range objects {
		content, err := k.store.Read(ctx, object.Key)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		one := newStored(object.Key, content)
		if len(found) > 0 && object.Modified.Before(newest) {
			found = append(found, one)
		} else {
			found, newest = append([]stored{one}, found...), object.Modified
		}
	}
	if len(found) == 0 {
		return nil, ErrNoStack
	}
	return found, nil
}

// listCheckpoints lists the stack's checkpoints without their backups.
func (k *Keeper) listCheckpoints(ctx context.Context, ref Ref) ([]store.Object, error) {
	objects, err := k.store.List(ctx, ref.checkpoint(encoding.CompressionNone))
	return slices.DeleteFunc(objects, func(object store.Object) bool {
		return !slices.ContainsFunc(compressions, func(c encoding.Compression) bool {
			return object.Key == ref.checkpoint(c)
		})
	}), err
}

// checkpoint is the decoded content of a stored checkpoint.
type checkpoint struct {
	// latest is nil for a stack that was never updated.
	latest   *apitype.DeploymentV3
	version  int
	features []string
}

func (s stored) decode() (checkpoint, error) {
	marshaler := encoding.Compress(encoding.JSON, encoding.DetectCompression(s.content))
	decoded, version, features, err := stack.UnmarshalVersionedCheckpointToLatestCheckpoint(marshaler, s.content)
	if err != nil {
		return checkpoint{}, fmt.Errorf("reading %s: %w", s.key, err)
	}
	return checkpoint{latest: decoded.Latest, version: version, features: features}, nil
}

// untyped returns the checkpoint as it is exported.
func (c checkpoint) untyped() (apitype.UntypedDeployment, error) {
	latest := c.latest
	if latest == nil {
		manifest := deploy.Manifest{Time: time.Now(), Version: version.Version}
		manifest.Magic = manifest.NewMagic()
		latest = &apitype.DeploymentV3{Manifest: manifest.Serialize()}
	}
	raw, err := compact{}.Marshal(latest)
	return apitype.UntypedDeployment{Version: c.version, Features: c.features, Deployment: raw}, err
}

// encode returns the bytes of a new checkpoint and where they are stored.
func (k *Keeper) encode(ref Ref, checkpoint *apitype.VersionedCheckpoint) (stored, error) {
	content, err := encoding.Compress(compact{}, k.compression).Marshal(checkpoint)
	if err != nil {
		return stored{}, fmt.Errorf("writing the checkpoint: %w", err)
	}
	return newStored(ref.checkpoint(k.compression), content), nil
}

// save replaces the stack's checkpoint. The former one stays as a backup beside it.
func (k *Keeper) save(ctx context.Context, ref Ref, next stored) error {
	former, err := k.readAll(ctx, ref)
	if err != nil && !errors.Is(err, ErrNoStack) {
		return err
	}
	for _, one := range former {
		if err := k.store.Write(ctx, one.key+".bak", one.content); err != nil {
			return err
		}
	}
	if err := k.store.Write(ctx, next.key, next.content); err != nil {
		return err
	}
	written, err := k.store.Read(ctx, next.key)
	if err != nil {
		return err
	}
	if !bytes.Equal(written, next.content) {
		return fmt.Errorf("%s is not what was written to it", next.key)
	}
	if k.retain {
		key := fmt.Sprintf("%s.%d", next.key, time.Now().UnixNano())
		if err := k.store.Write(ctx, key, next.content); err != nil {
			return err
		}
	}
	return k.dropOthers(ctx, former, next.key)
}

func (k *Keeper) dropOthers(ctx context.Context, checkpoints []stored, keep string) error {
	for _, one := range checkpoints {
		if one.key == keep {
			continue
		}
		if err := k.store.Delete(ctx, one.key); err != nil {
			return err
		}
	}
	return nil
}

// compact is the JSON of Pulumi's own backend: one line, no escaped HTML.
type compact struct{}

func (compact) Marshal(v any) ([]byte, error) {
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSpace(buffer.Bytes()), nil
}

func (compact) Unmarshal(data []byte, v any) error { return json.Unmarshal(data, v) }
