package segment

import "strings"

// set makes a set of the words of a list.
func set(words string) map[string]bool {
	m := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// The lists that tokenisation rests on. The words are in lower case unless
// their capital matters.
var (
	// prefixes keep their hyphen in one word with what follows; other hyphens
	// part words (UD English EWT).
	prefixes = set(`anti bi co counter cross e ex extra hyper infra inter intra
		macro mega micro mid mini multi neo non over post pre pro pseudo psycho
		quasi re semi socio sub super tele trans tri ultra un`)

	// slashed are spellings that a slash does not part.
	slashed = set(`w/o w/out n/a s/he b/c b/t`)

	// clitics are the endings that an apostrophe parts from a word.
	clitics = set(`s m re ve ll d`)

	// elisions are words that start with an apostrophe.
	elisions = set(`em til cause cuz bout n tis twas round`)

	// fusions are two words written as one: where the second starts.
	fusions = map[string]int{
		"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "kinda": 4, "sorta": 4,
		"dont": 2, "doesnt": 4, "didnt": 3, "isnt": 2, "wasnt": 3, "arent": 3,
		"werent": 4, "havent": 4, "hasnt": 3, "hadnt": 3, "couldnt": 5,
		"wouldnt": 5, "shouldnt": 6, "aint": 2, "cant": 2, "wont": 2, "thats": 4, "whats": 4, "theyre": 4, "youre": 3, "youve": 3,
	}

	// brands are names that end in an exclamation mark.
	brands = set(`Yahoo Jeopardy Yum`)

	// units part from the number that they are written to.
	units = set(`am pm AM PM a.m p.m kg km g mg cm mm m ml l k K M B b bn mn tn
		million billion trillion lb lbs oz ft in sq mph kph kmh hp kW MW GW kWh Hz
		kHz MHz GHz kb KB mb MB gb GB TB tb dpi mAh x hrs hr min mins sec secs yrs
		yr days persons acres miles mi ha px`)

	// endings close host and file names.
	endings = set(`com org net edu gov mil int info biz eu uk us ca au de fr it
		es ru ua az am ge tr ir il jp cn in br mx nl be ch at se no fi dk pl cz gr
		pt ie nz za kr tw hk sg io co tv me ai asia news press media html htm php asp
		jpg png gif pdf doc docx xls xlsx ppt pptx txt csv zip xml json exe mp3 mp4
		wav avi js css`)

	// smileys are the commonest emoticons.
	smileys = set(`:) :( ;) :D :P :p :O :/ :-) :-( ;-) :-D :-P =) =( =D (: <3 ;-(`)

	months   = set(`Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec`)
	weekdays = set(`Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun`)

	// titles want a name behind their full stop.
	titles = set(`mr mrs ms mx mses messrs mme mmes mlle dr drs prof profs st
		ste ss gen gens lt lts lieut col cols maj majs capt capts cpt cmdr cdr
		cmdt comdt lcdr sgt sgts cpl cpls pvt pte spc sfc pfc ssgt msgt tsgt sra
		adm adms vadm radm brig ens cmsgt cwo gov govs sen sens rep reps rev revs
		fr hon pres supt insp det dets const tpr ofc amb atty attys vs ft mt mts
		fig eq dir asst assoc dep vice cllr cllrs ald vol msgr msgrs mons abp rt
		sec secy treas chmn congr del smt sra srta gral lic ing comm commr spkr
		exec`)

	// capitals are titles that are ordinary words, or end sentences, in lower
	// case.
	capitals = set(`col cols gen gens gov rep reps fr hon pres det dets dir dep
		vice ft mt mts fig st ss eq vol ens const sec treas rt del lic ing comm
		mons exec rev ald sra amb ste adm`)

	// numbered want a number behind their full stop, in figures or Roman.
	numbered = set(`no nos pp p art sec secs ch chs chap para paras par vol vols
		fig figs art arts cap ed ext pt pts res reg regs rte hwy rm cl ser
		ver ann bk nr sess`)

	// measures keep their full stop behind a number where the sentence goes on.
	measures = set(`ft in mi min mins sec secs sq cu km kg lb lbs oz yd yds hr
		hrs yr yrs mo mos wk wks mm cm gal qt pct mph bbl doz tbsp tsp cc ml pts`)

	// states are places in the old postal style that are known by their capital;
	// those of doubtful are so only where the words around agree.
	states = set(`Ala Ariz Ark Calif Colo Conn Fla Ga Kan Kans Ky Md Mich Minn
		Mont Neb Nebr Nev Okla Penn Penna Tenn Tex Va Vt Wis Wisc Wyo Ont Que
		Alta Sask Nfld Qld`)
	doubtful = set(`Cal Del Ill Ind La Mass Me Miss Mo Ore Pa Wash Man Tas Vic`)

	// abbreviations keep their full stop and may end a sentence.
	abbreviations = set(`inc ltd co cos corp bros jr sr esq etc al est
		dept depts univ assn assns ave blvd rd hwy pkwy tel approx ca cf eg ie vs
		viz et misc max hr hrs oz lb lbs yrs mins govt govts natl intl ph.d phd
		plc sa llc attn dist div mfg mgmt svcs hldgs op esp incl repr u.s u.n u.k
		e.u a.m p.m ret bldg apt ibid seq pty pvt pte gmbh calif penn
		conn ariz colo fla kan ky mich minn neb okla tenn wis wyo  pop
		viz anon abbr orig temp pct cont vols eds`)

	// starters are words that open a sentence far more often than they follow
	// an abbreviation within one, when written with a capital.
	starters = set(`the a an this that these those he she it they we i you there
		here his her its their our my your in on at for from by with as after
		before when while where if because since although though however but and
		or so yet then thus also both each many most some several such what who
		why how all no not one two three another other others earlier later
		meanwhile moreover nevertheless nonetheless according during despite
		under until unless over between among amid speaking asked following today
		yesterday tomorrow once only even still now to`)

	// quoting are verbs that tie a quotation to the name behind it.
	quoting = set(`said says say asked asks added adds told tells wrote writes
		replied answered exclaimed shouted cried declared stated insisted
		warned wondered continued noted tweeted posted remarked responded argued
		explained demanded quipped joked recalled complained yelled screamed`)
)
