package journal

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
	"sync"

	"aes-estate/toolchain/keeper/store"
)

// parallel is how many objects are read or deleted at a time.
const parallel = 16

// Journal takes the batches of one update. In a store that can append, it is
// one file of frames; otherwise each batch is an object that holds one frame.
type Journal struct {
	store  store.Store
	folder string
	// number is the number of the last durable frame.
	number uint32
	// unsure is a frame that may or may not be in the store: it is written again, with the same
	// bytes, before anything else.
	unsure []byte
}

// New returns the empty journal in a folder of the store.
func New(s store.Store, folder string) *Journal {
	return &Journal{store: s, folder: folder}
}

// Append stores a JSON array of entries durably.
func (j *Journal) Append(ctx context.Context, payload []byte) error {
	if j.store.Appends() {
		if err := j.store.Append(ctx, fileKey(j.folder), encodeFrame(j.number+1, payload)); err != nil {
			return err
		}
		j.number++
		return nil
	}
	if j.unsure != nil {
		if err := j.write(ctx, j.unsure); err != nil {
			return err
		}
	}
	return j.write(ctx, encodeFrame(j.number+1, payload))
}

func (j *Journal) write(ctx context.Context, frame []byte) error {
	if err := j.store.Write(ctx, objectKey(j.folder, j.number+1), frame); err != nil {
		j.unsure = frame
		return err
	}
	j.unsure = nil
	j.number++
	return nil
}

// Read returns the payloads of a folder's journal in the order of their
// appends. It fails if anything is damaged or missing.
func Read(ctx context.Context, s store.Store, folder string) ([][]byte, error) {
	if s.Appends() {
		content, err := s.Read(ctx, fileKey(folder))
		if errors.Is(err, store.ErrNotFound) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		payloads, err := decodeFrames(content, 1)
		if err != nil {
			return nil, fmt.Errorf("the journal %s is damaged: %w", fileKey(folder), err)
		}
		return payloads, nil
	}
	return readObjects(ctx, s, folder)
}

func readObjects(ctx context.Context, s store.Store, folder string) ([][]byte, error) {
	listed, err := lastListed(ctx, s, folder)
	if err != nil {
		return nil, err
	}
	payloads := make([][]byte, listed)
	err = each(listed, func(number uint32) (err error) {
		payloads[number-1], err = readObject(ctx, s, folder, number)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("the journal %s is damaged: %w", folder, err)
	}
	// A listing may lag behind the writes, a read of a name that was never read before does not.
	for number := listed + 1; ; number++ {
		payload, err := readObject(ctx, s, folder, number)
		if errors.Is(err, store.ErrNotFound) {
			return payloads, nil
		}
		if err != nil {
			return nil, err
		}
		payloads = append(payloads, payload)
	}
}

func readObject(ctx context.Context, s store.Store, folder string, number uint32) ([]byte, error) {
	key := objectKey(folder, number)
	content, err := s.Read(ctx, key)
	if err != nil {
		return nil, err
	}
	payloads, err := decodeFrames(content, number)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", key, err)
	}
	if len(payloads) != 1 {
		return nil, fmt.Errorf("%s: it is cut off", key)
	}
	return payloads[0], nil
}

func lastListed(ctx context.Context, s store.Store, folder string) (uint32, error) {
	objects, err := s.List(ctx, folder+"/")
	if err != nil {
		return 0, err
	}
	last := uint32(0)
	for _, object := range objects {
		number, err := strconv.ParseUint(path.Base(object.Key), 10, 32)
		if err != nil {
			return 0, fmt.Errorf("%s does not belong to a journal", object.Key)
		}
		last = max(last, uint32(number))
	}
	return last, nil
}

// Delete removes a folder's journal of that many frames.
func Delete(ctx context.Context, s store.Store, folder string, frames int) error {
	if s.Appends() {
		return s.Delete(ctx, fileKey(folder))
	}
	last, err := lastListed(ctx, s, folder)
	if err != nil {
		return err
	}
	return each(max(last, uint32(frames)), func(number uint32) error {
		return s.Delete(ctx, objectKey(folder, number))
	})
}

// Updates returns the updates that have a journal in a folder of journals.
func Updates(ctx context.Context, s store.Store, journals string) ([]string, error) {
	objects, err := s.List(ctx, journals+"/")
	if err != nil {
		return nil, err
	}
	var updates []string
	for _, object := range objects {
		update, _, isJournal := strings.Cut(strings.TrimPrefix(object.Key, journals+"/"), "/")
		if !isJournal || (len(updates) > 0 && updates[len(updates)-1] == update) {
			continue
		}
		// A listing may still contain what was deleted.
		if _, err := s.Read(ctx, object.Key); errors.Is(err, store.ErrNotFound) {
			continue
		} else if err != nil {
			return nil, err
		}
		updates = append(updates, update)
	}
	return updates, nil
}

func fileKey(folder string) string { return folder + "/entries" }

func objectKey(folder string, number uint32) string {
	return fmt.Sprintf("%s/%08d", folder, number)
}

// each calls run for 1 to last, some at a time, and returns the errors.
func each(last uint32, run func(number uint32) error) error {
	errs := make([]error, last)
	var group sync.WaitGroup
	free := make(chan struct{}, parallel)
	for number := uint32(1); number <= last; number++ {
		free <- struct{}{}
		group.Go(func() {
			defer func() { <-free }()
			errs[number-1] = run(number)
		})
	}
	group.Wait()
	return errors.Join(errs...)
}
