package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"path/filepath"
	"testing"
	"time"

	"senha/display/board"
	"senha/kiosk"
	"senha/kiosk/api"
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

// centre is the demo centre's hub, whose public address a test can take away.
type centre struct {
	*testing.T
	hub     *hub.Hub
	server  *lan.Server
	address string // host:port, kept when it comes back
	hide    func() // takes the address away
	issued  int
}

func newCentre(t *testing.T) *centre {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	clock := wallClock{time.Now()}
	j, _, err := journal.Open(t.Context(), filepath.Join(t.TempDir(), "journal.db"), journal.Options{Now: clock.Now(), Origin: "test"})
	if err != nil {
		t.Fatal(err)
	}
	c := &centre{T: t, hub: hub.New(j, clock, log), address: "127.0.0.1:0", hide: func() {}}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- c.hub.Run(ctx) }()
	t.Cleanup(func() {
		c.hide()
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		if err := j.Close(); err != nil {
			t.Error(err)
		}
	})
	<-c.hub.Ready()
	if c.server, err = lan.New(lan.Options{Hub: c.hub, Clock: clock, Log: log, Devices: filepath.Join(t.TempDir(), "devices.json")}); err != nil {
		t.Fatal(err)
	}
	document, _, err := config.LoadCentre("../../assets/demo/centre.toml", nil)
	if err != nil {
		t.Fatal(err)
	}
	c.do(kiosk.Configure{Centre: document})
	c.do(kiosk.OpenDay{})
	c.show()
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

// call issues a ticket for desk 3 and calls it.
func (c *centre) call(language kiosk.Language) kiosk.Number {
	c.Helper()
	c.issued++
	c.do(kiosk.IssueTicket{ID: kiosk.TicketID(fmt.Sprintf("%032x", c.issued)), Service: "immigration", Language: language})
	return c.do(kiosk.CallNext{Desk: "3"}).Number
}

// show answers at the address until hide.
func (c *centre) show() {
	c.Helper()
	l, err := net.Listen("tcp", c.address)
	if err != nil {
		c.Fatal(err)
	}
	c.address = l.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- lan.Serve(ctx, l, c.server.Public(), slog.New(slog.DiscardHandler)) }()
	c.hide = func() {
		cancel()
		if err := <-done; err != nil {
			c.Error(err)
		}
		c.hide = func() {}
	}
}

// board is what the hub says now.
func (c *centre) board() board.Board {
	c.Helper()
	resp, err := http.Get("http://" + c.address + api.RouteBoard)
	if err != nil {
		c.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		c.Fatal(err)
	}
	var b board.Board
	if err := json.Unmarshal(text, &b); err != nil {
		c.Fatalf("%v: %s", err, text)
	}
	return b
}
