// Package text sets paragraphs in any script, for the screen and for paper.
//
// A string becomes glyphs in five steps: levels of direction (UAX #9), script,
// a font for each grapheme cluster, shaping by HarfBuzz with the whole
// paragraph as context, and lines. Lines break where UAX #14 allows it and
// words are never cut; the direction of a paragraph is that of its language,
// not of its first letter, so a Portuguese name in an Arabic page stays where
// the page wants it. A number, a clock or a telephone must come inside
// U+2066 and U+2069, or its dashes and blanks turn round in such a page.
//
// Positions are in pixels: x from a line's left edge to the right, y from the
// paragraph's top or a baseline downwards.
package text
