package board

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

var noon = time.Date(2026, 3, 2, 12, 0, 3, 0, time.UTC)

func TestACallIsFreshForTenSecondsAndFlashesThrice(t *testing.T) {
	v := View{Board: Board{Calls: []Call{{Number: "A042", AgeMS: 100}}}, Received: noon}
	c := v.Board.Calls[0]
	tests := []struct {
		after       time.Duration // since it was received, 100 ms old
		pale, fresh bool
		next        time.Duration // when the picture changes, since it was received; 0: never
	}{
		{0, true, true, 300 * time.Millisecond},
		{299 * time.Millisecond, true, true, 300 * time.Millisecond},
		{300 * time.Millisecond, false, true, 700 * time.Millisecond},
		{700 * time.Millisecond, true, true, 1100 * time.Millisecond},
		{1500 * time.Millisecond, true, true, 1900 * time.Millisecond},
		{1900 * time.Millisecond, false, true, 2300 * time.Millisecond},
		{2300 * time.Millisecond, false, true, 9900 * time.Millisecond}, // still
		{9899 * time.Millisecond, false, true, 9900 * time.Millisecond},
		{9900 * time.Millisecond, false, false, 0},
		{time.Hour, false, false, 0},
	}
	for _, test := range tests {
		v.Now = noon.Add(test.after)
		if v.pale(c) != test.pale || v.fresh(c) != test.fresh {
			t.Errorf("after %v: pale %v, fresh %v", test.after, v.pale(c), v.fresh(c))
		}
		var want time.Time
		if test.next > 0 {
			want = noon.Add(test.next)
		}
		if got := v.Next(); !got.Equal(want) {
			t.Errorf("after %v the picture changes at %v, want %v", test.after, got, want)
		}
	}
	v.Now, v.Lost = noon, true
	if v.fresh(c) || v.pale(c) || !v.Next().IsZero() {
		t.Error("without a hub a call is shown as new")
	}
}

func TestAnOldCallIsNotFresh(t *testing.T) {
	// A face that comes back gets calls with their age.
	v := View{Board: Board{Calls: []Call{{AgeMS: 10_000}}}, Received: noon, Now: noon}
	if v.fresh(v.Board.Calls[0]) {
		t.Error("a call 10 s old is shown as new")
	}
	// A hub whose clock was set back between the call and the snapshot.
	v.Board.Calls[0].AgeMS = -5_000
	if got := v.age(v.Board.Calls[0]); got != 0 {
		t.Errorf("age %v", got)
	}
}

func TestTheMinuteAndTheNotice(t *testing.T) {
	v := View{Board: Board{Clock: true}, Now: noon, Wall: noon.Add(20 * time.Second)}
	if got, want := v.Next(), noon.Add(37*time.Second); !got.Equal(want) {
		t.Errorf("the minute changes at %v, want %v", got, want)
	}
	v.Board.Clock = false
	if !v.Next().IsZero() || v.clock() {
		t.Error("a clock that is not to be believed is shown")
	}
	v.Board.Floor, v.Languages = "0", []string{"en", "ar", "hi"}
	seen := map[string]bool{}
	for range 3 {
		seen[v.second()] = true
		next := v.Next()
		if d := next.Sub(v.Now); d <= 0 || d > noticeFor {
			t.Fatalf("the notice changes after %v", d)
		}
		v.Now = next
	}
	if len(seen) != 3 {
		t.Errorf("in three turns the notice had the languages %v", seen)
	}
	v.Languages = []string{"en"}
	if !v.Next().IsZero() {
		t.Error("a notice in one language changes")
	}
}

// What Next promises: the picture's state is the same at every instant before.
func TestNothingChangesBeforeNext(t *testing.T) {
	type state struct {
		pale   bool
		fresh  [3]bool
		minute string
		notice string
	}
	look := func(v View) state {
		var s state
		for i, c := range v.Board.Calls {
			s.fresh[i] = v.fresh(c)
		}
		if len(v.Board.Calls) > 0 {
			s.pale = v.pale(v.Board.Calls[0])
		}
		if v.clock() {
			s.minute = v.Wall.Format("15:04")
		}
		if v.Board.Floor != "" && !v.Lost {
			s.notice = v.second()
		}
		return s
	}
	rapid.Check(t, func(t *rapid.T) {
		ms := func(name string, most int) time.Duration {
			return time.Duration(rapid.IntRange(0, most).Draw(t, name)) * time.Millisecond
		}
		v := View{Received: noon, Now: noon.Add(ms("since", 20_000)), Lost: rapid.Bool().Draw(t, "lost")}
		v.Wall = noon.Add(ms("wall", 100_000))
		v.Board.Clock = rapid.Bool().Draw(t, "clock")
		if rapid.Bool().Draw(t, "floor") {
			v.Board.Floor, v.Languages = "0", []string{"en", "ar"}
		}
		for range rapid.IntRange(0, 3).Draw(t, "calls") {
			v.Board.Calls = append(v.Board.Calls, Call{AgeMS: int64(ms("age", 12_000) / time.Millisecond)})
		}
		before, next := look(v), v.Next()
		if !next.IsZero() && !next.After(v.Now) {
			t.Fatalf("the picture changes %v after now", next.Sub(v.Now))
		}
		step := ms("step", 30_000)
		if !next.IsZero() && !v.Now.Add(step).Before(next) {
			step = next.Sub(v.Now) - 1
		}
		v.Now, v.Wall = v.Now.Add(step), v.Wall.Add(step)
		if after := look(v); after != before {
			t.Errorf("%v later, before Next, %+v became %+v", step, before, after)
		}
	})
}
