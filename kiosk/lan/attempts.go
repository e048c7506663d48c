package lan

import (
	"fmt"
	"math"
	"net"
	"net/netip"
	"sync"
	"time"

	"senha/kiosk"
	"senha/kiosk/api"
)

// limits say how many wrong tokens are borne: each one takes a drop from a
// bucket for its address and from one for all; both fill up again with time.
type limits struct {
	perAddress, inTotal    float64       // drops
	addressEach, totalEach time.Duration // one more drop
}

// Tokens have 130 bits, so no guess succeeds; the limits keep guessing out of
// the log and off the processor. A page whose device is no longer paired asks
// every few seconds, so the second ones are wider.
var (
	typedAttempts = limits{perAddress: 5, addressEach: 30 * time.Second, inTotal: 50, totalEach: 3 * time.Second}
	shownAttempts = limits{perAddress: 60, addressEach: time.Second, inTotal: 600, totalEach: 100 * time.Millisecond}
)

// maxAddresses bounds the addresses remembered; with more of them at work the
// total is what limits.
const maxAddresses = 1024

// attempts counts wrong tokens. Time is the device's monotonic clock.
type attempts struct {
	limits

	mu        sync.Mutex
	addresses map[netip.Prefix]bucket
	total     bucket
}

// bucket holds how many drops were missing at a time.
type bucket struct {
	missing float64
	at      time.Duration
}

// now returns how many drops are missing now.
func (b bucket) now(up, each time.Duration) float64 {
	return max(0, b.missing-float64(up-b.at)/float64(each))
}

func newAttempts(l limits) *attempts {
	return &attempts{limits: l, addresses: map[netip.Prefix]bucket{}}
}

// wait returns how long an address must wait before its next attempt.
func (a *attempts) wait(address netip.Prefix, up time.Duration) time.Duration {
	a.mu.Lock()
	defer a.mu.Unlock()
	return max(
		over(a.addresses[address].now(up, a.addressEach), a.perAddress, a.addressEach),
		over(a.total.now(up, a.totalEach), a.inTotal, a.totalEach),
	)
}

// over returns the time until one drop is there.
func over(missing, size float64, each time.Duration) time.Duration {
	if missing <= size-1 {
		return 0
	}
	return time.Duration(math.Ceil((missing - (size - 1)) * float64(each)))
}

// failed records a wrong token.
func (a *attempts) failed(address netip.Prefix, up time.Duration) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.total = bucket{a.total.now(up, a.totalEach) + 1, up}
	if _, known := a.addresses[address]; !known && len(a.addresses) >= maxAddresses {
		for known, b := range a.addresses {
			if b.now(up, a.addressEach) == 0 {
				delete(a.addresses, known)
			}
		}
		if len(a.addresses) >= maxAddresses {
			return
		}
	}
	a.addresses[address] = bucket{a.addresses[address].now(up, a.addressEach) + 1, up}
}

// tooMany refuses for a time.
func tooMany(wait time.Duration) error {
	seconds := int((wait + time.Second - 1) / time.Second)
	return &waitError{wait: wait, refused: &kiosk.Error{
		Code: api.CodeTooManyAttempts, Message: fmt.Sprintf("Too many wrong codes. Wait %d seconds and try again.", seconds),
	}}
}

// addressOf returns who asks: an IPv4 address, or the /64 of an IPv6 one.
func addressOf(remote string) netip.Prefix {
	host, _, err := net.SplitHostPort(remote)
	if err != nil {
		return netip.Prefix{}
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return netip.Prefix{}
	}
	ip = ip.Unmap().WithZone("")
	bits := 32
	if ip.Is6() {
		bits = 64
	}
	prefix, err := ip.Prefix(bits)
	if err != nil {
		return netip.Prefix{}
	}
	return prefix
}
