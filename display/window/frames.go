package window

import "github.com/hajimehoshi/ebiten/v2"

// Ebitengine marks both of these as deprecated for games, which draw 60 times
// a second anyway. A page that stands still for hours needs them: without, an
// idle window takes 56 % of a core.

// drawOnlyWhenAsked makes frames wait for an event of X or for scheduleFrame.
func drawOnlyWhenAsked() {
	//lint:ignore SA1019 no other mode lets an idle window cost nothing
	ebiten.SetFPSMode(ebiten.FPSModeVsyncOffMinimum)
}

// scheduleFrame asks for one frame. The request is lost before the window is
// there, and while it is being shown; so it is repeated until a frame came
// (see Window.wakeUp), and never made by the frame itself.
func scheduleFrame() {
	//lint:ignore SA1019 the only way to wake a window in this mode
	ebiten.ScheduleFrame()
}
