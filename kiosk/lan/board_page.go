package lan

import (
	"bytes"
	"encoding/json"
	"html/template"
	"net/http"
	"strings"
	"sync"

	"senha/assets/locale"
	"senha/display/board"
	"senha/kiosk"
)

// otherVoices is how many languages beside Portuguese say that the board has
// lost its hub.
const otherVoices = 4

// boardTemplate is the board's page. It is in Portuguese, as the signs of the
// house are, with the tickets' languages beside it. The icons stand in the
// page itself: it needs some of them just when it has lost the kiosk.
var boardTemplate = sync.OnceValue(func() *template.Template {
	functions := template.FuncMap{"address": address, "symbols": func() template.HTML {
		var b bytes.Buffer
		writeSymbols(&b)
		return template.HTML(b.String())
	}}
	return template.Must(template.New("board.html").Funcs(functions).ParseFS(pageFiles, "pages/board.html"))
})

// boardWords is all that the board's page and its script say.
type boardWords struct {
	Title, Lost, LostHelp, NothingYet string
	Others                            []boardVoice // of Lost, one line each
	Script                            string       // JSON: scriptWords
}

type boardVoice struct{ Tag, Dir, Text string }

// scriptWords are the words that change with what is shown.
type scriptWords struct {
	Desk     map[string]string `json:"desk"`     // by language
	Children map[string]string `json:"children"` // by language; {floor}
	RTL      []string          `json:"rtl"`      // languages
	LastNews string            `json:"lastNews"` // {time}
	Closed   string            `json:"closed"`
	Full     string            `json:"full"`
	Waiting  string            `json:"waiting"` // for screen readers, before a count
	FreshMS  int64             `json:"freshMS"`
	LostMS   int64             `json:"lostMS"`
	Earlier  int               `json:"earlier"`
}

func (s *Server) getBoardPage(w http.ResponseWriter, r *http.Request) {
	var b bytes.Buffer
	if err := boardTemplate().Execute(&b, newBoardWords()); err != nil {
		s.problem(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	_, _ = w.Write(b.Bytes())
}

var newBoardWords = sync.OnceValue(func() boardWords {
	visitors := locale.Visitors()
	pt := visitors.For(locale.Official)
	script := scriptWords{
		Desk: map[string]string{}, Children: map[string]string{}, RTL: []string{},
		LastNews: pt.T(locale.BoardLastNews, "{time}"), Closed: pt.T(locale.Closed), Full: pt.T(locale.FullShort),
		Waiting: locale.Staff().For(locale.Official).T(locale.Waiting),
		FreshMS: board.FreshFor.Milliseconds(), LostMS: board.LostAfter.Milliseconds(), Earlier: board.Earlier,
	}
	words := boardWords{
		Title: locale.Staff().For(locale.Official).T(locale.BoardTitle),
		Lost:  pt.T(locale.BoardLost), LostHelp: pt.T(locale.BoardNumbersOld), NothingYet: pt.T(locale.BoardWaiting),
	}
	for _, tag := range visitors.Languages() {
		in := visitors.For(tag)
		script.Desk[tag] = in.T(locale.Desk)
		script.Children[tag] = in.T(locale.ChildrenSpace, "{floor}")
		if in.RTL() {
			script.RTL = append(script.RTL, tag)
		}
		if tag != locale.Official && len(words.Others) < otherVoices {
			words.Others = append(words.Others, boardVoice{tag, direction(kiosk.Language(tag)), in.T(locale.BoardAskWelcome)})
		}
	}
	text, err := json.Marshal(script)
	if err != nil {
		panic(err) // strings and numbers
	}
	words.Script = strings.TrimSpace(string(text))
	return words
})
