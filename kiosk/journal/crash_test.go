package journal_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/journal"
)

// child says, in the environment, what a test's own program started anew shall
// do, and where.
const child = "SENHA_JOURNAL_TEST_CHILD"

func TestMain(m *testing.M) {
	path := os.Getenv("SENHA_JOURNAL_TEST_PATH")
	switch os.Getenv(child) {
	case "append":
		appendForever(path)
	case "disk full":
		fillDisk(path)
	default:
		os.Exit(m.Run())
	}
}

func startChild(t *testing.T, job, path string, attr *syscall.SysProcAttr) (*exec.Cmd, *bufio.Scanner, error) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), child+"="+job, "SENHA_JOURNAL_TEST_PATH="+path)
	cmd.SysProcAttr = attr
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		return nil, nil, err
	}
	t.Cleanup(func() { cmd.Process.Kill() })
	return cmd, bufio.NewScanner(out), nil
}

func fatal(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// appendForever appends batches of one to four entries and prints the number
// of the last one once they are acknowledged.
func appendForever(path string) {
	j, report, err := journal.Open(context.Background(), path, journal.Options{Now: moment(0)})
	if err != nil {
		fatal(err)
	}
	if report.Successor != nil {
		fatal(fmt.Errorf("a kill led to a successor: %+v", report.Successor))
	}
	for {
		var entries []kiosk.Entry
		for i := range 1 + rand.IntN(4) {
			entries = append(entries, kiosk.Entry{
				Journal: j.ID(), Seq: j.Head().Seq + 1 + uint64(i), At: moment(0),
				Event: kiosk.DeviceChanged{Device: "printer", State: "ok"},
			})
		}
		if err := j.Append(context.Background(), entries); err != nil {
			fatal(err)
		}
		fmt.Println(j.Head().Seq)
	}
}

func TestNothingAcknowledgedIsLostWhenTheProcessIsKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	var acknowledged uint64
	for round := range 10 {
		cmd, out, err := startChild(t, "append", path, nil)
		if err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(time.Duration(20+rand.IntN(130))*time.Millisecond, func() { cmd.Process.Kill() })
		for out.Scan() {
			if acknowledged, err = strconv.ParseUint(out.Text(), 10, 64); err != nil {
				t.Fatal(err)
			}
		}
		kill.Stop()
		if err := cmd.Wait(); err == nil || err.Error() != "signal: killed" {
			t.Fatalf("round %d: the child ended by itself: %v", round, err)
		}
		j, report := open(t, path)
		if report.Successor != nil || j.Head().Seq < acknowledged {
			t.Fatalf("round %d: entry %d was acknowledged, the head is %d (%+v)", round, acknowledged, j.Head().Seq, report)
		}
		if res, err := j.Verify(context.Background(), 1); err != nil || res.Bad != 0 {
			t.Fatalf("round %d: %+v, %v", round, res, err)
		}
		j.Close()
	}
	if acknowledged == 0 {
		t.Error("no child lived long enough to append anything")
	}
}

// TestAFullDisk fills a real disk of 2 MiB with a journal whose ballast is
// 512 KiB, and damages it there.
func TestAFullDisk(t *testing.T) {
	attr := &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	cmd, out, err := startChild(t, "disk full", t.TempDir(), attr)
	if err != nil && os.Getuid() == 0 { // root may mount where nobody else may
		cmd, out, err = startChild(t, "disk full", t.TempDir(), &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS})
	}
	if err != nil {
		t.Fatal("the kernel lets nobody here mount a small disk; run the tests as root, or allow user namespaces: ", err)
	}
	for out.Scan() {
		t.Log(out.Text())
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}

// fillDisk appends to a journal until its disk is full, and checks that the
// ballast lets it go on, that what is refused leaves it sound, and that it
// goes on when there is room again.
func fillDisk(dir string) {
	check := func(ok bool, format string, args ...any) {
		if !ok {
			fatal(fmt.Errorf(format, args...))
		}
	}
	err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, "")
	check(err == nil, "mount /: %v", err)
	err = syscall.Mount("none", dir, "tmpfs", 0, "size=2m")
	check(err == nil, "mount: %v", err)

	ctx, path := context.Background(), filepath.Join(dir, "queue.db")
	ballast := path + ".ballast"
	options := journal.Options{Now: moment(0), BallastBytes: 512 << 10}
	j, report, err := journal.Open(ctx, path, options)
	check(err == nil && report.Ballast, "open: %+v, %v", report, err)

	one := func() error {
		return j.Append(ctx, []kiosk.Entry{{
			Journal: j.ID(), Seq: j.Head().Seq + 1, At: moment(0),
			Event: kiosk.DeviceChanged{Device: "printer", State: "ok", Detail: fmt.Sprintf("%01000d", 0)},
		}})
	}
	filler, err := os.Create(filepath.Join(dir, "filler"))
	check(err == nil, "filler: %v", err)
	filler.Write(make([]byte, 1<<20))
	for range 5000 {
		if _, err := os.Stat(ballast); err != nil {
			break
		}
		err := one()
		check(err == nil, "the disk was full before the ballast was given up: %v", err)
	}
	_, err = os.Stat(ballast)
	check(os.IsNotExist(err), "the ballast was never needed")
	freed := j.Head().Seq
	fmt.Println("ballast given up at entry", freed)

	for err = nil; err == nil && j.Head().Seq < 5000; {
		err = one()
	}
	fmt.Println("disk full at entry", j.Head().Seq, err)
	check(err != nil, "the disk is never full")
	check(j.Head().Seq > freed+50, "the ballast gave room for %d entries only", j.Head().Seq-freed)
	check(one() != nil, "an append was taken by a full disk")
	res, err := j.Verify(ctx, 1)
	check(err == nil && res.Bad == 0 && res.Last == j.Head().Seq, "full: %+v, %v, the head is %d", res, err, j.Head().Seq)

	check(filler.Truncate(0) == nil, "truncate")
	err = one()
	check(err == nil, "there is room again, but: %v", err)
	head := j.Head()
	check(j.Close() == nil, "close")
	options.BallastBytes = 1 << 20 // of 2 MiB, where as much again shall stay free
	j, report, err = journal.Open(ctx, path, options)
	check(err == nil && report.Successor == nil && j.Head() == head, "start again: %+v, %v", report, err)
	check(!report.Ballast, "the ballast was laid with too little room")
	j.Close()
	options.BallastBytes = 600 << 10
	j, report, err = journal.Open(ctx, path, options)
	check(err == nil && report.Ballast, "with room again: %+v, %v", report, err)
	j.Close()

	// A damaged file on a full disk: the successor takes the ballast's room.
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	check(err == nil, "%v", err)
	file.WriteAt(make([]byte, 100), 0)
	file.Close()
	for err = nil; err == nil; {
		_, err = filler.Write(make([]byte, 4096))
	}
	j, report, err = journal.Open(ctx, path, options)
	check(err == nil && report.Successor != nil && report.Successor.Kept == head.Seq, "damaged on a full disk: %+v, %v", report, err)
	check(!report.Ballast, "there is no room for a ballast")

	// A power cut on a full disk: there is no room to read the WAL.
	check(filler.Truncate(0) == nil, "truncate")
	check(one() == nil, "append")
	crashed := filepath.Join(dir, "crashed.db")
	for _, suffix := range []string{"", "-wal"} {
		b, err := os.ReadFile(path + suffix)
		check(err == nil && len(b) > 0, "%v", err)
		err = os.WriteFile(crashed+suffix, b, 0o600)
		check(err == nil, "%v", err)
	}
	head = j.Head()
	j.Close()
	err = os.WriteFile(crashed+".ballast", make([]byte, 100<<10), 0o600)
	check(err == nil, "%v", err)
	os.WriteFile(crashed+".lock", nil, 0o600)
	filler.Seek(0, 0)
	for err = nil; err == nil; {
		_, err = filler.Write(make([]byte, 4096))
	}
	j, report, err = journal.Open(ctx, crashed, options)
	check(err == nil && report.Successor == nil && j.Head() == head, "after a power cut on a full disk: %+v, %v", report, err)
	j.Close()
	os.Exit(0)
}
