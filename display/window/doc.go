// Package window shows a scene in a window of X, and reports what touches it.
//
// There is one window a process, since Ebitengine has one. It is not decorated
// and has the size of its monitor: on a plain X server, without a window
// manager, "full screen" lands on the wrong monitor. It plays no sound, because
// a machine without a sound card would end the process.
//
// Idle costs nothing: a frame is drawn when a scene is shown or X reports
// something (a touch, a part of the window laid bare), never by a clock. Only
// the pixels that changed are painted and sent to the graphics card.
//
// X reports a touch as the left mouse button, so both are one Pointer.
//
// When the X server goes away, Xlib itself ends the process with exit code 1
// within 50 ms ("X connection broken" on standard error); Run does not
// return. Whoever supervises the process starts it again. So whatever must not
// be lost belongs to another process: windows are clients of a hub.
package window
