// Package e2e tests the whole: the real programs as processes, a real X
// server with real pointer events, a pseudo-terminal with a printer at its end,
// a real SQLite file, a real browser.
package e2e
