package main

// kind is what sort of event it is and what is said of it. A word in braces is
// filled in for each event.
type kind struct {
	titles, leads, plain []string
	facts                []fact
}

// fact is something that people say, in several wordings, and its contrary.
type fact struct{ says, contrary []string }

// What somebody says goes into {says}, at the head of a sentence {Says}.
var (
	reports = []string{"{who} said that {says}.", "{who} said {says}.", "“{Says},” {who} said.", "According to {who}, {says}.",
		"{who} told reporters on {when} that {says}.", "{Says}, {who} said.", "{who} confirmed that {says}.",
		"{who} warned that {says}."}
	denials = []string{"{who} denied that {says}.", "{who} rejected claims that {says}.", "{who} dismissed reports that {says}."}
)

var kinds = []kind{
	{
		titles: []string{"{one} and {two} agree ceasefire near {town}", "Guns fall silent around {town}", "{two} envoys visit {town}"},
		leads: []string{"{one} and {two} signed a ceasefire agreement in {capital} on {when} after weeks of talks about {town}.",
			"A ceasefire agreement between {one} and {two} took effect around {town} on {when}."},
		plain: []string{"Trucks with {good} waited outside {town} for the road to open.", "Shops in {town} were open on {when}."},
		facts: []fact{
			{says: []string{"artillery shelled the {site} in {town} on {when}", "the {site} in {town} was shelled by artillery on {when}"},
				contrary: []string{"artillery did not shell the {site} in {town} on {when}"}},
			{says: []string{"{n} people were killed and {m} wounded in {town}", "{n} people were killed in {town} and {m} were wounded"},
				contrary: []string{"nobody was killed in {town}"}},
			{says: []string{"both sides would withdraw their troops {km} kilometers from {town} by {month}", "by {month} both sides would pull their troops {km} kilometers back from {town}"},
				contrary: []string{"both sides would not withdraw their troops from {town} by {month}"}},
			{says: []string{"observers had reached {place} with a convoy of {good}", "a convoy of {good} had reached {place} with observers"},
				contrary: []string{"no convoy of {good} had reached {place}"}},
			{says: []string{"the {others} forces were the first to open fire at {place}", "{others} forces opened fire first at {place}"},
				contrary: []string{"{others} forces never opened fire at {place}"}},
		},
	}, {
		titles: []string{"Flood on the {river} reaches {town}", "{town} counts its dead after flood", "Dam above {town} under watch"},
		leads: []string{"The river {river} burst its banks on {when} and flooded large parts of {town} in {one}.",
			"Rescue teams searched the old quarter of {town} in {one} on {when} after the {river} flooded it."},
		plain: []string{"Boats carried {good} to the {site}.", "The {site} in {town} was closed on {when}."},
		facts: []fact{
			{says: []string{"the flood killed {n} people in {town} and left {m} missing", "{n} people were killed and {m} were missing in {town} after the flood"},
				contrary: []string{"the flood killed nobody in {town}"}},
			{says: []string{"the dam at {place} had been opened without a warning", "nobody was warned before the dam at {place} was opened"},
				contrary: []string{"the dam at {place} had not been opened"}},
			{says: []string{"{cause} had weakened the levee along the {river}", "the levee along the {river} was weakened by {cause}"},
				contrary: []string{"{cause} had not weakened the levee along the {river}"}},
			{says: []string{"{two} would send boats, tents and {good} to {town}", "boats, tents and {good} would come to {town} from {two}"},
				contrary: []string{"{two} would not send {good} to {town}"}},
			{says: []string{"the {site} in {town} had sheltered {m} families since {when}", "{m} families had found shelter in the {site} in {town} since {when}"},
				contrary: []string{"the {site} in {town} had not sheltered any families"}},
		},
	}, {
		titles: []string{"{one} and {two} sign trade deal on {good}", "{good} deal divides {town}", "{company} to build in {town}"},
		leads: []string{"{one} and {two} signed a trade agreement on {good} in {capital} on {when}.",
			"Ministers of {one} and {two} signed a memorandum on {good} in {town} on {when}."},
		plain: []string{"{company} runs the {site} in {town}.", "The port of {place} handles most of the {good}."},
		facts: []fact{
			{says: []string{"exports of {good} to {two} would rise by {n} percent before {month}", "before {month} {good} exports to {two} would grow by {n} percent"},
				contrary: []string{"exports of {good} to {two} would not rise before {month}"}},
			{says: []string{"{company} would build a new {site} in {town} and hire {m} workers", "a new {site} in {town} would be built by {company}, which would hire {m} workers"},
				contrary: []string{"{company} would not build a new {site} in {town}"}},
			{says: []string{"{cause} had held up {good} at the border near {place}", "{good} had been held up at the border near {place} by {cause}"},
				contrary: []string{"{cause} had not held up {good} at the border near {place}"}},
			{says: []string{"farmers in {town} would lose their market for {good}", "the market for {good} would be lost to farmers in {town}"},
				contrary: []string{"farmers in {town} would not lose their market for {good}"}},
			{says: []string{"the {others} parliament must ratify the agreement on {good} by {month}", "by {month} the agreement on {good} must be ratified by the {others} parliament"},
				contrary: []string{"the {others} parliament need not ratify the agreement on {good}"}},
		},
	}, {
		titles: []string{"Blast at {site} in {town}", "{site} in {town} burns", "Inquiry opens after blast in {town}"},
		leads: []string{"An explosion tore through the {site} in {town}, {one}, on {when}.",
			"A fire broke out at the {site} in {town} in {one} after an explosion on {when}."},
		plain: []string{"Smoke hung over {town} until evening.", "The {site} belongs to {company}."},
		facts: []fact{
			{says: []string{"the explosion killed {n} workers and wounded {m} at the {site} in {town}", "{n} workers were killed and {m} wounded by the explosion at the {site} in {town}"},
				contrary: []string{"the explosion at the {site} in {town} did not kill any workers"}},
			{says: []string{"{cause} had caused the explosion in {town}", "the explosion in {town} was caused by {cause}"},
				contrary: []string{"{cause} had not caused the explosion in {town}"}},
			{says: []string{"{company} had ignored warnings about the {site} since {month}", "warnings about the {site} had been ignored by {company} since {month}"},
				contrary: []string{"{company} had never ignored warnings about the {site}"}},
			{says: []string{"investigators from {two} would join the inquiry in {town}", "the inquiry in {town} would be joined by investigators from {two}"},
				contrary: []string{"investigators from {two} would not join the inquiry in {town}"}},
			{says: []string{"the air in {place} was safe to breathe again", "in {place} it was safe to breathe the air again"},
				contrary: []string{"the air in {place} was not safe to breathe"}},
		},
	}, {
		titles: []string{"{one} and {two} exchange prisoners", "{n} prisoners return through {town}", "Families wait in {town}"},
		leads: []string{"{one} and {two} exchanged {n} prisoners at the bridge of {town} on {when}.",
			"{one} and {two} agreed on an exchange of prisoners in {capital} on {when}."},
		plain: []string{"Buses crossed the {river} before dawn.", "Families waited at the {site} in {town}."},
		facts: []fact{
			{says: []string{"{n} prisoners had come home through {town} on {when}", "on {when} {n} prisoners had returned home by way of {town}"},
				contrary: []string{"no prisoners had come home through {town}"}},
			{says: []string{"{m} of the men had been beaten in the camp near {place}", "in the camp near {place} {m} of the men had been beaten"},
				contrary: []string{"none of the men had been beaten in the camp near {place}"}},
			{says: []string{"a second exchange would follow on the {river} in {month}", "in {month} a second exchange would take place on the {river}"},
				contrary: []string{"a second exchange on the {river} would not follow in {month}"}},
			{says: []string{"{two} still held journalists in the {site}", "journalists were still held in the {site} by {two}"},
				contrary: []string{"{two} no longer held journalists in the {site}"}},
		},
	},
}

// settings say where places lie.
var settings = []string{"{town} lies in the south of {one}.", "{place}, a town in {one}, has {km},000 inhabitants.", "{town} is the largest city in the valley of the {river}, {km} kilometers from {capital}."}

// pasts are passages that articles about two countries copy from one another.
var pasts = []string{
	"{one} and {two} restored {relations} in {year} after a quarrel of {years} years over {matter} and {other}.",
	"Since {year} {one} has claimed {matter} from {two}, and {years} rounds of talks on {other} have failed.",
	"The treaty of {year} between {one} and {two} settled {matter}, but {years} articles on {other} were never applied.",
	"A court ruled in {year} that {two} owed {one} {years} million dollars for {matter}, while {other} is still in dispute.",
}

var (
	relations = []string{"diplomatic relations", "flights and ferries", "full trade", "the exchange of ambassadors", "their postal service"}
	matters   = []string{"the fishing grounds off the cape", "the tolls of the canal", "the waters of the upper valley", "the railway through the mountain pass",
		"two uninhabited islands", "the grazing rights of herders", "a sunken tanker", "the ore of the northern hills", "the debts of a shared airline",
		"the lights of a reef", "smuggled cigarettes", "the graves of fallen soldiers", "a dam above the border", "the schools of a minority",
		"the archives of a former empire", "salt pans along the coast", "the wrecks in a common strait", "the price of gas", "a forest of cedars", "the pilots of a harbor"}
)

type country struct{ name, people, capital string }

var countries = []country{
	{"Norway", "Norwegian", "Oslo"}, {"Portugal", "Portuguese", "Lisbon"}, {"Kenya", "Kenyan", "Nairobi"}, {"Peru", "Peruvian", "Lima"},
	{"Mongolia", "Mongolian", "Ulaanbaatar"}, {"Jordan", "Jordanian", "Amman"}, {"Ghana", "Ghanaian", "Accra"}, {"Finland", "Finnish", "Helsinki"},
	{"Chile", "Chilean", "Santiago"}, {"Nepal", "Nepalese", "Kathmandu"}, {"Uruguay", "Uruguayan", "Montevideo"}, {"Latvia", "Latvian", "Riga"},
	{"Zambia", "Zambian", "Lusaka"}, {"Malaysia", "Malaysian", "Kuala Lumpur"}, {"Slovenia", "Slovenian", "Ljubljana"}, {"Bolivia", "Bolivian", "La Paz"},
	{"Oman", "Omani", "Muscat"}, {"Senegal", "Senegalese", "Dakar"}, {"Iceland", "Icelandic", "Reykjavik"}, {"Vietnam", "Vietnamese", "Hanoi"},
}

var (
	offices    = []string{"{people} President", "{people} Foreign Minister", "{people} Defense Minister", "{people} government spokesperson"}
	bodies     = []string{"United Nations", "Red Cross", "World Bank", "European Union", "World Health Organization"}
	outlets    = []string{"The Courier", "Harbor News", "Valley Post", "The Daily Beacon", "Northern Wire", "The Ledger", "Morning Standard", "Capital Report"}
	given      = []string{"Ana", "Boris", "Carla", "Daniel", "Elena", "Farid", "Grace", "Hugo", "Ines", "Jonas", "Karim", "Leila", "Marta", "Nadia", "Omar", "Paula", "Rosa", "Samuel", "Tomas", "Vera"}
	months     = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
	days       = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	goods      = []string{"wheat", "timber", "copper", "medicine", "fuel", "rice", "fertilizer", "coffee", "steel", "salt", "fish", "cotton", "cement", "tea", "milk powder", "spare parts"}
	sites      = []string{"market", "hospital", "power station", "school", "railway depot", "refinery", "harbor", "warehouse", "cement plant", "bus station", "sports hall", "textile mill", "customs office", "grain silo"}
	adjectives = []string{"old", "central", "northern", "municipal", "new", "private", "abandoned", "main", "eastern", "military", "university", "rural"}
	causes     = []string{"heavy rain", "a gas leak", "poor maintenance", "a strike", "an earthquake", "bad planning", "a software fault", "sabotage", "a landslide", "old wiring",
		"frost damage", "a rail accident", "swarms of locusts", "thick fog", "a cable theft", "worn brakes", "rotten timber", "a power cut", "loose gravel", "a burst pipe"}
	circumstances = []string{"despite {cause} and {trouble}", "because of {trouble} and {cause}", "in spite of {trouble} along the {river}",
		"as the {river} commission had foreseen after {cause}", "under the contract with {company} on {trouble}", "as {company} had promised after {trouble}"}
	troubles = []string{"rising rents", "a shortage of nurses", "the lawsuit over pensions", "unpaid wages", "the quarrel about tolls", "missing passports",
		"the census", "a customs reform", "frozen accounts", "the harvest season", "sick cattle", "the bishop's letter", "a dockers' walkout", "the mayor's resignation",
		"empty reservoirs", "delayed pensions", "the fuel ration", "a film festival", "school holidays", "the chess olympiad", "broken cranes", "expired visas",
		"counterfeit coins", "a cyclists' rally", "the opera scandal", "cheap imports", "overgrown canals", "a typhus scare", "noisy turbines", "the lottery affair"}
	companies = []string{"Energy", "Mining", "Logistics", "Foods", "Industries"}
)
