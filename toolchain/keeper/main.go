// Command pulumi-state-keeper keeps the state of a Pulumi engine for the time of
// one run. The engine sends it what changed, entry by entry, instead of writing
// the whole state at each step; the keeper makes each entry durable before it
// answers, and folds them into the state at the end. The state has the layout of
// Pulumi's own backend.
//
// Settings are environment variables:
//   - STATE_KEEPER_STORE: the store's URL, as for `pulumi login`.
//   - STATE_KEEPER_FINISH=project/stack: finish an interrupted update, print
//     {"finished":bool,"entries":N,"pending":N} and exit.
//   - those of Pulumi's own backend: PULUMI_DIY_BACKEND_GZIP, _ZSTD,
//     _RETAIN_CHECKPOINTS, _DISABLE_CHECKPOINT_BACKUPS, and AWS's.
//
// It listens on a free port of 127.0.0.1, prints {"url":…,"token":…} and ends when
// its standard input ends or a signal asks for it. Errors are lines of standard
// error; the exit code is then 1.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"aes-estate/toolchain/keeper/server"
	"aes-estate/toolchain/keeper/state"
	"aes-estate/toolchain/keeper/store"
)

func main() {
	// The reader of the messages may be gone; the state must be finished nevertheless.
	signal.Ignore(syscall.SIGPIPE)
	if err := run(context.Background()); err != nil {
		fmt.Fprintf(os.Stderr, "state keeper: %v\n", oneLine(err))
		os.Exit(1)
	}
}

func oneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }

func run(ctx context.Context) (err error) {
	address := os.Getenv("STATE_KEEPER_STORE")
	if address == "" {
		return errors.New("STATE_KEEPER_STORE is not set: it is the URL of the store")
	}
	opened, err := store.Open(ctx, address, store.Retry{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, opened.Close()) }()
	keeper, err := state.New(ctx, opened)
	if err != nil {
		return err
	}
	if name := os.Getenv("STATE_KEEPER_FINISH"); name != "" {
		return finish(ctx, keeper, name)
	}
	return serve(ctx, keeper, store.Public(address))
}

func finish(ctx context.Context, keeper *state.Keeper, name string) error {
	project, stack, _ := strings.Cut(name, "/")
	ref, err := state.ParseRef(project, stack)
	if err != nil {
		return fmt.Errorf("STATE_KEEPER_FINISH: %w", err)
	}
	finished, err := keeper.Finish(ctx, ref)
	if err != nil {
		return err
	}
	return json.NewEncoder(os.Stdout).Encode(finished)
}

func serve(ctx context.Context, keeper *state.Keeper, storeURL string) error {
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return err
	}
	token := server.NewToken()
	logger := log.New(os.Stderr, "state keeper: ", 0)
	web := &http.Server{
		Handler:           server.New(keeper, token, storeURL, logger).Handler(),
		ErrorLog:          logger,
		ReadHeaderTimeout: 10 * time.Second,
	}
	// Before the line is printed: its reader may end the keeper at once.
	ended := end()
	failed := make(chan error, 1)
	go func() { failed <- web.Serve(listener) }()
	ready := map[string]string{"url": "http://" + listener.Addr().String(), "token": token}
	if err := json.NewEncoder(os.Stdout).Encode(ready); err != nil {
		return err
	}
	select {
	case err := <-failed:
		return err
	case <-ended:
	}
	// Requests in flight first: they may end their updates themselves.
	err = web.Shutdown(ctx)
	return errors.Join(err, keeper.Close(ctx))
}

// end is closed when standard input ends or a signal arrives.
func end() <-chan struct{} {
	ended := make(chan struct{})
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP)
	input := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(input)
	}()
	go func() {
		select {
		case <-signals:
		case <-input:
		}
		close(ended)
	}()
	return ended
}
