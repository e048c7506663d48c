// Package ticket says what the paper in a person's hand looks like: bands from
// the top, each a small scene, in the person's language with Portuguese beside
// it. Lengths are dots; 8 dots are a millimetre.
//
// What recurs (a service's names, labels, marks, notices) is a band or a part
// of one with no value inside, so that it can later be stored in a printer.
// Paper has one bit a dot: nothing is grey, and no text is smaller than 24 dots
// an em on 80 mm paper, 22 on 58 mm.
package ticket
