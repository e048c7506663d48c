package escpos

import "fmt"

// CodePage is the parameter n of ESC t, Select character code table.
type CodePage byte

// Tables by their number on Epson's printers ("Character Code Tables").
const (
	PC437   CodePage = 0  // USA: the default after power-on; no ã, õ
	PC850   CodePage = 2  // multilingual
	PC860   CodePage = 3  // Portuguese
	WPC1252 CodePage = 16 // Windows Latin 1
	PC866   CodePage = 17 // Cyrillic
	PC852   CodePage = 18 // Latin 2
	PC858   CodePage = 19 // multilingual with €
	WPC1250 CodePage = 45 // Windows Latin 2
	WPC1251 CodePage = 46 // Windows Cyrillic
	WPC1254 CodePage = 48 // Windows Turkish
)

var pageNames = map[CodePage]string{PC437: "PC437", PC850: "PC850", PC860: "PC860", WPC1252: "WPC1252", PC866: "PC866",
	PC852: "PC852", PC858: "PC858", WPC1250: "WPC1250", WPC1251: "WPC1251", WPC1254: "WPC1254"}

func (p CodePage) String() string {
	if n, ok := pageNames[p]; ok {
		return "code page " + n
	}
	return fmt.Sprintf("code table %d", byte(p))
}

// Has says whether the table has every character of s.
func (p CodePage) Has(s string) bool {
	for _, r := range s {
		if r >= ' ' && r < 0x7F {
			continue
		}
		if _, ok := p.encode(r); !ok {
			return false
		}
	}
	return true
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
	PC852:   []rune("ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0"),
	PC866:   []rune("АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмноп░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀рстуфхцчшщъыьэюяЁёЄєЇїЎў°∙·√№¤■\u00a0"),
	WPC1250: []rune("€\uFFFD‚\uFFFD„…†‡\uFFFD‰Š‹ŚŤŽŹ\uFFFD‘’“”•–—\uFFFD™š›śťžź\u00a0ˇ˘Ł¤Ą¦§¨©Ş«¬\u00ad®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľżŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙"),
	WPC1251: []rune("ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\uFFFD™љ›њќћџ\u00a0ЎўЈ¤Ґ¦§Ё©Є«¬\u00ad®Ї°±Ііґµ¶·ё№є»јЅѕїАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя"),
	WPC1254: []rune("€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFD\uFFFD\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFD\uFFFDŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏĞÑÒÓÔÕÖ×ØÙÚÛÜİŞßàáâãäåæçèéêëìíîïğñòóôõö÷øùúûüışÿ"),
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
