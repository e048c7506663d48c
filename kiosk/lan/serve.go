package lan

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"time"
)

// Times of a listener. Streams set their own, event by event.
const (
	headerTime  = 5 * time.Second
	readTime    = 15 * time.Second
	answerTime  = 30 * time.Second
	idleTime    = 2 * time.Minute
	goodbyeTime = 3 * time.Second
)

// Serve answers on a listener with one of a Server's handlers until ctx ends;
// then streams end, requests under way are answered, and the listener is
// closed.
func Serve(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger) error {
	alive, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       readTime,
		WriteTimeout:      answerTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    16 << 10,
		BaseContext:       func(net.Listener) context.Context { return alive },
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelDebug), // clients that break off
	}
	stopped := make(chan error, 1)
	unhook := context.AfterFunc(ctx, func() {
		stop() // ends the streams
		late, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbyeTime)
		defer cancel()
		err := srv.Shutdown(late)
		if err != nil {
			err = srv.Close()
		}
		stopped <- err
	})
	err := srv.Serve(l)
	if unhook() { // it ended by itself
		return fmt.Errorf("%v: %w", l.Addr(), err)
	}
	if err := <-stopped; err != nil {
		return fmt.Errorf("%v: %w", l.Addr(), err)
	}
	return nil
}

// ListenSocket listens on a Unix socket that its owner and group may use. A
// socket that a killed kiosk left behind is replaced; one that answers is not.
func ListenSocket(path string) (net.Listener, error) {
	if c, err := net.DialTimeout("unix", path, time.Second); err == nil {
		c.Close()
		return nil, fmt.Errorf("socket %s: another kiosk is running and answers there; stop it first", path)
	}
	if info, err := os.Lstat(path); err == nil {
		if info.Mode().Type() != os.ModeSocket {
			return nil, fmt.Errorf("socket %s: the file there is no socket; move it away or set [lan] socket to another path", path)
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("socket: %w", err)
		}
	}
	l, err := net.Listen("unix", path)
	if err != nil {
		return nil, fmt.Errorf("socket: %w", err)
	}
	if err := os.Chmod(path, 0o660); err != nil {
		l.Close()
		return nil, fmt.Errorf("socket: %w", err)
	}
	return l, nil
}
