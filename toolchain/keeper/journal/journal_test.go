package journal

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"aes-estate/toolchain/keeper/internal/s3fake"
	"aes-estate/toolchain/keeper/store"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var ctx = context.Background()

const folder = ".pulumi/journal/p/s/u"

// samples are payloads of different lengths, some longer than a sector.
func samples() [][]byte {
	var payloads [][]byte
	for i, length := range []int{2, 30, 700, 0, 1300} {
		payloads = append(payloads, bytes.Repeat([]byte{byte('a' + i)}, length))
	}
	return payloads
}

// framed returns the samples as a file, and where each frame ends.
func framed() (content []byte, ends []int) {
	for i, payload := range samples() {
		content = append(content, encodeFrame(uint32(i+1), payload)...)
		ends = append(ends, len(content))
	}
	return content, ends
}

// complete is the number of frames that end at or before a length.
func complete(ends []int, length int) int {
	n := 0
	for n < len(ends) && ends[n] <= length {
		n++
	}
	return n
}

func TestACutAnywhereLosesOnlyTheLastAppend(t *testing.T) {
	content, ends := framed()
	for length := range len(content) + 1 {
		payloads, err := decodeFrames(content[:length], 1)
		require.NoError(t, err, length)
		require.Len(t, payloads, complete(ends, length), length)
		for i, payload := range payloads {
			require.Equal(t, samples()[i], append([]byte{}, payload...), length)
		}
	}
}

func TestNoDamagedByteGoesUnnoticed(t *testing.T) {
	content, _ := framed()
	for at := range content {
		for _, change := range []byte{0x01, 0x80, 0xff, content[at]} {
			if change == 0 {
				continue
			}
			damaged := bytes.Clone(content)
			damaged[at] ^= change
			_, err := decodeFrames(damaged, 1)
			require.ErrorContains(t, err, "damaged", "byte %d ^ %x", at, change)
		}
	}
}

func TestWhatWasNeverWrittenIsNoDamage(t *testing.T) {
	content, ends := framed()
	last := len(ends) - 2
	for start := ends[last]; start < len(content)-fewestZeros; start++ {
		zeroed := bytes.Clone(content)
		clear(zeroed[start:])
		payloads, err := decodeFrames(zeroed, 1)
		if start == ends[last] || start%sector == 0 {
			require.NoError(t, err, start)
			require.Len(t, payloads, last+1, start)
		} else if next := (start + sector - 1) / sector * sector; next > len(content)-fewestZeros {
			require.Error(t, err, start)
		}
	}
}

func TestFramesAreNumbered(t *testing.T) {
	one, two, three := encodeFrame(1, []byte("x")), encodeFrame(2, []byte("y")), encodeFrame(3, []byte("z"))
	for name, content := range map[string][]byte{
		"missing": bytes.Join([][]byte{one, three}, nil),
		"swapped": bytes.Join([][]byte{two, one, three}, nil),
		"twice":   bytes.Join([][]byte{one, two, two}, nil),
	} {
		_, err := decodeFrames(content, 1)
		require.ErrorContains(t, err, "it has the number", name)
	}
}

func openFolder(t *testing.T) store.Store {
	return openURL(t, "file://"+t.TempDir(), store.Retry{})
}

func openS3(t *testing.T) (store.Store, *s3fake.Server) {
	fake := s3fake.Start(t)
	return openURL(t, fake.URL, store.Retry{Pause: time.Millisecond}), fake
}

func openURL(t *testing.T, address string, retry store.Retry) store.Store {
	s, err := store.Open(ctx, address, retry)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

func TestAJournalReturnsWhatWasAppended(t *testing.T) {
	s3, _ := openS3(t)
	for name, s := range map[string]store.Store{"folder": openFolder(t), "S3": s3} {
		empty, err := Read(ctx, s, folder)
		require.NoError(t, err, name)
		require.Empty(t, empty, name)
		j := New(s, folder)
		var want [][]byte
		for i := range 40 {
			payload := fmt.Appendf(nil, "[%d]", i)
			want = append(want, payload)
			require.NoError(t, j.Append(ctx, payload), name)
		}
		got, err := Read(ctx, s, folder)
		require.NoError(t, err, name)
		require.Equal(t, want, got, name)
		updates, err := Updates(ctx, s, ".pulumi/journal/p/s")
		require.NoError(t, err, name)
		require.Equal(t, []string{"u"}, updates, name)

		require.NoError(t, Delete(ctx, s, folder, len(want)), name)
		got, err = Read(ctx, s, folder)
		require.NoError(t, err, name)
		require.Empty(t, got, name)
		updates, err = Updates(ctx, s, ".pulumi/journal/p/s")
		require.NoError(t, err, name)
		require.Empty(t, updates, name)
	}
}

func TestTheHeadIsNoJournal(t *testing.T) {
	s := openFolder(t)
	require.NoError(t, s.Write(ctx, ".pulumi/journal/p/s/head.json", nil))
	updates, err := Updates(ctx, s, ".pulumi/journal/p/s")
	require.NoError(t, err)
	assert.Empty(t, updates)
}

func TestAMissingOrDamagedObjectIsNoticed(t *testing.T) {
	s, fake := openS3(t)
	j := New(s, folder)
	for range 5 {
		require.NoError(t, j.Append(ctx, []byte("[]")))
	}
	whole, err := s.Read(ctx, objectKey(folder, 3))
	require.NoError(t, err)
	for name, content := range map[string][]byte{
		"cut":   whole[:len(whole)-1],
		"empty": {},
		"more":  append(bytes.Clone(whole), whole...),
		"other": encodeFrame(4, []byte("[]")),
		"zeros": make([]byte, len(whole)),
	} {
		fake.Set(objectKey(folder, 3), content)
		_, err := Read(ctx, s, folder)
		require.ErrorContains(t, err, "damaged", name)
	}
	require.NoError(t, s.Delete(ctx, objectKey(folder, 3)))
	_, err = Read(ctx, s, folder)
	require.ErrorContains(t, err, "is damaged: "+objectKey(folder, 3)+": not found")
}

// A store whose listings are behind: Swift's may be.
type lagging struct{ store.Store }

func (lagging) List(context.Context, string) ([]store.Object, error) { return nil, nil }

func TestAListingThatLagsLosesNothing(t *testing.T) {
	s, fake := openS3(t)
	j := New(s, folder)
	for range 3 {
		require.NoError(t, j.Append(ctx, []byte("[]")))
	}
	payloads, err := Read(ctx, lagging{s}, folder)
	require.NoError(t, err)
	assert.Len(t, payloads, 3)
	require.NoError(t, Delete(ctx, lagging{s}, folder, 3))
	assert.Empty(t, fake.Keys())
}

func TestABatchThatFailedIsWrittenBeforeTheNext(t *testing.T) {
	for _, fault := range []s3fake.Fault{s3fake.Fail, s3fake.Lose, s3fake.Hang} {
		t.Run(fmt.Sprint(fault), func(t *testing.T) {
			s, fake := openS3(t)
			impatient := store.Retry{Deadline: 200 * time.Millisecond, Attempt: 100 * time.Millisecond, Pause: time.Millisecond}
			j := New(openURL(t, fake.URL, impatient), folder)
			random := rand.New(rand.NewPCG(1, uint64(fault)))
			var acknowledged [][]byte
			for i := range 12 {
				broken := random.IntN(2) == 0
				fake.SetFault(func(method, _ string) s3fake.Fault {
					if broken && method == "PUT" {
						return fault
					}
					return s3fake.None
				})
				payload := fmt.Appendf(nil, "[%d]", i)
				if err := j.Append(ctx, payload); err == nil {
					acknowledged = append(acknowledged, payload)
				}
				fake.SetFault(nil)
				got, err := Read(ctx, s, folder)
				require.NoError(t, err)
				for _, payload := range acknowledged {
					require.Contains(t, got, payload)
				}
			}
			require.NotEmpty(t, acknowledged)
			require.Less(t, len(acknowledged), 12)
		})
	}
}
