// Package locale holds Senha's words: what visitors read and hear in every
// language offered, and what staff read in Portuguese and English.
//
// Each message is a Go variable with its Portuguese text ([ChooseService]); the
// languages are PO files, one each, in the folders visitor and staff. To add or
// change a message, write its variable, run
//
//	make pot
//
// which writes the templates (visitor.pot, staff.pot) and puts the message into
// every PO file, and translate the empty msgstr there. What was said of another
// Portuguese text stays, is shown, and is fuzzy until somebody has looked at it.
//
//	make check-locales
//
// says what is missing, fuzzy, wrong or too long. docs/translators.md is the page
// for translators.
//
// A message's identity is its msgctxt. The header of a file says whether a native
// speaker has reviewed it (X-Reviewed: yes or no). A file with any fault turns its
// language off ([Catalogues.Faults]); it never turns off another one.
package locale
