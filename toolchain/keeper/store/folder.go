package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sys/unix"
)

// attributes is the extension of the file in which Pulumi's own backend keeps
// an object's checksum; it is wrong once the object is written by others.
const attributes = ".attrs"

// The modes of Pulumi's own backend: the umask decides who else may read.
const (
	fileMode   = 0o666
	folderMode = 0o777
)

const (
	// bookkeeping is Pulumi's folder in a store.
	bookkeeping = ".pulumi"
	// journals is the prefix of the keys of journals.
	journals = bookkeeping + "/journal/"
)

// folder is a store on a local file system. Pulumi's own backend does not sync
// its files, so this store writes them itself.
type folder struct {
	root string
	mu   sync.Mutex
	// open holds the files that were appended to, each with its last good length.
	open map[string]*appended
}

type appended struct {
	file   *os.File
	length int64
	// broken is the error after which the file's content on the disk is unknown.
	broken error
}

func openFolder(address string) (*folder, error) {
	path, _, _ := strings.Cut(strings.TrimPrefix(address, "file://"), "?")
	if path == "~" || strings.HasPrefix(path, "~/") {
		current, err := user.Current()
		if err != nil {
			return nil, fmt.Errorf("finding the home folder: %w", err)
		}
		path = filepath.Join(current.HomeDir, path[1:])
	}
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("opening the folder of the state: %w", err)
	}
	if !info.IsDir() {
		return nil, fmt.Errorf("%s is not a folder", path)
	}
	return &folder{root: path, open: map[string]*appended{}}, nil
}

func (s *folder) path(key string) (string, error) {
	if !filepath.IsLocal(key) {
		return "", fmt.Errorf("the key %q is outside the store", key)
	}
	return filepath.Join(s.root, filepath.FromSlash(key)), nil
}

func (s *folder) Read(_ context.Context, key string) ([]byte, error) {
	path, err := s.path(key)
	if err != nil {
		return nil, err
	}
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", key, ErrNotFound)
	}
	return content, err
}

func (s *folder) Write(_ context.Context, key string, content []byte) error {
	path, err := s.path(key)
	if err != nil {
		return err
	}
	if err := s.makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	// Not beside the object: what a crash leaves there could be taken for a lock.
	own := filepath.Join(s.root, bookkeeping)
	if err := s.makeFolder(own); err != nil {
		return err
	}
	temporary := filepath.Join(own, fmt.Sprintf("%s.%x.tmp", filepath.Base(path), rand.Uint64()))
	file, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	_, err = file.Write(content)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = os.Rename(temporary, path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	if err := os.Remove(path + attributes); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

func (s *folder) Delete(_ context.Context, key string) error {
	path, err := s.path(key)
	if err != nil {
		return err
	}
	s.forget(key)
	for _, name := range []string{path, path + attributes} {
		if err := os.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	parent := filepath.Dir(path)
	// Each update has a folder of its own, which no other process writes to.
	if strings.HasPrefix(key, journals) && os.Remove(parent) == nil {
		parent = filepath.Dir(parent)
	}
	if err := syncFolder(parent); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func (s *folder) List(_ context.Context, prefix string) ([]Object, error) {
	base, _, _ := cutLast(prefix)
	start, err := s.path(filepath.Join(".", base))
	if err != nil {
		return nil, err
	}
	var found []Object
	err = filepath.WalkDir(start, func(path string, entry fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(s.root, path)
		if err != nil {
			return err
		}
		key := filepath.ToSlash(relative)
		if !strings.HasPrefix(key, prefix) || strings.HasSuffix(key, attributes) || strings.HasSuffix(key, ".tmp") {
			return nil
		}
		info, err := entry.Info()
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		found = append(found, Object{Key: key, Modified: info.ModTime()})
		return nil
	})
	slices.SortFunc(found, func(a, b Object) int { return strings.Compare(a.Key, b.Key) })
	return found, err
}

func cutLast(key string) (before, after string, found bool) {
	if i := strings.LastIndexByte(key, '/'); i >= 0 {
		return key[:i], key[i+1:], true
	}
	return "", key, false
}

func (s *folder) Appends() bool { return true }

// Append is durable when it returns. A part that was written before an error is
// cut off again; if that fails, or a sync fails, the file takes nothing more.
func (s *folder) Append(_ context.Context, key string, content []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	a, err := s.appendable(key)
	if err != nil {
		return err
	}
	if a.broken != nil {
		return a.broken
	}
	if _, err := a.file.WriteAt(content, a.length); err != nil {
		if cut := a.file.Truncate(a.length); cut != nil {
			a.broken = errors.Join(err, cut)
		}
		return err
	}
	if err := unix.Fdatasync(int(a.file.Fd())); err != nil {
		a.broken = fmt.Errorf("syncing %s: %w", key, err)
		return a.broken
	}
	var info unix.Stat_t
	if err := unix.Fstat(int(a.file.Fd()), &info); err != nil {
		return err
	}
	if info.Nlink == 0 {
		a.broken = fmt.Errorf("%s was deleted by another process", key)
		return a.broken
	}
	a.length += int64(len(content))
	return nil
}

func (s *folder) appendable(key string) (*appended, error) {
	if a, ok := s.open[key]; ok {
		return a, nil
	}
	path, err := s.path(key)
	if err != nil {
		return nil, err
	}
	if err := s.makeFolder(filepath.Dir(path)); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, fileMode)
	if err != nil {
		return nil, err
	}
	length, err := file.Seek(0, io.SeekEnd)
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	a := &appended{file: file, length: length}
	s.open[key] = a
	return a, nil
}

func (s *folder) forget(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if a, ok := s.open[key]; ok {
		_ = a.file.Close()
		delete(s.open, key)
	}
}

func (s *folder) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var err error
	for key, a := range s.open {
		err = errors.Join(err, a.file.Close())
		delete(s.open, key)
	}
	return err
}

// makeFolder creates a folder with its parents so that they survive a crash.
func (s *folder) makeFolder(path string) error {
	if _, err := os.Stat(path); err == nil || path == s.root {
		return err
	}
	if err := s.makeFolder(filepath.Dir(path)); err != nil {
		return err
	}
	if err := os.Mkdir(path, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

func syncFolder(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
