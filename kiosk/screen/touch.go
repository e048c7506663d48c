package screen

import (
	"strings"
	"time"

	"senha/kiosk"
)

// Targets that stand on several pages, and the beginnings of those that name
// a language or a service.
const (
	targetBack       = "back"
	targetStart      = "start"
	targetLower      = "lower"
	targetContrast   = "contrast"
	targetLarge      = "text-size"
	targetLanguage   = "language:"
	targetNotHere    = "not-here"
	targetSpoken     = "interpreter:"
	targetService    = "service:"
	targetUnknown    = "unknown" // "I don't know"
	targetMore       = "more"
	targetOther      = "other" // another service
	targetAgain      = "again" // the same service once more
	targetMoreTime   = "more-time"
	targetFinished   = "finished"
	targetDone       = "done"
	targetHelp       = "help"
	targetNoneAtHand = ""
)

// Press is a finger on a target, or on none ("") when it came down beside
// them or slid off. While a ticket is asked for nothing answers.
func Press(s State, target string, now time.Time) State {
	if s.Asking {
		return s
	}
	s.Pressed = target
	return s.touched(now)
}

// Touch is the finger leaving a target: it acts, if that is the target pressed
// on this page. A finger that came down on an earlier page does nothing.
func Touch(s State, v View, target string, now time.Time) (State, Intent) {
	if s.Asking {
		return s, Intent{}
	}
	pressed := s.Pressed
	s.Pressed = targetNoneAtHand
	s = s.touched(now)
	if target == targetNoneAtHand || target != pressed {
		return s, Intent{}
	}
	switch target {
	case targetContrast:
		s.Contrast = !s.Contrast
		return s.touched(now), Intent{}
	case targetLarge:
		s.Large, s.Part = !s.Large, 0
		return s.touched(now), Intent{}
	case targetLower:
		s.Lowered, s.Part = !s.Lowered, 0
		return s.touched(now), Intent{}
	case targetMore:
		s.Part++
		return s.touched(now), Intent{}
	case targetStart:
		return s.again(now), Intent{}
	}
	switch s.Page {
	case LanguagePage:
		return s.touchLanguage(v, target, now), Intent{}
	case InterpreterPage:
		return s.touchInterpreter(v, target, now), Intent{}
	case ServicePage:
		return s.touchService(v, target, now)
	case MarksPage:
		return s.touchMarks(v, target, now)
	case AdvicePage:
		switch target {
		case targetBack:
			if s.Why == appointment {
				return s.open(MarksPage, now), Intent{}
			}
			return s.services(v, now), Intent{}
		case targetOther:
			return s.services(v, now), Intent{}
		case targetAgain:
			return s.ask(v, target, now)
		}
	case MoreTimePage:
		switch target {
		case targetMoreTime, targetBack:
			part := s.Part
			s = s.open(s.From, now)
			s.Part = part
			return s, Intent{}
		case targetFinished:
			return s.fresh(), Intent{}
		}
	case IssuedPage:
		switch target {
		case targetDone:
			return s.fresh(), Intent{}
		case targetHelp:
			s.Help = true
			return s, Intent{} // the hub sees it in the page's report
		}
	}
	return s, Intent{}
}

func (s State) touchLanguage(v View, target string, now time.Time) State {
	if target == targetNotHere && len(v.Spoken) > 0 {
		return s.open(InterpreterPage, now)
	}
	name, ok := strings.CutPrefix(target, targetLanguage)
	if l := kiosk.Language(name); ok && v.offers(l) {
		s.Language = l
		return s.begin(v, now)
	}
	return s.touchSpoken(v, target, now)
}

func (s State) touchInterpreter(v View, target string, now time.Time) State {
	if target == targetBack {
		return s.again(now)
	}
	return s.touchSpoken(v, target, now)
}

// touchSpoken goes on in Portuguese, with an interpreter for the language touched.
func (s State) touchSpoken(v View, target string, now time.Time) State {
	name, ok := strings.CutPrefix(target, targetSpoken)
	if l := kiosk.Language(name); ok && v.speaks(l) {
		s.Language, s.Interpreter = kiosk.Official, l
		return s.begin(v, now)
	}
	return s
}

// begin leads from the language to the services, or says that the centre is
// closed: that is known before anybody looks for a service.
func (s State) begin(v View, now time.Time) State {
	if !v.Open {
		s.Why = kiosk.CodeDayClosed
		return s.open(AdvicePage, now)
	}
	return s.open(ServicePage, now)
}

// services leads back from advice; from a closed centre to the first page.
func (s State) services(v View, now time.Time) State {
	if !v.Open {
		return s.again(now)
	}
	s.Service, s.Why = "", ""
	return s.open(ServicePage, now)
}

func (s State) touchService(v View, target string, now time.Time) (State, Intent) {
	if target == targetBack {
		return s.again(now), Intent{}
	}
	id, ok := strings.CutPrefix(target, targetService)
	if target == targetUnknown {
		id, ok = string(v.Welcome), true
	}
	sv, known := v.service(kiosk.ServiceID(id))
	if !ok || !known {
		return s, Intent{}
	}
	s.Service = sv.ID
	if sv.Open && sv.Priority {
		return s.open(MarksPage, now), Intent{}
	}
	return s.ask(v, target, now)
}

// ask wishes for a ticket of the service chosen, if it still gives any.
func (s State) ask(v View, target string, now time.Time) (State, Intent) {
	sv, known := v.service(s.Service)
	switch {
	case !known:
		return s.services(v, now), Intent{}
	case !sv.Open:
		s.Why = sv.Why
		return s.open(AdvicePage, now), Intent{Action: CountLost, Service: sv.ID, Language: s.Language}
	}
	s.Pressed, s.Asking, s.busyAt = target, true, now.Add(busyAfter)
	return s, Intent{
		Action: Issue, Service: sv.ID, Language: s.Language, Interpreter: s.Interpreter,
		Priority: s.Priority, Children: s.Children,
	}
}
