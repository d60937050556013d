package graph

// nicknames gives, for the short forms of given names that English news prints,
// the full ones.
var nicknames = map[string]string{
	"abe": "abraham", "al": "albert", "alex": "alexander", "andy": "andrew", "barney": "barnard", "ben": "benjamin", "bernie": "bernard",
	"beth": "elizabeth", "bill": "william", "bob": "robert", "bobby": "robert", "cathy": "catherine", "charlie": "charles",
	"chris": "christopher", "chuck": "charles", "dan": "daniel", "dave": "david", "debbie": "deborah", "dick": "richard",
	"don": "donald", "doug": "douglas", "ed": "edward", "frank": "francis", "fred": "frederick", "greg": "gregory", "jack": "john",
	"jake": "jacob", "jeff": "jeffrey", "jerry": "gerald", "jim": "james", "jimmy": "james", "joe": "joseph", "josh": "joshua",
	"kate": "katherine", "kathy": "katherine", "ken": "kenneth", "larry": "lawrence", "liz": "elizabeth", "matt": "matthew",
	"mike": "michael", "mitch": "mitchell", "nick": "nicholas", "pat": "patrick", "pete": "peter", "phil": "philip", "ray": "raymond",
	"rick": "richard", "rob": "robert", "ron": "ronald", "rudy": "rudolph", "sam": "samuel", "stan": "stanley", "steve": "stephen",
	"sue": "susan", "ted": "edward", "tim": "timothy", "tom": "thomas", "tony": "anthony", "will": "william",
}
