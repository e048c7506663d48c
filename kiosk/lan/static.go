package lan

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
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
	tag  string
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
		files[name] = file{body, kinds[path.Ext(name)], `"` + hex.EncodeToString(sum[:8]) + `"`}
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

// sprite puts all icons into one file, each a symbol with its name.
func sprite() []byte {
	var b bytes.Buffer
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg">`)
	for _, name := range assets.Icons() {
		svg := mustIcon(name)
		start := bytes.IndexByte(svg, '>') + 1
		end := bytes.LastIndex(svg, []byte("</svg>"))
		b.WriteString("\n" + `<symbol id="` + name + `" viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">`)
		b.Write(bytes.TrimSpace(svg[start:end]))
		b.WriteString("</symbol>")
	}
	b.WriteString("\n</svg>\n")
	return b.Bytes()
}

func (s *Server) getStatic(w http.ResponseWriter, r *http.Request) {
	f, ok := static()[r.PathValue("file")]
	if !ok {
		s.notFound(w, r)
		return
	}
	h := w.Header()
	h.Set("ETag", f.tag)
	h.Set("Cache-Control", "no-cache") // kept, and asked about each time
	if r.Header.Get("If-None-Match") == f.tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	h.Set("Content-Type", f.kind)
	_, _ = w.Write(f.body)
}
