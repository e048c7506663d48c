package text

/*
#cgo pkg-config: harfbuzz
#include <stdlib.h>
#include <hb.h>
#include <hb-ot.h>

// An outline being collected: points as x, y pairs, one op for each segment.
typedef struct {
	char *ops;
	float *xy;
	int nops, capops, nxy, capxy;
} senha_outline;

static void senha_add(senha_outline *o, char op, int n, const float *xy) {
	if (o->nops == o->capops) {
		o->capops = o->capops * 2 + 64;
		o->ops = realloc(o->ops, o->capops);
	}
	o->ops[o->nops++] = op;
	if (o->nxy + n > o->capxy) {
		o->capxy = o->capxy * 2 + 256;
		o->xy = realloc(o->xy, o->capxy * sizeof(float));
	}
	for (int i = 0; i < n; i++) o->xy[o->nxy++] = xy[i];
}

static void senha_move(hb_draw_funcs_t *f, void *d, hb_draw_state_t *s, float x, float y, void *u) {
	float p[] = {x, y};
	senha_add(d, 'M', 2, p);
}
static void senha_line(hb_draw_funcs_t *f, void *d, hb_draw_state_t *s, float x, float y, void *u) {
	float p[] = {x, y};
	senha_add(d, 'L', 2, p);
}
static void senha_quad(hb_draw_funcs_t *f, void *d, hb_draw_state_t *s, float cx, float cy, float x, float y, void *u) {
	float p[] = {cx, cy, x, y};
	senha_add(d, 'Q', 4, p);
}
static void senha_cube(hb_draw_funcs_t *f, void *d, hb_draw_state_t *s, float bx, float by, float cx, float cy, float x, float y, void *u) {
	float p[] = {bx, by, cx, cy, x, y};
	senha_add(d, 'C', 6, p);
}
static void senha_close(hb_draw_funcs_t *f, void *d, hb_draw_state_t *s, void *u) {
	senha_add(d, 'Z', 0, NULL);
}

static hb_draw_funcs_t *senha_draw_funcs(void) {
	hb_draw_funcs_t *f = hb_draw_funcs_create();
	hb_draw_funcs_set_move_to_func(f, senha_move, NULL, NULL);
	hb_draw_funcs_set_line_to_func(f, senha_line, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(f, senha_quad, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(f, senha_cube, NULL, NULL);
	hb_draw_funcs_set_close_path_func(f, senha_close, NULL, NULL);
	hb_draw_funcs_make_immutable(f);
	return f;
}

static void senha_outline_free(senha_outline *o) {
	free(o->ops);
	free(o->xy);
}
*/
import "C"

import (
	"fmt"
	"sync"
	"unsafe"
)

// What HarfBuzz allocates: fonts, languages and the draw functions live as
// long as the process, since a program opens its few dozen typefaces once and
// goes on using them; buffers and outlines are freed before the call that made
// them returns. Font files are mapped, not read, so the 20 MB of a CJK
// collection cost only the pages that are touched.
//
// A font is immutable once loaded, so any number of goroutines may shape and
// draw with it; buffers are never shared.

// hbFont is one face of one font file in HarfBuzz's hands.
type hbFont struct {
	font *C.hb_font_t
	upem int // font units per em
}

func loadFont(path string, index int) (hbFont, error) {
	name := C.CString(path)
	defer C.free(unsafe.Pointer(name))
	blob := C.hb_blob_create_from_file_or_fail(name)
	if blob == nil {
		return hbFont{}, fmt.Errorf("font %s: can't be read", path)
	}
	defer C.hb_blob_destroy(blob) // the face keeps its own reference
	n := int(C.hb_face_count(blob))
	if n > 0 && index >= n {
		return hbFont{}, fmt.Errorf("font %s: has %d faces, number %d is wanted", path, n, index)
	}
	face := C.hb_face_create(blob, C.uint(index))
	defer C.hb_face_destroy(face) // the font keeps its own reference
	if C.hb_face_get_glyph_count(face) == 0 {
		return hbFont{}, fmt.Errorf("font %s: is not a font", path)
	}
	font := C.hb_font_create(face) // its scale is the face's units per em
	C.hb_font_make_immutable(font)
	return hbFont{font, int(C.hb_face_get_upem(face))}, nil
}

// has tells whether the font has a glyph for r.
func (f hbFont) has(r rune) bool {
	var g C.hb_codepoint_t
	return C.hb_font_get_nominal_glyph(f.font, C.hb_codepoint_t(r), &g) != 0
}

// A shaped is one glyph as HarfBuzz placed it, all lengths in font units, y upwards.
type shaped struct {
	id             uint32
	cluster        int // index of the cluster's first character in the text
	advance        int
	dx, dy         int
	x0, y0, x1, y1 int // ink, from the glyph's origin; all 0 when blank
}

// shape sets text[start:end] with the rest of text as context. The glyphs come
// in visual order, left to right, for either direction.
func (f hbFont) shape(text []rune, start, end int, rtl bool, script uint32, language string) []shaped {
	buffer := C.hb_buffer_create()
	defer C.hb_buffer_destroy(buffer)
	C.hb_buffer_add_utf32(buffer, (*C.uint32_t)(unsafe.Pointer(unsafe.SliceData(text))), C.int(len(text)), C.uint(start), C.int(end-start))
	direction := C.hb_direction_t(C.HB_DIRECTION_LTR)
	if rtl {
		direction = C.HB_DIRECTION_RTL
	}
	C.hb_buffer_set_direction(buffer, direction)
	C.hb_buffer_set_script(buffer, C.hb_script_from_iso15924_tag(C.hb_tag_t(script)))
	C.hb_buffer_set_language(buffer, hbLanguage(language))
	flags := C.hb_buffer_flags_t(C.HB_BUFFER_FLAG_DEFAULT)
	if start == 0 {
		flags |= C.HB_BUFFER_FLAG_BOT
	}
	if end == len(text) {
		flags |= C.HB_BUFFER_FLAG_EOT
	}
	C.hb_buffer_set_flags(buffer, flags)
	C.hb_shape(f.font, buffer, nil, 0)

	var n, m C.uint
	infos := unsafe.Slice(C.hb_buffer_get_glyph_infos(buffer, &n), int(n))
	positions := unsafe.Slice(C.hb_buffer_get_glyph_positions(buffer, &m), int(m))
	glyphs := make([]shaped, len(infos))
	for i, info := range infos {
		p := positions[i]
		g := shaped{
			id: uint32(info.codepoint), cluster: int(info.cluster),
			advance: int(p.x_advance), dx: int(p.x_offset), dy: int(p.y_offset),
		}
		var e C.hb_glyph_extents_t
		if C.hb_font_get_glyph_extents(f.font, info.codepoint, &e) != 0 && e.width != 0 {
			g.x0, g.x1 = int(e.x_bearing), int(e.x_bearing+e.width)
			g.y0, g.y1 = int(e.y_bearing+e.height), int(e.y_bearing) // height is negative
		}
		glyphs[i] = g
	}
	return glyphs
}

// An outline is a glyph's path in font units, y upwards: for each op ('M', 'L',
// 'Q', 'C', 'Z') its points follow one another in xy.
type outline struct {
	ops []byte
	xy  []float32
}

var drawFuncs = sync.OnceValue(func() *C.hb_draw_funcs_t { return C.senha_draw_funcs() })

func (f hbFont) outline(id uint32) outline {
	o := (*C.senha_outline)(C.calloc(1, C.sizeof_senha_outline))
	defer C.free(unsafe.Pointer(o))
	defer C.senha_outline_free(o)
	C.hb_font_get_glyph_shape(f.font, C.hb_codepoint_t(id), drawFuncs(), unsafe.Pointer(o))
	return outline{
		ops: C.GoBytes(unsafe.Pointer(o.ops), o.nops),
		xy:  append([]float32(nil), unsafe.Slice((*float32)(unsafe.Pointer(o.xy)), int(o.nxy))...),
	}
}

var hbLanguages sync.Map // tag to C.hb_language_t, which HarfBuzz interns for good

func hbLanguage(tag string) C.hb_language_t {
	if l, ok := hbLanguages.Load(tag); ok {
		return l.(C.hb_language_t)
	}
	s := C.CString(tag)
	defer C.free(unsafe.Pointer(s))
	l := C.hb_language_from_string(s, -1)
	hbLanguages.Store(tag, l)
	return l
}
