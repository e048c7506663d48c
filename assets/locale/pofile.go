package locale

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxBytes is several times the longest file.
const maxBytes = 1 << 20

// A poFile is a PO file as it stands: GNU gettext's manual, "The Format of PO
// Files". The library reads such files too, but passes over what it cannot read
// and knows neither lines nor which messages are fuzzy.
type poFile struct {
	head    entry // its text is the header
	entries []entry
	lines   int
}

// An entry is one message of a PO file.
type entry struct {
	line     int      // where it begins, without its comments
	id       string   // msgctxt
	text     string   // msgid
	plural   string   // msgid_plural
	said     []string // msgstr, by form
	notes    []string // lines "# ..." of translators
	previous []string // lines "#| ..."
	fuzzy    bool     // "#, fuzzy": the Portuguese has changed since
}

// header returns a field of the file's header.
func (f poFile) header(field string) string {
	for line := range strings.Lines(strings.Join(f.head.said, "")) {
		if value, ok := strings.CutPrefix(line, field+":"); ok {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// quoted is a text as PO files have it, with the escapes that we allow.
var quoted = regexp.MustCompile(`^"([^"\\]|\\["\\nt])*"$`)

// A poReader goes through a file line by line.
type poReader struct {
	name    string
	file    poFile
	comment entry           // what stands above the next entry
	now     *entry          // the one being read
	field   *string         // where a line with nothing but a text goes on
	first   map[string]int  // id to line
	said    map[string]bool // the present entry's keywords
	faults  []error
}

// readPO reads a file whose name is for faults.
func readPO(name string, text []byte) (poFile, []error) {
	r := &poReader{name: name, first: map[string]int{}}
	if len(text) > maxBytes {
		return r.file, []error{fault(name, 1, "the file has %d bytes: at most %d are read", len(text), maxBytes)}
	}
	// Some editors begin a file with a byte order mark.
	lines := strings.Split(strings.TrimPrefix(string(text), "\ufeff"), "\n")
	r.file.lines = len(lines)
	for i, line := range lines {
		if !utf8.ValidString(line) {
			r.fault(i+1, "the line is not UTF-8")
			continue
		}
		if line = strings.TrimSpace(line); strings.HasPrefix(line, "#") {
			r.remark(i+1, line)
		} else if line != "" {
			r.read(i+1, line)
		}
	}
	r.end()
	return r.file, r.faults
}

func (r *poReader) fault(line int, format string, args ...any) {
	r.faults = append(r.faults, fault(r.name, line, format, args...))
}

// remark reads a comment: it belongs to the entry that follows.
func (r *poReader) remark(line int, text string) {
	if r.now != nil && len(r.now.said) == 0 {
		r.fault(line, "a comment stands inside message %q", r.now.id)
		return
	}
	r.end()
	c := &r.comment
	switch {
	case text == "#" || strings.HasPrefix(text, "# "):
		c.notes = append(c.notes, text)
	case strings.HasPrefix(text, "#| "):
		c.previous = append(c.previous, text)
	case strings.HasPrefix(text, "#,"):
		for flag := range strings.SplitSeq(text[2:], ",") {
			c.fuzzy = c.fuzzy || strings.TrimSpace(flag) == "fuzzy"
		}
	}
}

func (r *poReader) read(line int, text string) {
	at := strings.IndexByte(text, '"')
	if at < 0 {
		at = len(text)
	}
	keyword := strings.TrimSpace(text[:at])
	value := ""
	if quoted.MatchString(text[at:]) {
		value, _ = strconv.Unquote(text[at:])
	} else {
		r.fault(line, "text is not quoted rightly: %s", text[at:])
	}
	switch {
	case keyword == "" && r.field != nil:
		*r.field += value
		return
	case keyword == "msgctxt", keyword == "msgid" && (r.now == nil || r.said["msgid"]):
		r.begin(line)
	case r.now == nil:
		r.fault(line, "%q belongs to no message", keyword)
		return
	}
	switch e := r.now; {
	case r.said[keyword]:
		r.fault(line, "%s stands twice", keyword)
	case keyword == "msgctxt":
		r.field = &e.id
	case keyword == "msgid":
		r.field = &e.text
	case keyword == "msgid_plural" && r.said["msgid"] && len(e.said) == 0:
		r.field = &e.plural
	case r.said["msgid"] && keyword == r.nextForm():
		e.said = append(e.said, "")
		r.field = &e.said[len(e.said)-1]
	default:
		r.fault(line, "%q is not what follows here", keyword)
		return
	}
	r.said[keyword] = true
	*r.field += value
}

// nextForm returns the keyword of the present entry's next translation.
func (r *poReader) nextForm() string {
	if r.said["msgid_plural"] {
		return "msgstr[" + strconv.Itoa(len(r.now.said)) + "]"
	}
	return "msgstr"
}

func (r *poReader) begin(line int) {
	r.end()
	e := r.comment
	e.line = line
	r.now, r.comment, r.said = &e, entry{}, map[string]bool{}
}

// end puts the present entry away.
func (r *poReader) end() {
	e := r.now
	if e == nil {
		return
	}
	first, twice := r.first[e.id]
	switch {
	case !r.said["msgid"] || len(e.said) == 0:
		r.fault(e.line, "message %q has no msgid or no msgstr", e.id)
	case e.id == "" && e.text != "":
		r.fault(e.line, "message %q has no msgctxt", e.text)
	case twice:
		r.fault(e.line, "message %q stands in line %d already", e.id, first)
	case e.id == "":
		r.file.head = *e
	default:
		r.file.entries = append(r.file.entries, *e)
	}
	if !twice {
		r.first[e.id] = e.line
	}
	r.now, r.field = nil, nil
}

// find returns a message's entry.
func (f poFile) find(id string) (entry, bool) {
	i := slices.IndexFunc(f.entries, func(e entry) bool { return e.id == id })
	if i < 0 {
		return entry{}, false
	}
	return f.entries[i], true
}
