package lan

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
)

func TestListenSocket(t *testing.T) {
	path := filepath.Join(t.TempDir(), "kiosk.sock")
	l, err := ListenSocket(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o660 {
		t.Errorf("mode %v, %v: want 0660", info.Mode(), err)
	}
	if _, err := ListenSocket(path); err == nil || !strings.Contains(err.Error(), "another kiosk is running") {
		t.Errorf("a second kiosk: %v", err)
	}
	l.(*net.UnixListener).SetUnlinkOnClose(false) // as if it had been killed
	l.Close()
	again, err := ListenSocket(path)
	if err != nil {
		t.Fatalf("after a kill: %v", err)
	}
	again.Close()
	if err := os.WriteFile(path, []byte("notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := ListenSocket(path); err == nil || !strings.Contains(err.Error(), "is no socket") {
		t.Errorf("over a file: %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "notes" {
		t.Error("the file is gone")
	}
}

// The client and the server over a real Unix socket.
func TestClientOverTheSocket(t *testing.T) {
	c := newCentre(t)
	path := filepath.Join(t.TempDir(), "kiosk.sock")
	l, err := ListenSocket(path)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- Serve(ctx, l, c.server.Socket(), slog.New(slog.DiscardHandler)) }()
	defer func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
	}()
	client, err := api.Dial("unix:"+path, "")
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	_, err = client.Issue(ctx, api.TicketRequest{ID: "A042", Service: "immigration", Language: "ar"})
	var refused *kiosk.Error
	if !errors.As(err, &refused) || refused.Code != kiosk.CodeInvalid || !strings.Contains(refused.Message, "32 lower-case hex digits") {
		t.Errorf("a bad id: %v", err)
	}
	got, err := client.Issue(ctx, api.TicketRequest{ID: kiosk.TicketID(strings.Repeat("a", 32)), Service: "immigration", Language: "ar"})
	if err != nil || got.Number.String() != "A001" {
		t.Fatalf("%+v, %v", got, err)
	}
	if copied, err := client.Print(ctx, got.ID); err != nil || copied.Paper != kiosk.PaperOwed {
		t.Errorf("%+v, %v", copied, err)
	}
	if back, err := client.Ticket(ctx, got.ID); err != nil || back.Number != got.Number {
		t.Errorf("%+v, %v", back, err)
	}
	if at, err := client.Desk(ctx, "3", "call"); err != nil || at == nil || at.ID != got.ID {
		t.Errorf("call: %+v, %v", at, err)
	}
	if at, err := client.Desk(ctx, "3", "finish"); err != nil || at != nil {
		t.Errorf("finish: %+v, %v", at, err)
	}
	if err := client.Service(ctx, "legal", "close"); err != nil {
		t.Error(err)
	}
	if q, err := client.Queue(ctx); err != nil || q.Services[5].Open || q.Desks[2].Served != 1 {
		t.Errorf("%+v, %v", q, err)
	}
	if b, err := client.Board(ctx); err != nil || len(b.Calls) != 1 {
		t.Errorf("%+v, %v", b, err)
	}
	if p, err := client.Pair(ctx, api.PairRequest{Role: roleDesk, Name: "desk-3", Desk: "3"}); err != nil || p.Token == "" {
		t.Errorf("%+v, %v", p, err)
	}
	if err := client.PutScreen(ctx, api.Screen{Kiosk: "k1", Width: 10, Height: 10, State: []byte("{}")}); err != nil {
		t.Error(err)
	}
	if sc, err := client.Screen(ctx, "k1"); err != nil || sc.Width != 10 {
		t.Errorf("%+v, %v", sc, err)
	}
	if err := client.Day(ctx, "close"); err != nil {
		t.Error(err)
	}
}

// A client that sends its request slowly is not waited for.
func TestServeGivesUpOnSlowHeaders(t *testing.T) {
	inBubble(t, (*Server).Public, func(c *centre, p *pipes, _ func()) {
		conn, err := p.dial()
		if err != nil {
			c.Fatal(err)
		}
		defer conn.Close()
		if _, err := conn.Write([]byte("GET / HT")); err != nil {
			c.Fatal(err)
		}
		start := time.Now()
		if b, err := io.ReadAll(conn); err != nil || strings.Contains(string(b), "200") {
			c.Errorf("half a request is answered %q, %v", b, err)
		}
		if took := time.Since(start); took > headerTime+time.Second {
			c.Errorf("it waited %v", took)
		}
	})
}
