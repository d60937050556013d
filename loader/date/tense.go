package date

import "strings"

// ahead are words that look forward by themselves.
var ahead = map[string]bool{
	"will": true, "shall": true, "won't": true, "scheduled": true, "upcoming": true, "expected": true,
	"slated": true, "due": true, "planned": true, "plans": true, "plan": true, "tentatively": true,
	"forthcoming": true, "deadline": true, "ahead": true, "expires": true, "poised": true, "begins": true,
	"starts": true, "'ll": true, "going": true, "until": true, "by": true,
}

// aheadTo are words that look forward with an infinitive: "set to meet".
var aheadTo = map[string]bool{
	"set": true, "agreed": true, "vowed": true, "promised": true, "wants": true, "hopes": true, "intends": true,
	"prepares": true, "preparing": true, "is": true, "are": true, "pledged": true, "decided": true, "ready": true,
	"invited": true, "urged": true, "asked": true, "ordered": true, "called": true, "likely": true, "expects": true,
	"promises": true, "vows": true, "agree": true, "hoping": true, "hope": true, "want": true, "aims": true,
}

// back are irregular past forms that news is told in; forms in -ed need no list.
var back = map[string]bool{
	"was": true, "were": true, "had": true, "said": true, "told": true, "did": true, "met": true, "held": true,
	"began": true, "took": true, "came": true, "went": true, "made": true, "gave": true, "got": true, "left": true,
	"won": true, "lost": true, "struck": true, "shot": true, "fell": true, "rose": true, "wrote": true, "spoke": true,
	"saw": true, "brought": true, "sent": true, "became": true, "broke": true, "ran": true, "kept": true, "led": true,
	"put": true, "found": true, "hit": true, "fought": true, "flew": true, "drew": true, "paid": true, "sought": true,
	"ago": true, "has": true, "have": true, "been": true, "tweeted": true, "grew": true, "withdrew": true,
}

// reach is how many tokens away a verb still governs a date.
const reach = 14

// tense returns the context's tense, or reads it from the words around the date
// in toks[i:next]: the nearest telling word before it in the sentence, else the
// nearest after. Auto means that no word tells.
func (r *reader) tense(i, next int) Tense {
	if r.ctx.Tense != Auto {
		return r.ctx.Tense
	}
	if r.purpose(i) {
		return Future
	}
	for k := i - 1; k >= 0 && k > i-reach && !r.stop(k); k-- {
		if t := r.tells(k, i); t != Auto {
			return t
		}
	}
	for k := next; k < len(r.toks) && k < next+reach && !r.stop(k); k++ {
		if t := r.tells(k, len(r.toks)); t != Auto && !r.word(k, "by", "until") {
			return t
		}
	}
	for k := i - 2; k >= 0 && k > i-reach && !r.stop(k); k-- {
		if r.word(k, "to") && toDo[r.tok(k+1).word] {
			return Future // a headline: "Chad, Niger to sign treaty on Thursday"
		}
	}
	return Auto
}

// toDo are the verbs of headlines on what is to come.
var toDo = map[string]bool{"sign": true, "meet": true, "hold": true, "visit": true, "begin": true, "start": true, "launch": true, "host": true,
	"resume": true, "vote": true, "attend": true, "discuss": true}

// purpose says whether an infinitive that looks ahead ends before the date:
// "urged them to vote Tuesday", "agreed with Baku to meet on Monday".
func (r *reader) purpose(i int) bool {
	k := i - 2
	if r.word(i-1, "on", "in", "by", "next") {
		k--
	}
	if !r.word(k, "to") || r.thing(k+1) || r.word(k-1, "according", "due", "up", "prior") {
		return false
	}
	for j := k - 1; j >= 0 && j > k-6 && !r.stop(j); j-- {
		if aheadTo[r.tok(j).word] && !r.word(j, "is", "are", "set") {
			return true
		}
	}
	return false
}

// thing says whether token k begins what is agreed to, and no verb: "agreed to a
// truce on Monday".
func (r *reader) thing(k int) bool {
	return r.word(k, "a", "an", "the", "another", "its", "their", "this", "that", "it", "ceasefire", "truce", "talks", "terms")
}

// stop says whether a sentence ends at token k.
func (r *reader) stop(k int) bool {
	switch r.tok(k).word {
	case "?", "!", ";", "”", "“", "\"":
		return true
	case ".":
		return len(r.tok(k-1).word) > 4 && (k+1 >= len(r.toks) || r.tok(k+1).upper)
	}
	return false
}

// tells reads the tense from one word; end bounds what follows it.
func (r *reader) tells(k, end int) Tense {
	w := r.tok(k).word
	switch {
	case strings.HasPrefix(w, "would"):
		return Auto
	case r.word(k-1, "be") && (r.word(k-2, "will", "to", "shall", "must", "should", "can", "could", "may") || r.word(k-2, "not")):
		return Future
	case w == "by" && k < end-2:
		return Auto // "by phone", not "by Monday"
	case ahead[w] || strings.HasSuffix(w, "'ll"):
		return Future
	case aheadTo[w] && k+1 < end && r.word(k+1, "to") && !r.thing(k+2):
		return Future
	case back[w], len(w) > 4 && strings.HasSuffix(w, "ed") && !r.tok(k).upper:
		return Past
	}
	return Auto
}
