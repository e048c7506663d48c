package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"time"
)

// Delays before a process that ended is started again: doubled each time it
// ends sooner than steady after its start.
const (
	firstDelay = 250 * time.Millisecond
	lastDelay  = 10 * time.Second
	steady     = 30 * time.Second
	grace      = 5 * time.Second // between SIGTERM and SIGKILL
)

// supervisor starts processes again that end. Each process has one goroutine;
// stop ends them all and waits.
type supervisor struct {
	dir    string // where logs go, a file for each process
	out    io.Writer
	ctx    context.Context
	cancel context.CancelFunc
	wg     sync.WaitGroup
}

func newSupervisor(dir string, out io.Writer) *supervisor {
	ctx, cancel := context.WithCancel(context.Background())
	return &supervisor{dir: dir, out: out, ctx: ctx, cancel: cancel}
}

// keep runs a program until the supervisor stops, again and again.
func (s *supervisor) keep(name string, env []string, program string, args ...string) {
	s.wg.Go(func() {
		// Pdeathsig follows the thread that started a child, so it must live
		// as long as the child does.
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
		delay := firstDelay
		for s.ctx.Err() == nil {
			begun := time.Now()
			err := s.once(name, env, program, args)
			if s.ctx.Err() != nil {
				return
			}
			if time.Since(begun) > steady {
				delay = firstDelay
			}
			fmt.Fprintf(s.out, "%s ended (%v), starting it again in %v; see %s\n", name, err, delay, s.logName(name))
			select {
			case <-time.After(delay):
			case <-s.ctx.Done():
			}
			delay = min(2*delay, lastDelay)
		}
	})
}

func (s *supervisor) logName(name string) string { return filepath.Join(s.dir, name+".log") }

// once runs a program to its end.
func (s *supervisor) once(name string, env []string, program string, args []string) error {
	log, err := os.OpenFile(s.logName(name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.CommandContext(s.ctx, program, args...)
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = log, log
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = grace
	// A key press at the terminal is for the demo alone: it ends its children
	// in order, and they end too if it is killed.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGTERM}
	return cmd.Run()
}

// run waits until ctx ends.
func (s *supervisor) run(ctx context.Context) error {
	<-ctx.Done()
	return ctx.Err()
}

// stop ends all processes and waits for them.
func (s *supervisor) stop() {
	s.cancel()
	s.wg.Wait()
}
