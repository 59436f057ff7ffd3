package state

import (
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"aes-estate/toolchain/keeper/internal/s3fake"
	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/stretchr/testify/require"
)

func TestAnUpdateOnAnS3ThatOftenFailsLosesNothing(t *testing.T) {
	fake := s3fake.Start(t)
	s, err := store.Open(ctx, fake.URL, store.Retry{Attempt: 5 * time.Second, Pause: time.Millisecond})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	k := created(t, s, "old")
	var mu sync.Mutex
	random := rand.New(rand.NewPCG(1, 2))
	faults := map[s3fake.Fault]int{}
	fake.SetFault(func(string, string) s3fake.Fault {
		mu.Lock()
		defer mu.Unlock()
		fault := []s3fake.Fault{s3fake.None, s3fake.None, s3fake.Fail, s3fake.Lose}[random.IntN(4)]
		faults[fault]++
		return fault
	})
	story := newStory(t)
	acknowledged, ended := story.run(k)
	require.True(t, ended)
	require.Equal(t, len(story.batches), acknowledged)
	require.Equal(t, story.has[3], exported(t, k))
	require.NoError(t, k.Start(ctx, ref, "u2", backend.UpdateInfo{}))
	require.NoError(t, k.Append(ctx, ref, "u2", story.batches[0]))
	require.NoError(t, k.Close(ctx))
	require.Positive(t, faults[s3fake.Fail])
	require.Positive(t, faults[s3fake.Lose])
	fake.SetFault(nil)
	for _, key := range fake.Keys() {
		require.NotRegexp(t, `^\.pulumi/(journal|locks)/`, key)
	}
}
