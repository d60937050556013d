package relation

import (
	"maps"
	"slices"
	"strings"

	"quoth/graph"
)

// agreementNouns gives the kind of agreement that a noun, by lemma, names.
var agreementNouns = map[string]graph.AgreementKind{
	"accord": graph.Accord, "agreement": graph.Accord, "concordat": graph.Accord,
	"ceasefire": graph.Ceasefire, "cease-fire": graph.Ceasefire, "truce": graph.Ceasefire, "armistice": graph.Ceasefire,
	"treaty": graph.Treaty, "pact": graph.Pact, "compact": graph.Pact, "entente": graph.Pact,
	"statement": graph.Statement, "declaration": graph.Statement, "communique": graph.Statement, "communiqué": graph.Statement,
	"memorandum": graph.Memorandum, "mou": graph.Memorandum,
	"protocol":   graph.Protocol,
	"convention": graph.Convention, "covenant": graph.Convention, "charter": graph.Convention,
	"deal": graph.Deal,
}

// titleNouns gives the kind of agreement that a noun names as the head of a
// capitalized title, where somebody signs, brokers or leaves it: "the Trans-Pacific
// Partnership". Elsewhere such a title may be anything.
var titleNouns = map[string]graph.AgreementKind{
	"partnership": graph.Pact, "initiative": graph.Accord, "plan of action": graph.Accord, "act": graph.Accord,
	"roadmap": graph.Accord, "framework": graph.Accord, "understanding": graph.Memorandum, "principles": graph.Statement, "statute": graph.Convention,
}

// acronyms gives the kinds of the agreements that news calls by their initials.
var acronyms = map[string]graph.AgreementKind{
	"JCPOA": graph.Accord, "JCPoA": graph.Accord, "NAFTA": graph.Accord, "USMCA": graph.Accord, "TPP": graph.Pact,
	"CPTPP": graph.Pact, "RCEP": graph.Pact, "AUKUS": graph.Pact, "ACTA": graph.Accord, "AfCFTA": graph.Accord,
	"NPT": graph.Treaty, "CTBT": graph.Treaty, "CFE": graph.Treaty, "UNCLOS": graph.Convention, "CEPA": graph.Accord,
	"GSOMIA": graph.Pact, "TTIP": graph.Pact, "CAFTA": graph.Accord, "START": graph.Treaty,
}

// act is what a word does with an agreement.
type act int

const (
	neutral   act = iota
	signs         // the subject binds itself
	agrees        // the subject binds itself, if there are two of them
	joins         // the subject becomes one of the parties
	leaves        // the subject is or was one of the parties
	mediates      // the subject brings it about between others
	yields        // the subject, no party, comes to it: "the war ended with a truce"
	upholds       // the subject keeps to it
	breaks        // it is not kept
	proposes      // it is wished for, offered or refused
	discusses     // it is talked about
	ends          // it is over
	enters        // it holds
)

// deed is an act with the status that it gives the agreement, and the words
// for it: lemmas, each with the particle and preposition that it wants.
type deed struct {
	act    act
	status graph.AgreementStatus
	words  string
}

// onObject is what verbs do with the agreement that is their object.
var onObject = table([]deed{
	{signs, graph.Signed, "sign; cosign; co-sign; initial; ink; ratify; sign up to; sign onto; sign on to; sign off on"},
	{signs, graph.Reached, "reach; conclude; strike; clinch; seal; secure; finalise; finalize; forge; hammer out; thrash out; hammer; " +
		"achieve; adopt; cut; close; renew; extend; complete; arrive at; enter; enter into; agree upon; work out; negotiate an end to; establish; institute"},
	{agrees, graph.Reached, "agree; agree to; agree on; agree in principle on; agree in principle to; announce; accept; approve; make; do; unveil; declare; commit to; consent to; assent to; endorse"},
	{joins, "", "join; rejoin; accede to; adhere to; subscribe to; re-enter; re-join; belong to; become party to; enter into with"},
	{leaves, "", "leave; quit; exit; renounce; abandon; withdraw from; pull out of; pull from; participate in; take part in; remain in; stay in; walk away from; back out of; " +
		"drop out of; abrogate; repudiate; opt out of; suspend; suspend participation in"},
	{mediates, graph.Reached, "broker; mediate; facilitate; orchestrate; engineer"},
	{mediates, "", "guarantee; sponsor; oversee; supervise; monitor"},
	{yields, graph.Reached, "end with; end in; end by; conclude with; culminate in; result in; lead to; finish with; produce; yield; bring about; bring"},
	{upholds, "", "uphold; honour; honor; respect; observe; implement; fulfil; fulfill; enforce; abide by; comply with; stick to; keep to; preserve; maintain; safeguard; have"},
	{breaks, graph.Violated, "violate; breach; break; flout; infringe; contravene; defy; renege on; cheat on"},
	{proposes, graph.Proposed, "propose; offer; suggest; demand; urge; seek; want; request; draft; reject; refuse; consider; table; float; " +
		"call for; push for; appeal for; press for; plead for; hope for; ask for; advocate; favour; favor; need; envisage; oppose"},
	{discusses, graph.Negotiated, "negotiate; discuss; pursue; debate; work on; work toward; work towards; aim for; talk about; near; " +
		"move toward; move towards; strive for; explore; broach"},
	{ends, graph.Ended, "end; terminate; cancel; annul; revoke; void; scrap; shred; tear up; rip up; call off; nullify"},
})

// onSubject is what verbs do with the agreement that is their subject.
var onSubject = table([]deed{
	{ends, graph.Ended, "expire; collapse; end; lapse; fail; unravel; crumble; break down; fall apart; fall through; die"},
	{enters, graph.InForce, "hold; begin; start; take effect; come into force; come into effect; enter into force; go into effect; " +
		"go into force; enter force; remain in force; be in force; stay in force; remain in effect; be in effect"},
})

// onNoun is what nouns do with the agreement that hangs on them: "the signing
// of the treaty", "truce talks". A noun that is not here ends the reading:
// critics of a treaty do nothing with it.
var onNoun = table([]deed{
	{neutral, "", "provision; term; clause; article; text; implementation; obligation; commitment; anniversary; importance; framework; part; " +
		"condition; version; content; scope; rule; requirement; enforcement; stage; phase; observance; compliance; conclusion; detail; " +
		"round; series; list; establishment; review; announcement; declaration; violator; benefit"},
	{joins, "", "party; member; participant; accession; ratification"},
	{joins, graph.Signed, "signatory"},
	{signs, graph.Signed, "signing; signature"},
	{leaves, "", "withdrawal; exit; departure; participation"},
	{mediates, "", "mediator; broker; guarantor; facilitator; mediation"},
	{discusses, graph.Negotiated, "talk; negotiation; discussion; prospect; hope; effort; push; bid; drive; progress; possibility; chance; work"},
	{proposes, graph.Proposed, "proposal; call; draft; offer; plan; demand; appeal; rejection; idea; need"},
	{breaks, graph.Violated, "violation; breach; infringement; contravention"},
	{ends, graph.Ended, "end; collapse; expiry; termination; failure; breakdown; expiration; demise"},
})

// brokered are the participles that make the noun before them a mediator:
// "a Swiss-brokered truce".
var brokered = words("brokered; mediated; sponsored; negotiated; supervised; monitored; facilitated; guaranteed; arranged")

// unreal are the words, by lemma, under which a deed has not come about:
// "refused to sign", "is unlikely to be signed".
var unreal = words("refuse; decline; want; hope; plan; intend; expect; urge; try; seek; propose; offer; demand; fail; threaten; vow; ask; " +
	"wish; promise; pledge; aim; prepare; consider; call; press; push; fear; doubt; deny; reject; attempt; likely; unlikely; ready; willing; " +
	"close; able; unable; unwilling; reluctant; set; due; possible; impossible; eager; keen; need; have; call; chance; effort; plan; talk; bid; " +
	"hope; proposal; attempt; offer; deadline; schedule; slate; poise; verge; brink; cusp; eve; abort; cancel; postpone; delay; block; boycott; skip; pressure; way; opportunity; discuss; negotiate; invite; encourage; allow")

// modals make a deed unreal.
var modals = words("will; would; could; may; might; should; must; can; shall; 'll; 'd; wo; ca")

// denials turn a deed into its opposite.
var denials = words("not; n't; n’t; never; no; neither; nor; without; hardly; barely")

// waverings are the verbs, among the unreal ones, whose subject does not mean to do it.
var waverings = words("refuse; decline; fail; deny; reject; dismiss; refute; rebut; unlikely; unable; unwilling; reluctant; doubt; fear; threaten")

// refusals are the verbs, by lemma, of one who will have nothing of an agreement.
var refusals = words("reject; refuse; oppose; dismiss")

// intentions are the words, by lemma, among the unreal ones, whose subject is to do it.
var intentions = words("will; shall; 'll; would; plan; intend; promise; pledge; vow; prepare; ready; set; due; expect; schedule; slate; poise; verge; " +
	"brink; cusp; eve; agree; close; threaten; decide; willing; offer")

// wishes are the verbs, by lemma, with a clause for what has not come about: "would
// have preferred that Iceland joined".
var wishes = words("prefer; wish; hope; suggest; propose; demand; recommend; request; imagine; want; insist; suppose; ask; urge; expect")

// parleys are the verbs, by lemma, for what two agree to do before they agree to anything.
var parleys = words("meet; talk; discuss; speak; consult; return; disagree; differ; wait; consider; sit; convene; debate; continue")

// hearsay are the nouns, by lemma, for what is told and may be denied.
var hearsay = words("report; claim; rumor; rumour; allegation; suggestion; speculation; assertion")

// speech are verbs, by lemma, whose subject reports.
var speech = words("say; state; announce; declare; confirm; report; tell; add; claim; assert; note; reveal; disclose; acknowledge; insist; " +
	"write; tweet; post; maintain; explain; stress; emphasise; emphasize; inform; mention; indicate; agree")

// actorNouns are the heads, by lemma, of unnamed actors that can bind
// themselves.
var actorNouns = words("government; authority; rebel; separatist; insurgent; militant; force; army; military; militia; group; side; party; country; " +
	"nation; union; company; firm; ministry; faction; leader; state; power; administration; regime; junta; council; opposition; guerrilla; " +
	"fighter; tribe; clan; gang; cartel; bloc; coalition; alliance; movement; organization; organisation; parliament; kingdom; republic; " +
	"contingent; peacekeeper; troop; command; leadership; representative; delegation; envoy; mediator; diplomat; negotiator; commander; neighbour; neighbor; " +
	"rival; foe; ally; agency; bank; airline; operator; producer; manufacturer; maker; federation; confederation; association; league; enemy; " +
	"warlord; city; province; territory; island; member; signatory; president; minister; capital; resident; mission; officials; official")

// bodies are plurals of actor nouns that are no verbs, whatever their tag.
var bodies = words("representatives; authorities; governments; factions; separatists; militants; peacekeepers; troops; officials; ministers; " +
	"presidents; leaders; countries; nations; parties; insurgents; guerrillas; delegations; envoys; diplomats; negotiators; commanders; militaries; militias")

// armed are the nouns, by lemma, that stand behind the name of a movement:
// "Hamas militants", "the ELN guerrilla group".
var armed = words("rebel; guerrilla; group; militant; fighter; insurgent; militia; movement; faction; separatist; gunman; force; side")

// intermediaries are the nouns, by lemma, of those who stand by an agreement
// that others make.
var intermediaries = words("mediator; broker; facilitator; intermediary; observer; guarantor; witness; sponsor; host; moderator; monitor")

// assents are the verbs, by lemma, for what is done with an agreement after the day it is made.
var assents = words("ratify; endorse; approve")

// mediating are the nouns, by lemma, for what mediators do.
var mediating = words("mediation; facilitation; auspices; brokerage; arbitration; sponsorship")

// vagueGroups are the nouns, by lemma, for the sides of an agreement that tell
// nothing of who they are.
var vagueGroups = words("faction; party; side; member; country; nation; rival; enemy; foe; other")

// pasts are past forms that are no nouns, whatever their tag.
var pasts = words("drew; gave; took; came; went; fell; met; won; began; brought; sent; grew; rose; became; kept; made; said; threw; drove")

// headlineVerbs are the verbs of headlines that a tagger takes for nouns.
var headlineVerbs = words("sign; signs; ink; inks; seal; seals; reach; agree; strike; strikes; near; broker; brokers")

// bargaining are the verbs, by lemma, of two who do something with their talks.
var bargaining = words("conclude; complete; finalise; finalize; finish; hold; start; launch; open; begin; commence; resume; continue; restart")

// fronts are the nouns, by lemma, that speak for the body named after their "of".
var fronts = words("command; leadership; headquarters; general; staff; side")

// offices are the nouns, by lemma, of those who sign for a country.
var offices = words("president; leader; minister; premier; king; queen; emir; sultan; chancellor; ruler; government; representative; official; " +
	"envoy; diplomat; ambassador; delegation; negotiator; parliament; authority; administration; prime; foreign; secretary; chief; " +
	"counterpart; side; monarch; dictator; crown; prince")

// agents are the other nouns, by lemma, of those who sign for the body named
// after them: "negotiators from Hamas".
var agents = words("commander; head; delegate; team; group; mission; emissary; chairman; chief")

// quarrels are the nouns, by lemma, for what the sides of a ceasefire end.
var quarrels = words("war; fighting; conflict; hostility; violence; clash; dispute; standoff; bloodshed; feud; battle; tension; crisis; row")

// termNouns are the nouns, by lemma, for what an agreement consists of.
var termNouns = words("term; provision; phase; stage; condition; clause; article; paragraph; text; point; section; draft; stipulation; rule")

// dues are the nouns, by lemma, behind which "under the treaty" tells whose or
// what they are, and the verbs behind which it tells what is meant.
var dues = words("obligation; commitment; right; duty; responsibility; pledge; promise; requirement; undertaking; agreement; status; deadline; " +
	"limit; target; quota; step; measure; work; live; operate; protection; share; base; role; payment")

// bindings are the participles of what one is bound or free to do.
var bindings = words("required; obliged; obligated; bound; allowed; permitted; entitled; forbidden; prohibited; banned; barred; committed; " +
	"supposed; mandated; authorized; authorised; exempt; exempted; free; limited; restricted")

// undertakings are the verbs, by lemma, by which a party binds itself in an agreement.
var undertakings = words("agree; undertake; commit; pledge; promise; vow; renounce")

// procedures are the nouns, by lemma, for what an agreement itself needs or is.
var procedures = words("approval; ratification; consent; signature; support; backing; patience; courage; trust; vote; time; effort; question; " +
	"compromise; goodwill; endorsement; attention; discussion; debate; work; adoption; entry; implementation; concern; doubt; hope; it; themselves")

// prescriptions are the verbs, by lemma, by which an agreement provides something.
var prescriptions = prescribing(map[string]prescription{
	"stipulate; specify; guarantee":        {clauseForm | objectForm, graph.Asserts},
	"state; say; declare":                  {clauseForm, graph.Asserts},
	"provide":                              {clauseForm | forForm, graph.Asserts},
	"call":                                 {forForm, graph.Demands},
	"envisage; envision; foresee; include": {objectForm, graph.Asserts},
	"require; oblige; obligate; compel; mandate; forbid; prohibit; ban; outlaw; bar; restrict; limit; cap": {clauseForm | predicateForm, graph.Demands},
	"commit; bind": {predicateForm, graph.Promises},
	"establish":    {predicateForm, graph.Asserts},
	"allow; permit; entitle; authorize; authorise; exempt; grant; eliminate; abolish": {predicateForm | forForm, graph.Asserts},
})

// prescribing indexes prescriptions by verb.
func prescribing(verbs map[string]prescription) map[string]prescription {
	index := map[string]prescription{}
	for list, d := range verbs {
		for verb := range words(list) {
			index[verb] = d
		}
	}
	return index
}

// generics are the words of an agreement's name that many agreements share.
var generics = words("the; a; an; of; on; and; for; in; to; new; final; joint; trilateral; bilateral; tripartite; quadrilateral; multilateral; " +
	"peace; framework; interim; comprehensive; free; trade; truce; ceasefire; cease-fire; cease; fire; armistice; treaty; pact; compact; entente; " +
	"accord; accords; agreement; agreements; deal; deals; convention; protocol; charter; covenant; statement; declaration; communique; " +
	"communiqué; memorandum; memoranda; mou; understanding; security; defence; defense; military; economic; cooperation; mutual; nuclear; arms; " +
	"gas; oil; grain; border; prisoner; hostage; historic; landmark; humanitarian; temporary; permanent; partial; full; draft; additional; " +
	"strategic; partnership; nonaggression; non-aggression; friendship; extradition; climate; fisheries; maritime; investment; tax; power-sharing")

// table indexes deeds by word; a word stands in one deed of a table.
func table(deeds []deed) map[string]deed {
	index := map[string]deed{}
	for _, d := range deeds {
		for _, word := range strings.Split(d.words, "; ") {
			if _, ok := index[word]; ok {
				panic("relation: two deeds for " + word)
			}
			index[word] = d
		}
	}
	return index
}

// sortedKeys gives the keys of an index in order.
func sortedKeys[T any](index map[string]T) []string {
	return slices.Sorted(maps.Keys(index))
}

// words makes a set of a list.
func words(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Split(list, "; ") {
		set[word] = true
	}
	return set
}
