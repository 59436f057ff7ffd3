package state

import (
	"fmt"
	"slices"
	"testing"

	"aes-estate/toolchain/keeper/store"

	"github.com/pulumi/pulumi/pkg/v3/backend"
	"github.com/pulumi/pulumi/sdk/v3/go/common/apitype"
	"github.com/stretchr/testify/require"
)

// An update with three batches: a and b are made, c is begun. A quiet
// one has operations that change nothing as well.
type story struct {
	t *testing.T
	// base has the resources that the update begins with.
	base    []string
	batches [][]byte
	// has is what the state has after each number of batches.
	has []contents
}

func newStory(t *testing.T) story {
	e := &engine{}
	a, b := e.begin("a"), e.begin("b")
	return story{
		t:    t,
		base: []string{"old"},
		batches: [][]byte{
			payload(t, a, b), payload(t, e.success(a)), payload(t, e.success(b), e.begin("c")),
		},
		has: []contents{
			{[]string{"old"}, []string{}},
			{[]string{"old"}, []string{"a", "b"}},
			{[]string{"a", "old"}, []string{"b"}},
			{[]string{"a", "b", "old"}, []string{"c"}},
		},
	}
}

func newQuietStory(t *testing.T) story {
	e := &engine{}
	begun, ended := e.same("old", 0)
	a := e.begin("a")
	again, endedAgain := e.same("rest", 1)
	return story{
		t:    t,
		base: []string{"old", "rest"},
		batches: [][]byte{
			payload(t, begun, ended), payload(t, a), payload(t, again), payload(t, e.success(a), endedAgain),
			payload(t, e.begin("b")), payload(t, e.outputs("rest", endedAgain)),
		},
		has: []contents{
			{[]string{"old", "rest"}, []string{}},
			{[]string{"old", "rest"}, []string{}},
			{[]string{"old", "rest"}, []string{"a"}},
			{[]string{"old", "rest"}, []string{"a"}},
			{[]string{"a", "old", "rest"}, []string{}},
			{[]string{"a", "old", "rest"}, []string{"b"}},
			{[]string{"a", "old", "rest"}, []string{"b"}},
		},
	}
}

// bothStories runs a test with an update that changes much and one that changes little.
func bothStories(t *testing.T, run func(t *testing.T, s story)) {
	t.Run("changing", func(t *testing.T) { run(t, newStory(t)) })
	t.Run("quiet", func(t *testing.T) { run(t, newQuietStory(t)) })
}

// run runs the update and returns how many batches were acknowledged, and
// whether the end was.
func (s story) run(k *Keeper) (acknowledged int, ended bool) {
	if k.Start(ctx, ref, "u1", backend.UpdateInfo{}) != nil {
		return 0, false
	}
	for _, batch := range s.batches {
		if k.Append(ctx, ref, "u1", batch) != nil {
			return acknowledged, false
		}
		acknowledged++
	}
	return acknowledged, k.Complete(ctx, ref, "u1", backend.SucceededResult, nil) == nil
}

// follows fails unless the state has what was acknowledged and nothing that was not begun.
func (s story) follows(has contents, acknowledged int, context string) {
	possible := s.has[acknowledged:min(acknowledged+2, len(s.has))]
	require.Condition(s.t, func() bool {
		return slices.ContainsFunc(possible, func(c contents) bool { return fmt.Sprint(c) == fmt.Sprint(has) })
	}, "%s: %v acknowledged, %v", context, acknowledged, has)
}

// firstOnly fails one change.
func firstOnly(n int) func(int) bool { return func(number int) bool { return number == n } }

// everyMoment calls run for each change of a story and each moment of it, until
// run says that nothing failed any more.
func everyMoment(run func(when moment, n int) (failed bool)) {
	for _, when := range []moment{before, halfway, after} {
		for n := 1; run(when, n); n++ {
		}
	}
}

func open(t *testing.T, s store.Store) (*Keeper, bool) {
	k, err := New(ctx, s)
	if err != nil {
		require.ErrorIs(t, err, errFault)
		return nil, false
	}
	return k, true
}

func TestAfterDeathAtAnyChangeTheStateIsRight(t *testing.T) {
	bothStories(t, func(t *testing.T, s story) {
		bothStores(t, func(t *testing.T, sample *memory) {
			pid := deadPid(t)
			deaths := 0
			everyMoment(func(when moment, n int) bool {
				m := newMemory(sample.appends)
				created(t, m, s.base...)
				dying := &faulty{Store: m, when: when, fails: firstOnly(n), dies: true}
				acknowledged, ended := s.run(newKeeper(t, dying))
				context := fmt.Sprintf("change %d, moment %d", n, when)
				if !dying.dead {
					require.True(t, ended, context)
					return false
				}
				deaths++
				require.False(t, ended, context)
				endHolders(t, m, pid)
				k := newKeeper(t, m)
				// What a preview sees is what finishing makes of it.
				preview := exported(t, k)
				_, err := k.Finish(ctx, ref)
				require.NoError(t, err, context)
				require.Equal(t, preview, exported(t, k), context)
				s.follows(exported(t, k), acknowledged, context)
				// Finishing again changes nothing; a new update begins on it.
				finished, err := k.Finish(ctx, ref)
				require.NoError(t, err, context)
				require.Equal(t, Finished{}, finished, context)
				require.NoError(t, k.Start(ctx, ref, "u2", backend.UpdateInfo{}), context)
				require.NoError(t, k.Complete(ctx, ref, "u2", backend.SucceededResult, nil), context)
				s.follows(exported(t, k), acknowledged, context)
				closed(t, m)
				return true
			})
			require.GreaterOrEqual(t, deaths, 3*12)
		})
	})
}

func TestAfterDeathInARecoveryAtAnyChangeTheStateIsRight(t *testing.T) {
	bothStories(t, func(t *testing.T, s story) {
		bothStores(t, func(t *testing.T, sample *memory) {
			pid := deadPid(t)
			deaths := 0
			everyMoment(func(when moment, n int) bool {
				died := false
				everyMoment(func(again moment, n2 int) bool {
					m := newMemory(sample.appends)
					created(t, m, s.base...)
					dying := &faulty{Store: m, when: when, fails: firstOnly(n), dies: true}
					acknowledged, _ := s.run(newKeeper(t, dying))
					if died = dying.dead; !died {
						return false
					}
					endHolders(t, m, pid)
					recovering := &faulty{Store: m, when: again, fails: firstOnly(n2), dies: true}
					if k, opened := open(t, recovering); opened {
						_, _ = k.Finish(ctx, ref)
					}
					context := fmt.Sprintf("change %d, moment %d; recovery %d, moment %d", n, when, n2, again)
					endHolders(t, m, pid)
					k := newKeeper(t, m)
					require.NoError(t, k.Start(ctx, ref, "u2", backend.UpdateInfo{}), context)
					s.follows(exported(t, k), acknowledged, context)
					require.NoError(t, k.Close(ctx), context)
					closed(t, m)
					if recovering.dead {
						deaths++
					}
					return recovering.dead
				})
				return died
			})
			require.GreaterOrEqual(t, deaths, 300)
		})
	})
}

func TestAnErrorAtAnyChangeIsRepeatedByTheEngine(t *testing.T) {
	bothStories(t, func(t *testing.T, s story) {
		for _, when := range []moment{before, after} {
			for n := 1; ; n++ {
				m := newMemory(false)
				created(t, m, s.base...)
				failing := &faulty{Store: m, when: when, fails: firstOnly(n)}
				k := newKeeper(t, failing)
				context := fmt.Sprintf("change %d, moment %d", n, when)
				// A start is not repeated under the same id.
				if err := k.Start(ctx, ref, "u0", backend.UpdateInfo{}); err != nil {
					require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}), context)
				} else {
					if k.Close(ctx) != nil {
						require.NoError(t, k.Close(ctx), context)
					}
					if k.Start(ctx, ref, "u1", backend.UpdateInfo{}) != nil {
						require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}), context)
					}
				}
				for _, batch := range s.batches {
					if k.Append(ctx, ref, "u1", batch) != nil {
						require.NoError(t, k.Append(ctx, ref, "u1", batch), context)
					}
				}
				if k.Complete(ctx, ref, "u1", backend.SucceededResult, nil) != nil {
					require.NoError(t, k.Complete(ctx, ref, "u1", backend.SucceededResult, nil), context)
				}
				require.Equal(t, s.has[len(s.batches)], exported(t, k), context)
				closed(t, m)
				if failing.number < n {
					break
				}
			}
		}
	})
}

func TestAnImportIsAllOrNothing(t *testing.T) {
	bothStores(t, func(t *testing.T, sample *memory) {
		pid := deadPid(t)
		everyMoment(func(when moment, n int) bool {
			m := newMemory(sample.appends)
			created(t, m, "old")
			dying := &faulty{Store: m, when: when, fails: firstOnly(n), dies: true}
			err := newKeeper(t, dying).Import(ctx, ref, deployment(t, "new"))
			context := fmt.Sprintf("change %d, moment %d", n, when)
			require.Equal(t, dying.dead, err != nil, context)
			endHolders(t, m, pid)
			k := newKeeper(t, m)
			preview := exported(t, k)
			_, failure := k.Finish(ctx, ref)
			require.NoError(t, failure, context)
			has := exported(t, k)
			require.Equal(t, preview, has, context)
			if err == nil {
				require.Equal(t, []string{"new"}, has.resources, context)
			} else {
				require.Contains(t, [][]string{{"old"}, {"new"}}, has.resources, context)
			}
			require.NoError(t, k.Import(ctx, ref, deployment(t, "newer")), context)
			require.Equal(t, []string{"newer"}, exported(t, k).resources, context)
			closed(t, m)
			return dying.dead
		})
	})
}

func TestAnImportFinishesAnInterruptedUpdateFirst(t *testing.T) {
	m := newMemory(true)
	s := newStory(t)
	k := created(t, m, "old")
	require.NoError(t, k.Start(ctx, ref, "u1", backend.UpdateInfo{}))
	require.NoError(t, k.Append(ctx, ref, "u1", s.batches[0]))
	endHolders(t, m, deadPid(t))
	require.NoError(t, newKeeper(t, m).Import(ctx, ref, deployment(t, "new")))
	require.Equal(t, contents{[]string{"new"}, []string{}}, exported(t, newKeeper(t, m)))
	closed(t, m)
	require.Len(t, m.keys(".pulumi/history/"), 2, "the update that it finished")
	var invalid *InvalidError
	require.ErrorAs(t, k.Import(ctx, ref, &apitype.UntypedDeployment{Version: 9}), &invalid)
}
