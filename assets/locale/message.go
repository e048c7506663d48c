package locale

// A Message is one thing Senha says. Its Portuguese text stands here, in Go,
// so that a missing message does not compile; the other languages stand in PO
// files and a test holds them against this table.
//
// Places for values are named: "piso {floor}". Translations may move them.
type Message struct {
	ID     string // msgctxt: tells equal texts with different uses apart
	Text   string // Portuguese, msgid
	Plural string // Portuguese for other numbers than one, "" where nothing is counted
	Note   string // for translators: where it stands, how much room there is
}

// A table lists the messages of one catalogue in the order of the source.
type table struct{ messages []Message }

var (
	visitorTable = &table{} // what visitors see, hear and hold
	staffTable   = &table{} // what technicians and coordinators see
)

// say adds a message without a count.
func (t *table) say(id, text, note string) Message {
	return t.add(Message{ID: id, Text: text, Note: note})
}

// count adds a message whose words depend on the number {n}.
func (t *table) count(id, one, other, note string) Message {
	return t.add(Message{ID: id, Text: one, Plural: other, Note: note})
}

func (t *table) add(m Message) Message {
	t.messages = append(t.messages, m)
	return m
}
