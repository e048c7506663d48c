// Package config reads kiosk.toml, which says what one machine has, and
// centre.toml, the document that says what a centre is. It names all faults of
// a file at once, each with its line and what would be right.
//
// kiosk.toml is [Device]: a section for each field, a key for each of its
// fields, in small letters (OneWay is one_way). All of it may be left out. Each
// of [Buttons] and [Keypad] is a section of its own:
//
//	[[buttons]]
//	desk = "3"
//	call = "GPIO17"                  each line once
//	no_show = "GPIO27"               may be left out
//	light = "GPIO22"                 may be left out
//
//	[[keypads]]
//	device = "/dev/input/by-path/..."
//	desk = "3"                       may be left out
//
// centre.toml has the names that the document has in the journal ([kiosk.Centre]):
//
//	name = "CNAIM Lisboa"            at most 40 characters
//	long_name = "..."                at most 72, may be left out
//	zone = "Europe/Lisbon"           IANA name, this one if left out
//	languages = ["pt-PT", "en"]      offered, in the order of the keys; pt-PT is one
//	reviewed_only = true             offer just those that a native speaker has reviewed; false if left out
//	welcome = "welcome"              the service where "I don't know" leads
//	return_minutes = 30              who comes back that soon after a missed call goes to the front, once; nobody if left out
//	outcomes = [...]                 what technicians choose from: each { id = "solved", names = { pt-PT = "Resolvido" } },
//	pause_reasons = [...]            of at most 40 characters; call_reasons, refer_reasons and a service's areas too
//	children = "0"                   floor of the Children's Space, if there is one
//
//	[[institutions]]
//	id = "health"                    small letters, digits, hyphens
//	name = "Saúde"                   at most 72
//
//	[[services]]                     in the order of the tiles
//	id = "health"
//	letter = "D"                     no two services share one; not I O Q S Z G
//	icon = "health"                  a name of assets/icons
//	institution = "health"           may be left out
//	priority = true                  legal priority is applied; false if left out
//	masked = true                    boards show its letter alone; false if left out
//	[services.names]                 at most 60 characters each; pt-PT is one
//	pt-PT = "Saúde"
//	[services.short]                 at most 26, for names that are longer
//
//	[[desks]]
//	id = "8"                         one to three digits or capital letters
//	services = ["health"]            each service is named by a desk
//
//	[[technicians]]                  and [[mediators]]: codes, never names
//	id = "M1"                        one or two capital letters, up to three digits
//	languages = ["ur", "hi"]         spoken
//
//	[policy]                         who is next; what is left out is as here
//	language_bonus = 10              points for a language that is spoken at the desk, 0 to 60
//	[policy.walk_in]
//	head_start = 0                   points on arrival, 0 to 240
//	rate = 1                         points a minute, 0.1 to 10
//	[policy.appointment]
//	head_start = 30                  at least a walk-in's
//	rate = 3                         at least a walk-in's
//
// Legal priority goes first, by arrival; then who has the most points. Where
// walk-ins gain a point a minute, points are their minutes.
//
// A text must have only letters that the fonts of its language have. A language
// whose own words lack letters, or have a fault, is not offered: a warning.
//
// Characters are counted as readers count: marks on a letter are part of it. A
// file has at most 256 KiB.
package config
