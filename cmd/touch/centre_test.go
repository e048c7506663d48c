package main

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/config"
	"senha/kiosk/hub"
	"senha/kiosk/journal"
	"senha/kiosk/lan"
)

// wallClock is the machine's time.
type wallClock struct{ start time.Time }

func (c wallClock) Now() kiosk.Moment {
	now := time.Now()
	return kiosk.Moment{Wall: now.Round(0), Trusted: true, Boot: "test", Up: now.Sub(c.start)}
}

// centre is a real hub behind a real socket, which a test can take away.
type centre struct {
	*testing.T
	journal *journal.Journal
	hub     *hub.Hub
	server  *lan.Server
	path    string // of the socket

	mu   sync.Mutex
	stop func() // ends the listener
	drop int    // so many answers to POST /api/v1/tickets get lost
}

func newCentre(t *testing.T) *centre {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	folder, err := os.MkdirTemp("", "senha-") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	clock := wallClock{time.Now()}
	c := &centre{T: t, path: filepath.Join(folder, "s")}
	if c.journal, _, err = journal.Open(t.Context(), filepath.Join(folder, "journal.db"), journal.Options{Now: clock.Now(), Origin: "test"}); err != nil {
		t.Fatal(err)
	}
	c.hub = hub.New(c.journal, clock, log)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- c.hub.Run(ctx) }()
	t.Cleanup(func() {
		c.hide()
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if err := c.journal.Close(); err != nil {
			t.Error(err)
		}
	})
	<-c.hub.Ready()
	if c.server, err = lan.New(lan.Options{Hub: c.hub, Clock: clock, Log: log, Devices: filepath.Join(folder, "devices.json"), Printer: "main"}); err != nil {
		t.Fatal(err)
	}
	document, err := config.Demo()
	if err != nil {
		t.Fatal(err)
	}
	c.do(kiosk.Configure{Centre: document})
	c.do(kiosk.OpenDay{})
	c.serve()
	return c
}

func (c *centre) do(w kiosk.Wish) *kiosk.Ticket {
	c.Helper()
	result, err := c.hub.Submit(context.Background(), "test", w)
	if err != nil {
		c.Fatalf("%T: %v", w, err)
	}
	return result.Ticket
}

// serve answers on the socket until hide.
func (c *centre) serve() {
	c.Helper()
	l, err := lan.ListenSocket(c.path)
	if err != nil {
		c.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() {
		done <- lan.Serve(ctx, l, http.HandlerFunc(c.answer), slog.New(slog.DiscardHandler))
	}()
	c.stop = func() {
		cancel()
		if err := <-done; err != nil {
			c.Error(err)
		}
		c.stop = func() {}
	}
}

// hide takes the hub away.
func (c *centre) hide() { c.stop() }

// answer is the server's, but for answers that get lost on the way.
func (c *centre) answer(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	lost := r.Method == http.MethodPost && r.URL.Path == "/api/v1/tickets" && c.drop > 0
	if lost {
		c.drop--
	}
	c.mu.Unlock()
	if lost {
		c.server.Socket().ServeHTTP(discard{http.Header{}}, r)
		panic(http.ErrAbortHandler)
	}
	c.server.Socket().ServeHTTP(w, r)
}

func (c *centre) lose(answers int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.drop = answers
}

// discard is an answer that nobody gets.
type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(b []byte) (int, error) { return len(b), nil }
func (d discard) WriteHeader(int)             {}

// issued returns the tickets that the journal says were issued.
func (c *centre) issued() []kiosk.TicketIssued {
	c.Helper()
	var list []kiosk.TicketIssued
	err := c.journal.Read(context.Background(), 1, func(e kiosk.Entry) error {
		if ev, ok := e.Event.(kiosk.TicketIssued); ok {
			list = append(list, ev)
		}
		return nil
	})
	if err != nil {
		c.Fatal(err)
	}
	return list
}

// within waits until something is so.
func (c *centre) within(limit time.Duration, what string, so func() bool) {
	c.Helper()
	for end := time.Now().Add(limit); !so(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			c.Fatalf("after %v: %s", limit, what)
		}
	}
}
