package state

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/user"
	"strconv"
	"strings"
	"time"

	"aes-estate/toolchain/keeper/store"

	"github.com/gofrs/uuid"
	"golang.org/x/sys/unix"
)

// holder is the content of a lock, the same as in Pulumi's own backend.
type holder struct {
	Pid       int       `json:"pid"`
	Username  string    `json:"username"`
	Hostname  string    `json:"hostname"`
	Timestamp time.Time `json:"timestamp"`
}

func thisProcess() (holder, error) {
	current, err := user.Current()
	if err != nil {
		return holder{}, err
	}
	hostname, err := os.Hostname()
	if err != nil {
		return holder{}, err
	}
	return holder{
		Pid: os.Getpid(), Username: current.Username, Hostname: hostname, Timestamp: time.Now(),
	}, nil
}

// lock locks the stack for this process and returns the lock's key. A lock whose
// process has ended on this host is removed. Any other one is a ConflictError.
func (k *Keeper) lock(ctx context.Context, ref Ref) (string, error) {
	dead, err := k.otherLocks(ctx, ref, "")
	if err != nil {
		return "", err
	}
	own, err := thisProcess()
	if err != nil {
		return "", err
	}
	content, err := json.Marshal(own)
	if err != nil {
		return "", err
	}
	id, err := uuid.NewV4()
	if err != nil {
		return "", err
	}
	key := ref.locks() + "/" + id.String() + ".json"
	if err := k.store.Write(ctx, key, content); err != nil {
		return "", errors.Join(err, k.store.Delete(ctx, key))
	}
	for _, lock := range dead {
		if err := k.store.Delete(ctx, lock); err != nil {
			return "", errors.Join(err, k.store.Delete(ctx, key))
		}
	}
	if _, err := k.otherLocks(ctx, ref, key); err != nil {
		return "", errors.Join(err, k.store.Delete(ctx, key))
	}
	return key, nil
}

// otherLocks returns the locks of ended processes, and a ConflictError if there
// is a lock of another process.
func (k *Keeper) otherLocks(ctx context.Context, ref Ref, own string) (dead []string, err error) {
	objects, err := k.store.List(ctx, ref.locks()+"/")
	if err != nil {
		return nil, err
	}
	for _, object := range objects {
		if object.Key == own {
			continue
		}
		content, err := k.store.Read(ctx, object.Key)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		var other holder
		if err := json.Unmarshal(content, &other); err != nil {
			return nil, fmt.Errorf("the lock %s is damaged: %w", object.Key, err)
		}
		if !k.isLeft(object.Key) && !other.hasEnded() {
			return nil, &ConflictError{fmt.Sprintf(
				"the stack %s is locked by %s@%s (pid %d) since %s: wait until that process ends; if it has ended, run `pulumi cancel` on the store",
				ref.FullName(), other.Username, other.Hostname, other.Pid, other.Timestamp.Format(time.RFC3339))}
		}
		dead = append(dead, object.Key)
	}
	return dead, nil
}

// unlock removes a lock after an operation, unless the operation failed and left
// an update open: other programs must not work on the state before it is finished.
func (k *Keeper) unlock(ctx context.Context, ref Ref, lock string, failure error) error {
	if failure != nil {
		if h, err := k.readHead(ctx, ref); err != nil || h != nil {
			k.mu.Lock()
			k.left[lock] = true
			k.mu.Unlock()
			return failure
		}
	}
	return errors.Join(failure, k.store.Delete(ctx, lock))
}

// isLeft reports whether this process left the lock to itself.
func (k *Keeper) isLeft(lock string) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.left[lock]
}

// isLocked reports whether the lock is still there: `pulumi cancel` removes it.
func (k *Keeper) isLocked(ctx context.Context, key string) (bool, error) {
	_, err := k.store.Read(ctx, key)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// hasEnded reports whether the process is known to have ended: it ran on this
// host, and there is none with its number, or a younger one.
func (h holder) hasEnded() bool {
	hostname, err := os.Hostname()
	if err != nil || hostname != h.Hostname || h.Pid <= 0 {
		return false
	}
	if err := unix.Kill(h.Pid, 0); err != nil {
		return errors.Is(err, unix.ESRCH)
	}
	isDead, started, err := process(h.Pid)
	return err == nil && (isDead || started.After(h.Timestamp.Add(startSlack)))
}

// startSlack is the error of a process's start as the system reports it.
const startSlack = 3 * time.Second

// process returns whether a process has ended and only its parent has not
// noticed, and when it started. Its stat file has the state in field 3 and the
// hundredths of a second since the boot in field 22.
func process(pid int) (isDead bool, started time.Time, err error) {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false, time.Time{}, err
	}
	// The name before the last parenthesis may contain spaces.
	fields := strings.Fields(string(stat[bytes.LastIndexByte(stat, ')')+1:]))
	if len(fields) < 20 {
		return false, time.Time{}, errors.New("the process's stat file is too short")
	}
	ticks, err := strconv.ParseInt(fields[19], 10, 64)
	if err != nil {
		return false, time.Time{}, err
	}
	var sinceBoot unix.Timespec
	if err := unix.ClockGettime(unix.CLOCK_BOOTTIME, &sinceBoot); err != nil {
		return false, time.Time{}, err
	}
	boot := time.Now().Add(-time.Duration(sinceBoot.Nano()))
	return fields[0] == "Z", boot.Add(time.Duration(ticks) * 10 * time.Millisecond), nil
}

// NewID returns a random name of 128 bits.
func NewID() string {
	var id [16]byte
	rand.Read(id[:])
	return fmt.Sprintf("%x", id)
}
