package state

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/stretchr/testify/require"
)

// What a head says may be damaged, too: then it is rejected or was not needed.
func TestNoDamageOfTheHeadLosesAnEntry(t *testing.T) {
	bothStores(t, func(t *testing.T, sample *memory) {
		s := newStory(t)
		pid := deadPid(t)
		for n := 1; ; n++ {
			m := newMemory(sample.appends)
			created(t, m, "old")
			dying := &faulty{Store: m, when: before, fails: firstOnly(n), dies: true}
			acknowledged, ended := s.run(newKeeper(t, dying))
			if ended {
				break
			}
			endHolders(t, m, pid)
			head := m.objects[ref.head()]
			for at := range head {
				damaged := m.clone()
				damaged.objects[ref.head()][at] ^= 1
				k := newKeeper(t, damaged)
				if _, err := k.Finish(ctx, ref); err == nil {
					s.follows(exported(t, k), acknowledged, fmt.Sprintf("change %d, byte %d", n, at))
				}
			}
		}
	})
}

func TestADamagedJournalIsKeptAndLocked(t *testing.T) {
	bothStores(t, func(t *testing.T, m *memory) {
		s := newStory(t)
		k := created(t, m, "old")
		require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
		for _, batch := range s.batches {
			require.NoError(t, k.Append(ctx, ref, "u1", batch))
		}
		endHolders(t, m, deadPid(t))
		journal := m.keys(".pulumi/journal/proj/dev/u1/")[0]
		whole := bytes.Clone(m.objects[journal])
		m.objects[journal][len(whole)/2] ^= 1
		former := m.clone()
		other := newKeeper(t, m)
		for range 2 {
			var open *OpenError
			_, err := other.Finish(ctx, ref)
			require.ErrorAs(t, err, &open)
			require.ErrorContains(t, err, "is damaged")
			require.ErrorContains(t, err, "delete .pulumi/journal/proj/dev/")
		}
		_, err := other.Export(ctx, ref)
		require.ErrorContains(t, err, "is damaged")
		require.Len(t, m.keys(".pulumi/locks/"), 1, "other programs are kept out")
		for _, key := range former.keys("") {
			if !strings.HasPrefix(key, ".pulumi/locks/") {
				require.Equal(t, former.objects[key], m.objects[key], key)
			}
		}
		// Put back from a copy, it is finished.
		m.objects[journal] = whole
		finished, err := other.Finish(ctx, ref)
		require.NoError(t, err)
		require.Equal(t, Finished{Finished: true, Entries: 5, Pending: 1}, finished)
		require.Equal(t, s.has[3], exported(t, other))
		closed(t, m)
	})
}
