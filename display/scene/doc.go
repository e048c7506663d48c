// Package scene describes a picture before it is painted: a ground, marks one
// over the other, and the boxes that can be touched. One painter turns a scene
// into pixels for windows, PNG files, the remote picture and, in one bit, for
// paper, so that all of them show the same to the pixel.
//
// Pages and boards build scenes with a Canvas, in the design's units and left
// to right; the canvas scales, rounds and, for right-to-left languages, mirrors.
// Everything is opaque: there is no transparency but the edges of shapes.
package scene
