package main

import "strings"

// irregular lists verbs by base, past and participle; forms parted by a slash
// are alike. Where past and participle are one the third is left out.
const irregular = `
arise arose arisen, awake awoke awoken, bear bore borne/born, beat beat beaten, become became become, befall befell
befallen, begin began begun, bend bent, bet bet, bid bid, bind bound, bite bit bitten, bleed bled, blow blew blown,
break broke broken, breed bred, bring brought, broadcast broadcast, build built, burn burnt, burst burst, buy bought,
cast cast, catch caught, choose chose chosen, cling clung, come came come, cost cost, creep crept, cut cut, deal dealt,
dig dug, draw drew drawn, dream dreamt, drink drank drunk, drive drove driven, eat ate eaten, fall fell fallen, feed
fed, feel felt, fight fought, find found, flee fled, fling flung, fly flew flown, forbid forbade forbidden, forecast
forecast, foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, forgo forwent forgone, freeze
froze frozen, get got gotten/got, give gave given, go went gone, grind ground, grow grew grown, hang hung, hear heard,
hide hid hidden, hit hit, hold held, hurt hurt, keep kept, kneel knelt, know knew known, lay laid, lead led, lean
leant, leap leapt, learn learnt, leave left, lend lent, let let, lie lay lain, light lit, lose lost, make made, mean
meant, meet met, mislead misled, mistake mistook mistaken, misunderstand misunderstood, offset offset, outdo outdid
outdone, overcome overcame overcome, override overrode overridden, oversee oversaw overseen, overtake overtook
overtaken, overthrow overthrew overthrown, pay paid, plead pled, put put, quit quit, read read, rebuild rebuilt, repay
repaid, reset reset, rethink rethought, rid rid, ride rode ridden, ring rang rung, rise rose risen, run ran run, say
said, see saw seen, seek sought, sell sold, send sent, set set, sew sewed sewn, shake shook shaken, shed shed, shine
shone, shoot shot, show showed shown, shrink shrank shrunk, shut shut, sing sang sung, sink sank sunk, sit sat, slay
slew slain, sleep slept, slide slid, sling slung, slit slit, smell smelt, sow sowed sown, speak spoke spoken, speed
sped, spell spelt, spend spent, spill spilt, spin spun, split split, spoil spoilt, spread spread, spring sprang sprung,
stand stood, steal stole stolen, stick stuck, sting stung, stink stank stunk, strew strewn, stride strode, strike
struck struck/stricken, strive strove striven, swear swore sworn, sweep swept, swell swelled swollen, swim swam swum,
swing swung, take took taken, teach taught, tear tore torn, tell told, think thought, throw threw thrown, thrust
thrust, tread trod trodden, undergo underwent undergone, understand understood, undertake undertook undertaken, undo
undid undone, uphold upheld, upset upset, wake woke woken, wear wore worn, weave wove woven, weep wept, win won, wind
wound, withdraw withdrew withdrawn, withhold withheld, withstand withstood, wring wrung, write wrote written`

// plurals lists nouns by singular and irregular plural.
const plurals = `
analysis analyses, axis axes, basis bases, child children, crisis crises, criterion criteria, diagnosis diagnoses,
foot feet, goose geese, half halves, hypothesis hypotheses, knife knives, leaf leaves, life lives, loaf loaves, man
men, mouse mice, oasis oases, ox oxen, parenthesis parentheses, phenomenon phenomena, person people, self selves, shelf
shelves, thesis theses, thief thieves, tooth teeth, wife wives, wolf wolves, woman women, serviceman servicemen,
spokesman spokesmen, spokeswoman spokeswomen, businessman businessmen, lawmaker lawmakers, policeman policemen,
gunman gunmen, militiaman militiamen, congressman congressmen, fisherman fishermen, chairman chairmen, hero heroes,
potato potatoes, echo echoes, veto vetoes, embargo embargoes, series series, species species, means means,
headquarters headquarters, alumnus alumni, stimulus stimuli, nucleus nuclei`

// known adds the lemmas of the lists, under their Penn tags, to the exceptions.
func known(exceptions map[string]string) {
	for entry := range strings.SplitSeq(irregular, ",") {
		f := strings.Fields(entry)
		past, participle := f[1], f[len(f)-1]
		exceptions["VBD "+past] = f[0]
		for p := range strings.SplitSeq(participle, "/") {
			exceptions["VBN "+p] = f[0]
		}
	}
	for entry := range strings.SplitSeq(plurals, ",") {
		f := strings.Fields(entry)
		exceptions["NNS "+f[1]] = f[0]
	}
}
