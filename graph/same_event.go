package graph

import (
	"fmt"
	"slices"
	"strings"
)

// scene is an article's account of an event, ready to be compared with
// another's. Participants and place are representatives.
type scene struct {
	*EventNode
	width width
	tolls []string // in words: "145 killed"
}

// width is how much room a place leaves for several events of one day.
type width int

const (
	anywhere width = iota // no place is given
	wide                  // a country, region or territory
	town
	site // a building, a road
)

func widthOf(place *EntityNode) width {
	if place == nil {
		return anywhere
	}
	switch place.Type {
	case City, Place:
		return town
	case Site, Facility, Road:
		return site
	}
	return wide
}

// alike says how sure it is that two accounts are of one event, in percent, and
// why; 0 where too little speaks for it or anything against it. Kind and day
// are never enough. It is symmetric, and follows from the two accounts alone.
func (s *scene) alike(o *scene) (percent int, reasons []string) {
	when, ok := s.sameTime(o)
	if s.Kind != o.Kind || s.Article == o.Article || !ok || s.elsewhere(o) {
		return 0, nil
	}
	points := 0
	because := func(n int, reason string) { points, reasons = points+n, append(reasons, reason) }
	because(0, "both are of "+when)
	switch width := min(s.width, o.width); {
	case width == site:
		because(2, "both at "+spoken(min(s.Place, o.Place)))
	case width == town || width == wide && s.Kind == Operation:
		because(1, "both in "+spoken(min(s.Place, o.Place)))
	}
	need, ok := 2, false
	switch s.Kind {
	case Attack, Operation:
		need, ok = s.armed(o, because)
	default:
		ok = s.met(o, because)
	}
	if !ok || points < need {
		return 0, nil
	}
	return min(95, 60+10*points), reasons
}

// sameTime says whether two events are of one day, or an operation of the month
// that the other's day lies in.
func (s *scene) sameTime(o *scene) (when string, ok bool) {
	day := func(d Date) bool { return d != "" && d.First() == d.Last() }
	a, b := s.Date, o.Date
	switch {
	case day(a) && day(b):
		return string(a), a == b
	case s.Kind != Operation || len(a) < len("2006-01") || len(b) < len("2006-01"):
		return "", false
	case a.First() <= b.First() && b.Last() <= a.Last():
		return string(b), true
	}
	return string(a), b.First() <= a.First() && a.Last() <= b.Last()
}

// elsewhere says whether two events were in places that are not the same: of
// one width, since a town lies in some country.
func (s *scene) elsewhere(o *scene) bool {
	return s.width == o.width && s.width != anywhere && !samePlace(s.Place, o.Place)
}

// samePlace compares the keys of places that may be spelled in two ways, or
// stand once without their first word: Karabakh, Nagorno-Karabakh.
func samePlace(a, b string) bool {
	if a == b {
		return true
	}
	x, y := slugWords(a), slugWords(b)
	if len(x) == len(y) {
		for i := range x {
			if likeGiven(x[i], y[i]) < spelled {
				return false
			}
		}
		return true
	}
	return (subset(x, y) || subset(y, x)) && !apartByWord(a, b)
}

func (s *scene) having(role EventRole) []string {
	var out []string
	for _, p := range s.Participants {
		if p.Role == role && !slices.Contains(out, p.Entity) {
			out = append(out, p.Entity)
		}
	}
	return out
}

// met weighs who took part: those of the account that names fewer must be among
// those of the other. Where it names fewer, or countries alone, which send many
// delegations, the place must be the same; a briefing is known by who gives it.
func (s *scene) met(o *scene, because func(int, string)) bool {
	few, many := s.having(Participates), o.having(Participates)
	if len(few) > len(many) {
		few, many = many, few
	}
	here, persons := min(s.width, o.width) >= town, 0
	var with []string
	for _, a := range few {
		i := slices.IndexFunc(many, func(b string) bool { return sameActor(a, b) })
		if i < 0 {
			return false
		}
		if !strings.HasPrefix(a, "country:") {
			persons++
		}
		with = append(with, spoken(min(a, many[i])))
	}
	if len(few) == 0 || !here && (persons == 0 || len(few) < len(many) && s.Kind != Briefing) {
		return false
	}
	slices.Sort(with)
	n := len(few)
	if s.Kind == Briefing {
		n = max(2, n)
	}
	because(n, "in both take part "+strings.Join(with, " and "))
	return true
}

// armed weighs who attacked and what, by which weapon and at what cost. One town
// has seldom two attacks in a day, but many in a war; those of an army want more
// in common, and so do those whose dead are not as many.
func (s *scene) armed(o *scene, because func(int, string)) (need int, ok bool) {
	x, y := weapons(s.Name), weapons(o.Name)
	if len(x) > 0 && len(y) > 0 && !meet(x, y) {
		return 0, false
	}
	switch {
	case s.Kind == Attack && (ofWar(x, s.Name) || ofWar(y, o.Name)):
		need = 3
	case s.Kind == Attack && min(s.width, o.width) >= town && (len(s.tolls) == 0 || len(o.tolls) == 0):
		need = 1
	default:
		need = 2
	}
	for _, role := range []EventRole{Agent, Target} {
		a, b := s.having(role), o.having(role)
		if len(a) == 0 || len(b) == 0 {
			continue
		}
		who := ""
		for _, x := range a {
			for _, y := range b {
				if sameActor(x, y) || stateOf(x) != "" && stateOf(x) == stateOf(y) {
					who = max(who, max(x, y))
				}
			}
		}
		if who == "" {
			return 0, false
		}
		because(1, fmt.Sprintf("in both %s is the %s", spoken(who), role))
	}
	for _, t := range s.tolls {
		if slices.Contains(o.tolls, t) {
			because(1, "both tell of "+t)
			break
		}
	}
	return need, s.Place != "" && o.Place != "" || len(s.having(Target)) > 0 && len(o.having(Target)) > 0
}

// sameActor says whether two keys are one, or two names that one person can
// have: whoever meets the same people on the same day.
func sameActor(a, b string) bool {
	if a == b {
		return true
	}
	if !strings.HasPrefix(a, "person:") || !strings.HasPrefix(b, "person:") {
		return false
	}
	n, o := nameOf(a), nameOf(b)
	return len(n.given)+len(o.given) > 0 && n.like(o) > unlike
}

// stateOf is the state that a key names or that it names the armed forces or
// another organ of, "" for none.
func stateOf(key string) string {
	if state, ok := strings.CutPrefix(key, "country:"); ok {
		return state
	}
	if i := strings.LastIndex(key, "-of-"); i >= 0 && organ(key) != "" {
		return strings.TrimPrefix(key[i+len("-of-"):], "the-")
	}
	return ""
}

// weapons are what an event's name says that an attack was made with.
func weapons(name string) []string {
	var out []string
	for _, w := range strings.Fields(Fold(name)) {
		if by, ok := arms[strings.TrimSuffix(w, "s")]; ok && !slices.Contains(out, by) {
			out = append(out, by)
		}
	}
	return out
}

var arms = map[string]string{"drone": "drone", "missile": "missile", "rocket": "rocket", "artillery": "artillery", "shelling": "artillery",
	"bombardment": "artillery", "airstrike": "aircraft", "air": "aircraft", "shooting": "gun", "gun": "gun",
	"stabbing": "knife", "knife": "knife", "machete": "knife", "suicide": "bomb", "bomb": "bomb", "bombing": "bomb", "car": "bomb", "arson": "fire"}

// ofWar says whether armies attack so, day after day.
func ofWar(weapons []string, name string) bool {
	return strings.Contains(Fold(name), "strike") || meet(weapons, []string{"drone", "missile", "rocket", "artillery", "aircraft"})
}
