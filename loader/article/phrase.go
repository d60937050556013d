package article

import (
	"regexp"
	"strings"
)

// The set phrases of news pages. Each pattern is anchored; they are tried on
// short blocks only.
var (
	// related opens what belongs to other stories; alone on its line.
	related = regexp.MustCompile(`(?i)^["“*\[(]*(?:you (?:might|may) (?:also )?(?:like|be interested in|enjoy)|don['’]?t miss(?: (?:it|this|these))?|` +
		`related(?: (?:articles?|stor(?:y|ies)|news|posts?|topics?|content|coverage|links?|reading|items|video|materials|headlines))?|` +
		`recommended(?: (?:for you|stories|articles|reading|videos?|by))?|recommendations|more (?:from|on|in|about|news|stor(?:y|ies)|articles|headlines|coverage|like this|to read|top)\b.{0,40}|` +
		`read (?:next|also|more|now|on)|up next|next up|also read|also on.{0,30}|see also|trending(?: (?:now|stories|news|topics|videos))?|` +
		`(?:most|top) (?:read|popular|viewed|shared|commented|stories|news|headlines)(?: .{0,20})?|latest(?: (?:news|stories|articles|headlines|updates|videos|from.{0,30}))?|` +
		`editor['’]?s['’]? (?:picks?|choice)|what to read next|further reading|popular(?: (?:posts|stories|now|articles|news))?|other (?:news|stories|articles)|` +
		`keep reading|sponsored(?: (?:content|stories|links))?|from (?:our partners|around the web|the web)|around the web|promoted(?: (?:content|stories))?|` +
		`previous (?:article|post|story)|next (?:article|post|story)|in case you missed it|in other news|similar (?:articles|news|stories|posts)|news by (?:topic|theme)|` +
		`on (?:the|this) (?:topic|subject)|by topic|must[- ]reads?|we recommend|explore more|discover more|follow (?:the|this) (?:topic|story)|topics in this (?:article|story)|` +
		`about the authors?|leave a (?:reply|comment)|(?:\d+ )?comments?(?: \(\d+\))?|post a comment|join the (?:conversation|discussion))["”*\])]*\s*[:.!»>…]*$`)

	// inline opens a link within a text rather than a list below it.
	inline = regexp.MustCompile(`(?i)^\W*(?:also read|read (?:also|more)|see also|related|in case you)`)

	// pointer opens a line that points elsewhere.
	pointer = regexp.MustCompile(`(?i)^[*\[(>→►-]*\s*(?:(?:read(?: (?:more|also|next|now|full story))?|also read|see also|see more|related(?: (?:stor(?:y|ies)|articles?|news|coverage))?|more|watch(?: (?:now|live|more|the video))?|listen(?: now)?|photos?|pictures|gallery|in pictures|video|live updates|recommended|must read|don['’]?t miss|podcast)\s?[:|»]|` +
		`(?:read|watch|see|view|find|get|download|click|tap|listen|check out) (?:the )?(?:rest|full|original|entire|complete|more|here|on|latest|now|video|interview|segment|below|our|all)\b|read more\b|` +
		`click (?:here|on|to)|story continues|article continues|continue reading|continues? (?:below|after)|scroll (?:down|to)|sign up|subscribe|support (?:our|us|independent|quality)|` +
		`share (?:this|on|via|with)|like (?:us|the page|this)|follow (?:us|our|@|[\w. \x{a0}-]{2,40} on (?:twitter|x|facebook|instagram|telegram|linkedin|youtube|google))|on twitter follow|` +
		`join (?:us|our|the conversation)|download (?:our|the) app|get (?:the latest|our|more|breaking)|enter your email|want to receive|advertis(?:ement|ing)\b\W*$|ad\b\W*$|for more(?: \w+)*,? (?:sign|subscribe|visit|check|read|news|follow)|for (?:the )?latest\b|` +
		`skip to|back to (?:top|home)|you see a page|you are (?:viewing|reading|browsing)|this page (?:is|has)|\|?printable version|print version|this text (?:is )?available|newspapers in|load more|show more|comments are closed|check also|your email address|required fields|we are sorry,? ?this|this video is|your browser|please enable|cookie|stay (?:tuned|up to date|informed)|donate\b|buy now|log ?in|register (?:now|here|to)|` +
		`do you support .{0,60}\?|questions\? tips\?|tips\? |send (?:tips|your)|contact (?:us|the (?:author|writer|editor))|email (?:us|the author)|e-?mail:|tel:|phone:)`)

	// plea asks the reader for support.
	plea = regexp.MustCompile(`(?i)^(?:please|choose to|help|become an?|consider|join|you can|if you|we (?:need|rely|depend)|make a|support|here we are)\b.{0,160}(?:subscri|donat|newsletter|journalism|membership|contribution to (?:us|our)|serve you)`)

	// imprint is what a page says of an article's making.
	imprint = regexp.MustCompile(`(?i)^[\[(*_—–-]*\s*(?:©|\(c\)|copyright\b|all rights reserved|image (?:source|credit|caption)\b|(?:photo(?:graph)?s?|image|picture|pic|video|graphic|map|illustration|file photo|cover photo|photo credit|caption|credit)s?\s?(?::|by\b|credit|courtesy|via|source|/)|` +
		`source\s?[:–-]|via\s?:|h/t\b|hat tip|tags?\s?:|keywords?\s?:|categor(?:y|ies)\s?:|filed under|posted in|topics?\s?:|section\s?:|labels\s?:|` +
		`(?:additional |further )?reporting (?:by|and writing by)|written by|edited by|editing by|translated by|compiled by|contributing\s?:|contributed (?:by|to)|writing by|` +
		`the views? expressed|views expressed|opinions expressed|the opinions|this (?:article|story|post|piece|report|content|column|essay|interview|transcript|material) (?:was|has been|is|originally|first|also|appeared|appears|contains|will be)\b|` +
		`an? (?:earlier|previous) version of th(?:is|e) |editor['’]?s['’]?s?[\s\x{a0}]note|note to (?:readers|editors)|corrections?(?: appended)?\s?[:.]|clarification\s?:|updates?\s?:?$|as published in|originally published|first published|published (?:by|in|with|at|on)\b|reprinted|republished|reproduction|` +
		`(?:\d+|one|two|three|four|five|six) ?-?min(?:ute)?s?\.? (?:read|listen|watch)|reading time|read(?:ing)? time|estimated read|views\s?:|\d[\d,.k]* (?:views|shares|comments|reads|likes)\b|print(?: (?:this )?(?:article|page|version))?$|e-?mail$|share$|tweet$|save$|facebook$|twitter$|whatsapp$|telegram$|linkedin$|copy link|link copied|listen to (?:this )?article|font size|text size|` +
		`our standards\s?:|disclaimer|disclosure\s?:|press release|media contacts?|for (?:media|press) (?:inquiries|enquiries)|distributed by|provided by|syndicated|.{0,30}\((?:news )?agencies\)$|abstract\.?$|full text\.?$|summary\.?$)`)

	// label opens a line of metadata: its value follows.
	label = regexp.MustCompile(`(?i)^\W*(?:(?:date )?(?:first |last |originally )?(?:publish(?:ed)?|publication|posted|updated|modified|created|uploaded|issued|release[d]?|edited|revised)(?: (?:date|time|on|at))*|today(?:['’]s date)?|date(?:line)?(?: (?:of publication|published|posted|modified|updated))?|last (?:update|modification)|author|byline|by|written by|correspondent|reporter|editor|publisher|publication|sources?|agency|outlet|section|category|url|link|language|location|region|theme|country|news id|print)(?:\s*[:|]\s*|\s+[-–—]\s+)`)

	// changed says that a date is not the day of publication.
	changed = regexp.MustCompile(`(?i)\b(?:today|modified|updated?|edited|revised|last|accessed|retrieved|modification|now|current)\b`)

	// published says that a date is the day of publication.
	published = regexp.MustCompile(`(?i)\b(?:publi(?:shed|cation)|posted|issued|released?|created|date)\b`)

	// byline is a writer's name on a line of its own.
	byline = regexp.MustCompile(`^(?:By|BY|by|from|Written by|Story by|Text by|Words by|Author|AUTHOR|Reporting by|From)\s*:?\s+((?:[\p{Lu}][\p{L}.'’-]*|de|da|van|von|der|bin|al|el|la|le|du|di|and|&|,|for|in)(?:[\s,]+(?:[\p{Lu}][\p{L}.'’-]*|de|da|van|von|der|bin|al-?[\p{L}]*|el|la|le|du|di|and|&|for|in))*)\s*(?:[|/,–—-]\s*(.+)|\(([^()]+)\))?$`)

	// signature is "Name / Publisher", "Name | Publisher", perhaps after a credit.
	signature = regexp.MustCompile(`^(?:(?i:©|\(c\)|photo|image|picture|credit|by|author|text|source)[\s:©.]*)*([\p{Lu}][\p{L}.'’-]+(?:\s+[\p{Lu}][\p{L}.'’-]*){1,3})\s*[/|]\s*([\p{Lu}\d][\p{L}\d.&'’ -]{1,40})$`)

	// reported is a writer's note: "Costa reported from Washington."
	reported = regexp.MustCompile(`^(?:[\p{Lu}][\p{L}.'’-]+[\s,]+(?:and )?){1,12}(?:reported from|contributed to this|contributed reporting|contributed from|is a (?:staff|reporter|writer|columnist|correspondent|freelance|contributor|senior|fellow|contributing)|is the author of|is an? [\p{L} ]{0,30}(?:columnist|reporter|writer|correspondent|contributor) (?:for|at|with|based)|covers [\p{L} ]{3,40} for)\b`)

	// markup is what is no language: tags, addresses, style sheets, rules.
	markup = regexp.MustCompile(`^(?:</?\w[^>]*>\W*)+$|^https?://\S+$|^www\.\S+$|^@\w+\.?$|^\S+@\S+\.\w+$|^[\W_]+$|^[.#@][\w-]+[^{}]*\{.*|^[{}].*|^#\w+(?:\s+#\w+)*$`)

	// tag opens a block with a tag before its text.
	tag = regexp.MustCompile(`^(?:</?[a-zA-Z][^<>]*>\s*)+`)

	// stamp is a time on its own line.
	stamp = regexp.MustCompile(`(?i)^\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:gmt|utc|et|est|edt|cet|bst|local time)[^)]*\)?)?\W*$`)

	// credit closes a picture's text with its source: "A tank. Stock photo: Ann Lee".
	credit = regexp.MustCompile(`(?i)(?:^|[\s.(\[|])(?:(?:stock|file|archive|cover|screen) ?)?(?:photo|photograph|image|picture|pic|illustration|screenshot|video)s?(?: credits?| by| courtesy)?\s?[:©/]\s?[^.!?]{2,60}$`)

	// pictured closes a picture's text of any length: "(Press Agency via Reuters)".
	pictured = regexp.MustCompile(`(?i)\([^()]{0,60}(?:\bvia |photo|getty|image|handout|/ ?(?:afp|ap|reuters|epa))[^()]{0,60}\)$`)

	// desk is a part of a newsroom.
	desk = regexp.MustCompile(`(?i)^(?:[\p{L}]+ )?(?:desk|staff|newsroom|team|bureau|agencies|online)$`)

	// seated is a place with a short name of an agency: "Kyiv • UNN".
	seated = regexp.MustCompile(`^` + namePattern + `\s?[•·|]\s?(\p{Lu}{2,8})$`)

	// caption closes a picture's text: "(AP Photo/John Smith)".
	caption = regexp.MustCompile(`(?i)(?:\((?:[^()]*(?:photo|getty|afp|reuters|epa|image|/ ?ap)[^()]*)\)|\bvia getty images|getty images|/(?:afp|reuters|getty|ap photo|ap))\W*$`)
)

// phraseWords and maxPhrase are the lengths, in words and bytes, over which a
// block is no set phrase.
const (
	phraseWords = 45
	maxPhrase   = 600
)

// boilerplate says whether a block is made of a set phrase. Whole sentences
// count only where the phrase leaves no doubt.
func (b *block) boilerplate() bool {
	if b.words <= 70 && len(b.text) <= maxPhrase && pictured.MatchString(b.text) {
		return true
	}
	if len(b.text) > maxPhrase || b.words > phraseWords && !strings.HasPrefix(b.text, "©") {
		return false
	}
	return markup.MatchString(b.text) || stamp.MatchString(b.text) ||
		pointer.MatchString(b.text) || plea.MatchString(b.text) || imprint.MatchString(b.text) || reported.MatchString(b.text) ||
		b.words <= 30 && caption.MatchString(b.text) || credit.MatchString(b.text)
}
