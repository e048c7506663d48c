package escpos

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

func scan(b []byte) (found []RealTime) {
	var s RealTimeScanner
	for _, c := range b {
		if cmd, ok := s.Byte(c); ok {
			found = append(found, cmd)
		}
	}
	return found
}

func TestRealTimeCommandsAreFound(t *testing.T) {
	for _, c := range []struct {
		in   string
		want []RealTime
	}{
		{string(AskRealTime(1)), []RealTime{{RealTimeStatus, 1}}},
		{string(Recover(2)), []RealTime{{RealTimeRecover, 2}}},
		{string(ClearBuffer()), []RealTime{{RealTimeClear, 0}}},
		{"\x10\x14\x01\x00\x01", []RealTime{{RealTimePulse, 0}}},
		{"\x10\x14\x02\x01\x08", []RealTime{{RealTimeOff, 0}}},
		{"\x10\x10\x10\x04\x04", []RealTime{{RealTimeStatus, 4}}},
		{"\x10\x04\x10\x04\x02", []RealTime{{RealTimeStatus, 2}}},
		{"\x10\x14\x08\x01\x03\x10\x04\x03", []RealTime{{RealTimeStatus, 3}}},
		{"\x10\x04\x05", nil},
		{"\x10\x05\x04", nil},
		{"\x10\x14\x01\x02\x01", nil},
		{"\x10 \x04\x01", nil},
	} {
		got := scan([]byte(c.in))
		if len(got) != len(c.want) || len(got) > 0 && got[0] != c.want[0] {
			t.Errorf("% x: %v, want %v", c.in, got, c.want)
		}
	}
}

// Wherever a command stands in other bytes, it is found.
func TestRealTimeCommandsAreFoundAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		noise := rapid.SliceOf(rapid.SampledFrom([]byte{0x00, 0x01, 0x1B, 0x41, 0x08, 0x14, 0x10})).Draw(t, "noise")
		before := scan(noise)
		all := scan(append(bytes.Clone(noise), ClearBuffer()...))
		// The noise's end may already be the beginning of another command, which
		// then takes bytes of ours only if it becomes complete.
		if len(all) <= len(before) {
			t.Fatalf("% x hides the command after it", noise)
		}
	})
}

func TestHidesRealTimeCoversTheScanner(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOf(rapid.SampledFrom([]byte{0x10, 0x04, 0x05, 0x14, 0x01, 0x02, 0x08, 0x00, 0x41})).Draw(t, "data")
		if len(scan(b)) > 0 && !hidesRealTime(b) {
			t.Fatalf("% x", b)
		}
	})
}
