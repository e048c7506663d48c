// Package simulate plays business days of a centre by the queue's own rules, so
// that a coordinator can try a rule, a desk or an hour before setting it.
//
// A [Day] is who comes, how long each is served, and when desks are staffed. It
// is generated from a [Profile] or read from a journal ([FromJournal]). [Play]
// lets it happen on a [kiosk.State]: who is called is asked from the queue
// itself, there is no second policy here. [Promises] also notes what each was told
// of their wait, and [Kept] how that came out. Nothing is written anywhere.
//
// What a simulated day leaves out: people who give up or miss their call, the
// pause that a technician makes between two visits, referrals.
package simulate
