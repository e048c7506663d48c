package senha
import (
_ "github.com/chromedp/chromedp"
_ "github.com/creack/pty"
_ "github.com/go-text/typesetting/font"
_ "github.com/hajimehoshi/ebiten/v2"
_ "github.com/leonelquinteros/gotext"
_ "github.com/mattn/go-sqlite3"
_ "github.com/pelletier/go-toml/v2"
_ "go.bug.st/serial"
_ "golang.org/x/image/vector"
_ "golang.org/x/sync/errgroup"
_ "golang.org/x/sys/unix"
_ "golang.org/x/text/language"
_ "pgregory.net/rapid"
)
