// Package layout guards the floors: its test holds each package's imports
// against the table in docs/architecture.md.
package layout
