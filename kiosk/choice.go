package kiosk

// Choice is a code of one of the centre's own lists, such as an area or a
// reason for a pause: nobody writes free text about a ticket.
type Choice struct {
	ID    string              `json:"id"`
	Names map[Language]string `json:"names"`
}

// Name returns the choice's name in a language, or the official one.
func (c Choice) Name(l Language) string {
	if n := c.Names[l]; n != "" {
		return n
	}
	return c.Names[Official]
}

// choiceOf returns the choice with a code.
func choiceOf(list []Choice, id string) (Choice, bool) {
	for _, c := range list {
		if c.ID == id {
			return c, true
		}
	}
	return Choice{}, false
}
