package lan

import (
	"encoding/json"
	"net/http"
	"net/netip"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
)

// typed posts a code as the pairing page does.
func (c *centre) typed(token, next string, change ...func(*http.Request)) (status int, header http.Header, page string) {
	c.Helper()
	form := url.Values{"token": {token}, "next": {next}}.Encode()
	asForm := func(r *http.Request) {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Accept", "text/html")
	}
	w := c.ask(c.server.Staff(), "POST", "/pair", form, append([]func(*http.Request){asForm}, change...)...)
	return w.Code, w.Header(), w.Body.String()
}

func from(address string) func(*http.Request) {
	return func(r *http.Request) { r.RemoteAddr = address }
}

func TestPairingTurnsATokenIntoACookie(t *testing.T) {
	c := newCentre(t)
	token := c.pair(roleDesk)
	if len(token) < 26 { // base32: 26 characters are 130 bits
		t.Errorf("token %q has fewer than 128 bits", token)
	}
	spoken := strings.ToLower(token[:5] + " " + token[5:10] + "-" + token[10:])
	for _, tt := range []struct{ token, next, to string }{
		{token, "", "/desk"},
		{spoken, "", "/desk"},
		{token, "/desk/3", "/desk/3"},
		{token, "https://evil.example/", "/desk"},
		{token, "//evil.example/", "/desk"},
		{token, `/\evil.example`, "/desk"},
		{token, "javascript:alert(1)", "/desk"},
	} {
		status, header, _ := c.typed(tt.token, tt.next)
		if status != http.StatusSeeOther || header.Get("Location") != tt.to {
			t.Errorf("%q, next %q: %d to %q, want %q", tt.token, tt.next, status, header.Get("Location"), tt.to)
			continue
		}
		set, err := http.ParseSetCookie(header.Get("Set-Cookie"))
		if err != nil || set.Name != cookie || set.Value != token || !set.HttpOnly || set.SameSite != http.SameSiteStrictMode || set.Path != "/" {
			t.Errorf("cookie %q, %v", header.Get("Set-Cookie"), err)
		}
	}
	c.want(c.server.Staff(), "GET", api.RouteQueue, nil, 200, nil, func(r *http.Request) {
		r.AddCookie(&http.Cookie{Name: cookie, Value: token})
	})
	if strings.Contains(c.log.String(), token) {
		t.Error("the token is in the log")
	}
}

func TestPairingIsRefused(t *testing.T) {
	c := newCentre(t)
	for _, tt := range []struct {
		name string
		body any
		code kiosk.Code
	}{
		{"role that is none", api.PairRequest{Role: "admin", Name: "x"}, kiosk.CodeInvalid},
		{"no name", api.PairRequest{Role: roleDesk}, kiosk.CodeInvalid},
		{"name with a control character", api.PairRequest{Role: roleDesk, Name: "a\nb"}, kiosk.CodeInvalid},
		{"long name", api.PairRequest{Role: roleDesk, Name: strings.Repeat("ã", maxName+1)}, kiosk.CodeInvalid},
		{"desk that is not there", api.PairRequest{Role: roleDesk, Name: "x", Desk: "99"}, kiosk.CodeUnknownDesk},
		{"welcome at a desk", api.PairRequest{Role: roleWelcome, Name: "x", Desk: "1"}, kiosk.CodeInvalid},
		{"unknown field", `{"role": "desk", "name": "x", "admin": true}`, kiosk.CodeInvalid},
	} {
		t.Run(tt.name, func(t *testing.T) {
			w := c.ask(c.server.Socket(), "POST", api.RoutePair, tt.body)
			var p api.Problem
			if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Code != tt.code || w.Code != statuses[tt.code] {
				t.Errorf("%d %s, want %s", w.Code, w.Body, tt.code)
			}
		})
	}
}

// The file holds hashes, outlives the program, and is not readable by others.
func TestDevicesFile(t *testing.T) {
	c := newCentre(t)
	old, token := c.pair(roleDesk), c.pair(roleCoordinator)
	replaced := c.pair(roleDesk) // the same name: the first token is worth nothing now
	b, err := os.ReadFile(c.devices)
	if err != nil {
		t.Fatal(err)
	}
	if info, _ := os.Stat(c.devices); info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %v", info.Mode())
	}
	for _, secret := range []string{old, token, replaced} {
		if strings.Contains(string(b), secret) {
			t.Errorf("the file holds a token: %s", b)
		}
	}
	again, damaged, err := openDevices(c.devices)
	if err != nil || damaged {
		t.Fatal(err, damaged)
	}
	for token, want := range map[string]string{token: "d2", replaced: "d3", old: "", "": "", replaced + "x": ""} {
		got := ""
		if d := again.find(token); d != nil {
			got = d.ID
		}
		if got != want {
			t.Errorf("%q finds %q, want %q", token, got, want)
		}
	}
	if _, err := again.pair(device{Name: "another", Role: roleDesk}); err != nil || again.list[2].ID != "d4" {
		t.Errorf("a device after a restart is %+v, %v: ids are not used twice", again.list[2], err)
	}
}

func TestOldestDevicesFile(t *testing.T) {
	d, damaged, err := openDevices("testdata/devices-1.json")
	if err != nil || damaged {
		t.Fatal(err, damaged)
	}
	found := d.find("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	if found == nil || found.Role != roleDesk || found.Desk != "3" || found.ID != "d1" || !found.Paired.Equal(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)) {
		t.Errorf("found %+v", found)
	}
}

func TestDamagedDevicesFileIsSetAside(t *testing.T) {
	path := t.TempDir() + "/devices.json"
	if err := os.WriteFile(path, []byte(`{"devices": [`), 0o600); err != nil {
		t.Fatal(err)
	}
	c := newCentre(t, func(o *Options) { o.Devices = path })
	if got := c.server.alarms.all(); len(got) != 1 || got[0].Code != "devices-damaged" {
		t.Errorf("alarms %+v", got)
	}
	if _, err := os.Stat(path + ".damaged"); err != nil {
		t.Error(err)
	}
	c.want(c.server.Staff(), "GET", api.RouteQueue, nil, 200, nil, bearer(c.pair(roleDesk)))
}

// Guessing is limited, per address and in all, and one is told how long to wait.
func TestAttemptsAreLimited(t *testing.T) {
	c := newCentre(t)
	token := c.pair(roleDesk)
	for n := range 5 {
		if status, _, page := c.typed("WRONG", ""); status != 401 || !strings.Contains(page, "Este código não está certo") {
			t.Fatalf("attempt %d: %d", n+1, status)
		}
	}
	status, header, page := c.typed(token, "")
	if status != 429 || header.Get("Retry-After") != "30" || !strings.Contains(page, "Espere 1 min") {
		t.Errorf("after five: %d, Retry-After %q", status, header.Get("Retry-After"))
	}
	if status, _, _ := c.typed(token, "", from("198.51.100.7:5000")); status != 303 {
		t.Errorf("another address gets %d", status)
	}
	c.clock.pass(30 * time.Second)
	if status, _, _ := c.typed(token, ""); status != 303 {
		t.Errorf("after the wait: %d", status)
	}

	// Addresses of one IPv6 network are one; of many networks, the total counts.
	for n := range 5 {
		c.typed("WRONG", "", from("[2001:db8::"+string(rune('1'+n))+"]:99"))
	}
	if status, _, _ := c.typed("WRONG", "", from("[2001:db8::ffff]:99")); status != 429 {
		t.Errorf("the same network gets %d", status)
	}
	for n := range 50 {
		c.typed("WRONG", "", from(netip.AddrFrom4([4]byte{10, 0, byte(n), 1}).String()+":1"))
	}
	if status, header, _ := c.typed(token, "", from("203.0.113.5:1")); status != 429 || header.Get("Retry-After") == "" {
		t.Errorf("after many from everywhere: %d", status)
	}
	c.clock.pass(10 * time.Minute)
	if status, _, _ := c.typed(token, "", from("203.0.113.5:1")); status != 303 {
		t.Errorf("ten minutes later: %d", status)
	}
}

// Tokens that come with requests are limited too, less narrowly.
func TestShownTokensAreLimited(t *testing.T) {
	c := newCentre(t)
	var got []int
	for range 62 {
		got = append(got, c.ask(c.server.Staff(), "GET", api.RouteQueue, nil, bearer("WRONG")).Code)
	}
	if i := slices.Index(got, 429); i != 60 {
		t.Errorf("the limit came at request %d: %v", i, got)
	}
	c.clock.pass(time.Minute)
	if code := c.ask(c.server.Staff(), "GET", api.RouteQueue, nil, bearer("WRONG")).Code; code != 401 {
		t.Errorf("a minute later: %d", code)
	}
}

// However many addresses guess, what is remembered of them is bounded.
func TestAttemptsForgetAddresses(t *testing.T) {
	a := newAttempts(typedAttempts)
	for n := range 3 * maxAddresses {
		a.failed(netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(n >> 16), byte(n >> 8), byte(n)}), 32), 0)
	}
	if len(a.addresses) > maxAddresses {
		t.Errorf("%d addresses are remembered", len(a.addresses))
	}
	a.failed(netip.PrefixFrom(netip.AddrFrom4([4]byte{11}), 32), time.Hour)
	if len(a.addresses) != 1 {
		t.Errorf("an hour later %d addresses are remembered", len(a.addresses))
	}
}
