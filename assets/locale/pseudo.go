package locale

import (
	"strings"
	"unicode"
)

// Pseudo returns words that nobody speaks, for tests of room and direction, as
// if they were those of a language: the Portuguese texts, 40 % longer, in
// letters with signs above and below them, or in Arabic letters. Names keep
// their longest lengths, since no language may exceed those.
func Pseudo(tag string, rtl bool) Words {
	w := Words{tag: tag, rtl: rtl, said: map[string][]string{}, form: inGo.form}
	for _, m := range visitorTable.messages {
		said := []string{pseudo(m.Text, rtl, Longest(m))}
		if m.Plural != "" {
			said = append(said, pseudo(m.Plural, rtl, 0))
		}
		w.said[m.ID] = said
	}
	return w
}

// Letters of the two pseudo-languages, in the order of the alphabet: tall and
// deep ones, joined and unjoined ones.
var (
	signed = []rune("ậḅçḍệḟĝḥịĵķḷṃṇộṗɋṛṣṭụṿẉẍỵẓ")
	joined = []rune("ابجدوفقهيژكلمنعپغرسطةثظخشذ")
)

// pseudo is a text in other letters and longer by two in five, its vowels
// doubled to that end. Places, digits and signs stay as they are. It has at
// most longest characters, unless that is 0.
func pseudo(text string, rtl bool, longest int) string {
	const each = 5
	owed := 0
	var b strings.Builder
	say := func(letter rune, times int) {
		for range times {
			b.WriteRune(letter)
		}
	}
	inPlace := false
	last := 'a'
	for _, r := range text {
		inPlace = (inPlace || r == '{') && r != '}'
		letter := plainLetter(r)
		if inPlace || letter < 0 {
			b.WriteRune(r)
			continue
		}
		to := signed[letter]
		switch {
		case rtl:
			to = joined[letter]
		case unicode.IsUpper(r):
			to = unicode.ToUpper(to)
		}
		say(to, 1)
		last = to
		if owed += 2; strings.ContainsRune("aeiou", 'a'+letter) {
			say(to, owed/each)
			owed %= each
		}
	}
	if owed >= each/2 && !strings.HasSuffix(text, "}") {
		say(unicode.ToLower(last), (owed+each-1)/each)
	}
	said := []rune(b.String())
	if longest > 0 && len(said) > longest {
		said = said[:longest]
	}
	return strings.TrimSpace(string(said))
}

// plainLetter returns the place in the alphabet of a letter of Portuguese,
// whatever its accent, or -1.
func plainLetter(r rune) rune {
	r = unicode.ToLower(r)
	for plain, accented := range map[rune]string{'a': "áàâãª", 'e': "éê", 'i': "í", 'o': "óôõº", 'u': "ú", 'c': "ç"} {
		if strings.ContainsRune(accented, r) {
			r = plain
		}
	}
	if r < 'a' || r > 'z' {
		return -1
	}
	return r - 'a'
}
