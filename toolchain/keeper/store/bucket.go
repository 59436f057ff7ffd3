package store

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/pulumi/pulumi/pkg/v3/backend/diy/postgres"
	"gocloud.dev/blob"
	_ "gocloud.dev/blob/s3blob" // registers s3://
	"gocloud.dev/gcerrors"
)

// Retry says how long failed operations of a remote store are repeated.
type Retry struct {
	// Deadline is the time after which an operation fails; default 2 minutes.
	Deadline time.Duration
	// Attempt is the time limit of one attempt, without the time for its content; default 30 seconds.
	Attempt time.Duration
	// Pause is the wait after the first failure; it doubles up to 5 seconds; default 200 ms.
	Pause time.Duration
}

func (r Retry) withDefaults() Retry {
	if r.Deadline == 0 {
		r.Deadline = 2 * time.Minute
	}
	if r.Attempt == 0 {
		r.Attempt = 30 * time.Second
	}
	if r.Pause == 0 {
		r.Pause = 200 * time.Millisecond
	}
	return r
}

const (
	longestPause = 5 * time.Second
	// slowest is the rate, in bytes a second, below which a transfer counts as stuck.
	slowest = 256 << 10
)

// bucket is a remote store that has whole objects only.
type bucket struct {
	blobs *blob.Bucket
	retry Retry
	// table is the database behind blobs, or nil.
	table *postgres.Bucket
}

func openBucket(ctx context.Context, address *url.URL, retry Retry) (*bucket, error) {
	b := &bucket{retry: retry.withDefaults()}
	if address.Scheme == postgres.PostgresScheme {
		// The driver changes the URL that it is given.
		own := *address
		table, err := postgres.NewPostgresBucket(ctx, &own)
		if err != nil {
			return nil, err
		}
		b.blobs, b.table = table.Bucket(), table
	} else {
		translated, err := translateS3(address)
		if err != nil {
			return nil, err
		}
		blobs, err := blob.OpenBucket(ctx, translated)
		if err != nil {
			return nil, err
		}
		b.blobs = blobs
	}
	if prefix := strings.Trim(address.Path, "/"); prefix != "" {
		b.blobs = blob.PrefixedBucket(b.blobs, prefix+"/")
	}
	return b, nil
}

// translateS3 understands the same older parameters as Pulumi's own backend,
// and leaves out checksums that some S3-compatible stores reject.
func translateS3(address *url.URL) (string, error) {
	query := address.Query()
	insecure := false
	if value := query.Get("disableSSL"); value != "" {
		var err error
		if insecure, err = strconv.ParseBool(value); err != nil {
			return "", fmt.Errorf("invalid value for disableSSL: %w", err)
		}
		query.Del("disableSSL")
		if !strings.Contains(query.Get("endpoint"), "://") {
			query.Set("disable_https", strconv.FormatBool(insecure))
		}
	}
	if endpoint := query.Get("endpoint"); endpoint != "" {
		if !strings.Contains(endpoint, "://") {
			scheme := "https://"
			if insecure {
				scheme = "http://"
			}
			query.Set("endpoint", scheme+endpoint)
		}
		for parameter, variable := range map[string]string{
			"request_checksum_calculation": "AWS_REQUEST_CHECKSUM_CALCULATION",
			"response_checksum_validation": "AWS_RESPONSE_CHECKSUM_VALIDATION",
		} {
			if query.Get(parameter) == "" && os.Getenv(variable) == "" {
				query.Set(parameter, "when_required")
			}
		}
	}
	own := *address
	own.RawQuery = query.Encode()
	return own.String(), nil
}

func (s *bucket) Read(ctx context.Context, key string) (content []byte, err error) {
	err = s.repeat(ctx, "reading "+key, 0, func(ctx context.Context) (err error) {
		content, err = s.blobs.ReadAll(ctx, key)
		return err
	})
	if gcerrors.Code(err) == gcerrors.NotFound {
		return nil, fmt.Errorf("%s: %w", key, ErrNotFound)
	}
	return content, err
}

func (s *bucket) Write(ctx context.Context, key string, content []byte) error {
	return s.repeat(ctx, "writing "+key, len(content), func(ctx context.Context) error {
		return s.blobs.WriteAll(ctx, key, content, nil)
	})
}

func (s *bucket) Delete(ctx context.Context, key string) error {
	return s.repeat(ctx, "deleting "+key, 0, func(ctx context.Context) error {
		err := s.blobs.Delete(ctx, key)
		if err == nil || gcerrors.Code(err) == gcerrors.NotFound {
			return nil
		}
		// PostgreSQL's driver has no code for a missing object.
		if there, failed := s.blobs.Exists(ctx, key); failed == nil && !there {
			return nil
		}
		return err
	})
}

func (s *bucket) List(ctx context.Context, prefix string) (found []Object, err error) {
	err = s.repeat(ctx, "listing "+prefix, 0, func(ctx context.Context) error {
		found = nil
		objects := s.blobs.List(&blob.ListOptions{Prefix: prefix})
		for {
			object, err := objects.Next(ctx)
			// Compared as it is: a lost connection is an error that wraps io.EOF.
			if err == io.EOF {
				return nil
			}
			if err != nil {
				return err
			}
			// To PostgreSQL's driver an underscore in the prefix stands for any character.
			if strings.HasPrefix(object.Key, prefix) {
				found = append(found, Object{Key: object.Key, Modified: object.ModTime})
			}
		}
	})
	return found, err
}

func (*bucket) Append(context.Context, string, []byte) error { return ErrNoAppend }

func (*bucket) Appends() bool { return false }

func (s *bucket) Close() error {
	if err := s.blobs.Close(); err != nil || s.table == nil {
		return err
	}
	// It also closes the bucket, which is closed already: that is no failure.
	if err := s.table.Close(); gcerrors.Code(err) != gcerrors.FailedPrecondition {
		return err
	}
	return nil
}

// repeat runs an operation until it succeeds, fails for good or the deadline passes.
func (s *bucket) repeat(ctx context.Context, what string, size int, run func(context.Context) error) error {
	transfer := time.Duration(size) * time.Second / slowest
	ctx, cancel := context.WithTimeout(ctx, s.retry.Deadline+transfer)
	defer cancel()
	pause := s.retry.Pause
	for {
		attempt, end := context.WithTimeout(ctx, s.retry.Attempt+transfer)
		err := run(attempt)
		end()
		switch gcerrors.Code(err) {
		case gcerrors.OK:
			return nil
		case gcerrors.NotFound:
			return err
		case gcerrors.PermissionDenied, gcerrors.InvalidArgument, gcerrors.Unimplemented:
			return fmt.Errorf("%s: %w", what, err)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("%s: %w", what, err)
		case <-time.After(pause):
			pause = min(2*pause, longestPause)
		}
	}
}
