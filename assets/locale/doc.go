// Package locale holds Senha's words: what visitors read and hear in every
// language offered, and what staff read in Portuguese and English.
//
// Each message is a Go variable with its Portuguese text ([ChooseService]); the
// languages are PO files, one each, in the folders visitor and staff. To add a
// message, write its variable, run
//
//	go test ./assets/locale -update
//
// which puts it into every PO file, and translate the empty msgstr there. The
// header of a file says whether a native speaker has reviewed it (X-Reviewed).
package locale
