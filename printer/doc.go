// Package printer prints the tickets that the journal owes, one after the
// other, and says what became of each.
//
// # What is promised
//
// A ticket is durable before its first byte leaves. Exactly once cannot be had
// over a cable: what is had instead is that no two papers without a mark carry
// one number, and that no ticket is lost in silence. So
//
//   - before each ticket the printer is asked how it is (DLE EOT 1, 2, 4, and 20
//     where it has a presenter). If it cannot print, or says nothing for two
//     seconds, the paper has failed at once: the person photographs the number.
//   - one ticket is under way at a time: picture, cut, then the proof that the
//     printer's profile has. Only with the proof is it recorded as printed.
//   - after a fault in mid-ticket nothing is sent again blindly. Either the
//     printer heals and the proof still comes, or its buffer is cleared, the
//     scrap cut off, and the same number printed as a copy ("2.ª via").
//   - after a start every ticket still owed may be on paper already: it is
//     printed as a copy, or fails when it is too old to help anybody.
//
// That a ticket has become a copy is journaled before the copy's first byte.
package printer
