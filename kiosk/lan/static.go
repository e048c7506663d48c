package lan

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"sync"

	"senha/assets"
)

//go:embed static
var staticFiles embed.FS

// file is something static that a browser may keep as long as its tag is right.
type file struct {
	body []byte
	kind string
	tag  string // hash of the body
}

var kinds = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

// static are all files by name, the icons as one sprite among them.
var static = sync.OnceValue(func() map[string]file {
	files := map[string]file{}
	add := func(name string, body []byte) {
		sum := sha256.Sum256(body)
		files[name] = file{body, kinds[path.Ext(name)], hex.EncodeToString(sum[:8])}
	}
	entries, err := staticFiles.ReadDir("static")
	if err != nil {
		panic(err) // the folder is embedded
	}
	for _, e := range entries {
		b, err := staticFiles.ReadFile("static/" + e.Name())
		if err != nil {
			panic(err)
		}
		add(e.Name(), b)
	}
	add("icons.svg", sprite())
	add("favicon.svg", mustIcon("ticket"))
	return files
})

func mustIcon(name string) []byte {
	b, err := assets.Icon(name)
	if err != nil {
		panic(err) // the icons are embedded
	}
	return b
}

// sprite puts all icons into one file, each a symbol called icon-NAME.
func sprite() []byte {
	var b bytes.Buffer
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">`)
	writeSymbols(&b)
	b.WriteString("\n</svg>\n")
	return b.Bytes()
}

func writeSymbols(b *bytes.Buffer) {
	for _, name := range assets.Icons() {
		svg := mustIcon(name)
		start := bytes.IndexByte(svg, '>') + 1
		end := bytes.LastIndex(svg, []byte("</svg>"))
		b.WriteString("\n" + `<symbol id="icon-` + name + `" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">`)
		b.Write(bytes.TrimSpace(svg[start:end]))
		b.WriteString("</symbol>")
	}
}

// address returns where a file is. It changes with the file, so that browsers
// may keep what they have for good: a page that lost the kiosk still has its
// pictures.
func address(name string) (string, error) {
	f, ok := static()[name]
	if !ok {
		return "", fmt.Errorf("no static file is called %q", name)
	}
	return "/static/" + name + "?" + f.tag, nil
}

func (s *Server) getStatic(w http.ResponseWriter, r *http.Request) {
	f, ok := static()[r.PathValue("file")]
	if !ok {
		s.notFound(w, r)
		return
	}
	h := w.Header()
	if r.URL.RawQuery == f.tag {
		h.Set("Cache-Control", "max-age=31536000, immutable") // a year, s
	}
	h.Set("Content-Type", f.kind)
	_, _ = w.Write(f.body)
}
