package article

import (
	"strings"
	"unicode"
)

// languages are the commonest function words of languages in Latin script, and
// of the two largest in Cyrillic.
var languages = []struct {
	tag   string
	words map[string]bool
}{
	{"en", set("the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from", "it", "he", "said")},
	{"fr", set("le", "la", "les", "des", "et", "du", "une", "est", "que", "dans", "pour", "qui", "sur", "au", "par", "pas", "avec")},
	{"de", set("der", "die", "und", "das", "den", "von", "zu", "mit", "dem", "ist", "nicht", "ein", "eine", "auf", "für", "sich", "im")},
	{"es", set("el", "los", "las", "de", "que", "y", "en", "del", "por", "con", "para", "una", "su", "se", "es", "al")},
	{"it", set("il", "di", "che", "è", "della", "per", "non", "una", "con", "del", "gli", "nel", "alla", "sono", "dei")},
	{"pt", set("o", "os", "que", "do", "da", "em", "um", "uma", "para", "com", "não", "no", "na", "dos", "ao", "por")},
	{"nl", set("de", "het", "een", "van", "en", "dat", "niet", "zijn", "op", "te", "met", "voor", "aan", "ook", "door")},
	{"tr", set("ve", "bir", "bu", "için", "ile", "olarak", "da", "olan", "çok", "daha", "sonra", "gibi")},
	{"pl", set("i", "w", "na", "się", "z", "nie", "do", "że", "jest", "o", "jak", "po", "przez", "dla")},
	{"az", set("və", "bu", "bir", "ilə", "üçün", "də", "olan", "edib", "olub", "görə")},
	{"ru", set("и", "в", "не", "на", "что", "с", "по", "как", "из", "для", "это", "его", "от")},
	{"uk", set("і", "в", "не", "на", "що", "з", "та", "до", "як", "за", "про", "є", "від")},
}

// scripts tell the language by themselves.
var scripts = []struct {
	tag   string
	table *unicode.RangeTable
}{
	{"ja", unicode.Hiragana}, {"ja", unicode.Katakana}, {"ko", unicode.Hangul}, {"zh", unicode.Han}, {"ar", unicode.Arabic},
	{"he", unicode.Hebrew}, {"el", unicode.Greek}, {"hy", unicode.Armenian}, {"ka", unicode.Georgian}, {"th", unicode.Thai},
	{"hi", unicode.Devanagari},
}

// sample is how much of the text tells its language.
const sample = 20000

// language returns the language of the text as a BCP 47 tag, "und" where its
// function words do not tell.
func language(content string) string {
	content = content[:min(len(content), sample)]
	if tag := byScript(content); tag != "" {
		return tag
	}
	counts := make([]int, len(languages))
	words := 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(content), func(c rune) bool { return !unicode.IsLetter(c) }) {
		words++
		for i := range languages {
			if languages[i].words[w] {
				counts[i]++
			}
		}
	}
	best := 0
	for i, n := range counts {
		if n > counts[best] {
			best = i
		}
	}
	if counts[best]*20 < words || counts[best] == 0 {
		return "und"
	}
	return languages[best].tag
}

// byScript returns the language whose script a third of the letters are in.
func byScript(content string) string {
	letters := 0
	counts := make([]int, len(scripts))
	for _, c := range content {
		if c < 0x370 || !unicode.IsLetter(c) {
			if unicode.IsLetter(c) {
				letters++
			}
			continue
		}
		letters++
		for i := range scripts {
			if unicode.Is(scripts[i].table, c) {
				counts[i]++
				break
			}
		}
	}
	for i, n := range counts {
		if n*3 > letters && n > 0 || scripts[i].tag == "ja" && n*10 > letters {
			return scripts[i].tag
		}
	}
	return ""
}
