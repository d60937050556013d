package entity

import (
	"strings"

	"quoth/graph"
	"quoth/loader/language"
)

// body finds the body that a definite description stands for, or -1: "the
// ministry", "the news agency".
func (t *table) body(tokens []language.Token, p phrase, noun string) int {
	if !p.definite || p.owner >= 0 && !p.bare && t.set.Entities[p.owner].Type == graph.Person {
		return -1
	}
	if p.owner >= 0 && !upper(tokens[p.head].Form) && !possessive(tokens, p.head-1) && t.set.Entities[p.owner].Type == graph.Organization && (noun == "group" || noun == "movement" || noun == "militia" || noun == "organization" || noun == "organisation" || noun == "party") {
		return p.owner // "the smaller ELN guerrilla group"
	}
	return t.recent(p, func(n int, e *Entity) bool {
		if e.Type != graph.Organization || p.country != "" && e.Country != "" && p.country != e.Country {
			return false
		}
		if noun == "group" && t.armed(tokens, p) {
			return t.militant(n) && !t.christens(tokens, p)
		}
		if t.notes[n][noun] && !(noun == "agency" && t.reports(e.Name)) {
			return true
		}
		switch noun {
		case "newspaper", "paper", "daily", "outlet", "magazine":
			return t.outlet(e.Name)
		case "airline", "carrier":
			return t.called(e, airlines) && !t.called(e, unions)
		case "lender":
			return t.called(e, lenders)
		case "union":
			return t.called(e, unions)
		}
		if makers[noun] || noun == "company" || noun == "firm" || noun == "corporation" {
			last := strings.ToLower(e.Name[strings.LastIndex(e.Name, " ")+1:])
			b := t.bodies[last]
			return !t.reports(e.Name) && (last == "bank" || last == "group" || !b.Complement && !capitals(e.Name)) && !t.civic(e)
		}
		low := strings.ToLower(e.Name)
		if p.head > p.first {
			if kin := trades[strings.ToLower(tokens[p.head-1].Form)+" "+noun]; kin != nil {
				return t.called(e, kin)
			}
		}
		if kin := generic[noun]; kin != nil && p.bare {
			for _, w := range strings.Fields(low) {
				if kin[w] {
					return true
				}
			}
			return noun == "agency" && capitals(e.Name) && !t.reports(e.Name)
		}
		if !strings.Contains(low, noun) {
			return false
		}
		for _, w := range strings.Fields(low) {
			if w == noun {
				return t.fits(tokens, p, low)
			}
		}
		return false
	})
}

// airlines, lenders and unions are words in the names of those.
var (
	airlines = words("airlines airline airways air aviation lufthansa klm ryanair qantas aeroflot")
	lenders  = words("bank bancorp credit savings financial")
	unions   = words("union unions workers association federation brotherhood teamsters guild congress")
)

// civic reports whether the first noun of a body's name says that it is no company:
// "Association of X".
func (t *table) civic(e *Entity) bool {
	first, _, cut := strings.Cut(e.Name, " of ")
	if !cut {
		if first, _, cut = strings.Cut(e.Name, " for "); !cut {
			return false
		}
	}
	noun := strings.ToLower(first[strings.LastIndex(first, " ")+1:])
	return t.bodies[noun].Complement && noun != "bank"
}

// armed reports whether a phrase speaks of a militant group.
func (t *table) armed(tokens []language.Token, p phrase) bool {
	for k := p.first; k < p.head; k++ {
		switch strings.ToLower(tokens[k].Form) {
		case "militant", "islamist", "armed", "rebel", "jihadist", "extremist", "terrorist", "insurgent", "guerrilla", "shiite", "sunni":
			return true
		}
	}
	return false
}

// generic gives, for nouns that stand for bodies of several kinds, the words in
// the names of those.
var generic = map[string]map[string]bool{
	"agency": words("agency bureau department ministry administration service services office commission authority"),
	"group": words(`group association committee coalition society foundation union council league alliance front movement
		network institute center centre fund watch international brotherhood collective campaign`),
	"organization": words(`organization organisation association committee society foundation council league alliance fund watch
		international federation institute union`),
	"bloc": words("union community league council association asean alliance"),
}

// trades gives, for what bodies do, the words in the names of those that do it.
var trades = map[string]map[string]bool{
	"refugee agency": words("unhcr unrwa refugee refugees"), "rights group": words("rights amnesty liberties"),
	"rights body": words("rights"), "rights organisation": words("rights amnesty liberties"), "rights organization": words("rights amnesty liberties"),
	"rights watchdog": words("rights amnesty"), "health agency": words("health"), "health body": words("health"),
	"food agency": words("food"), "nuclear watchdog": words("iaea atomic nuclear"), "space agency": words("nasa space esa isro roscosmos"),
	"weather agency": words("weather meteorological"), "weather office": words("weather meteorological"),
	"police force": words("police constabulary"), "labour union": words("union workers"), "labor union": words("union workers"),
}

// called reports whether a word of a body's names is among some.
func (t *table) called(e *Entity, some map[string]bool) bool {
	for _, name := range append([]string{e.Name}, e.Names...) {
		for _, w := range strings.Fields(strings.ToLower(name)) {
			if some[w] {
				return true
			}
		}
	}
	return false
}

// fits reports whether the modifiers of a phrase stand in a body's name: "the
// news agency" is no police agency.
func (t *table) fits(tokens []language.Token, p phrase, name string) bool {
	for k := p.first; k < p.head; k++ {
		w := strings.ToLower(tokens[k].Form)
		if t.words[tokens[k].Form]&stopWord != 0 || w == "the" || possessive(tokens, k) || dash(w) || len(w) < 3 || k+1 < len(tokens) && dash(tokens[k+1].Form) || k > 0 && dash(tokens[k-1].Form) {
			continue
		}
		if e, ok := t.places.of[tokens[k].Form]; ok && e.Form == adjective {
			continue
		}
		if !strings.Contains(name, w) {
			return false
		}
	}
	return true
}

// reports reports whether a name is that of an outlet or a news agency, which an
// article seldom means by "the agency" or "the company".
func (t *table) reports(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	return t.words[first]&wireWord != 0 || t.outlet(name)
}

// outlet reports whether a name is that of a newspaper, agency or station.
func (t *table) outlet(name string) bool {
	if t.outlets[name] {
		return true
	}
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if t.bodies[w].Outlet || w == "news" || w == "press" {
			return true
		}
	}
	return false
}
