package graph

// Date is a date with its precision, in Extended Date/Time Format (ISO 8601-2):
// "2020", "2020-11", "2020-11-10", a season "2020-23" (21 spring, 22 summer, 23
// autumn, 24 winter) or an interval "2020-11-09/2020-11-10". "" is no date.
type Date string
