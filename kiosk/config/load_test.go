package config

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"senha/assets/locale"
	"senha/display/text"
	"senha/kiosk"
	"senha/printer/port"
	"senha/printer/profile"
	"senha/printer/ticket"
)

func TestDefaults(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "kiosk.toml")
	if err := os.WriteFile(path, []byte("[printer]\ndevice = \"line\"\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	got, err := LoadDevice(path)
	if err != nil {
		t.Fatal(err)
	}
	want := Device{
		Centre:  CentreFile{File: filepath.Join(dir, "centre.toml")},
		Journal: Journal{Path: filepath.Join(dir, "journal.db")},
		Printer: Printer{Device: filepath.Join(dir, "line"), Baud: 9600, Flow: "none", Profile: "generic-80"},
		LAN:     LAN{Public: ":8080", Staff: "127.0.0.1:8081", Socket: filepath.Join(dir, "kiosk.sock")},
		Touch:   Touch{Size: 4.03},
		Clock:   Clock{Source: "network"},
	}
	if got.Centre != want.Centre || got.Journal != want.Journal || got.Printer != want.Printer ||
		got.LAN.Public != want.LAN.Public || got.LAN.Staff != want.LAN.Staff || got.LAN.Socket != want.LAN.Socket ||
		got.Ticket != want.Ticket || got.Uplink != want.Uplink || got.Fonts != want.Fonts ||
		got.Touch != want.Touch || got.Clock != want.Clock || got.LAN.Hosts != nil {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}

// The words of kiosk.toml are those that the printer's packages know.
func TestPrinterWords(t *testing.T) {
	for _, f := range flows {
		if _, err := port.ParseFlow(f); err != nil {
			t.Error(err)
		}
	}
	if !slices.Equal(profiles, profile.Names()) {
		t.Errorf("profiles are %v, the printer's are %v", profiles, profile.Names())
	}
	if !slices.Equal(heads, profile.Heads()) || !slices.Equal(heads, ticket.Widths()) {
		t.Errorf("dots are %v, the printer's are %v, and tickets are laid out for %v", heads, profile.Heads(), ticket.Widths())
	}
}

func TestFilesThatCannotBeRead(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "big.toml")
	deep := filepath.Join(dir, "deep.toml")
	for path, text := range map[string]string{
		big:  strings.Repeat("#", maxBytes+1),
		deep: "a = " + strings.Repeat("[", maxBytes-4),
	} {
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "none.toml"): "none.toml: the file cannot be read: ",
		dir:                             "the file cannot be read: ",
		big:                             "big.toml: the file has 262145 bytes: at most 262144 are read",
		deep:                            "deep.toml:1: the file cannot be read from here on: ",
	} {
		_, errDevice := LoadDevice(path)
		_, _, errCentre := LoadCentre(path, nil)
		for _, err := range []error{errDevice, errCentre} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %.200v, want %s", filepath.Base(path), err, want)
			}
		}
	}
}

// Editors of other systems begin a file with a byte order mark and end lines
// with a carriage return.
func TestFileFromAnotherSystem(t *testing.T) {
	text, err := os.ReadFile("../../assets/demo/centre.toml")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "centre.toml")
	text = []byte("\ufeff" + strings.ReplaceAll(string(text), "\n", "\r\n"))
	if err := os.WriteFile(path, text, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, _, err := LoadCentre(path, nil); err != nil {
		t.Error(err)
	}
}

func TestLanguageWithoutFontIsNotOffered(t *testing.T) {
	lacks := func(tag string) GlyphCheck {
		return func(s, language string) []rune {
			if language == tag && strings.ContainsAny(s, "हçç") {
				return []rune("हç")
			}
			return nil
		}
	}
	centre, warnings, err := LoadCentre("../../assets/demo/centre.toml", lacks("hi"))
	if err != nil {
		t.Fatal(err)
	}
	if centre.Offers("hi") || !centre.Offers("ar") {
		t.Errorf("languages are %v", centre.Languages)
	}
	want := `../../assets/demo/centre.toml:7: the fonts lack ç (U+00E7), ह (U+0939) for language "hi": it is not offered; install fonts-noto-core and fonts-noto-cjk`
	if len(warnings) != 1 || warnings[0].String() != want {
		t.Errorf("warnings are %v, want %s", warnings, want)
	}

	_, _, err = LoadCentre("../../assets/demo/centre.toml", lacks("pt-PT"))
	if err == nil || !strings.Contains(err.Error(), `centre.toml:7: the fonts lack ç (U+00E7), ह (U+0939) for language "pt-PT": install fonts-noto-core`) {
		t.Errorf("without Portuguese letters: %v", err)
	}
}

// A text of the centre's own that no font has all letters of is refused where it
// stands, in languages that are offered.
func TestOwnTextWithoutAFontIsRefused(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	const document = `name = "Centro 𒀀"
long_name = "Centro 𒀀𒀁 e 𓀀"
languages = ["pt-PT", "ar"]
children = "𒀀"
[[institutions]]
id = "law"
name = "Lei 𒀀"
[[services]]
id = "legal"
letter = "J"
icon = "legal"
[services.names]
pt-PT = "Apoio Jurídico 𒀀"
ar = "𐎀 المساعدة القانونية"
uk = "𒀀"
[services.short]
ar = "𒀀"
[[desks]]
id = "1"
services = ["legal"]
`
	path := filepath.Join(t.TempDir(), "centre.toml")
	if err := os.WriteFile(path, []byte(document), 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err = LoadCentre(path, fonts.Missing)
	const want = `centre.toml:1: name: no font has 𒀀 (U+12000): write it with other letters
centre.toml:2: long_name: no font has 𒀀 (U+12000), 𒀁 (U+12001), 𓀀 (U+13000): write it with other letters
centre.toml:4: children: no font has 𒀀 (U+12000): write it with other letters
centre.toml:7: name: no font has 𒀀 (U+12000): write it with other letters
centre.toml:13: names in pt-PT: no font has 𒀀 (U+12000): write it with other letters
centre.toml:14: names in ar: no font has 𐎀 (U+10380): write it with other letters
centre.toml:17: short in ar: no font has 𒀀 (U+12000): write it with other letters`
	if err == nil || strings.ReplaceAll(err.Error(), filepath.Dir(path)+"/", "") != want {
		t.Errorf("faults are\n%v\nwant\n%s", err, want)
	}
}

// reviewed_only offers what native speakers have reviewed, and says what it
// leaves out.
func TestReviewedOnly(t *testing.T) {
	demo, err := os.ReadFile("../../assets/demo/centre.toml")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "centre.toml")
	if err := os.WriteFile(path, []byte("reviewed_only = true\n"+string(demo)), 0o644); err != nil {
		t.Fatal(err)
	}
	centre, warnings, err := LoadCentre(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, tag := range locale.Visitors().Languages() {
		reviewed := locale.Visitors().For(tag).Reviewed()
		if centre.Offers(kiosk.Language(tag)) != reviewed {
			t.Errorf("%s is reviewed: %v, and offered: %v", tag, reviewed, !reviewed)
		}
		if !reviewed {
			out = append(out, tag)
		}
	}
	if !centre.Offers(kiosk.Official) {
		t.Error("Portuguese is not offered")
	}
	want := path + ":1: reviewed_only leaves out " + strings.Join(out, ", ") + ": no native speaker has reviewed these languages as they are now"
	if len(out) > 0 && (len(warnings) != 1 || warnings[0].String() != want || warnings[0].Off != "") {
		t.Errorf("warnings are %v, want %s", warnings, want)
	}
}

// The installed fonts have every letter of the demo centre.
func TestDemoCentreWithRealFonts(t *testing.T) {
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	centre, warnings, err := LoadCentre("../../assets/demo/centre.toml", fonts.Missing)
	if err != nil || len(warnings) > 0 || len(centre.Languages) != 13 {
		t.Errorf("languages %v, warnings %v, %v", centre.Languages, warnings, err)
	}
}

// Every text that visitors can see is held against the fonts.
func TestEveryTextIsChecked(t *testing.T) {
	seen := map[string]bool{}
	_, _, err := LoadCentre("../../assets/demo/centre.toml", func(s, language string) []rune {
		seen[language+" "+s] = true
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"ar " + locale.Visitors().For("ar").T(locale.ChooseService), "ar الضمان الاجتماعي", "ar العربية",
		"hi हिन्दी", "en Social support", "pt-PT CNAIM Lisboa",
	} {
		if !seen[want] {
			t.Errorf("not checked: %s", want)
		}
	}
}
