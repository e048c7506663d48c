package screen

import (
	"image"
	"slices"
	"testing"

	"senha/display/scene"
	"senha/kiosk"
)

// A service with legal priority asks for marks first, and the ticket is asked
// for with those that are on.
func TestMarks(t *testing.T) {
	v := testView()
	v.Services[0].Priority = true
	touch := func(s State, target string) (State, Intent) { return tap(s, v, target, at) }
	s := State{Page: ServicePage, Language: "ar", Interpreter: "bn"}
	s, intent := touch(s, "service:immigration")
	if s.Page != MarksPage || intent != (Intent{}) {
		t.Fatalf("after the service: %+v, %+v", s, intent)
	}
	for _, target := range []string{targetPriority, targetChildren, targetPriority, targetPriority} {
		if s, intent = touch(s, target); s.Page != MarksPage || s.Asking || intent != (Intent{}) {
			t.Fatalf("after %s: %+v, %+v", target, s, intent)
		}
	}
	if !s.Priority || !s.Children {
		t.Errorf("marks %v %v, want both on", s.Priority, s.Children)
	}
	asked, intent := touch(s, targetTicket)
	want := Intent{Action: Issue, Service: "immigration", Language: "ar", Interpreter: "bn", Priority: true, Children: true}
	if !asked.Asking || intent != want {
		t.Errorf("asked %v with %+v, want %+v", asked.Asking, intent, want)
	}
	if asked, again := touch(asked, targetTicket); !asked.Asking || again != (Intent{}) {
		t.Errorf("a second touch asks again: %+v", again)
	}

	// The queue does not answer: once more, with the same marks.
	refused := Refused(asked, kiosk.CodeNotStored, at)
	if refused, intent = touch(refused, targetAgain); !refused.Asking || intent != want {
		t.Errorf("asked again %v with %+v, want %+v", refused.Asking, intent, want)
	}

	back, _ := touch(s, targetBack)
	if back.Page != ServicePage || back.Service != "" {
		t.Errorf("back leads to %+v", back)
	}
	if start, _ := touch(s, targetStart); start.Priority || start.Children || start.Page != LanguagePage {
		t.Errorf("something is left of the last person: %+v", start)
	}

	// Nobody touches: more time, with the marks as they were; then nothing.
	waited := Tick(s, at.Add(IdleFor))
	if waited.Page != MoreTimePage || waited.From != MarksPage {
		t.Fatalf("after %v: %+v", IdleFor, waited)
	}
	if on, _ := touch(waited, targetMoreTime); on.Page != MarksPage || !on.Priority || on.Service != "immigration" {
		t.Errorf("more time leads to %+v", on)
	}
	if gone := Tick(s, at.Add(IdleFor+AnswerFor)); !gone.Same(Start()) {
		t.Errorf("left behind: %+v", gone)
	}
}

// Who has an appointment is sent where it is checked in, and back.
func TestAppointmentLeadsToTheWelcomeDesk(t *testing.T) {
	v := testView()
	v.Services[0].Priority = true
	s := State{Page: MarksPage, Language: "en", Service: "immigration"}
	s, intent := tap(s, v, targetAppointment, at)
	if s.Page != AdvicePage || s.Why != appointment || intent != (Intent{}) {
		t.Fatalf("appointment leads to %+v, %+v", s, intent)
	}
	if s, _ = tap(s, v, targetBack, at); s.Page != MarksPage || s.Service != "immigration" {
		t.Errorf("back leads to %+v", s)
	}
}

// A service that closes while marks are chosen gives no ticket, and is counted.
func TestServiceClosesOverTheMarks(t *testing.T) {
	v := testView()
	v.Services[0].Priority, v.Services[0].Open, v.Services[0].Why = true, false, kiosk.CodeServiceFull
	s := State{Page: MarksPage, Language: "en", Service: "immigration"}
	s, intent := tap(s, v, targetTicket, at)
	if s.Page != AdvicePage || s.Why != kiosk.CodeServiceFull || intent.Action != CountLost {
		t.Errorf("a full service leads to %+v, %+v", s, intent)
	}
}

// The people ahead are counted anew as the marks change.
func TestMarksCountAnew(t *testing.T) {
	fonts, v := openFonts(t), testView()
	v.First = map[kiosk.ServiceID]int{"immigration": 3}
	for on, want := range map[bool]string{false: "12 people ahead of you", true: "3 people ahead of you"} {
		s := State{Page: MarksPage, Language: "en", Service: "immigration", Priority: on}
		var said []string
		for _, m := range Scene(s, v, fonts, image.Pt(1080, 1920)).Marks {
			if text, ok := m.(scene.Text); ok {
				said = append(said, text.Paragraph.Text)
			}
		}
		if !slices.Contains(said, want) {
			t.Errorf("priority %v: the page says %q, not %q", on, said, want)
		}
	}
}
