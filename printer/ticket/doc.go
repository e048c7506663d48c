// Package ticket says what the paper in a person's hand looks like: bands from
// the top, each a small scene, in the person's language with Portuguese beside
// it. Lengths are dots; 8 dots are a millimetre, and 7.1 on paper of 512 dots,
// which is 576 scaled by 8/9.
//
// What recurs (a service's names, labels, marks, notices) is a band or a part
// of one with no value inside, so that a printer can keep its picture. For the
// line a ticket is laid out once more, as parts one below the other with labels
// above their values; each part has several forms (the printer's own letters, a
// kept picture, dots), and Compose takes those that make the fewest bytes.
// Paper has one bit a dot: nothing is grey, and no text is smaller than 24 dots
// an em on 576 dots, 22 on 512 and 384.
package ticket
