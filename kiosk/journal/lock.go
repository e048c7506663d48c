package journal

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// lock is held by the process that writes a journal, on a file beside it; the
// kernel drops it when the process dies. The file is empty and may be deleted
// while no kiosk runs.
type lock struct{ file *os.File }

func takeLock(path string) (*lock, error) {
	f, err := os.OpenFile(path+".lock", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("journal %s cannot be locked: %w", path, err)
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, fmt.Errorf("journal %s is written by another process: stop the other kiosk first", path)
		}
		return nil, fmt.Errorf("journal %s cannot be locked: %w", path, err)
	}
	return &lock{f}, nil
}

func (l *lock) release() error { return l.file.Close() }
