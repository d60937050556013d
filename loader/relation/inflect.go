package relation

import (
	"strings"
	"sync"
)

// irregular are the past forms of the lexicon's strong verbs: lemma, past and
// participle.
const irregular = "strike struck stricken; break broke broken; leave left left; cut cut cut; quit quit quit; withdraw withdrew withdrawn; " +
	"make made made; do did done; keep kept kept; hold held held; begin began begun; come came come; go went gone; take took taken; " +
	"fall fell fallen; tear tore torn; bring brought brought; seek sought sought; lead led led; say said said; tell told told; " +
	"write wrote written; agree agreed agreed; rip ripped ripped; scrap scrapped scrapped; pull pulled pulled; hit hit hit; " +
	"die died died; enter entered entered; cancel cancelled cancelled; abide abode abode"

// verbForms gives the lemma of every form of the verbs that rules know. A
// lemmatizer that takes "struck" or "acceded" for a word of its own does no
// harm then.
var verbForms = sync.OnceValue(func() map[string]string {
	forms := map[string]string{}
	add := func(form, lemma string) {
		if _, ok := forms[form]; !ok {
			forms[form] = lemma
		}
	}
	for _, line := range strings.Split(irregular, "; ") {
		f := strings.Fields(line)
		add(f[1], f[0])
		add(f[2], f[0])
	}
	for _, index := range []map[string]deed{onObject, onSubject} {
		for _, word := range sortedKeys(index) {
			verb, _, _ := strings.Cut(word, " ")
			for _, form := range regular(verb) {
				add(form, verb)
			}
		}
	}
	for _, word := range sortedKeys(prescriptions) {
		for _, form := range regular(word) {
			add(form, word)
		}
	}
	for _, word := range sortedKeys(speech) {
		for _, form := range regular(word) {
			add(form, word)
		}
	}
	return forms
})

// regular gives the regular forms of a verb, and those with a doubled consonant.
func regular(verb string) []string {
	stem, n := verb, len(verb)
	switch {
	case strings.HasSuffix(verb, "ee"):
		return []string{verb, verb + "s", verb + "d", verb + "ing"}
	case strings.HasSuffix(verb, "e"):
		stem = verb[:n-1]
		return []string{verb, verb + "s", stem + "ed", stem + "ing"}
	case strings.HasSuffix(verb, "y") && !strings.ContainsRune("aeiou", rune(verb[n-2])):
		stem = verb[:n-1]
		return []string{verb, stem + "ies", stem + "ied", verb + "ing"}
	}
	last := verb[n-1:]
	return []string{verb, verb + "s", verb + "es", verb + "ed", verb + "ing", stem + last + "ed", stem + last + "ing"}
}
