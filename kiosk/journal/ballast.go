package journal

import (
	"errors"
	"os"
	"syscall"

	"github.com/mattn/go-sqlite3"
)

// DefaultBallast is the ballast a kiosk lays, in bytes. A day of 1,200 tickets
// takes about 5 MB, and the WAL as much again.
const DefaultBallast = 32 << 20

func ballastPath(path string) string { return path + ".ballast" }

// layBallast makes the file that is given up when the disk is full, so that
// the day can be finished. It is laid only where as much again stays free, and
// says whether it lies ready.
func (j *Journal) layBallast(path string) bool {
	size := j.o.BallastBytes
	if size <= 0 {
		return false
	}
	path = ballastPath(path)
	if info, err := os.Stat(path); err == nil && info.Size() == size {
		return true
	}
	os.Remove(path)
	var disk syscall.Statfs_t
	if err := syscall.Statfs(parent(path), &disk); err == nil && int64(disk.Bavail)*int64(disk.Bsize) < 2*size {
		j.o.Log.Warn("no room for the journal's ballast: free some space on the disk", "path", path, "bytes", size)
		return false
	}
	if err := writeBallast(path, size); err != nil {
		os.Remove(path)
		j.o.Log.Warn("the journal's ballast could not be laid", "path", path, "error", err)
		return false
	}
	return true
}

// writeBallast takes the blocks for good: a file with holes would free none.
func writeBallast(path string, size int64) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer f.Close()
	err = syscall.Fallocate(int(f.Fd()), 0, 0, size)
	if errors.Is(err, syscall.EOPNOTSUPP) {
		block := make([]byte, 1<<16)
		for at := int64(0); at < size && (err == nil || at == 0); at += int64(len(block)) {
			_, err = f.Write(block[:min(int64(len(block)), size-at)])
		}
	}
	if err != nil {
		return err
	}
	return f.Sync()
}

// dropBallast frees the ballast and says whether there was one.
func (j *Journal) dropBallast(path string) bool {
	if err := os.Remove(ballastPath(path)); err != nil {
		return false
	}
	j.o.Log.Error("the disk is full: the journal's ballast has been given up, so that the day can be finished. Free some space and start the kiosk again", "path", path)
	return true
}

// isFull reports whether a write failed for want of room: of the file, the WAL
// or the WAL's index (SQLITE_IOERR_SHMSIZE).
func isFull(err error) bool {
	var e sqlite3.Error
	if errors.As(err, &e) {
		return e.Code == sqlite3.ErrFull || e.ExtendedCode == sqlite3.ErrIoErrSHMSize
	}
	return errors.Is(err, syscall.ENOSPC)
}
