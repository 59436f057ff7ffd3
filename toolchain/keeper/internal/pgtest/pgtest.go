// Package pgtest runs a PostgreSQL server for the time of a test.
package pgtest

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const password = "test-password"

// Start returns the URL of a new, empty database on a free port of 127.0.0.1.
// The test is skipped if PostgreSQL is not installed.
func Start(t *testing.T) string {
	programs := installed()
	if programs == "" {
		t.Skip("PostgreSQL is not installed (Debian: postgresql-15)")
	}
	// Not in the test's own folder, which only its owner may enter.
	folder, err := os.MkdirTemp("", "keeper-postgres-")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(folder)) })
	secret := filepath.Join(folder, "secret")
	require.NoError(t, os.WriteFile(secret, []byte(password), 0o600))
	owner := unprivileged(t)
	if owner != nil {
		for _, path := range []string{folder, secret} {
			require.NoError(t, os.Chown(path, int(owner.Uid), int(owner.Gid)))
		}
	}
	data := filepath.Join(folder, "data")
	initialize := command(owner, folder, filepath.Join(programs, "initdb"),
		"--pgdata", data, "--username", "keeper", "--pwfile", secret, "--auth", "scram-sha-256", "--no-sync", "--locale", "C")
	output, err := initialize.CombinedOutput()
	require.NoError(t, err, string(output))

	port := freePort(t)
	server := command(owner, folder, filepath.Join(programs, "postgres"), "-D", data,
		"-c", "listen_addresses=127.0.0.1", "-c", "port="+port, "-c", "unix_socket_directories="+folder)
	require.NoError(t, server.Start())
	t.Cleanup(func() {
		// An immediate shutdown: the data is not needed any more.
		_ = server.Process.Signal(syscall.SIGQUIT)
		_ = server.Wait()
	})
	require.Eventually(t, func() bool {
		return exec.Command(filepath.Join(programs, "pg_isready"), "--host", "127.0.0.1", "--port", port).Run() == nil
	}, time.Minute, 20*time.Millisecond)
	return fmt.Sprintf("postgres://keeper:%s@127.0.0.1:%s/postgres?sslmode=disable", password, port)
}

// installed returns the folder of the newest server's programs, or "".
func installed() string {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/postgres")
	if len(found) == 0 {
		return ""
	}
	slices.Sort(found)
	return filepath.Dir(found[len(found)-1])
}

// unprivileged returns whom to run the server as: it does not run as root.
func unprivileged(t *testing.T) *syscall.Credential {
	if os.Getuid() != 0 {
		return nil
	}
	other, err := user.Lookup("daemon")
	require.NoError(t, err)
	uid, err := strconv.ParseUint(other.Uid, 10, 32)
	require.NoError(t, err)
	gid, err := strconv.ParseUint(other.Gid, 10, 32)
	require.NoError(t, err)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func command(owner *syscall.Credential, folder, program string, args ...string) *exec.Cmd {
	c := exec.Command(program, args...)
	c.Dir = folder
	// The server ends with the test's process, also when that is killed.
	c.SysProcAttr = &syscall.SysProcAttr{Credential: owner, Pdeathsig: syscall.SIGQUIT}
	return c
}

func freePort(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	_, port, err := net.SplitHostPort(listener.Addr().String())
	require.NoError(t, err)
	require.NoError(t, listener.Close())
	return port
}
