package main

/*
#cgo pkg-config: icu-uc
#include <stdlib.h>
#include <unicode/ubrk.h>

// senha_breaks writes the places, in UTF-16 units, at which text may be cut into
// words (type UBRK_WORD) or lines (UBRK_LINE), and returns their number, or ICU's
// error code, which is positive, made negative.
static int senha_breaks(int type, const char *locale, const UChar *text, int n, int *at) {
	UErrorCode status = U_ZERO_ERROR;
	UBreakIterator *it = ubrk_open(type, locale, text, n, &status);
	if (U_FAILURE(status)) return -status;
	int count = 0;
	for (int i = ubrk_first(it); i != UBRK_DONE; i = ubrk_next(it)) at[count++] = i;
	ubrk_close(it);
	return count;
}
*/
import "C"

import (
	"fmt"
	"unicode/utf16"
	"unsafe"
)

// A kind is what ICU cuts a text into.
type kind C.int

const (
	words kind = C.UBRK_WORD
	lines kind = C.UBRK_LINE // where a line may end
)

// cuts returns the characters of a Thai text before which ICU cuts it (UAX #29
// and #14, with ICU's dictionary for Thai). 0 and the text's end are left out.
func cuts(k kind, text []rune) (map[int]bool, error) {
	units := utf16.Encode(text)
	if len(units) == 0 {
		return nil, nil
	}
	locale := C.CString("th")
	defer C.free(unsafe.Pointer(locale))
	at := make([]C.int, len(units)+1)
	n := C.senha_breaks(C.int(k), locale, (*C.UChar)(unsafe.Pointer(&units[0])), C.int(len(units)), &at[0])
	if n < 0 {
		return nil, fmt.Errorf("ICU can't cut Thai text: error %d", -n)
	}
	found := map[int]bool{}
	character := make(map[int]int, len(text)) // by UTF-16 unit
	unit := 0
	for i, r := range text {
		character[unit] = i
		unit += utf16.RuneLen(r)
	}
	for _, u := range at[:n] {
		if i, ok := character[int(u)]; ok && i > 0 {
			found[i] = true
		}
	}
	return found, nil
}
