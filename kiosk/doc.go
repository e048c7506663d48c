// Package kiosk holds the words of a centre's queue as types, and its rules.
//
// A centre's queue is a fold over one append-only journal. A [Command] is
// decided against a [State] by [State.Decide], which looks and never changes;
// the [Event]s it returns are written down and then taken into the state by
// [State.Apply], which changes and never fails. Nothing else moves the queue.
//
// The package reads no clock, file or network and imports the standard
// library alone: time, identity and random bytes come in with the command.
package kiosk
