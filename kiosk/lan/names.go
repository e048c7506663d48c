package lan

import (
	"senha/assets"
	"senha/assets/locale"
	"senha/kiosk"
)

// languageName returns how staff call a language: in Portuguese, or in English
// on English pages.
func languageName(words locale.Words, tag kiosk.Language) string {
	l, known := assets.LanguageOf(string(tag))
	if !known {
		return string(tag)
	}
	if words.Tag() == locale.Official {
		if name, ok := portuguese[l.Tag]; ok {
			return name
		}
	}
	return l.English
}

// endonym returns a language's name as its speakers write it.
func endonym(tag kiosk.Language) string {
	l, _ := assets.LanguageOf(string(tag))
	return l.Endonym
}

// direction returns whether a language runs "ltr" or "rtl".
func direction(tag kiosk.Language) string {
	if l, ok := assets.LanguageOf(string(tag)); ok {
		return l.Direction
	}
	return "ltr"
}

// portuguese are the languages' names in Portuguese.
var portuguese = map[string]string{
	"pt-PT": "Português", "en": "Inglês", "hi": "Hindi", "bn": "Bengali", "ne": "Nepali", "uk": "Ucraniano",
	"ur": "Urdu", "pa-Guru": "Panjabi (gurmukhi)", "fr": "Francês", "ar": "Árabe", "kea": "Crioulo de Cabo Verde",
	"pov": "Crioulo da Guiné-Bissau", "zh-Hans": "Chinês (mandarim)", "ru": "Russo", "ro": "Romeno", "es": "Espanhol",
	"gu": "Guzerate", "wo": "Uólofe", "ff": "Fula", "mnk": "Mandinga", "fa": "Persa (farsi)", "prs": "Dari", "ps": "Pastó",
	"it": "Italiano", "de": "Alemão", "th": "Tailandês", "tet": "Tétum", "tr": "Turco", "ka": "Georgiano", "bg": "Búlgaro",
	"kmr": "Curdo (kurmanji)", "ckb": "Curdo (sorani)", "ti": "Tigrínia", "am": "Amárico", "so": "Somali", "ln": "Lingala",
	"vi": "Vietnamita", "te": "Telugu", "ta": "Tâmil", "ml": "Malaiala", "pl": "Polaco", "zh-Hant": "Chinês tradicional",
	"hy": "Arménio", "nl": "Neerlandês", "yue": "Cantonês", "wuu": "Xangainês", "wuu-x-wenzhou": "Wenzhou",
	"wuu-x-qingtian": "Qingtian", "sq": "Albanês", "az": "Azerbaijano", "ble": "Balanta", "zgh": "Berbere (tamazight)",
	"rif": "Berbere do Rife", "kab": "Cabila", "ary": "Árabe marroquino", "bs": "Bósnio", "hr": "Croata", "sr": "Sérvio",
	"mk": "Macedónio", "cs": "Checo", "sk": "Eslovaco", "hu": "Húngaro", "el": "Grego", "lt": "Lituano", "lv": "Letão",
	"be": "Bielorrusso", "dyo": "Jola (felupe)", "mfv": "Manjaco", "pbo": "Papel", "snk": "Soninquê", "bm": "Bambara",
	"sus": "Sosso", "kri": "Krio (Serra Leoa)", "ses": "Songai", "ha": "Haúça", "ig": "Igbo", "yo": "Ioruba",
	"pcm": "Pidgin nigeriano", "ak": "Akan (twi)", "kg": "Quicongo", "kmb": "Quimbundo", "umb": "Umbundo",
	"cri": "Forro (São Tomé)", "sw": "Suaíli", "rw": "Quiniaruanda", "om": "Oromo", "gom": "Concani", "mai": "Maithili",
	"bho": "Bhojpuri", "mr": "Marata", "syl": "Sylheti", "pnb": "Panjabi (shahmukhi)", "skr": "Saraiki", "sd": "Sindi",
	"kn": "Canarim", "si": "Cingalês", "my": "Birmanês", "rhg": "Rohingya", "km": "Khmer", "lo": "Laociano",
	"id": "Indonésio", "ms": "Malaio", "fil": "Filipino (tagalo)", "ja": "Japonês", "ko": "Coreano", "mn": "Mongol",
	"bo": "Tibetano", "ug": "Uigur", "kk": "Cazaque", "ky": "Quirguiz", "uz": "Usbeque", "tg": "Tajique", "he": "Hebraico",
	"gn": "Guarani", "qu": "Quéchua", "ht": "Crioulo haitiano", "rom": "Romani", "psr": "Língua Gestual Portuguesa",
}
