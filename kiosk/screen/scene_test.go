package screen

import (
	"encoding/json"
	"image"
	"math"
	"reflect"
	"strings"
	"testing"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/scene/scenetest"
	"senha/kiosk"
)

// u is a box of look.md, in units of a canvas 1080 wide and 1920 high.
type u struct{ x, y, w, h float64 }

// TestMeasures holds the pages against the numbers of the look.
func TestMeasures(t *testing.T) {
	shelf := map[string]u{
		"back": {48, 1784, 184, 112}, "start": {248, 1784, 192, 112},
		"lower": {616, 1784, 128, 112}, "text-size": {760, 1784, 128, 112}, "contrast": {904, 1784, 128, 112},
	}
	wide := map[string]u{
		"back": {600, 944, 232, 112}, "start": {848, 944, 232, 112}, "text-size": {1544, 944, 160, 112}, "contrast": {1720, 944, 160, 112},
	}
	with := func(a, b map[string]u) map[string]u {
		m := map[string]u{}
		for _, from := range []map[string]u{a, b} {
			for id, box := range from {
				m[id] = box
			}
		}
		return m
	}
	tests := []struct {
		name    string
		lowered bool
		wide    bool
		targets map[string]u
		fills   map[string]u // by what it is, found by box
	}{
		{"1-language", false, false, map[string]u{
			"language:pt-PT": {48, 664, 320, 96}, "language:en": {380, 664, 320, 96},
			"language:hi": {712, 664, 320, 96}, "language:bn": {48, 774, 320, 96}, "language:th": {48, 1108, 320, 82},
			"interpreter:pov": {48, 1266, 246, 82}, "interpreter:ru": {294, 1266, 246, 82}, "interpreter:gu": {48, 1348, 246, 82},
			"not-here": {48, 1668, 984, 84}, "lower": {298, 1784, 234, 112}, "text-size": {548, 1784, 234, 112}, "contrast": {798, 1784, 234, 112},
		}, map[string]u{"poster": {0, 0, 1080, 640}, "shelf": {0, 1768, 1080, 152}}},
		{"1-language", false, true, map[string]u{
			"language:pt-PT": {600, 24, 308, 96}, "language:en": {924, 24, 308, 96}, "language:bn": {1572, 24, 308, 96},
		}, map[string]u{"poster": {0, 0, 560, 1080}}},
		{"2-service", false, false, with(shelf, map[string]u{
			"service:immigration": {48, 664, 484, 168}, "service:work": {548, 664, 484, 168},
			"service:social-security": {48, 848, 484, 168}, "service:employability": {48, 1584, 484, 168},
			"unknown": {548, 1584, 484, 168},
		}), map[string]u{"badge": {69, 771, 72, 40}}},
		{"2-service", true, false, with(shelf, map[string]u{
			"service:immigration": {48, 984, 484, 168}, "service:work": {548, 984, 484, 168}, "more": {548, 1536, 484, 168},
		}), map[string]u{"poster": {0, 0, 1080, 960}}},
		{"2-service", false, true, with(wide, map[string]u{
			"service:immigration": {600, 24, 416, 208}, "service:work": {1032, 24, 416, 208}, "unknown": {1464, 696, 416, 208},
		}), map[string]u{"shelf": {560, 928, 1360, 152}}},
		{"4-issued", false, false, map[string]u{"done": {48, 1784, 392, 112}}, map[string]u{
			"card": {48, 464, 984, 744}, "first dot": {97, 861, 6, 6}, "last dot": {977, 861, 6, 6},
			"notch": {20, 836, 56, 56}, "bar": {48, 1672, 984, 12},
		}},
		{"4-no-paper", false, false, map[string]u{"done": {48, 1784, 392, 112}, "help": {48, 1616, 984, 112}}, map[string]u{
			"card": {48, 464, 984, 780}, "box": {48, 1260, 984, 204},
		}},
		{"2-service-marks", false, false, with(shelf, map[string]u{
			"priority": {48, 664, 984, 304}, "children": {48, 992, 984, 192}, "appointment": {48, 1208, 984, 192},
			"ticket": {48, 1552, 984, 176},
		}), map[string]u{"badge": {48, 560, 56, 48}}},
		{"5-more-time", false, false, with(shelf, map[string]u{
			"more-time": {48, 1208, 984, 208}, "finished": {48, 1448, 984, 176},
		}), map[string]u{"bar": {48, 1136, 984, 12}}},
		{"3-advice-not-stored", false, false, with(shelf, map[string]u{"again": {48, 1552, 984, 176}}), nil},
		{"3-advice-full", false, false, with(shelf, map[string]u{"other": {48, 1552, 984, 176}}), nil},
	}
	fonts, v := openFonts(t), testView()
	for _, tt := range tests {
		for _, l := range testLanguages {
			sizes, base := []image.Point{{X: 1080, Y: 1920}, {X: 720, Y: 1280}, {X: 1440, Y: 2560}}, 1920.0
			if tt.wide {
				sizes, base = []image.Point{{X: 1920, Y: 1080}, {X: 1366, Y: 768}}, 1080
			}
			for _, size := range sizes {
				s := states(l)[tt.name]
				s.Lowered = tt.lowered
				sc := Scene(s, v, fonts, size)
				k := min(float64(size.Y)/base, float64(size.X)/(1920*1080/base))
				mirrored := locale.Visitors().For(string(l)).RTL() && s.Page != LanguagePage
				want := func(b u) image.Rectangle {
					r := image.Rect(round(b.x*k), round(b.y*k), round((b.x+b.w)*k), round((b.y+b.h)*k))
					if mirrored {
						r.Min.X, r.Max.X = size.X-r.Max.X, size.X-r.Min.X
					}
					return r
				}
				for id, box := range tt.targets {
					got, ok := target(sc, id)
					if !ok || !near(got.Box, want(box)) {
						t.Errorf("%s %s %v: target %s is %v, want %v", tt.name, l, size, id, got.Box, want(box))
					}
				}
				for what, box := range tt.fills {
					if !hasFill(sc, want(box)) {
						t.Errorf("%s %s %v: no %s at %v", tt.name, l, size, what, want(box))
					}
				}
			}
		}
	}
}

func round(v float64) int { return int(v + 0.5) }

func near(a, b image.Rectangle) bool {
	for _, d := range []int{a.Min.X - b.Min.X, a.Min.Y - b.Min.Y, a.Max.X - b.Max.X, a.Max.Y - b.Max.Y} {
		if d < -1 || d > 1 {
			return false
		}
	}
	return true
}

func target(s scene.Scene, id string) (scene.Target, bool) {
	for _, t := range s.Targets {
		if t.ID == id {
			return t, true
		}
	}
	return scene.Target{}, false
}

func hasFill(s scene.Scene, box image.Rectangle) bool {
	for _, m := range s.Marks {
		if f, ok := m.(scene.Fill); ok && near(f.Box, box) {
			return true
		}
	}
	return false
}

// TestPanels looks at each page on screens of many sizes, some of them small for
// their pixels, in scripts that want much room: everything keeps the rules of
// all pictures.
func TestPanels(t *testing.T) {
	fonts, v := openFonts(t), testView()
	for _, l := range []kiosk.Language{"pt-PT", "uk", "ur", "th"} {
		t.Run(string(l), func(t *testing.T) {
			t.Parallel()
			variants(l, func(name string, s State, size image.Point) {
				_, k, _ := frame(size, s.Panel)
				panel := s.Panel
				if panel == 0 {
					panel = usualPanel
				}
				rules := scenetest.Rules{Fonts: fonts, Unit: k}
				sc := Scene(s, v, fonts, size)
				faults := rules.Faults(sc)
				rules.PerMM = math.Hypot(float64(size.X), float64(size.Y)) / panel
				for _, fault := range rules.Faults(scene.Scene{Size: sc.Size, Ground: sc.Ground, Targets: sc.Targets}) {
					if strings.Contains(fault, "want at least") || strings.Contains(fault, "apart") {
						faults = append(faults, fault)
					}
				}
				for _, fault := range faults {
					t.Errorf("%s: %s", name, fault)
				}
			})
		})
	}
}

// TestEveryPart: what stands behind "more" fits too.
func TestEveryPart(t *testing.T) {
	fonts, v := openFonts(t), testView()
	for _, s := range []State{{Page: InterpreterPage}, {Page: ServicePage, Language: "hi"}} {
		for _, lowered := range []bool{false, true} {
			seen := map[string]int{}
			s.Lowered = lowered
			for s.Part = range 12 {
				sc := Scene(s, v, fonts, image.Pt(1080, 1920))
				for _, o := range sc.Overflowing() {
					t.Errorf("%s, part %d: %q does not fit %v", s.Page, s.Part, o.Paragraph.Text, o.Box)
				}
				for _, target := range sc.Targets {
					seen[target.ID]++
				}
			}
			for _, l := range v.Spoken {
				if n := seen[targetSpoken+string(l)]; s.Page == InterpreterPage && n == 0 {
					t.Errorf("%s, lowered %v: no key for %s", s.Page, lowered, l)
				}
			}
			for _, sv := range v.Services {
				if n := seen[targetService+string(sv.ID)]; s.Page == ServicePage && n == 0 {
					t.Errorf("%s, lowered %v: no tile for %s", s.Page, lowered, sv.ID)
				}
			}
		}
	}
}

// TestReportPaintsTheSame: the hub has the state as JSON, and its own view.
func TestReportPaintsTheSame(t *testing.T) {
	fonts, v := openFonts(t), testView()
	for name, s := range states("ar") {
		s.due, s.Large, s.Panel = later(20), true, 177.8
		report, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		var got State
		if err := json.Unmarshal(report, &got); err != nil {
			t.Fatal(err)
		}
		if !got.Same(s) {
			t.Errorf("%s: %s came back as %+v", name, report, got)
		}
		size := image.Pt(1080, 1920)
		if !reflect.DeepEqual(Scene(s, v, fonts, size), Scene(got, v, fonts, size)) {
			t.Errorf("%s: another scene after JSON", name)
		}
		if strings.Contains(string(report), "due") {
			t.Errorf("%s: the report holds times: %s", name, report)
		}
	}
}

// TestClosedTilesSayWhy: a closed tile is quiet, and still a target.
func TestClosedTilesSayWhy(t *testing.T) {
	fonts, v := openFonts(t), testView()
	sc := Scene(states("en")["2-service"], v, fonts, image.Pt(1080, 1920))
	got, ok := target(sc, "service:health")
	if !ok || !got.Disabled {
		t.Errorf("the tile of a full service: %+v", got)
	}
	var said []string
	for _, m := range sc.Marks {
		if text, ok := m.(scene.Text); ok {
			said = append(said, text.Paragraph.Text)
		}
	}
	words := locale.Visitors().For("en")
	for _, want := range []string{"808 257 257", words.T(locale.FullShort), words.T(locale.Closed), "12"} {
		if !strings.Contains(strings.Join(said, "\n"), want) {
			t.Errorf("the page does not say %q", want)
		}
	}
}
