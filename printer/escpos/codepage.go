package escpos

import "fmt"

// CodePage is the parameter n of ESC t, Select character code table.
type CodePage byte

// The tables that cover Portuguese, by their number on Epson's printers.
const (
	PC437   CodePage = 0  // USA: the default after power-on; no ã, õ
	PC850   CodePage = 2  // multilingual
	PC860   CodePage = 3  // Portuguese
	WPC1252 CodePage = 16 // Windows Latin 1
	PC858   CodePage = 19 // multilingual with €
)

func (p CodePage) String() string {
	switch p {
	case PC437:
		return "code page PC437"
	case PC850:
		return "code page PC850"
	case PC860:
		return "code page PC860"
	case WPC1252:
		return "code page WPC1252"
	case PC858:
		return "code page PC858"
	}
	return fmt.Sprintf("code table %d", byte(p))
}

// upper holds the 128 characters from 80h of each table. U+FFFD stands where a
// table has nothing.
var upper = map[CodePage][]rune{
	PC437: []rune("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»" + boxes +
		"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0"),
	PC850: []rune(latin850 + "ı" + latin850b),
	PC858: []rune(latin850 + "€" + latin850b),
	PC860: []rune("ÇüéâãàÁçêÊèÍÔìÃÂÉÀÈôõòÚùÌÕÜ¢£Ù₧ÓáíóúñÑªº¿Ò¬½¼¡«»" + boxes +
		"αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0"),
	WPC1252: []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ\u00a0" +
		"¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ"),
}

const (
	boxes     = "░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
	latin850  = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈ"
	latin850b = "ÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0"
)

func (p CodePage) encode(r rune) (byte, bool) {
	for i, c := range upper[p] {
		if c == r && c != '\uFFFD' {
			return byte(0x80 + i), true
		}
	}
	return 0, false
}

// decode returns the character of b, U+FFFD if the table is unknown or has none.
func (p CodePage) decode(b byte) rune {
	if b < 0x80 {
		return rune(b)
	}
	if t := upper[p]; t != nil {
		return t[b-0x80]
	}
	return '\uFFFD'
}
