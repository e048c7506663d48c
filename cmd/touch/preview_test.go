package main

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"senha/assets/locale"
	"senha/display/scene"
	"senha/display/text"
	"senha/display/window/windowtest"
	"senha/kiosk/screen"
)

// poFile is a translator's copy of the Ukrainian words.
func poFile(t *testing.T) (path, words string) {
	t.Helper()
	b, err := os.ReadFile("../../assets/locale/visitor/uk.po")
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "mine.po")
	save(t, path, string(b))
	return path, string(b)
}

func save(t *testing.T, path, words string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestPreview: keys turn the pages; what is saved is seen at once, and so is
// what is wrong with it.
func TestPreview(t *testing.T) {
	path, words := poFile(t)
	x := windowtest.Start(t, monitor)
	start(t, x, "--preview", "uk", "--po", path)
	fonts, err := text.Open()
	if err != nil {
		t.Fatal(err)
	}
	want := func(page int) *image.RGBA {
		view, err := demoView()
		if err != nil {
			t.Fatal(err)
		}
		s := screen.Scene(screen.Examples("uk", wanted, full, closed)[page].State, view, fonts, image.Pt(1080, 1920))
		return scene.Image(shrunk(s, fonts, monitor), fonts)
	}
	const limit = 15 * time.Second
	x.WaitFor(want(0), limit)
	x.Input("search", "--sync", "--class", "senha", "windowfocus", "--sync") // there is no window manager to do it
	x.Input("key", "Right")
	x.WaitFor(want(1), limit)
	x.Input("key", "Right")
	x.WaitFor(want(2), limit)
	x.Input("key", "Left")
	x.WaitFor(want(1), limit)
	x.Input("mousemove", "200", "300", "mousedown", "1", "sleep", "0.05", "mouseup", "1")
	x.WaitFor(want(2), limit)

	title := locale.Visitors().For("uk").T(locale.ChooseService)
	changed := strings.Replace(words, title, "Що вам потрібно?", 1)
	save(t, path, changed)
	f, faults := locale.Visitors().Read("uk.po", "uk", []byte(changed))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	back := locale.Show(f.Words)
	defer back()
	x.WaitFor(want(2), limit)

	broken := strings.Replace(words, "Language: uk", "Language: xx", 1)
	save(t, path, broken)
	_, faults = locale.Visitors().Read(path, "uk", []byte(broken))
	if len(faults) != 1 {
		t.Fatal(faults)
	}
	x.WaitFor(scene.Image(faultPage(fonts, monitor, []string{faults[0].Error()}), fonts), limit)

	save(t, path, changed)
	x.WaitFor(want(2), limit)
	x.Input("key", "Escape")
}

// TestPreviewWithoutADisplay: the pages are painted, and a file with faults is
// told by sentences with file and line.
func TestPreviewWithoutADisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	path, words := poFile(t)
	folder := filepath.Join(t.TempDir(), "pages")
	touch := func(args ...string) (code int, out, errs string) {
		var stdout, stderr bytes.Buffer
		code = run(t.Context(), args, &stdout, &stderr)
		return code, stdout.String(), stderr.String()
	}
	defer locale.Show(locale.Visitors().For("uk"))()
	code, out, errs := touch("--preview", "uk", "--po", path, "--pictures", folder, "--size", "270x480")
	pages, _ := filepath.Glob(folder + "/*.png")
	if all := len(screen.Examples("uk", wanted, full, closed)); code != exitOK || len(pages) != all || errs != "" {
		t.Errorf("code %d, %d of %d pictures: %s%s", code, len(pages), all, out, errs)
	}

	for _, name := range []string{"1-language.png", "2-service-uk.png"} {
		if info, err := os.Stat(filepath.Join(folder, name)); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v", name, err)
		}
	}

	save(t, path, strings.Replace(words, "msgctxt \"back\"", "msgctxt \"bak\"", 1))
	code, out, errs = touch("--preview", "uk", "--po", path, "--pictures", folder)
	if code != exitFailed || !strings.Contains(out, path+":") || !strings.Contains(out, `message "back" is missing`) || !strings.Contains(errs, "2 faults") {
		t.Errorf("code %d: %s%s", code, out, errs)
	}
	for _, tt := range []struct {
		want string
		args []string
	}{
		{"is no language", []string{"--preview", "xx"}},
		{"no words in", []string{"--preview", "sw"}},
		{"no such file", []string{"--preview", "uk", "--po", path + ".txt"}},
	} {
		if code, _, errs := touch(tt.args...); code == exitOK || !strings.Contains(errs, tt.want) {
			t.Errorf("%v: code %d, %q", tt.args, code, errs)
		}
	}
}
