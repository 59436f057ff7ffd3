package state

import (
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestOnlyAProcessThatHasEndedLosesItsLock(t *testing.T) {
	sleeping := exec.Command("sleep", "60")
	require.NoError(t, sleeping.Start())
	t.Cleanup(func() { _ = sleeping.Process.Kill(); _ = sleeping.Wait() })
	own, err := thisProcess()
	require.NoError(t, err)
	for name, test := range map[string]struct {
		pid   int
		host  string
		since time.Time
		ended bool
	}{
		"ended":             {deadPid(t), own.Hostname, time.Now(), true},
		"on another host":   {deadPid(t), "elsewhere", time.Now(), false},
		"lives":             {sleeping.Process.Pid, own.Hostname, time.Now(), false},
		"number was reused": {sleeping.Process.Pid, own.Hostname, time.Now().Add(-time.Hour), true},
		"this one":          {os.Getpid(), own.Hostname, time.Now(), false},
		"no number":         {0, own.Hostname, time.Now(), false},
	} {
		h := holder{Pid: test.pid, Hostname: test.host, Timestamp: test.since}
		require.Equal(t, test.ended, h.hasEnded(), name)
	}
	// A process that was killed and whose parent has not noticed.
	require.NoError(t, sleeping.Process.Kill())
	h := holder{Pid: sleeping.Process.Pid, Hostname: own.Hostname, Timestamp: time.Now()}
	require.Eventually(t, h.hasEnded, 10*time.Second, time.Millisecond)
}

func TestADamagedLockIsNotIgnored(t *testing.T) {
	m := newMemory(true)
	k := created(t, m)
	m.objects[ref.locks()+"/x.json"] = []byte("nonsense")
	_, err := k.lock(ctx, ref)
	require.ErrorContains(t, err, "x.json is damaged")
}

func TestALockThatAppearsMeanwhileWins(t *testing.T) {
	m := newMemory(true)
	k := created(t, m)
	other := lockBy(t, os.Getpid(), time.Now())
	racing := &racing{memory: m, key: ref.locks() + "/other.json", content: other}
	k.store = racing
	_, err := k.lock(ctx, ref)
	var conflict *ConflictError
	require.ErrorAs(t, err, &conflict)
	require.Equal(t, []string{racing.key}, m.keys(".pulumi/locks/"))
}
