// Package seeds holds five sample articles, byte for byte as they were found,
// so that a fresh build has something to read. They are news reports of
// September and October 2023 on Azerbaijan, Armenia and Karabakh; none of the
// program's rules knows them.
package seeds

import (
	"embed"
	"io/fs"
)

//go:embed *.txt
var files embed.FS

// Articles returns the sample articles as the .txt files at the root of a
// read-only file system.
func Articles() fs.FS { return files }
