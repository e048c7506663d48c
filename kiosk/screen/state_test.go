package screen

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"senha/kiosk"
)

// tap is a finger down on a target and up again.
func tap(s State, v View, target string, now time.Time) (State, Intent) {
	return Touch(Press(s, target, now), v, target, now)
}

// visit is a state reached by taps, one a second from at.
func visit(v View, targets ...string) State {
	s := Start()
	for i, target := range targets {
		s, _ = tap(s, v, target, later(float64(i)))
	}
	return s
}

func TestVisit(t *testing.T) {
	v := testView()
	s, intent := tap(Start(), v, "language:ar", later(0))
	if s.Page != ServicePage || s.Language != "ar" || intent != (Intent{}) {
		t.Fatalf("after the language: %+v, %+v", s, intent)
	}
	s, intent = tap(s, v, "service:immigration", later(1))
	if want := (Intent{Action: Issue, Service: "immigration", Language: "ar"}); intent != want {
		t.Fatalf("after the service: %+v, want %+v", intent, want)
	}
	if !s.Asking || s.Busy || s.Pressed != "service:immigration" {
		t.Errorf("while asking: %+v", s)
	}
	if s, intent = tap(s, v, "service:immigration", later(1.05)); intent != (Intent{}) {
		t.Errorf("a double tap asks twice: %+v", intent)
	}
	if got := Tick(s, later(1.149)); got.Busy {
		t.Error("busy before 150 ms")
	}
	if next := s.Next(); !next.Equal(later(1.15)) {
		t.Errorf("next is %v", next)
	}
	if s = Tick(s, later(1.15)); !s.Busy {
		t.Error("not busy after 150 ms")
	}
	number := kiosk.Number{Letter: "A", Count: 42}
	s = Issued(s, Ticket{Number: number, Ahead: 7, Paper: kiosk.PaperOwed}, later(2))
	if s.Page != IssuedPage || s.Ticket.Number != number || s.Left != 20 {
		t.Fatalf("issued: %+v", s)
	}
	if s = Tick(s, s.Next()); s.Left != 19 || !s.due.Equal(later(22)) {
		t.Errorf("a second later: %+v", s)
	}
	s = Paper(s, kiosk.PaperPrinted, "", later(5))
	if s.Left != 17 {
		t.Errorf("printed: %+v", s)
	}
	if s = Tick(s, later(22)); s != Start() {
		t.Errorf("after 20 s: %+v", s)
	}
}

func TestTouches(t *testing.T) {
	v := testView()
	closed := v
	closed.Open = false
	tests := []struct {
		name   string
		v      View
		from   State
		target string
		want   State // without times
	}{
		{"a language that is not offered", v, Start(), "language:xx", Start()},
		{"a closed centre is said at once", closed, Start(), "language:en",
			State{Page: AdvicePage, Language: "en", Why: kiosk.CodeDayClosed}},
		{"and leads back to the languages", closed, visit(closed, "language:en"), "back", Start()},
		{"a full service", v, visit(v, "language:en"), "service:health",
			State{Page: AdvicePage, Language: "en", Service: "health", Why: kiosk.CodeServiceFull}},
		{"another service", v, visit(v, "language:en", "service:health"), "other",
			State{Page: ServicePage, Language: "en"}},
		{"the same service once more", v, State{Page: AdvicePage, Language: "en", Service: "work", Why: kiosk.CodeNotStored}, "again",
			State{Page: AdvicePage, Language: "en", Service: "work", Why: kiosk.CodeNotStored, Pressed: "again", Asking: true}},
		{"once more, but full by now", v, State{Page: AdvicePage, Language: "en", Service: "health", Why: kiosk.CodeNotStored}, "again",
			State{Page: AdvicePage, Language: "en", Service: "health", Why: kiosk.CodeServiceFull}},
		{"a language of interpreters on the first page", v, Start(), "interpreter:ro",
			State{Page: ServicePage, Language: "pt-PT", Interpreter: "ro"}},
		{"a language that no interpreter speaks", v, Start(), "interpreter:xx", Start()},
		{"a service that does not exist", v, visit(v, "language:en"), "service:tea",
			State{Page: ServicePage, Language: "en"}},
		{"I don't know", v, visit(v, "language:hi"), "unknown",
			State{Page: ServicePage, Language: "hi", Service: "welcome", Pressed: "unknown", Asking: true}},
		{"back keeps the settings", v, visit(v, "contrast", "lower", "language:en"), "back",
			State{Page: LanguagePage, Contrast: true, Lowered: true}},
		{"start again too", v, visit(v, "contrast", "language:en", "service:health"), "start",
			State{Page: LanguagePage, Contrast: true}},
		{"settings are switches", v, visit(v, "contrast"), "contrast", Start()},
		{"large text stays for the same person", v, visit(v, "text-size", "language:en"), "back", State{Page: LanguagePage, Large: true}},
		{"and is gone with them", v, State{Page: IssuedPage, Language: "en", Large: true}, "done", Start()},
		{"large text shows the first tiles", v, visit(v, "language:en", "more"), "text-size",
			State{Page: ServicePage, Language: "en", Large: true}},
		{"the screen stays as large as it is", v, State{Page: IssuedPage, Language: "en", Panel: 177.8}, "done",
			State{Page: LanguagePage, Panel: 177.8}},
		{"lowering shows the first tiles", v, visit(v, "language:en", "more"), "lower",
			State{Page: ServicePage, Language: "en", Lowered: true}},
		{"done leaves nothing", v, State{Page: IssuedPage, Language: "en", Contrast: true, Ticket: Ticket{Ahead: 3}}, "done", Start()},
		{"help", v, State{Page: IssuedPage, Language: "en"}, "help", State{Page: IssuedPage, Language: "en", Help: true}},
		{"finished leaves nothing", v, State{Page: MoreTimePage, From: ServicePage, Language: "en", Lowered: true}, "finished", Start()},
		{"more time", v, State{Page: MoreTimePage, From: ServicePage, Language: "en", Part: 1}, "more-time",
			State{Page: ServicePage, Language: "en", Part: 1}},
		{"a target of another page", v, Start(), "done", Start()},
	}
	for _, tt := range tests {
		got, _ := tap(tt.from, tt.v, tt.target, later(9))
		if !got.Same(tt.want) {
			t.Errorf("%s: %+v, want %+v", tt.name, got, tt.want)
		}
	}
}

func TestFinger(t *testing.T) {
	v := testView()
	s := visit(v, "language:en")
	s = Press(s, "service:work", later(2))
	if s.Pressed != "service:work" {
		t.Error("pressed in the moment of the finger")
	}
	s = Press(s, "", later(2.2)) // slides off
	if got, intent := Touch(s, v, "service:work", later(2.4)); intent != (Intent{}) || got.Pressed != "" {
		t.Errorf("a finger that slid off acts: %+v", intent)
	}
	s = Press(s, "service:work", later(2.6)) // back on it
	if _, intent := Touch(s, v, "service:work", later(2.8)); intent.Action != Issue {
		t.Errorf("a finger that came back doesn't act: %+v", intent)
	}
	if _, intent := Touch(s, v, "service:legal", later(2.8)); intent != (Intent{}) {
		t.Errorf("lifting from another key acts: %+v", intent)
	}
}

func TestIdle(t *testing.T) {
	v := testView()
	s := visit(v, "contrast", "language:en")
	touched := later(1)
	if s = Tick(s, touched.Add(44999*time.Millisecond)); s.Page != ServicePage {
		t.Fatalf("before 45 s: %+v", s)
	}
	s = Tick(s, touched.Add(45*time.Second))
	if s.Page != MoreTimePage || s.From != ServicePage || s.Left != 20 || !s.Contrast {
		t.Fatalf("after 45 s: %+v", s)
	}
	if got := Tick(s, touched.Add(64*time.Second+time.Millisecond)); got.Left != 1 {
		t.Errorf("just before the end: %+v", got)
	}
	if got := Tick(s, touched.Add(65*time.Second)); got != Start() {
		t.Errorf("after 20 s more: %+v", got)
	}
	held := Press(s, "more-time", touched.Add(64900*time.Millisecond))
	if held = Tick(held, touched.Add(65*time.Second)); held.Page != MoreTimePage {
		t.Error("a key under the finger is taken away")
	}
	if got, _ := Touch(held, v, "more-time", touched.Add(65100*time.Millisecond)); got.Page != ServicePage {
		t.Errorf("more time: %+v", got)
	}
	late := Tick(visit(v, "language:en"), later(1000))
	if late != Start() {
		t.Errorf("a late tick leaves %+v", late)
	}
	if got := Tick(visit(v, "contrast"), later(65)); got != Start() {
		t.Errorf("settings stay for the next person: %+v", got)
	}
}

func TestPaper(t *testing.T) {
	asking := visit(testView(), "language:en", "service:work")
	number := kiosk.Number{Letter: "B", Count: 3}
	s := Issued(asking, Ticket{Number: number, Paper: kiosk.PaperOwed}, later(2))
	s = Paper(s, kiosk.PaperFailed, "paper-out", later(6))
	if !s.Ticket.NoPaper() || s.Left != 60 || s.Ticket.Number != number {
		t.Errorf("the paper failed: %+v", s)
	}
	s = Paper(s, kiosk.PaperPrinted, "", later(30))
	if s.Ticket.NoPaper() || s.Left != 20 {
		t.Errorf("and came out after all: %+v", s)
	}
	if s = Issued(asking, Ticket{Number: number, Paper: kiosk.PaperNone}, later(2)); s.Left != 60 {
		t.Errorf("no printer at all: %+v", s)
	}
}

func TestHub(t *testing.T) {
	v := testView()
	if s := Lost(visit(v, "contrast", "language:en")); !s.Same(State{Page: LostPage, Gone: true}) {
		t.Errorf("lost on the service page: %+v", s)
	}
	if s := Found(Lost(visit(v, "language:en"))); s != Start() {
		t.Errorf("found: %+v", s)
	}
	asking := visit(v, "language:en", "service:work")
	s := Lost(asking)
	if s.Page != ServicePage || !s.Asking {
		t.Errorf("lost while asking: %+v", s)
	}
	s = Issued(s, Ticket{Number: kiosk.Number{Letter: "B", Count: 3}}, later(4))
	if s.Page != IssuedPage {
		t.Errorf("the answer still came: %+v", s)
	}
	if s, _ = tap(s, v, "done", later(5)); s.Page != LostPage {
		t.Errorf("after the number: %+v", s)
	}
	if s := Refused(Lost(asking), "", later(9)); s.Page != LostPage {
		t.Errorf("no answer: %+v", s)
	}
	if s := Refused(asking, kiosk.CodeServiceFull, later(9)); s.Page != AdvicePage || s.Why != kiosk.CodeServiceFull {
		t.Errorf("refused: %+v", s)
	}
	if s := Issued(Start(), Ticket{Ahead: 1}, later(4)); s != Start() {
		t.Errorf("a late answer is shown to the next person: %+v", s)
	}
}

// TestAnySequence: whatever is touched, answered or waited for, one press
// issues at most once and a deserted screen forgets.
func TestAnySequence(t *testing.T) {
	v := testView()
	v.Spoken = []kiosk.Language{"yue", "kab"}
	targets := []string{"", "back", "start", "lower", "contrast", "text-size", "more", "other", "more-time", "finished", "done", "help",
		"not-here", "interpreter:yue", "language:ar", "language:en", "service:work", "service:health", "unknown", "again", "nonsense"}
	rapid.Check(t, func(t *rapid.T) {
		s, now := Start(), at
		asked, last := 0, at
		for range rapid.IntRange(1, 60).Draw(t, "steps") {
			now = now.Add(time.Duration(rapid.IntRange(0, 30_000).Draw(t, "ms")) * time.Millisecond)
			s = Tick(s, now)
			var intent Intent
			switch rapid.IntRange(0, 9).Draw(t, "step") {
			case 0:
				s = Lost(s)
			case 1:
				s = Found(s)
			case 2:
				s = Issued(s, Ticket{Number: kiosk.Number{Letter: "A", Count: 1}, Paper: kiosk.PaperOwed}, now)
				asked = 0
			case 3:
				s = Refused(s, kiosk.CodeServiceFull, now)
				asked = 0
			case 4:
				s = Paper(s, kiosk.PaperFailed, "cover-open", now)
			case 5:
				s = Press(s, rapid.SampledFrom(targets).Draw(t, "slide"), now)
				last = now
			default:
				target := rapid.SampledFrom(targets).Draw(t, "target")
				s, intent = tap(s, v, target, now)
				last = now
			}
			if intent.Action == Issue {
				asked++
				if !s.Asking {
					t.Fatalf("asked without waiting: %+v", s)
				}
			}
			if asked > 1 {
				t.Fatalf("asked twice before an answer")
			}
			if s.Page == LanguagePage && (s.Language != "" || s.Service != "" || s.Ticket != (Ticket{})) {
				t.Fatalf("the first page knows somebody: %+v", s)
			}
			if next := s.Next(); !next.IsZero() && !s.Asking {
				if got := Tick(s, next); got == s {
					t.Fatalf("nothing happens at Next: %+v", s)
				}
			}
		}
		s = Refused(s, "", now)
		s = Found(Tick(Tick(s, now), later(now.Sub(at).Seconds()+130)))
		if s != Start() {
			t.Fatalf("%v after the last touch %+v", now.Sub(last), s)
		}
	})
}
